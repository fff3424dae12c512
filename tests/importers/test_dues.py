"""Repayments as dues: nobody is called late by a guess."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit_cli.importers.classify import Debt
from credit_cli.importers.dues import repaid_on, split, unanswered
from credit_cli.importers.gather import Movement

HUABEI = Debt("huabei")


def paid(on: date, amount: int = 100, by: str | None = "auto", bill: date | None = None, line: int = 1) -> Movement:
    return Movement(HUABEI, on, amount, line, by, bill)


def test_a_debit_is_made_on_its_due_day() -> None:
    found = split([paid(date(2026, 6, 10))], [], None)

    assert [(due.due, due.paid_on) for due in found.dues] == [(date(2026, 6, 10), date(2026, 6, 10))]
    assert found.due_day == 10


def test_attempts_before_a_debit_do_not_make_it_late_where_the_usual_day_is_not_known() -> None:
    found = split([paid(date(2026, 6, 10))], [paid(date(2026, 6, 9)), paid(date(2026, 6, 10))], None)

    assert [(due.due, due.paid_on) for due in found.dues] == [(date(2026, 6, 10), date(2026, 6, 10))]


def test_one_debit_alone_does_not_make_a_usual_day_that_others_were_late_for() -> None:
    debits = [paid(date(2026, 5, 10)), paid(date(2026, 6, 14))]
    found = split(debits, [paid(date(2026, 6, 10))], None)

    assert all(due.paid_on <= due.due for due in found.dues)


def test_parts_of_one_bill_are_one_due() -> None:
    bill = date(2026, 9, 1)
    parts = [paid(date(2026, 9, 1), 245040, "manual", bill, 19), paid(date(2026, 9, 2), 12000, "auto", bill, 17)]

    (due,) = split(parts, [], None).dues

    assert (due.due, due.paid, due.paid_on, due.lines) == (date(2026, 9, 2), 257040, date(2026, 9, 2), (19, 17))


def test_a_stated_due_day_tells_that_a_payment_by_hand_was_late() -> None:
    (due,) = split([paid(date(2026, 5, 12), by="manual", bill=date(2026, 5, 1))], [], 10).dues

    assert (due.due, due.paid_on) == (date(2026, 5, 10), date(2026, 5, 12))


def test_a_debit_that_bounced_on_the_usual_day_tells_that_the_payment_by_hand_after_it_was_late() -> None:
    debits = [paid(date(2026, 6, 10)), paid(date(2026, 7, 10))]
    by_hand = paid(date(2026, 8, 13), by="manual", bill=date(2026, 8, 1))

    told = split([*debits, by_hand], [paid(date(2026, 8, 10))], None)
    untold = split([*debits, by_hand], [], None)

    assert (told.dues[-1].due, told.dues[-1].paid_on) == (date(2026, 8, 10), date(2026, 8, 13))
    assert untold.open == (by_hand,)


def test_a_bounced_debit_that_nothing_followed_is_told_once() -> None:
    failed = [paid(date(2026, 10, 19), 1512), paid(date(2026, 10, 20), 1512), paid(date(2026, 8, 10))]
    answered = [paid(date(2026, 8, 13), by="manual"), paid(date(2026, 11, 20))]

    assert unanswered(answered, failed) == (failed[1],)


def test_a_due_day_is_clipped_to_the_months_end() -> None:
    (due,) = split([paid(date(2026, 2, 20), by="manual", bill=date(2026, 2, 1))], [], 31).dues

    assert due.due == date(2026, 2, 28)


def test_a_payment_by_hand_that_names_no_bill_is_asked_about() -> None:
    found = split([paid(date(2026, 5, 12), by=None)], [], 20)

    assert (len(found.dues), len(found.open)) == (0, 1)


def test_a_draw_is_repaid_by_the_one_payment_that_covers_it() -> None:
    draw = Movement(HUABEI, date(2026, 3, 2), 600_000, 1)
    back = Movement(HUABEI, date(2026, 3, 6), 601_500, 2)
    instalment = Movement(HUABEI, date(2026, 4, 2), 52_000, 3)

    assert repaid_on(draw, [draw], [back]) == back
    assert repaid_on(draw, [draw], [instalment]) is None
    assert repaid_on(draw, [draw, draw], [back]) is None
    assert repaid_on(draw, [draw], [back, instalment]) is None


days = st.dates(date(2025, 1, 1), date(2026, 12, 31))
movements = st.lists(
    st.builds(
        paid,
        days,
        st.integers(1, 10**6),
        st.sampled_from(["auto", "manual", None]),
        st.none() | days.map(lambda d: d.replace(day=1)),
    ),
    max_size=12,
)


@given(movements, st.lists(st.builds(paid, days), max_size=6), st.none() | st.integers(1, 31))
def test_no_money_is_lost_and_without_evidence_nobody_is_late(
    payments: list[Movement], failed: list[Movement], due_day: int | None
) -> None:
    found = split(payments, failed, due_day)

    assert sum(due.paid for due in found.dues) + sum(m.amount for m in found.open) == sum(m.amount for m in payments)
    if not failed and due_day is None:
        assert all(due.paid_on <= due.due + timedelta() for due in found.dues)
