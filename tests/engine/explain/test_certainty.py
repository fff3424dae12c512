"""How sure a cause is and why, whether it still stands, and that one fact counts once across codes."""

from collections.abc import Callable
from dataclasses import replace

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Cause, Explanation
from credit_cli.model.library import Model, shipped
from credit_cli.profile.records import Profile

Read = Callable[[str], Profile]

CUT = """
version: 1
as_of: 2026-06-30
person: {region: 浙江, income: [{from: 2024-01, monthly: 10000}]}
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    annual_rate: 0.18
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
"""
LOW = "    balances: [{on: 2025-12-31, amount: 5000}, {on: 2026-04-30, amount: 5000}]\n"
PAID = "    payments: [{due: 2026-01-10, amount: 900, paid: 900}, {due: 2026-06-20, amount: 900, paid: 900}]\n"
BAD = "    payments: [{due: 2026-01-10, amount: 900, paid: 900}, {due: 2026-05-01, amount: 900, paid: 0}]\n"


def explained(read: Read, model: Model, text: str) -> Explanation:
    profile = read(text)
    (found,) = explain(profile, model, profile.as_of)
    return found


def of(found: Explanation, code: str) -> Cause:
    return next(cause for cause in found.causes if cause.code == code)


def test_points_lost_between_two_dated_days_are_proved(read: Read, small: Model) -> None:
    text = CUT + "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-04-30, amount: 30000}]\n"
    sure = of(explained(read, small, text), "UTL01").certainty

    assert (sure.level, sure.grounds, sure.confidence) == ("proved", ("dated_at_both_ends",), None)


def test_a_habit_that_is_well_attested_is_consistent_with_the_file(read: Read) -> None:
    sure = of(explained(read, shipped(), CUT + LOW + BAD), "RPY01").certainty

    assert (sure.level, sure.confidence) == ("consistent", "medium")
    assert sure.grounds == ("dated_at_both_ends", "said_of_lenders", "practice_differs")
    assert sure.thresholds == (1, 1, 1)


def test_a_habit_with_no_public_source_is_hearsay_and_tells_how_far_the_value_reaches(read: Read) -> None:
    def cycled(times: int) -> str:
        rows = (
            f"{{on: 2026-04-{day:02}, amount: 500, purpose: daily, repaid_on: 2026-04-{day + 1:02}}}"
            for day in range(5, 5 + times)
        )
        return CUT + LOW + PAID + f"    draws: [{', '.join(rows)}]\n"

    three, five = (of(explained(read, shipped(), cycled(times)), "FRQ01").certainty for times in (3, 5))

    assert (three.level, three.confidence, three.thresholds) == ("hearsay", "low", (2, 3, 5))
    assert (three.reached, five.reached) == ("typical", "lax")


def test_a_rule_of_law_says_so_and_names_no_thresholds(read: Read) -> None:
    text = CUT + LOW + PAID + "    draws: [{on: 2026-04-01, amount: 3000, purpose: stocks}]\n"
    sure = of(explained(read, shipped(), text), "PUR01").certainty

    assert (sure.level, sure.confidence, sure.thresholds) == ("consistent", "high", None)
    assert "rests_on_law" in sure.grounds


def test_a_notice_is_announced_and_a_regulation_only_fits(read: Read) -> None:
    noticed = CUT + LOW + "notices: [{on: 2026-05-08, kind: platform_wide, account: jiebei}]\n"
    priced = CUT.replace("0.18", "0.22") + LOW

    assert of(explained(read, shipped(), noticed), "PLT01").certainty.grounds == ("said_by_notice",)
    sure = of(explained(read, shipped(), priced), "PLT04").certainty
    assert (sure.level, sure.grounds, sure.confidence) == ("consistent", ("conditions_fit",), "medium")


def test_what_held_before_the_window_says_so(read: Read, small: Model) -> None:
    full = "    balances: [{on: 2025-06-30, amount: 10000}, {on: 2026-01-11, amount: 46000}]\n"
    small.rules["utl01_rule"] = replace(small.rules["utl01_rule"], fades_over_months=6)

    assert "held_before" in of(explained(read, small, CUT + full), "UTL01").certainty.grounds


def test_a_cause_that_is_over_does_not_stand(read: Read, small: Model) -> None:
    still, over = (
        explained(read, small, CUT + LOW + bad) for bad in (BAD, BAD.replace("paid: 0}", "paid_on: 2026-06-02}"))
    )

    assert of(still, "RPY01").stands is True
    assert of(over, "RPY01").stands is False


def test_a_notice_neither_stands_nor_ends(read: Read, small: Model) -> None:
    text = CUT + LOW + "notices: [{on: 2026-05-08, kind: platform_wide, account: jiebei}]\n"

    assert of(explained(read, small, text), "PLT01").stands is None


def test_a_late_payment_not_yet_made_good_is_told_once(read: Read) -> None:
    found = explained(read, shipped(), CUT + LOW + BAD)

    assert "rule:late_lately" not in {cause.ref for cause in found.causes}


def test_lateness_that_only_the_report_tells_of_is_the_records(read: Read) -> None:
    text = CUT + LOW + PAID + "record: {negatives: [{on: 2026-04-01, kind: overdue, lender: other, days: 20}]}\n"
    found = explained(read, shipped(), text)

    assert {cause.origin for cause in found.causes} == {"record"}
    assert of(found, "REC01").points > 0


def test_quick_cycles_are_not_also_frequent_draws(read: Read) -> None:
    draws = ", ".join(
        f"{{on: 2026-04-{day:02}, amount: 500, purpose: daily, repaid_on: 2026-04-{day + 1:02}}}"
        for day in range(5, 16)
    )
    found = explained(read, shipped(), CUT + LOW + PAID + f"    draws: [{draws}]\n")

    assert [cause.code for cause in found.causes] == ["FRQ01"]
    assert found.unexplained >= 0.5  # one habit of which people only speak explains half at the most


def test_a_line_that_hovers_about_the_threshold_has_not_filled_up_in_the_window(read: Read) -> None:
    def share(amounts: list[int]) -> float:
        months = ("2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04")
        rows = ", ".join(f"{{on: {m}-05, amount: {a}}}" for m, a in zip(months, amounts, strict=True))
        found = explained(read, shipped(), CUT + f"    balances: [{rows}]\n" + PAID)
        return sum(cause.share for cause in found.causes if cause.code == "UTL05")

    hovers = [45100, 45200, 45100, 44900, 44900, 45100, 45200, 45100]
    fills = [20000, 20000, 20000, 20000, 20000, 45100, 45200, 45100]

    assert share(hovers) < 0.2 < share(fills)


def test_a_minimum_that_the_program_guesses_is_blamed_on_nobody(read: Read) -> None:
    filled = CUT + "    balances: [{on: 2025-12-31, amount: 5000}, {on: 2026-04-30, amount: 49000}]\n"
    filled = filled.replace("monthly: 10000", "monthly: 4000")

    assert "rule:debt_service_high" not in {cause.ref for cause in explained(read, shipped(), filled).causes}
