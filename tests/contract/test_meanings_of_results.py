"""Exact meanings of events, notices, plans, what-ifs and checks. Day: 2026-06-30."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import credit
from tests.contract.conftest import ACCOUNT, Ask

Told = Callable[..., Any]
Codes = Callable[..., list[str]]
LIMITS = "limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]"


def one(keys: str, lender: str = "jiebei") -> str:
    return f"accounts: [{{id: a, lender: {lender}, opened: 2024-01-01, {keys}}}]\n"


# --- statement and due days


def bill(statement_day: int, due_day: int) -> str:
    return one(
        f"statement_day: {statement_day}, due_day: {due_day}, annual_rate: 0.18, "
        "limits: [{on: 2025-01-01, amount: 20000}], balances: [{on: 2026-06-01, amount: 10000}]",
        "credit_card",
    )


PERSON = "person: {cash: 20000, living_costs: 0, income: [{from: 2025-01, monthly: 5000}], pay_day: 10}\n"


@pytest.mark.parametrize(
    ("statement_day", "due_day", "dues"),
    [
        (5, 25, ["2026-07-25", "2026-08-25"]),
        (5, 5, ["2026-07-05", "2026-08-05"]),  # a due day not after the statement day is in the next month
        (25, 14, ["2026-07-14", "2026-08-14"]),
        (20, 31, ["2026-07-31", "2026-08-31"]),
        (3, 30, ["2026-07-30", "2026-08-30"]),  # clipped to the month's end
    ],
)
def test_a_due_day_not_after_the_statement_day_is_in_the_next_month(
    statement_day: int, due_day: int, dues: list[str], told: Told
) -> None:
    found = told("plan", bill(statement_day, due_day) + PERSON, "--by", "2026-08-31", "--monthly", "0", "--cash", "0")

    assert [due["on"] for due in found["shortfalls"]] == dues


# --- events


def events(told: Told, text: str, *options: str) -> list[tuple[str, str]]:
    return [(e["kind"], e["on"]) for e in told("explain", text, *options)["events"]]


@pytest.mark.parametrize(("by", "found"), [
    ("lender", [("cut", "2026-05-12")]), ("self", []), ("paid_off", []), ("temporary_end", []),
])  # fmt: skip
def test_only_what_the_lender_did_is_an_event(by: str, found: list[tuple[str, str]], told: Told) -> None:
    limits = f"limits: [{{on: 2025-01-10, amount: 50000}}, {{on: 2026-05-12, amount: 18000, by: {by}}}]"

    assert events(told, one(limits)) == found


def test_a_temporary_raise_that_ends_is_no_cut(told: Told) -> None:
    limits = "limits: [{on: 2025-01-10, amount: 5000}, {on: 2026-03-01, amount: 9000, until: 2026-04-30}]"

    assert events(told, one(limits)) == []


def test_one_event_an_account_and_day_by_rank(told: Told) -> None:
    both = LIMITS + ", states: [{on: 2024-01-01, state: open}, {on: 2026-05-12, state: frozen}]"
    closed = both.replace("frozen", "closed")

    assert events(told, one(both)) == [("freeze", "2026-05-12")]
    assert events(told, one(closed)) == [("closure", "2026-05-12")]


def test_a_closure_needs_no_limit_and_a_reopening_is_compared_with_the_last_limit_above_nought(told: Told) -> None:
    text = one(
        "states: [{on: 2024-01-01, state: open}, {on: 2026-02-01, state: closed}, {on: 2026-06-01, state: open}], "
        "limits: [{on: 2024-01-01, amount: 50000}, {on: 2026-02-01, amount: 0}, {on: 2026-06-01, amount: 8000}]"
    )
    first, second = told("explain", text)["events"]

    assert (first["kind"], second["kind"]) == ("closure", "reopened_lower")
    assert (second["from"], second["to"]) == (50000, 8000)


def test_a_line_is_exhausted_on_the_first_day_of_a_spell(told: Told) -> None:
    text = one(
        "limits: [{on: 2025-01-10, amount: 100}], "
        "balances: [{on: 2026-03-01, amount: 100}, {on: 2026-04-01, amount: 120}, {on: 2026-05-01, amount: 90}]"
    )

    assert events(told, text) == [("exhausted", "2026-03-01")]


def test_a_window_ends_on_the_eve_and_begins_after_the_previous_entry_at_most_ninety_days_back(told: Told) -> None:
    (event,) = told("explain", one(LIMITS))["events"]
    assert event["window"] == {"from": "2026-02-11", "to": "2026-05-11"}

    (event,) = told("explain", one(LIMITS + ", states: [{on: 2026-04-01, state: open}]"))["events"]
    assert event["window"] == {"from": "2026-04-02", "to": "2026-05-11"}


def test_scores_of_an_event_are_those_of_its_days(told: Told) -> None:
    text = one(
        LIMITS + ", balances: [{on: 2026-01-01, amount: 10000}, {on: 2026-05-01, amount: 17000}], "
        "payments: [{due: 2026-05-01, amount: 100, paid: 0}]"
    )
    (event,) = told("explain", text)["events"]
    days = {"score_before": "2026-02-10", "score_eve": "2026-05-11", "score_after": "2026-05-12"}

    assert {k: event[k] for k in days} == {k: told("score", text, "--as-of", day)["score"] for k, day in days.items()}
    assert event["score_after"] < event["score_eve"] < event["score_before"]


def test_a_cut_never_explains_itself(told: Told) -> None:
    (event,) = told("explain", one(LIMITS + ", balances: [{on: 2026-01-01, amount: 10000}]"))["events"]

    assert [c["code"] for c in event["causes"] if c["code"].startswith("UTL")] == []


def test_explain_without_event_is_done_and_says_what_would_be_worth_watching(ask: Ask) -> None:
    ran = ask("explain", one("balances: [{on: 2026-01-01, amount: 10000}]"), "--lang", "en")

    assert ran.status == 0
    assert len(ran.out.splitlines()) >= 2
    assert ask("explain", ACCOUNT, "--format", "json").json["events"] == []


def test_explain_can_be_narrowed_to_an_account_a_day_or_a_time(told: Told) -> None:
    later = LIMITS.replace("05-12", "06-20")
    two = f"accounts: [{{id: a, lender: jiebei, {LIMITS}}}, {{id: b, lender: huabei, {later}}}]\n"

    assert events(told, two) == [("cut", "2026-05-12"), ("cut", "2026-06-20")]
    assert events(told, two, "--account", "b") == [("cut", "2026-06-20")]
    assert events(told, two, "--on", "2026-05-12") == [("cut", "2026-05-12")]
    assert events(told, two, "--since", "2026-05-13") == [("cut", "2026-06-20")]
    assert events(told, two, "--as-of", "2026-06-19") == [("cut", "2026-05-12")]
    assert events(told, two, "--on", "2026-05-13") == []


# --- notices


def weighed(told: Told, notice: str, more: str = "") -> bool:
    text = one(LIMITS) + f"notices: [{{{notice}}}]\n" + (more or "person: {region: 浙江, industry: catering}\n")
    (event,) = told("explain", text)["events"]
    return any(str(c["ref"]).startswith("notice:/notices/0") for c in event["causes"])


@pytest.mark.parametrize(
    ("notice", "weighs"),
    [
        ("on: 2026-05-08, kind: platform_wide", True),
        ("on: 2026-05-12, kind: platform_wide", True),
        ("on: 2026-05-13, kind: platform_wide", False),
        ("on: 2026-02-11, kind: platform_wide", True),
        ("on: 2026-02-10, kind: platform_wide", False),
        ("on: 2026-05-08, kind: platform_wide, account: a", True),
        ("on: 2026-05-08, kind: platform_wide, lender: jiebei", True),
        ("on: 2026-05-08, kind: platform_wide, lender: huabei", False),
        ("on: 2026-05-08, kind: region, region: 浙江", True),
        ("on: 2026-05-08, kind: region, region: 江苏", False),
        ("on: 2026-05-08, kind: industry, industry: catering", True),
        ("on: 2026-05-08, kind: industry, industry: retail", False),
        ("on: 2026-05-08, kind: maintenance", False),
        ("on: 2026-05-08, kind: personal", False),
        ("on: 2026-05-08, kind: regulation", True),
        ("on: 2026-05-08, kind: score_band", True),
    ],
)
def test_a_notice_weighs_on_events_of_its_own_for_ninety_days(notice: str, weighs: bool, told: Told) -> None:  # noqa: FBT001  the example's answer
    assert weighed(told, notice) is weighs


def test_a_region_must_equal_the_persons_and_is_not_known_without_one(told: Told) -> None:
    assert not weighed(told, "on: 2026-05-08, kind: region, region: 浙江", "person: {alias: 甲}\n")


def test_the_platforms_own_words_are_quoted_beside_the_causes(told: Told) -> None:
    text = one(LIMITS) + "notices: [{on: 2026-05-12, account: a, kind: personal, text: 综合评估}]\n"
    (event,) = told("explain", text)["events"]

    assert [place["path"] for place in event["quoted"]] == ["/notices/0"]
    assert event["unexplained"] == 1


# --- money in a plan

LOAN = "balances: [{on: 2026-06-30, amount: 6000}], annual_rate: 0.18, due_day: 20, "
DUES = "payments: [{due: 2026-06-20, amount: 1000, paid: 1000, paid_on: 2026-06-20}]"


def test_budgets_default_to_the_files_money(told: Told) -> None:
    text = one(LOAN + DUES) + "person: {cash: 3000, living_costs: 4000, income: [{from: 2025-01, monthly: 7500}]}\n"

    assert told("plan", text)["budget"] == {"cash": 3000, "monthly": 3500, "keep": 2000}
    changed = told("plan", text, "--cash", "100", "--monthly", "900.50", "--keep", "0")["budget"]
    assert changed == {"cash": 100, "monthly": 900.5, "keep": 0}


def test_money_that_is_not_known_is_nought_and_named(told: Told) -> None:
    found = told("plan", one(LOAN + DUES))

    assert (found["budget"]["cash"], found["budget"]["monthly"]) == (0, 0)
    assert {"cash_unknown", "income_unknown"} & {a["name"] for a in found["assumptions"]}


def test_with_no_money_no_step_moves_any(told: Told) -> None:
    found = told("plan", one(LOAN + DUES), "--cash", "0", "--monthly", "0")

    assert [s for s in found["steps"] if s["amount"]] == []


def test_assets_are_never_spent(told: Told) -> None:
    poor = one(LOAN + DUES) + "person: {cash: 0, living_costs: 0}\n"
    rich = poor + "assets: [{kind: deposit, value: 900000, verified: true}]\n"

    assert [s for s in told("plan", rich)["steps"] if s["amount"]] == []
    assert told("plan", rich)["cash_flow"] == told("plan", poor)["cash_flow"]


def test_what_is_due_and_not_known_is_said_by_the_plan(told: Told) -> None:
    found = told("plan", one("balances: [{on: 2026-06-30, amount: 6000}]", "other"), "--cash", "100")

    assert {"name": "due_unknown", "value": "a"} in found["assumptions"]


def test_doing_nothing_pays_dues_while_money_lasts_and_leaves_what_is_overdue(told: Told) -> None:
    late = one(LOAN + "payments: [{due: 2026-06-20, amount: 1000, paid: 0}]") + PERSON
    found = told("simulate", late, "--do", "wait", "--months", "2")

    assert found["score_then"] == found["do_nothing"]
    assert found["do_nothing"] < told("simulate", late, "--do", "clear_overdue", "--months", "2")["score_then"]


# --- what-ifs


@pytest.mark.parametrize(
    "do",
    ["pay_down:a:500", "pay_down:500:a", "pay_down::500", "pay_down:a:500@2026-06-30", "pay_down:a:500.00"],
)
def test_slots_of_a_what_if_may_stand_in_any_order_and_be_empty(do: str, told: Told) -> None:
    text = one(LOAN + DUES) + PERSON
    expected = told("simulate", text, "--do", "pay_down:a:500")
    found = told("simulate", text, "--do", do)

    assert found["refused"] == []
    assert (found["score_then"], found["interest"]) == (expected["score_then"], expected["interest"])


def test_a_later_day_costs_more_interest(told: Told) -> None:
    text = one(LOAN + DUES) + PERSON
    early, late = (told("simulate", text, "--do", f"pay_off:a@{day}") for day in ("2026-06-30", "2026-07-30"))

    assert early["refused"] == late["refused"] == []
    assert early["interest"] == 0 < late["interest"]


@pytest.mark.parametrize(
    "do",
    [
        "pay_down:nobody:500", "pay_down:a", "pay_down:a:500@2026-06-29", "pay_down:a:500@2027-06-29",
        "pay_down:a:500@someday", "pay_down:a:500:7", "pay_down:a:-5", "pay_down:a:0", "borrow:a:500", "",
    ],
)  # fmt: skip
def test_a_what_if_that_cannot_be_is_refused_with_its_reason(do: str, ask: Ask) -> None:
    ran = ask("simulate", one(LOAN + DUES) + PERSON, "--do", do, "--format", "json")

    assert ran.status == 2
    assert [refused["do"] for refused in ran.json["refused"]] == [do]
    assert all(refused["why"] for refused in ran.json["refused"])


def test_several_actions_are_done_together(told: Told) -> None:
    text = one(LOAN + DUES) + PERSON
    found = told("simulate", text, "--do", "pay_down:a:500", "--do", "enable_autopay:a", "--months", "1")

    assert found["refused"] == []


# --- expectations


def expecting(score: int, expect: str, text: str) -> str:
    return text + f"expect: {{{expect.format(score=score, above=score + 1, below=score - 1)}}}\n"


@pytest.mark.parametrize(
    ("expect", "found"),
    [
        ("score: {{min: {score}, max: {score}}}", []),
        ("score: {{min: {above}}}", ["EXP01"]),
        ("score: {{max: {below}}}", ["EXP01"]),
        ("score: {{min: {below}}}", []),
        ("band: very_poor", ["EXP02"]),
        ("top_cause: none", ["EXP03"]),
        ("top_cause: unexplained", []),
        ("top_cause: RPY01", ["EXP03"]),
        ("account: a, top_cause: unexplained", []),
        ("first_action: wait_for_ever", ["EXP04"]),
        (
            "score: {{max: 300}}, band: very_poor, top_cause: none, first_action: nothing",
            ["EXP01", "EXP02", "EXP03", "EXP04"],
        ),
    ],
)
def test_an_expectation_that_is_not_met_is_an_error_of_its_own_code(
    expect: str, found: list[str], told: Told, codes: Codes, ask: Ask
) -> None:
    text = one(LIMITS + ", annual_rate: 0.1")
    whole = expecting(told("score", text)["score"], expect, text)

    assert sorted(codes(whole)) == found
    assert ask("check", whole).status == (1 if found else 0)


def test_the_first_step_and_the_first_cause_are_those_of_plan_and_explain(told: Told, codes: Codes) -> None:
    text = one(
        LIMITS + ", payments: [{due: 2026-05-01, amount: 100, paid: 0}], balances: [{on: 2026-05-01, amount: 17000}]"
    )
    cause = told("explain", text)["events"][-1]["causes"][0]["code"]
    action = told("plan", text)["steps"][0]["action"]

    assert codes(text + f"expect: {{top_cause: {cause}, first_action: {action}}}\n") == []


def test_no_event_is_expected_by_none(codes: Codes) -> None:
    assert codes(ACCOUNT + "expect: {top_cause: none}\n") == []
    assert codes(ACCOUNT + "expect: {top_cause: unexplained}\n") == ["EXP03"]


def test_expectations_are_judged_on_the_files_own_day(ask: Ask, told: Told) -> None:
    score = told("score", one(LIMITS))["score"]

    ran = ask("check", expecting(score, "score: {{min: {score}, max: {score}}}", one(LIMITS)), "--today", "2030-01-01")
    assert ran.status == 0


# --- exit status of check


def test_an_unreadable_file_is_a_finding_and_1(ask: Ask) -> None:
    ran = ask("check", "acounts: 1\n", "--format", "json")
    (profile,) = ran.json["profiles"]

    assert ran.status == 1
    assert (profile["valid"], profile["score"]) == (False, None)
    assert {f["code"][:3] for f in profile["findings"]} == {"YML"}
    assert {f["severity"] for f in profile["findings"]} == {"error"}


def test_a_missing_path_is_2(tmp_path: Path) -> None:
    assert credit("check", tmp_path / "nobody.yaml").status == 2


def test_a_factor_in_its_worst_bin_is_a_warning_and_fails_only_when_asked_to(ask: Ask) -> None:
    text = one("payments: [{due: 2026-01-01, amount: 100, paid: 0}]")
    (profile,) = ask("check", text, "--format", "json").json["profiles"]

    assert {(f["code"], f["severity"]) for f in profile["findings"]} >= {("RPY01", "warning")}
    assert ask("check", text).status == 0
    assert ask("check", text, "--fail-on", "warning").status == 1
    assert ask("check", ACCOUNT, "--fail-on", "info").status == 0


def test_staleness_is_judged_only_against_a_day_that_was_given(codes: Codes) -> None:
    assert codes(ACCOUNT) == []
    assert [code[:3] for code in codes(ACCOUNT, "--today", "2030-01-01")] == ["DAT"]
    assert codes(ACCOUNT, "--today", "2026-07-01") == []


def test_the_same_file_gives_the_same_output_twice(ask: Ask) -> None:
    text = one(LIMITS + ", " + LOAN + DUES) + PERSON
    for command in ("score", "explain", "plan", "check", "overview"):
        assert ask(command, text) == ask(command, text)


def test_order_of_accounts_changes_no_score(told: Told) -> None:
    first, second = (
        f"{{id: a, lender: jiebei, {LIMITS}}}",
        "{id: b, lender: huabei, draws: [{on: 2026-06-01, amount: 5}]}",
    )

    assert (
        told("score", f"accounts: [{first}, {second}]\n")["score"]
        == told("score", f"accounts: [{second}, {first}]\n")["score"]
    )
