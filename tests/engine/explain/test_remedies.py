"""Whether a cause can be changed, by a real test, and when time alone mends it."""

from collections.abc import Callable
from datetime import date

from credit_cli.engine.explain import Responder, explain
from credit_cli.engine.results import Cause
from credit_cli.model.library import Model, shipped
from credit_cli.profile.records import Payment, Profile

Read = Callable[[str], Profile]

OVERDUE = """
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
    balances: [{on: 2026-01-31, amount: 10000}]
    payments: [{due: 2026-01-10, amount: 1500, paid: 1500}, {due: 2026-05-01, amount: 1500, paid: 0}]
"""


def paying(profile: Profile, action: str, accounts: tuple[str, ...]) -> Profile | None:
    """Pays what is overdue, on the file's day; knows no other action."""
    if action != "clear_overdue":
        return None
    paid = tuple(
        a._replace(payments=tuple(_paid(row, profile.as_of) for row in a.payments or ())) if a.id in accounts else a
        for a in profile.accounts
    )
    return profile._replace(accounts=paid)


def _paid(row: Payment, day: date) -> Payment:
    return row._replace(paid=row.amount, paid_on=day)


def doing_nothing(profile: Profile, action: str, accounts: tuple[str, ...]) -> Profile | None:
    del action, accounts
    return profile


def cause_of(profile: Profile, model: Model, code: str, respond: Responder | None = None) -> Cause:
    *_, last = explain(profile, model, profile.as_of, respond=respond)
    return next(cause for cause in last.causes if cause.code == code)


def test_a_cause_is_responsive_where_an_action_really_changes_it(read: Read, small: Model) -> None:
    cause = cause_of(read(OVERDUE), small, "RPY01", paying)

    assert cause.responsive
    assert cause.actions == ("clear_overdue",)


def test_an_action_that_changes_nothing_makes_no_cause_responsive(read: Read, small: Model) -> None:
    cause = cause_of(read(OVERDUE), small, "RPY01", doing_nothing)

    assert not cause.responsive
    assert cause.actions == ("clear_overdue",)


def test_an_action_is_tried_on_the_account_where_the_cause_is_seen(read: Read, small: Model) -> None:
    steady, payments = OVERDUE.split("    payments:")
    elsewhere = f"{steady}  - id: huabei\n    lender: huabei\n    payments:{payments}"

    assert cause_of(read(elsewhere), small, "RPY01", paying).responsive


def test_time_alone_does_not_mend_what_is_overdue(read: Read, small: Model) -> None:
    assert cause_of(read(OVERDUE), small, "RPY01").mends_on is None


def test_applications_mend_on_the_day_enough_of_them_leave_ninety_days(read: Read, small: Model) -> None:
    asked = "".join(f"  - {{on: 2026-05-0{day}, lender: jd_jintiao}}\n" for day in (1, 2, 3, 4))
    cause = cause_of(read(OVERDUE + "applications:\n" + asked), small, "MLT03", paying)

    # The window of day D is (D - 90, D]. With three left the rule at four no longer holds: the first, of 05-01,
    # is out on 05-01 + 90 days: 30 left in May, 30 in June = 60, and 30 of July.
    assert cause.mends_on == date(2026, 7, 30)
    assert not cause.responsive


def test_a_settled_negative_mends_five_years_after_it_ended(read: Read) -> None:
    text = """
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
record:
  checked_on: 2026-06-15
  negatives: [{on: 2026-03-03, kind: overdue, lender: credit_card, amount: 800, days: 35, settled_on: 2026-04-08}]
"""
    cause = cause_of(read(text), shipped(), "REC01")

    assert cause.origin == "record"
    assert cause.mends_on is not None
    assert abs((cause.mends_on - date(2031, 4, 8)).days) <= 1  # CR-01: five years from the day it ended


def test_a_notice_is_mended_neither_by_actions_nor_by_time(read: Read, small: Model) -> None:
    text = OVERDUE + "notices: [{on: 2026-05-08, kind: platform_wide, account: jiebei}]\n"
    cause = cause_of(read(text), small, "PLT01", paying)

    assert (cause.responsive, cause.mends_on, cause.actions) == (False, None, ())


def test_the_worlds_own_effects_answer_by_default(read: Read) -> None:
    overdue = read(OVERDUE + "person: {cash: 0}\n")  # whether it can be paid is the plan's question, not this one

    assert cause_of(overdue, shipped(), "RPY01").responsive


def test_what_was_late_and_is_paid_stays_late(read: Read) -> None:
    paid = read(OVERDUE.replace("paid: 0}", "paid: 1500, paid_on: 2026-05-09}"))

    assert not cause_of(paid, shipped(), "RPY06").responsive
