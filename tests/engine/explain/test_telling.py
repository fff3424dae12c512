"""One fact counts once, under the code that tells it, and what is new is told from what stood before."""

from collections.abc import Callable

import pytest

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Cause, Explanation
from credit_cli.model.library import shipped
from credit_cli.profile.records import Profile

Read = Callable[[str], Profile]

CUT = """
version: 1
as_of: 2026-06-30
person: {income: [{from: 2024-01, monthly: 20000}]}
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2020-03-01
    limits: [{on: 2024-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
"""
STEADY = "    balances: [{on: 2025-01-31, amount: 10000}, {on: 2026-04-30, amount: 10000}]\n"
PAID = "{due: 2025-04-10, amount: 900, paid_on: 2025-04-10}"


def explained(read: Read, text: str) -> Explanation:
    profile = read(text)
    (found,) = explain(profile, shipped(), profile.as_of)
    return found


def weights(found: Explanation) -> dict[str, float]:
    return {cause.code: cause.share for cause in found.causes}


def of(found: Explanation, code: str) -> Cause:
    return next(cause for cause in found.causes if cause.code == code)


def test_a_bill_overdue_now_is_one_cause_however_many_factors_it_costs_points(read: Read) -> None:
    found = explained(read, CUT + STEADY + f"    payments: [{PAID}, {{due: 2026-05-01, amount: 900, paid: 0}}]\n")
    lost = {c.code: c.points for c in found.before.contributions}

    assert weights(found) == {"RPY01": 0.75}  # one strong rule, 1.5 PDO: 1 - 2 ** (-1.5 / 0.75)
    fell = ("RPY01", "RPY05", "RPY06", "RPY07")
    assert of(found, "RPY01").points == sum(lost[c.code] - c.points for c in found.eve.contributions if c.code in fell)


def test_the_points_of_a_cause_are_those_of_the_factors_that_lost_them(read: Read) -> None:
    found = explained(read, CUT + STEADY + f"    payments: [{PAID}, {{due: 2026-05-01, amount: 900, paid: 0}}]\n")
    parts = of(found, "RPY01").parts

    lost = {factor: found.before.of(factor).points - found.eve.of(factor).points for factor, _ in parts}
    assert dict(parts) == lost
    assert {found.eve.of(factor).code for factor, _ in parts} == {"RPY01", "RPY05", "RPY06", "RPY07"}
    assert [points for _, points in parts] == sorted(lost.values(), reverse=True)
    assert sum(lost.values()) == of(found, "RPY01").points


def test_a_bill_paid_late_in_the_window_is_told_as_late_lately(read: Read) -> None:
    late = "{due: 2026-04-20, amount: 900, paid_on: 2026-04-26}"
    found = explained(read, CUT + STEADY + f"    payments: [{PAID}, {late}]\n")

    assert weights(found) == {"RPY06": 0.5}


def test_a_bill_missed_and_paid_last_year_makes_this_one_no_older(read: Read) -> None:
    last_year = "{due: 2025-08-01, amount: 900, paid_on: 2025-08-20}"  # overdue on the day looked at, ten months back
    rows = f"{PAID}, {last_year}, {{due: 2026-05-01, amount: 900, paid: 0}}"

    assert weights(explained(read, CUT + STEADY + f"    payments: [{rows}]\n")) == {"RPY01": 0.75}


def test_a_court_entry_is_new_beside_a_lateness_settled_years_ago(read: Read) -> None:
    court = "{on: 2026-04-20, kind: court, lender: other, amount: 9000}"
    old = "{on: 2023-01-05, kind: overdue, lender: other, amount: 90, days: 9, settled_on: 2023-01-14}"
    alone = explained(read, CUT + STEADY + f"record: {{negatives: [{court}]}}\n")
    beside = explained(read, CUT + STEADY + f"record: {{negatives: [{old}, {court}]}}\n")

    assert weights(alone) == weights(beside) == {"REC01": 0.75}


def test_an_overdue_bill_beside_another_debt_on_the_report_are_two_facts(read: Read) -> None:
    reported = "{on: 2026-03-20, kind: overdue, lender: other, amount: 900, days: 40}"
    rows = f"    payments: [{PAID}, {{due: 2026-05-01, amount: 900, paid: 0}}]\n"
    found = explained(read, CUT + STEADY + rows + f"record: {{negatives: [{reported}]}}\n")

    assert {"RPY01", "REC01"} <= set(weights(found))
    assert "/accounts/0/payments/1" in of(found, "RPY01").evidence


def drawn(*rows: str) -> str:
    return CUT + STEADY + f"    draws: [{', '.join(rows)}]\n"


def test_a_draw_told_by_its_purpose_is_not_told_again_by_how_often_one_draws(read: Read) -> None:
    stocks = [f"{{on: 2026-04-{day:02}, amount: 100, purpose: stocks}}" for day in range(1, 13)]

    assert set(weights(explained(read, drawn(*stocks)))) == {"PUR01"}
    assert "FRQ01" in weights(explained(read, drawn(*(row.replace("stocks", "daily") for row in stocks))))


def test_an_act_is_new_beside_an_old_one_and_a_habit_is_not(read: Read) -> None:
    def bounced(*days: str) -> Explanation:
        return explained(read, CUT + STEADY + f"    failed_debits: [{', '.join(days)}]\n")

    alone, beside = bounced("2026-04-20"), bounced("2025-08-20", "2026-04-20")
    habit = bounced("2025-12-20", "2026-04-20")  # one a quarter, as before: the window is the 90 days before the cut

    assert of(alone, "RPY02").share == of(beside, "RPY02").share
    assert of(habit, "RPY02").share < of(beside, "RPY02").share / 2


def test_a_single_application_explains_nothing(read: Read) -> None:
    found = explained(read, CUT + STEADY + "applications: [{on: 2026-05-02, lender: bank_loan, outcome: declined}]\n")

    assert found.eve.score < found.before.score  # it costs points, and no lender is said to react to one
    assert (weights(found), found.unexplained) == ({}, 1.0)


def test_a_line_that_stood_next_to_a_threshold_and_crossed_it_by_a_hair_has_hardly_filled(read: Read) -> None:
    def filled(before: int) -> float:
        rows = f"{{on: 2025-01-31, amount: {before}}}, {{on: 2026-04-30, amount: 40400}}"  # 80.8 %, above 80 %
        return weights(explained(read, CUT + f"    balances: [{rows}]\n")).get("UTL01", 0.0)

    assert filled(39700) < 0.25  # from 79.4 %
    assert filled(20000) >= 0.5  # from 40 %


@pytest.mark.parametrize("spare", ["", "  - {id: spare, lender: credit_card, opened: 2019-01-01}\n"])
def test_a_card_never_used_changes_nothing(read: Read, spare: str) -> None:
    rows = "    balances: [{on: 2025-01-31, amount: 10000}, {on: 2026-04-30, amount: 49000}]\n"
    income = CUT.replace("{from: 2024-01, monthly: 20000}", "{from: 2024-01, monthly: 4000}")

    assert weights(explained(read, income + rows + spare)) == weights(explained(read, income + rows))


def test_the_depth_of_a_reported_debt_is_the_reports_though_a_bill_is_overdue_too(read: Read) -> None:
    rows = f"    payments: [{PAID}, {{due: 2026-05-01, amount: 900, paid: 0}}]\n"

    def reported(days: int) -> dict[str, float]:
        entry = f"{{on: 2026-04-10, kind: overdue, lender: other, amount: 900, days: {days}}}"
        return weights(explained(read, CUT + STEADY + rows + f"record: {{negatives: [{entry}]}}\n"))

    shallow, deep = reported(20), reported(40)

    assert deep["REC01"] > shallow["REC01"]
    assert deep["RPY01"] <= shallow["RPY01"]
