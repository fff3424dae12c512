"""What `check` finds: the values each sentence is given, the very amount and day where it begins, what is left out."""

from datetime import date

import pytest

from credit_cli.engine.diary.view import view
from credit_cli.engine.explain import explain
from credit_cli.engine.findings.accepting import accepted
from credit_cli.engine.findings.checking import Asked, check
from credit_cli.engine.findings.expectations import expectations, top_cause
from credit_cli.engine.findings.finding import Finding
from credit_cli.engine.findings.selecting import Selection
from credit_cli.engine.findings.thresholds import Thresholds, broken
from credit_cli.engine.findings.weak_points import weak_points
from credit_cli.engine.score import score, score_view
from credit_cli.profile.records import Expect, ScoreBounds
from tests.engine.findings.test_contradictions import CASES, account, found
from tests.engine.people import MODEL, person
from tests.profile.lenders import SMALLEST

NEW = SMALLEST + "person: {alias: 李小明}\n"
TOLD = {
    "DAT01": {"on": "2026-06-30", "balance": "12,000", "limit": "10,000"},
    "DAT02": {"due": "2026-05-10", "days": "51"},
    "DAT03": {"due": "2026-05-10", "amount": "1,500", "paid": "1,600"},
    "DAT04": {"on": "2026-04-30", "opened": "2026-05-01"},
    "DAT05": {"on": "2026-06-01", "closed": "2026-05-01"},
    "DAT06": {"on": "2026-06-30", "limit": "10,000", "balance": "4,000", "available": "5,000"},
    "DAT08": {},
    "DAT09": {"on": "2026-07-01", "as_of": "2026-06-30"},
    "DAT10": {"first": "1"},
    "DAT11": {"on": "2026-05-01"},
    "DAT12": {"minimum": "1,500", "amount": "300"},
    "DAT13": {},
    "DAT14": {"more": "over_60", "more_value": "2", "fewer": "total", "fewer_value": "1"},
    "DAT15": {"part": "largest", "value": "6", "total": "5"},
    "DAT16": {"on": "2026-06-01", "checked_on": "2026-05-01"},
    "DAT17": {"since": "2026-01-01"},
    "DAT18": {"due": "2026-06-28", "paid_on": "2026-06-28"},
}


@pytest.mark.parametrize("code", CASES)
def test_a_sentence_is_given_the_values_of_its_row(code: str) -> None:
    assert [dict(finding.context) for finding in found(CASES[code][0])] == [TOLD[code]]


def test_every_contradiction_has_a_case() -> None:
    elsewhere = {
        "DAT07",
        "DAT19",
        "DAT20",
        "DAT21",
    }  # stale, real names and a file's own ignore list: by their own tests

    assert {rule.code for rule in MODEL.findings.values()} == CASES.keys() | elsewhere


def test_a_real_name_is_told_where_it_stands_and_a_nickname_is_not() -> None:
    assert [(f.code, f.path, f.context) for f in found(NEW)] == [("DAT20", "/person/alias", ())]
    assert found(SMALLEST + "person: {alias: 小林}\n") == []


def balance(fen: str) -> list[Finding]:
    return found(account(f"limits: [{{on: 2026-01-01, amount: 10000}}], balances: [{{on: 2026-06-30, amount: {fen}}}]"))


def available(yuan: int, owed: str = "") -> list[Finding]:
    text = f"limits: [{{on: 2026-01-01, amount: 10000}}], available: [{{on: 2026-06-30, amount: {yuan}}}]{owed}"
    return found(account(text))


def overdue_since(day: str, more: str = "") -> list[str]:
    text = f"autopay: {{enabled: true}}, payments: [{{due: {day}, amount: 5, paid: 0}}]{more}"
    return [f.code for f in found(account(text))]


def test_each_contradiction_begins_at_its_amount_or_day() -> None:
    assert (balance("10000"), [f.code for f in balance("10000.01")]) == ([], ["DAT01"])
    owed = ", balances: [{on: 2026-06-30, amount: 4000}]"
    assert [[f.code for f in available(a, owed)] for a in (5899, 5900, 6100, 6101)] == [["DAT06"], [], [], ["DAT06"]]
    assert [[f.code for f in available(a)] for a in (0, 10100, 10101)] == [[], [], ["DAT06"]]
    assert dict(available(10101)[0].context)["balance"] == "0"
    assert (overdue_since("2026-05-31"), overdue_since("2026-05-30")) == ([], ["DAT02"])  # thirty days, and one more
    assert overdue_since("2026-05-30", ", failed_debits: [2026-05-30]") == []
    assert overdue_since("2026-05-30", ", failed_debits: [2026-05-29]") == ["DAT02"]
    assert overdue_since("2026-05-30", ", debits: {window: 12, succeeded: 1, failed: 1}") == []
    assert overdue_since("2026-05-30", ", debits: {window: 12, succeeded: 1, failed: 0}") == ["DAT02"]


def test_the_first_fact_before_the_opening_is_told_whatever_the_order_of_the_lists() -> None:
    text = account("opened: 2026-05-10, balances: [{on: 2026-05-09, amount: 5}], draws: [{on: 2026-05-01, amount: 5}]")

    assert [(f.code, f.path) for f in found(text)] == [("DAT04", "/accounts/0/draws/0")]
    assert found(account("opened: 2026-05-10, balances: [{on: 2026-05-10, amount: 5}]")) == []


LATE = "payments: [{due: 2026-06-01, amount: 100, paid: 0}]"
FILLED = "limits: [{on: 2026-01-01, amount: 1000}], balances: [{on: 2026-06-01, amount: 500}]"
ASKED = "applications: [{on: 2026-06-01, lender: huabei}, {on: 2026-06-20, lender: weilidai}]\n"


def kept(text: str, **asked: float) -> list[tuple[str, str, dict[str, str]]]:
    profile = person(text.removeprefix("version: 1\n"))
    seen = view(profile, profile.as_of, MODEL.lenders)
    hits = broken(Thresholds(**asked), score_view(seen, MODEL.scorecard), seen, MODEL.scorecard)  # type: ignore[arg-type]
    return [(f.code, f.path, dict(f.context)) for f in hits]


def test_a_threshold_is_broken_beyond_it_and_says_what_was_asked_and_what_is() -> None:
    now = score(person(SMALLEST.removeprefix("version: 1\n")), date(2026, 6, 30), MODEL)
    told = {"asked": str(now.score + 1), "actual": str(now.score)}
    share = f"{now.coverage:.1%}".replace(".0%", "%")

    assert kept(SMALLEST, min_score=now.score) == []
    assert kept(SMALLEST, min_score=now.score + 1) == [("EXP05", "", told)]
    assert kept(account(FILLED), max_utilisation=0.5) == []
    assert kept(account(FILLED), max_utilisation=0.499) == [
        ("EXP06", "/accounts/0/balances/0", {"asked": "49.9%", "actual": "50%"})
    ]
    assert kept(account(LATE), max_days_overdue=29) == []
    assert kept(account(LATE), max_days_overdue=28) == [
        ("EXP07", "/accounts/0/payments/0", {"asked": "28", "actual": "29"})
    ]
    assert kept(SMALLEST + ASKED, no_new_applications=10) == []
    assert kept(SMALLEST + ASKED, no_new_applications=30) == [
        ("EXP08", "/applications/1", {"asked": "30", "actual": "2"})
    ]
    assert kept(SMALLEST, min_coverage=now.coverage) == []
    assert kept(SMALLEST, min_coverage=0.999) == [("EXP09", "", {"asked": "99.9%", "actual": share})]


def test_what_the_file_does_not_tell_breaks_no_threshold() -> None:
    assert kept(SMALLEST, max_utilisation=0, max_days_overdue=0, no_new_applications=900) == []
    assert kept(account(LATE)) == []


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("RPY",), (), True),
        (("UTL",), (), False),
        ((), ("RPY",), False),
        ((), ("RPY10",), False),
        ((), ("R",), False),
        (("RPY",), ("RPY10",), False),
        (("RPY10",), ("RPY",), True),
        (("RPY",), ("RPY",), False),
        (("UTL", "RPY1"), ("RPY",), True),
    ],
)
def test_the_longer_selector_wins_and_of_two_alike_the_one_that_leaves_out(
    select: tuple[str, ...], ignore: tuple[str, ...], *, wanted: bool
) -> None:
    assert Selection(select, ignore).wants("RPY10") is wanted
    assert Selection(select, (*ignore, "YML")).wants("YML11")  # a file that cannot be read is always told


def test_an_expectation_that_is_not_met_says_what_was_expected_and_what_came() -> None:
    now = score(person(SMALLEST.removeprefix("version: 1\n")), date(2026, 6, 30), MODEL)

    def unmet(expect: Expect) -> list[tuple[str, str, str, dict[str, str]]]:
        hits = expectations(expect, now, (), None)
        return [(f.code, f.severity, f.path, dict(f.context)) for f in hits]

    at = now.score
    assert unmet(Expect(score=ScoreBounds(at, at), top_cause="none")) == []
    assert now.band == "poor"
    assert unmet(Expect(band="poor")) == []
    assert unmet(Expect(score=ScoreBounds(at + 1, None))) == [
        ("EXP01", "error", "/expect/score/min", {"expected": f">= {at + 1}", "actual": str(at)})
    ]
    assert unmet(Expect(score=ScoreBounds(None, at - 1))) == [
        ("EXP01", "error", "/expect/score/max", {"expected": f"<= {at - 1}", "actual": str(at)})
    ]
    assert unmet(Expect(band="very_poor")) == [
        ("EXP02", "error", "/expect/band", {"expected": "very_poor", "actual": now.band})
    ]
    assert unmet(Expect(top_cause="RPY01")) == [
        ("EXP03", "error", "/expect/top_cause", {"expected": "RPY01", "actual": "none"})
    ]


CUTS = """
as_of: 2026-06-30
accounts:
  - {id: a, lender: jiebei, limits: [{on: 2025-01-01, amount: 9000}, {on: 2026-05-20, amount: 100}],
     payments: [{due: 2026-01-10, amount: 9, paid: 9}, {due: 2026-05-01, amount: 9, paid: 0}]}
  - {id: b, lender: huabei, limits: [{on: 2025-01-01, amount: 9000}, {on: 2026-01-20, amount: 100}]}
"""


def test_the_top_cause_is_the_first_of_the_latest_event_of_the_account() -> None:
    explained = explain(person(CUTS), MODEL, date(2026, 6, 30))

    assert [e.event.account for e in explained] == ["b", "a"]
    assert top_cause(explained, None) == top_cause(explained, "a") == "RPY01"
    assert top_cause(explained, "b") == "unexplained"
    assert top_cause(explained, "c") == "none"
    even = explained[1]._replace(unexplained=explained[1].causes[0].share)
    assert top_cause([even], None) == "RPY01"
    assert top_cause([even._replace(unexplained=even.unexplained + 0.0001)], None) == "unexplained"


def test_a_factor_in_its_worst_bin_is_a_warning_at_its_first_line() -> None:
    late = account("payments: [{due: 2026-01-01, amount: 100, paid: 0}]")
    now = score(person(late.removeprefix("version: 1\n")), date(2026, 6, 30), MODEL)
    told = {f.code: f for f in weak_points(now)}
    overdue = now.of("overdue_now")

    assert told["RPY01"] == Finding("RPY01", "warning", "/accounts/0/payments/0", (("lost", str(overdue.best)),))
    assert {c.code for c in now.contributions if not c.measurement.known}.isdisjoint(told)


def test_a_weak_point_that_no_line_shows_stands_nowhere() -> None:
    now = score(person(SMALLEST.removeprefix("version: 1\n")), date(2026, 6, 30), MODEL)
    first = now.contributions[0]
    worst = first._replace(points=0, best=5, measurement=first.measurement._replace(known=True, evidence=()))

    assert [f.path for f in weak_points(now._replace(contributions=(worst,)))] == [""]


ENTRIES = """
as_of: 2026-06-30
accounts: [{id: a, lender: jiebei}, {id: b, lender: huabei}]
ignore: [{code: UTL01, account: b, reason: r, until: 2026-06-30}, {code: RPY01, reason: r}]
"""
ON_A, ON_B = (Finding("UTL01", "warning", f"/accounts/{n}/balances/0") for n in (0, 1))
LATENESS = Finding("RPY01", "warning", "/record/late_months")


def after(day: date, *findings: Finding, wanted: frozenset[str] | None = None) -> list[Finding]:
    return list(accepted(findings, person(ENTRIES), day, MODEL.findings, wanted))


def test_what_was_accepted_is_silent_on_its_account_until_its_day_and_then_says_that_it_was() -> None:
    last, next_day = date(2026, 6, 30), date(2026, 7, 1)
    expired = Finding("DAT21", "warning", "/ignore/0", (("code", "UTL01"), ("until", "2026-06-30")))

    assert after(last, ON_A, ON_B, LATENESS) == [ON_A]
    assert after(next_day, ON_B, LATENESS) == [ON_B._replace(accepted_until=last), expired]


def test_an_entry_that_silences_nothing_is_told_unless_nobody_looked_for_it() -> None:
    unused = [Finding("DAT19", "warning", f"/ignore/{n}", (("code", c),)) for n, c in ((0, "UTL01"), (1, "RPY01"))]
    day = date(2026, 6, 30)

    assert after(day, ON_A) == [ON_A, *unused]
    assert after(day, wanted=frozenset({"RPY01"})) == unused[1:]


def test_only_what_is_asked_for_is_told() -> None:
    profile = person(account("payments: [{due: 2026-01-01, amount: 100, paid: 200}]").removeprefix("version: 1\n"))
    every = check(profile, MODEL, Asked())
    some = check(profile, MODEL, Asked(selection=Selection(("DAT",))))

    assert every.score == some.score == score(profile, profile.as_of, MODEL).score
    assert [f.code for f in some.findings] == ["DAT03"]
    assert [f.code for f in every.findings][:1] == ["DAT03"]
