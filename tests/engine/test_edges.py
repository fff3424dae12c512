"""The very day, fen or row at which an answer changes: what mutation testing found that no other test held."""

from datetime import date

import pytest

from credit_cli.engine.diary.calendar import last_on_or_before
from credit_cli.engine.diary.schedule import due_days
from credit_cli.engine.events import limit_events
from credit_cli.engine.explain.shares import shares
from credit_cli.engine.score import score
from credit_cli.model.library import shipped
from credit_cli.profile.records import Draw
from tests.engine.people import person
from tests.engine.test_events import events_of, kinds


@pytest.mark.parametrize(
    ("day", "day_of_month", "found"),
    [
        (date(2026, 6, 15), 15, date(2026, 6, 15)),
        (date(2026, 6, 14), 15, date(2026, 5, 15)),
        (date(2026, 3, 30), 31, date(2026, 2, 28)),
        (date(2026, 1, 9), 10, date(2025, 12, 10)),
    ],
)
def test_the_last_such_day_is_today_or_a_month_ago(day: date, day_of_month: int, found: date) -> None:
    assert last_on_or_before(day, day_of_month) == found


def test_without_a_due_day_a_loan_is_due_on_its_own_day_of_each_month() -> None:
    draw = Draw(date(2026, 1, 31), 100, months=3)

    assert due_days(draw, None) == (date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30))
    assert due_days(draw, 31) == (date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30))
    assert due_days(draw._replace(months=None), None) == ()
    assert due_days(draw._replace(months=None), 5) == ()


def late_months(negative: str) -> float | None:
    profile = person(
        "as_of: 2026-06-30\n"
        "accounts: [{id: a, lender: huabei, payments: [{due: 2026-03-10, amount: 1, paid: 1, paid_on: 2026-03-20}]}]\n"
        f"record: {{negatives: [{{kind: overdue, lender: huabei, {negative}}}]}}\n"
    )
    return score(profile, profile.as_of, shipped()).of("late_months").measurement.value


@pytest.mark.parametrize(
    ("negative", "months"),
    [
        ("on: 2026-03-20, settled_on: 2026-04-02", 1),
        ("on: 2026-03-21, settled_on: 2026-04-02", 1),
        ("on: 2026-04-01, settled_on: 2026-04-02", 2),
        ("on: 2026-02-20, settled_on: 2026-03-10", 1),
        ("on: 2026-02-20, settled_on: 2026-03-09", 2),
    ],
)
def test_a_negative_that_touches_a_late_payment_by_a_day_is_the_same_fact(negative: str, months: int) -> None:
    assert late_months(negative) == months


def test_events_of_several_accounts_come_by_day_and_those_of_a_day_by_account() -> None:
    cut = "limits: [{on: 2025-01-01, amount: 5000}, {on: %s, amount: 1000}]"
    profile = person(
        "as_of: 2026-06-30\naccounts:\n"
        f"  - {{id: z, lender: jiebei, {cut % '2026-05-01'}}}\n"
        f"  - {{id: b, lender: huabei, {cut % '2026-04-01'}}}\n"
        f"  - {{id: a, lender: credit_card, {cut % '2026-05-01'}}}\n"
    )

    assert [event.account for event in limit_events(profile, profile.as_of, shipped())] == ["b", "z", "a"]


def two_cuts(second: str) -> bool:
    """Whether a cut of that day shares the window of one on 2026-05-01."""
    first, later = events_of(
        f"limits: [{{on: 2025-01-01, amount: 9000}}, {{on: 2026-05-01, amount: 5000}}, {{on: {second}, amount: 1000}}]"
    )
    return (later.window_from, later.eve) == (first.window_from, first.eve)


def test_two_decisions_share_a_window_up_to_the_last_day() -> None:
    assert two_cuts("2026-05-31")
    assert not two_cuts("2026-06-01")


def test_closed_again_or_frozen_again_is_no_new_event() -> None:
    limits = "limits: [{on: 2025-01-01, amount: 9000}]\n"
    closed = "states: [{on: 2026-03-01, state: closed}, {on: 2026-05-01, state: closed}]"
    frozen = closed.replace("closed", "frozen")

    assert kinds(limits + closed) == [("closure", "2026-03-01")]
    assert kinds(limits + frozen) == [("freeze", "2026-03-01")]


def test_opened_again_lower_is_told_within_the_days_after_only() -> None:
    def back(day: str, amount: int = 5000) -> list[str]:
        text = (
            f"limits: [{{on: 2025-01-01, amount: 9000}}, {{on: {day}, amount: {amount}}}]\n"
            "states: [{on: 2026-03-01, state: closed}, {on: 2026-05-01, state: open}]"
        )
        return [kind for kind, _ in kinds(text)]

    assert back("2026-05-01") == ["closure", "reopened_lower"]
    assert back("2026-05-31") == ["closure", "reopened_lower"]
    assert back("2026-06-01") == ["closure", "cut"]
    assert back("2026-05-01", 0) == ["closure", "cut"]


def test_a_line_used_up_shows_its_limit_and_its_balance_once_each() -> None:
    used = "balances: [{on: 2026-01-01, amount: 5}, {on: 2026-05-01, amount: 900}]"
    (older,) = events_of("limits: [{on: 2025-01-01, amount: 900}]\n" + used)
    (same,) = events_of("limits: [{on: 2026-05-01, amount: 900}, {on: 2025-01-01, amount: 800}]\n" + used)

    assert older.evidence == ("/accounts/0/limits/0", "/accounts/0/balances/1")
    assert same.evidence == ("/accounts/0/limits/0", "/accounts/0/balances/1")


def test_nothing_weighs_nothing_and_little_weighs_little() -> None:
    assert shares([0.0, 0.0], 15, 0.1) == ((0.0, 0.0), 1.0)
    assert shares([], 15, 0.1) == ((), 1.0)
    assert shares([1.0], 15, 0.1) == ((0.0452,), 0.9548)
    assert shares([0.5], 1, 0.1) == ((0.2929,), 0.7071)


def test_what_rounds_up_too_far_is_taken_from_the_first() -> None:
    assert shares([1000.0] * 6, 1, 0.0) == ((0.1665, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667), 0.0)


def test_coverage_is_the_share_of_points_that_rests_on_known_facts_to_four_decimals() -> None:
    profile = person(
        "as_of: 2026-06-30\naccounts: [{id: a, lender: jiebei, opened: 2024-01-01, payments: []}]\napplications: []\n"
    )
    found = score(profile, profile.as_of, shipped())
    best = sum(part.best for part in found.contributions)
    known = sum(part.best for part in found.contributions if part.measurement.known)

    assert 0 < known < best
    assert known * 10_000 % best  # four decimals are fewer than it has
    assert found.coverage == round(1 - (best - known) / best, 4)
    assert found.low == found.score - sum(p.points for p in found.contributions if not p.measurement.known)
    assert found.high == found.score + sum(p.lost for p in found.contributions if not p.measurement.known)
