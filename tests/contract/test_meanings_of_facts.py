"""Exact meanings of facts: two people who implement the page must get the same numbers. Day: 2026-06-30."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.commands.running import credit
from tests.contract.conftest import ACCOUNT, Ask, Fact


def account(keys: str, lender: str = "jiebei", name: str = "a") -> str:
    return f"{{id: {name}, lender: {lender}, {keys}}}"


def one(keys: str, lender: str = "jiebei") -> str:
    return f"accounts: [{account(keys, lender)}]\n"


def asked(*days: str, more: str = "") -> str:
    rows = ", ".join(f"{{on: {day}, kind: new_credit{more}}}" for day in days)
    return f"{ACCOUNT}applications: [{rows}]\n"


# --- known, none, unknown


def test_an_absent_list_is_unknown_and_an_empty_one_is_none(fact: Fact) -> None:
    assert fact(ACCOUNT, "applications_90") == "unknown"
    assert fact(ACCOUNT + "applications: []\n", "applications_90") == 0
    assert fact(ACCOUNT, "guarantees") == "unknown"
    assert fact(ACCOUNT + "guarantees: []\n", "guarantees") == 0
    assert fact(ACCOUNT, "worst_negative") == "unknown"
    assert fact(ACCOUNT + "record: {negatives: []}\n", "worst_negative") == 0
    assert fact(one("failed_debits: []"), "failed_debits") == 0
    assert fact(ACCOUNT, "failed_debits") == "unknown"
    assert fact(one("draws: []"), "draws") == 0
    assert fact(ACCOUNT, "draws") == "unknown"


@pytest.mark.parametrize(
    ("known_from", "count"),
    [("2026-04-01", 1), ("2026-04-02", "unknown"), ("2026-06-01", "unknown"), ("2025-01-01", 1)],
)
def test_a_window_that_reaches_behind_known_from_is_unknown(known_from: str, count: object, fact: Fact) -> None:
    # ninety days up to 2026-06-30 are what lies after 2026-04-01
    text = asked("2026-06-10") + f"known_from: {{applications: {known_from}}}\n"

    assert fact(text, "applications_90") == count


def test_bills_known_from_a_day_tell_nothing_of_the_months_before(fact: Fact) -> None:
    text = ACCOUNT + "bills: [{kind: water, due: 2026-06-10, paid_on: 2026-06-20}]\n"

    assert fact(text, "household_bills") == 1
    assert fact(text + "known_from: {bills: 2026-05-01}\n", "household_bills") == "unknown"


def test_an_account_has_a_known_from_of_its_own(fact: Fact) -> None:
    rows = "draws: [{on: 2026-06-01, amount: 100}]"

    assert fact(one(rows), "draws") == 1
    assert fact(one(rows + ", known_from: {draws: 2026-05-01}"), "draws") == "unknown"
    debits = "failed_debits: [2026-06-01]"
    assert fact(one(debits), "failed_debits") == 1
    assert fact(one(debits + ", known_from: {failed_debits: 2026-05-01}"), "failed_debits") == "unknown"


PAID = "payments: [{due: 2026-06-10, amount: 100, paid: 100, paid_on: 2026-06-20}]"


def test_payments_known_from_a_day_tell_nothing_of_the_months_before(fact: Fact) -> None:
    assert fact(one(PAID), "late_months") == 1
    assert fact(one(PAID + ", known_from: {payments: 2026-05-01}"), "late_months") == "unknown"
    assert fact(one(PAID + ", known_from: {payments: 2024-06-30}"), "late_months") == 1


def test_a_month_without_a_row_is_unknown_not_paid(fact: Fact) -> None:
    assert fact(one("payments: []"), "paid_share") == "unknown"
    assert fact(one("payments: [{due: 2026-06-10, amount: 100}]"), "paid_share") == "unknown"


# --- as of a day


def test_every_date_inside_a_row_is_tested_alone(fact: Fact) -> None:
    paid = one("payments: [{due: 2026-05-10, amount: 100, paid: 100, paid_on: 2026-05-20}]")
    assert fact(paid, "overdue_now", "--as-of", "2026-05-19") == 9
    assert fact(paid, "overdue_now", "--as-of", "2026-05-20") == 0

    drawn = one("draws: [{on: 2026-05-01, amount: 100, repaid_on: 2026-05-05}]")
    assert fact(drawn, "quick_cycles", "--as-of", "2026-05-04") == 0
    assert fact(drawn, "quick_cycles", "--as-of", "2026-05-05") == 1

    negative = ACCOUNT + "record: {negatives: [{on: 2025-11-03, kind: other, settled_on: 2025-12-08}]}\n"
    assert fact(negative, "worst_negative", "--as-of", "2025-11-02") == 0
    assert fact(negative, "worst_negative", "--as-of", "2025-12-07") == 2
    assert fact(negative, "worst_negative", "--as-of", "2025-12-08") == 1


def test_undated_values_hold_on_the_files_own_day_only(fact: Fact) -> None:
    text = (
        one("balances: [{on: 2026-01-01, amount: 0}]")
        + "person: {cash: 3000, living_costs: 3000, identity: {verified: true}, "
        + "employment: {status: employed, since: 2026-03}}\n"
        + "assets: [{kind: deposit, value: 5, verified: true}]\n"
        + "guarantees: [{on: 2025-08-01, amount: 5, overdue: true}]\n"
    )
    told = {name: (fact(text, name), fact(text, name, "--as-of", "2026-05-31")) for name in (
        "months_of_cash", "verified_assets", "guarantees", "identity_verified", "steady_work",
    )}  # fmt: skip

    assert told == {
        "months_of_cash": (1, "unknown"),
        "verified_assets": (1, "unknown"),
        "guarantees": (2, 1),
        "identity_verified": (1, 1),
        "steady_work": (3, 2),
    }
    assert fact(text, "steady_work", "--as-of", "2026-02-28") == "unknown"


def test_a_window_of_days_is_open_at_its_far_end(fact: Fact) -> None:
    assert fact(asked("2026-05-31"), "applications_30") == 0
    assert fact(asked("2026-06-01"), "applications_30") == 1
    assert fact(asked("2026-04-01"), "applications_90") == 0
    assert fact(asked("2026-04-02"), "applications_90") == 1


@pytest.mark.parametrize(("day", "opened", "new"), [
    ("2026-06-30", "2025-06-30", 0), ("2026-06-30", "2025-07-01", 1),
    ("2024-02-29", "2023-02-28", 0), ("2024-02-29", "2023-03-01", 1),
])  # fmt: skip
def test_a_window_of_months_reaches_the_same_day_clipped_to_the_months_end(
    day: str, opened: str, new: int, fact: Fact
) -> None:
    text = one(f"opened: {opened}")
    assert fact(text, "new_accounts", "--as-of", day) == new


def test_a_month_stands_for_its_first_day(fact: Fact) -> None:
    assert fact(one("opened: 2026-04"), "oldest_account") == 2
    income = ACCOUNT + "person: {income: [{from: 2025-01, monthly: 8000}, {from: 2026-07, monthly: 1}]}\n"
    assert fact(income, "income_trend") == 1
    dropped = ACCOUNT + "person: {income: [{from: 2025-01, monthly: 8000}, {from: 2026-06, monthly: 4000}]}\n"
    assert fact(dropped, "income_trend", "--as-of", "2026-05-31") == 1
    assert fact(dropped, "income_trend", "--as-of", "2026-06-01") == 0.5


def test_spending_counts_from_the_last_day_of_its_month(fact: Fact) -> None:
    text = ACCOUNT + "spending: [{month: 2026-06, total: 100, high_risk: 40}]\n"

    assert fact(text, "high_risk_spending", "--as-of", "2026-06-29") == "unknown"
    assert fact(text, "high_risk_spending", "--as-of", "2026-06-30") == 0.4


# --- numbers and text


@pytest.mark.parametrize("amount", ["100", "100.5", "100.50", "'100'", '"100.5"', "+100"])
def test_amounts_are_digits_with_at_most_two_decimals(amount: str, ask: Ask) -> None:
    assert ask("score", f"{ACCOUNT}person: {{cash: {amount}}}\n").status == 0


@pytest.mark.parametrize("amount", ["100.555", "1,000", "'1,000'", "1e3", "1_000", "0x10", "-1", "¥100", "''"])
def test_no_other_amount_is_read(amount: str, ask: Ask) -> None:
    assert ask("score", f"{ACCOUNT}person: {{cash: {amount}}}\n").status == 2


def test_only_a_balance_may_be_below_nothing(ask: Ask, fact: Fact) -> None:
    overpaid = one("limits: [{on: 2026-01-01, amount: 100}], balances: [{on: 2026-06-01, amount: -50}]")

    assert fact(overpaid, "utilisation") == 0
    assert ask("score", one("limits: [{on: 2026-01-01, amount: -100}]")).status == 2


def test_a_rate_is_a_fraction_from_nought_to_two(ask: Ask) -> None:
    assert ask("score", one("annual_rate: 0")).status == 0
    assert ask("score", one("annual_rate: 2")).status == 0
    above = ask("score", one("annual_rate: 18.25"), "--lang", "en")
    assert above.status == 2
    assert "a fraction, not per cent" in above.err
    assert ask("score", one("annual_rate: -0.1")).status == 2


def test_on_turned_into_true_is_understood_and_noted(fact: Fact, codes: Callable[..., list[str]]) -> None:
    text = one("limits: [{true: 2026-01-01, amount: 100}], balances: [{on: 2026-06-01, amount: 50}]")

    assert fact(text, "utilisation") == 0.5
    assert [code[:3] for code in codes(text)] == ["DAT"]


@pytest.mark.parametrize("name", ["a", "借呗", "a.b-c_d", "1a", "'" + "x" * 40 + "'"])
def test_an_id_is_letters_of_any_script_digits_and_three_signs(name: str, ask: Ask) -> None:
    assert ask("score", f"accounts: [{{id: {name}, lender: jiebei}}]\n").status == 0


@pytest.mark.parametrize("name", ["123", "a b", "a/b", "'" + "x" * 41 + "'", "''", "a:b"])
def test_no_other_id_is_read(name: str, ask: Ask) -> None:
    assert ask("score", f"accounts: [{{id: {name}, lender: jiebei}}]\n").status == 2


# --- balance, available, limit


def test_utilisation_is_balance_over_limit_else_what_is_no_longer_available(fact: Fact) -> None:
    limit = "limits: [{on: 2026-01-01, amount: 1000}]"

    assert fact(one(limit + ", balances: [{on: 2026-06-01, amount: 400}]"), "utilisation") == 0.4
    assert fact(one(limit + ", available: [{on: 2026-06-01, amount: 700}]"), "utilisation") == 0.3
    both = ", balances: [{on: 2026-06-01, amount: 400}], available: [{on: 2026-06-01, amount: 700}]"
    assert fact(one(limit + both), "utilisation") == 0.4


def test_a_disagreement_above_one_per_cent_is_a_finding(codes: Callable[..., list[str]]) -> None:
    rows = "limits: [{{on: 2026-01-01, amount: 10000}}], balances: [{{on: 2026-06-01, amount: 4000}}], "
    rows += "available: [{{on: 2026-06-01, amount: {}}}]"

    assert codes(one(rows.format(6000))) == []
    assert codes(one(rows.format(5900))) == []
    assert [c[:3] for c in codes(one(rows.format(5890)))] == ["DAT"]


def test_the_latest_entry_stands_whatever_the_order_of_rows(fact: Fact) -> None:
    rows = "balances: [{on: 2026-06-01, amount: 400}, {on: 2026-03-01, amount: 900}], "
    rows += "limits: [{on: 2026-01-01, amount: 1000}]"

    assert fact(one(rows), "utilisation") == 0.4


# --- payments


def overdue(*rows: str, more: str = "", lender: str = "jiebei") -> str:
    return one(f"payments: [{', '.join(rows)}]{more}", lender)


def test_rows_with_the_same_due_are_part_payments(fact: Fact) -> None:
    parts = overdue(
        "{due: 2026-06-10, amount: 100, paid: 60, paid_on: 2026-06-10}",
        "{due: 2026-06-10, amount: 100, paid: 40, paid_on: 2026-06-15}",
    )

    assert fact(parts, "overdue_now", "--as-of", "2026-06-14") == 4
    assert fact(parts, "overdue_now") == 0
    assert fact(parts, "worst_delay") == 5
    assert fact(parts, "paid_share") == 1


def test_a_due_is_met_by_its_minimum_or_by_its_amount_where_there_is_none(fact: Fact) -> None:
    minimum = overdue("{due: 2026-06-10, amount: 1000, minimum: 100, paid: 100, paid_on: 2026-06-10}")
    short = overdue("{due: 2026-06-10, amount: 1000, paid: 100, paid_on: 2026-06-10}")

    assert fact(minimum, "overdue_now") == 0
    assert fact(short, "overdue_now") == 20


def test_paid_on_without_paid_is_in_full(fact: Fact) -> None:
    assert fact(overdue("{due: 2026-06-10, amount: 100, paid_on: 2026-06-10}"), "overdue_now") == 0
    assert fact(overdue("{due: 2026-06-10, amount: 100, paid_on: 2026-06-10}"), "paid_share") == 1


def test_paid_nought_is_unpaid_and_neither_is_unknown(fact: Fact) -> None:
    assert fact(overdue("{due: 2026-06-10, amount: 100, paid: 0}"), "overdue_now") == 20
    assert fact(overdue("{due: 2026-06-10, amount: 100}"), "overdue_now") == "unknown"
    assert fact(overdue("{due: 2026-06-10, amount: 100}"), "late_months") == "unknown"
    assert fact(overdue("{due: 2026-07-10, amount: 100}"), "overdue_now") == 0
    assert fact(overdue("{due: 2026-06-10, amount: 100}"), "paid_share") == "unknown"


def test_a_due_is_overdue_from_the_day_after_it(fact: Fact) -> None:
    unpaid = overdue("{due: 2026-06-10, amount: 100, paid: 0}")

    assert fact(unpaid, "overdue_now", "--as-of", "2026-06-10") == 0
    assert fact(unpaid, "overdue_now", "--as-of", "2026-06-11") == 1


def test_the_lenders_grace_days_come_first(fact: Fact) -> None:
    """Every day of grace of every lender: late from the day after it."""
    lenders = credit("lender", "--format", "json").json["lenders"]
    for lender in {found["grace_days"]: found for found in lenders}.values():
        last, after = (date(2026, 6, 10) + timedelta(days=lender["grace_days"] + more) for more in (0, 1))
        row = "{{due: 2026-06-10, amount: 100, paid: 100, paid_on: {}}}"

        assert fact(overdue(row.format(last), lender=lender["key"]), "late_months") == 0
        assert fact(overdue(row.format(after), lender=lender["key"]), "late_months") == 1


BOUNCED = "payments: [{due: 2026-06-10, amount: 100, paid: 100, paid_on: 2026-06-16}], failed_debits: [%s]"


def test_failed_debits_within_five_days_of_a_due_count_once(fact: Fact) -> None:
    assert fact(one(BOUNCED % "2026-06-10, 2026-06-12, 2026-06-15"), "failed_debits") == 1
    assert fact(one(BOUNCED % "2026-06-10, 2026-06-16"), "failed_debits") == 2


def test_debits_without_days_are_counted_over_their_window(fact: Fact) -> None:
    text = one("debits: {window: 12, succeeded: 18, failed: 2}")

    assert fact(text, "failed_debits") == 2
    assert fact(text, "debit_failure_share") == 0.1


# --- lenders counted


def owing(*accounts: tuple[str, str]) -> str:
    rows = [
        account(f"balances: [{{on: 2026-06-01, amount: 5}}]{more}", lender, f"n{i}")
        for i, (lender, more) in enumerate(accounts)
    ]
    return f"accounts: [{', '.join(rows)}]\n"


@pytest.mark.parametrize(
    ("accounts", "count"),
    [
        ([("jiebei", ""), ("jiebei", "")], 1),
        ([("jiebei", ""), ("huabei", "")], 2),
        ([("jiebei", ", provider: 甲"), ("huabei", ", provider: 甲")], 1),
        ([("jiebei", ", provider: 甲"), ("jiebei", ", provider: 乙")], 2),
        ([("credit_card", ""), ("credit_card", "")], 2),
        ([("bank_loan", ""), ("bank_loan", "")], 2),
        ([("other", ""), ("other", "")], 2),
        ([("credit_card", ", provider: 甲"), ("credit_card", ", provider: 甲")], 1),
        ([("mortgage", ""), ("car_loan", ""), ("jiebei", "")], 1),
        ([("mortgage", ", provider: 甲"), ("jiebei", "")], 1),
    ],
)
def test_lenders_are_counted_by_provider_else_by_account_or_key(
    accounts: list[tuple[str, str]], count: int, fact: Fact
) -> None:
    assert fact(owing(*accounts), "lenders_owed") == count


def applications(*rows: str) -> str:
    return f"{ACCOUNT}applications: [{', '.join(rows)}]\n"


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (["{on: 2026-06-10, lender: huabei, kind: new_credit}", "{on: 2026-06-17, lender: huabei, kind: inquiry}"], 1),
        (["{on: 2026-06-17, lender: huabei, kind: new_credit}", "{on: 2026-06-10, lender: huabei, kind: inquiry}"], 1),
        (["{on: 2026-06-10, lender: huabei, kind: new_credit}", "{on: 2026-06-18, lender: huabei, kind: inquiry}"], 2),
        (["{on: 2026-06-10, lender: huabei, kind: new_credit}", "{on: 2026-06-12, lender: jiebei, kind: inquiry}"], 2),
        (["{on: 2026-06-10, lender: huabei, kind: inquiry}"], 1),
        (["{on: 2026-06-10, lender: huabei, kind: limit_increase}"], 0),
    ],
)
def test_an_inquiry_merges_with_a_request_to_the_same_lender_within_seven_days(
    rows: list[str], count: int, fact: Fact
) -> None:
    assert fact(applications(*rows), "applications_30") == count


# --- negatives


def test_a_negative_overlapping_a_late_payment_of_the_same_lender_counts_once_and_the_deeper_wins(fact: Fact) -> None:
    late = one("payments: [{due: 2025-11-03, amount: 800, paid: 800, paid_on: 2025-12-08}]", "credit_card")
    entry = "{on: 2025-11-03, kind: overdue, lender: credit_card, days: 40, settled_on: 2025-12-08}"
    deeper = f"record: {{negatives: [{entry}]}}\n"
    elsewhere = deeper.replace("credit_card", "huabei").replace("2025-11-03", "2025-10-03")

    assert fact(late + deeper, "late_months") == 1
    assert fact(late + deeper, "worst_delay") == 40
    assert fact(late, "worst_delay") == 35
    assert fact(late + elsewhere, "late_months") == 2


def test_a_settled_negative_stays_five_years_from_its_end(fact: Fact) -> None:
    row = "record: {{negatives: [{{on: 2021-01-01, kind: other, settled_on: {}}}]}}\n"

    assert fact(ACCOUNT + row.format("2021-06-30"), "worst_negative") == 0
    assert fact(ACCOUNT + row.format("2021-07-01"), "worst_negative") == 1
