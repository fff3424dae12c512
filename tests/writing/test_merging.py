"""Facts into a person's own file: every line of theirs stays, and importing twice adds nothing."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit_cli.importers.facts import Fact, Found, Origin, RowFact, Target, ValueFact, origin
from credit_cli.model.library import shipped
from credit_cli.writing.merging import Merged, NotMerged, merge_into, start
from tests.commands.running import SAMPLES
from tests.writing.profiles import HUABEI, JIEBEI, NOTE, WRITTEN, found, merged, profile, row, say, value

DAY = date(2026, 10, 2)
DRAW = row(JIEBEI, "draws", on=DAY, amount=100000)


def test_a_row_goes_behind_the_last_one_and_before_the_comment_of_what_follows() -> None:
    text = merged(WRITTEN, found(DRAW)).text

    assert text == WRITTEN.replace(
        "amount: 6000}   # 交房租\n",
        "amount: 6000}   # 交房租\n      - {on: 2026-10-02, amount: 1000}  # from from_report\n",
    )


def test_a_list_on_one_line_is_continued_before_its_bracket() -> None:
    text = merged(WRITTEN, found(row(JIEBEI, "limits", on=date(2024, 1, 1), amount=700000))).text

    assert text == WRITTEN.replace(
        "amount: 18000}]   # 降过一次\n",
        "amount: 18000},\n        {on: 2024-01-01, amount: 7000}  # from from_report\n      ]   # 降过一次\n",
    )


def test_a_bracket_on_a_line_of_its_own_stays_there() -> None:
    several = WRITTEN.replace(
        "[{on: 2025-01-10, amount: 50000}, ", "[\n      {on: 2025-01-10, amount: 50000},   # first\n      "
    )
    several = several.replace("amount: 18000}]   # 降过一次", "amount: 18000},   # 降过一次\n    ]")

    text = merged(several, found(row(JIEBEI, "limits", on=date(2024, 1, 1), amount=700000))).text

    assert text == several.replace(
        "降过一次\n", "降过一次\n        {on: 2024-01-01, amount: 7000}  # from from_report\n"
    )


def test_a_row_of_the_file_stands_for_one_of_two_that_are_alike() -> None:
    one = merged(WRITTEN, found(DRAW))
    two = merged(one.text, found(DRAW, DRAW))

    assert (two.added, two.there) == (1, 1)


@pytest.mark.parametrize("nothing", ["", " ~", " null   # not yet", "   # not yet"])
def test_a_key_without_a_value_is_given_one(nothing: str) -> None:
    text = WRITTEN.replace("    draws:\n", f"    payments:{nothing}\n    due_day: 5\n    draws:\n")
    facts = found(row(JIEBEI, "payments", due=DAY, amount=5), row(JIEBEI, "payments", due=DAY, amount=6))

    account = profile(merged(text, facts).text).accounts[0]

    assert [r.amount for r in account.payments or ()] == [5, 6]
    assert (account.due_day, len(account.draws or ())) == (5, 1)


def test_a_limit_that_stands_as_it_stood_is_no_new_row() -> None:
    assert merged(WRITTEN, found(row(JIEBEI, "limits", on=DAY, amount=1800000))).text == WRITTEN


def test_an_empty_list_takes_its_first_row() -> None:
    text = merged(WRITTEN, found(row(None, "applications", on=DAY, kind="inquiry"))).text

    assert "applications: [\n" in text
    assert [a.on for a in profile(text).applications or ()] == [DAY]
    assert text.startswith(WRITTEN[: WRITTEN.index("applications: [")])


def test_an_account_on_one_line_takes_new_keys() -> None:
    result = merged(WRITTEN, found(RowFact(HUABEI, "failed_debits", DAY, NOTE), value(HUABEI, "due_day", to=10)))

    account = profile(result.text).accounts[1]
    assert (account.failed_debits, account.due_day) == ((DAY,), 10)


def test_a_new_account_and_new_keys_are_added_with_their_origin() -> None:
    weilidai = Target(("weilidai",))
    result = merged(
        WRITTEN,
        found(row(weilidai, "balances", on=DAY, amount=5050), row(None, "spending", month=DAY.replace(day=1), total=1)),
    )

    assert "  - id: weilidai  # from account\n    lender: weilidai\n    balances:\n" in result.text
    assert "      - {on: 2026-10-02, amount: 50.50}  # from from_report\n" in result.text
    assert result.text.endswith("\nspending:\n  - {month: 2026-10, total: 0.01}  # from from_report\n")


def test_every_line_of_the_person_stays() -> None:
    facts = (
        DRAW,
        row(HUABEI, "balances", on=DAY, amount=5),
        row(None, "guarantees", on=DAY, amount=7),
        value(None, "record", "checked_on", to=DAY),
    )
    text = merged(WRITTEN, found(*facts)).text

    kept = iter(text.splitlines())
    assert [
        line
        for line in WRITTEN.splitlines()
        if "huabei" not in line and "applications" not in line and line not in kept
    ] == []


def test_importing_twice_adds_nothing() -> None:
    facts = (
        DRAW,
        DRAW,
        row(JIEBEI, "payments", due=DAY, amount=5, paid=5, paid_on=DAY, by="auto"),
        RowFact(JIEBEI, "failed_debits", DAY, NOTE),
        value(JIEBEI, "known_from", "payments", to=DAY),
        row(None, "spending", month=DAY.replace(day=1), total=9, largest=9),
        value(None, "record", "late_months", "window", to=60),
        value(None, "guarantees", to=()),
    )
    once = merged(WRITTEN, found(*facts))
    twice = merged(once.text, found(*facts))

    assert once.added == len(facts)
    assert (twice.text, twice.added, twice.there) == (once.text, 0, len(facts))
    assert len(profile(once.text).accounts[0].draws or ()) == 3  # two draws of one day and amount are two


@pytest.mark.parametrize(
    ("fact", "ours", "theirs"),
    [
        (
            row(JIEBEI, "limits", on=DAY, amount=900000),
            "{on: 2026-05-12, amount: 18000}",
            "{on: 2026-10-02, amount: 9000}",
        ),
        (value(None, "person", "cash", to=100), "3000", "1"),
    ],
)
def test_what_differs_is_asked_with_both_sides_and_left_alone(fact: Fact, ours: str, theirs: str) -> None:
    result = merged(WRITTEN, found(fact))

    assert result.text == WRITTEN
    (question,) = result.questions
    assert dict(question.context)["ours"] == ours
    assert dict(question.context)["theirs"] == theirs


def test_an_end_that_only_the_import_knows_is_asked() -> None:
    once = merged(WRITTEN, found(DRAW))
    later = merged(once.text, found(row(JIEBEI, "draws", on=DAY, amount=100000, repaid_on=date(2026, 10, 9))))

    assert later.text == once.text
    assert "repaid_on: 2026-10-09" in dict(later.questions[0].context)["theirs"]


def test_a_balance_or_a_month_of_the_same_day_differs() -> None:
    once = merged(
        WRITTEN,
        found(row(JIEBEI, "balances", on=DAY, amount=500), row(None, "spending", month=DAY.replace(day=1), total=9)),
    )
    other = merged(
        once.text,
        found(row(JIEBEI, "balances", on=DAY, amount=700), row(None, "spending", month=DAY.replace(day=1), total=8)),
    )

    assert other.text == once.text
    assert [dict(q.context)["path"] for q in other.questions] == ["balances", "spending"]


def test_the_persons_own_day_is_asked_about_and_an_imports_own_is_moved_on() -> None:
    later = found(row(JIEBEI, "draws", on=date(2026, 11, 5), amount=1), as_of=date(2026, 11, 9))
    theirs = merged(WRITTEN, later)
    ours = merged(WRITTEN.replace("# 上次改的那天", "# (import)").replace(", cash: 3000", ""), later)
    with_cash = merged(WRITTEN.replace("# 上次改的那天", "# (import)"), later)

    assert [q.name for q in theirs.questions] == ["as_of"]
    assert "as_of: 2026-10-31   # 上次改的那天" in theirs.text
    assert "as_of: 2026-11-09   # (import)" in ours.text
    assert [q.name for q in with_cash.questions] == ["as_of"]  # cash has no day of its own


def test_a_list_of_the_persons_own_is_not_said_to_begin_with_an_export() -> None:
    result = merged(WRITTEN, found(DRAW, value(JIEBEI, "known_from", "draws", to=DAY)))

    assert "known_from" not in result.text


def test_an_older_export_that_joins_on_moves_the_beginning_back() -> None:
    def export(start: date, as_of: date) -> Found:
        begins = ValueFact(JIEBEI, ("known_from", "failed_debits"), start, origin("begins"))
        return found(RowFact(JIEBEI, "failed_debits", start, NOTE), begins, as_of=as_of)

    def ours(where: Origin) -> str:
        return f"{where.note} (import)"

    newer = merge_into(WRITTEN, export(date(2026, 1, 1), date(2026, 10, 31)), shipped().lenders, ours, None)
    assert isinstance(newer, Merged)
    by_hand = newer.text.replace("begins (import)", "mine")
    joined = merged(newer.text, export(date(2025, 1, 1), date(2025, 12, 31)))
    apart = merged(newer.text, export(date(2025, 1, 1), date(2025, 11, 30)))
    theirs = merged(by_hand, export(date(2025, 1, 1), date(2025, 12, 31)))

    assert "known_from: {failed_debits: 2025-01-01}  # begins (import)" in joined.text
    assert joined.questions == ()
    for left in (apart, theirs):
        assert "known_from: {failed_debits: 2026-01-01}" in left.text
        assert [q.name for q in left.questions] == ["differs"]


def test_an_export_that_begins_after_a_gap_is_asked_about() -> None:
    once = merged(
        WRITTEN,
        found(
            RowFact(JIEBEI, "failed_debits", date(2026, 9, 1), NOTE),
            value(JIEBEI, "known_from", "failed_debits", to=date(2026, 9, 1)),
        ),
    )
    joined = merged(once.text, found(value(JIEBEI, "known_from", "failed_debits", to=date(2026, 10, 15))))
    apart = merged(
        once.text, found(value(JIEBEI, "known_from", "failed_debits", to=date(2026, 12, 1)), accounts=[JIEBEI])
    )

    assert joined.questions == ()
    assert [q.name for q in apart.questions] == ["differs"]


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.glob("*.yaml")))
def test_every_sample_takes_facts_and_keeps_all_of_its_own(name: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    old = profile(text)
    first = Target((old.accounts[0].lender,), old.accounts[0].provider)
    ids = old.accounts[0].id
    facts = (
        row(first, "draws", on=date(2019, 1, 1), amount=123), RowFact(first, "failed_debits", date(2019, 1, 2), NOTE),
        row(first, "balances", on=date(2019, 1, 3), amount=5), row(None, "bills", kind="water", due=date(2019, 1, 4)),
        row(None, "record.negatives", on=date(2019, 1, 5), kind="other"),
    )  # fmt: skip

    result = merged(text, found(*facts), account=ids)
    new = profile(result.text)

    assert result.added == len(facts)
    assert [a.id for a in new.accounts] == [a.id for a in old.accounts]
    assert [
        line
        for line in text.splitlines()
        if line.split("#")[0].strip() and line.split(" #")[0].rstrip("] }") not in result.text
    ] == []
    assert merged(result.text, found(*facts), account=ids).text == result.text


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", None])
def test_line_ends_stay_as_they_are(ending: str, last: str | None) -> None:
    text = WRITTEN.rstrip("\n") if last == "" else WRITTEN
    text = text.replace("\n", ending)

    new = merged(text, found(DRAW, row(None, "guarantees", on=DAY, amount=7))).text

    assert new.count("\n") == new.count(ending)
    assert profile(new).guarantees is not None


def test_a_file_with_aliases_is_left_alone_where_lines_cannot_be_added() -> None:
    shared = WRITTEN.replace("    draws:\n", "    draws: &d\n").replace(
        "  - {id: huabei, lender: huabei}", "  - id: huabei\n    lender: huabei\n    draws: *d"
    )
    result = merge_into(shared, found(row(HUABEI, "draws", on=DAY, amount=1)), shipped().lenders, say, None)

    if isinstance(result, Merged):  # the alias' row is the other account's too, which is no loss of the person's
        assert profile(result.text).accounts[0].draws == profile(result.text).accounts[1].draws
    else:
        assert result.reason == "not_merged"


def test_what_is_no_profile_is_not_merged() -> None:
    assert merge_into("version: 1\n", found(DRAW), shipped().lenders, say, None) == NotMerged("not_a_profile")


def test_a_new_profile_needs_an_account() -> None:
    head = "version: 1\nas_of: 2026-10-31  # (import)\naccounts:\n"

    assert start(found(row(None, "guarantees", on=DAY, amount=1)), head, shipped().lenders, say, None) == NotMerged(
        "no_accounts"
    )
    made = start(found(DRAW), head, shipped().lenders, say, None)
    assert isinstance(made, Merged)
    assert profile(made.text).accounts[0].id == "jiebei"


days = st.dates(date(2026, 1, 1), date(2026, 10, 31))
amounts = st.integers(0, 10**9)
targets = st.sampled_from([JIEBEI, HUABEI])
facts_of = st.lists(
    st.one_of(
        st.builds(lambda t, d, a: row(t, "draws", on=d, amount=a), targets, days, amounts),
        st.builds(lambda t, d: RowFact(t, "failed_debits", d, NOTE), targets, days),
        st.builds(lambda t, d, a: row(t, "payments", due=d, amount=a, paid=a, paid_on=d), targets, days, amounts),
        st.builds(lambda d, a: row(None, "guarantees", on=d, amount=a), days, amounts),
        st.builds(lambda d: value(None, "record", "checked_on", to=d), days),
        st.builds(lambda t, d: value(t, "known_from", "draws", to=d), targets, days),
    ),
    max_size=15,
)


@given(facts_of)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_facts_leave_a_profile_that_holds_all_it_held_and_takes_them_once(facts: list[Fact]) -> None:
    once = merged(WRITTEN, found(*facts, accounts=[JIEBEI, HUABEI]))
    twice = merged(once.text, found(*facts, accounts=[JIEBEI, HUABEI]))

    assert twice.text == once.text
    assert set(profile(WRITTEN).accounts[0].draws or ()) <= set(profile(once.text).accounts[0].draws or ())
    assert once.added + once.there + len(once.questions) >= len(facts)
