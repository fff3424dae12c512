"""The days on which a plan may pay: the file's day, pay days, and of each account eves of statements and due days.

Decides which of them can matter. Money comes on pay days and a yuan paid earlier on what is owed never costs more, so
the eve of a statement is never better than the money's own day: there it is the deadline of a step (`deadline_of`),
and no stop of the search. A due day is one where no money comes between the statement and it: only then money that
waits until after the statement counts towards that bill. Does not know amounts.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from credit_cli.engine.diary.calendar import last_on_or_before
from credit_cli.engine.world.days import due_of_statement, next_after
from credit_cli.engine.world.dues import Dues
from credit_cli.engine.world.trajectory import Start

ONE_DAY = timedelta(days=1)


class Bill(NamedTuple):
    """A statement to come and the day by which it is to be paid."""

    statement: date
    due: date


def money_days(start: Start) -> tuple[date, ...]:
    """The file's day and the pay days up to the end."""
    days, day = [start.profile.as_of], start.profile.as_of
    while (day := next_after(day, start.budget.pay_day)) <= start.end:
        days.append(day)
    return tuple(days)


def bills_to_come(dues: Dues, day: date, end: date) -> Iterator[Bill]:
    """The statements from a day on, up to the end, with their due days."""
    if dues.bill_day is None or dues.due_day is None:
        return
    statement = day - ONE_DAY
    while (statement := next_after(statement, dues.bill_day)) <= end:
        yield Bill(statement, dues.stated_for(statement) or due_of_statement(statement, dues.due_day))


def own_days(dues: Dues, start: Start, *, every: bool = False) -> frozenset[date]:
    """The days beside the money's own on which an account may be paid; those that can matter, or every one."""
    day, end = start.profile.as_of, start.end
    common = set(money_days(start))
    found: set[date] = set()
    for bill in bills_to_come(dues, day, end):
        if every or not any(bill.statement < on <= bill.due for on in common):
            found.add(bill.due)
        if every:
            found.add(bill.statement - ONE_DAY)
    if every:
        found |= set(dues.asks) | ({dues.open_bill[1]} if dues.open_bill is not None else set())
    return frozenset(on for on in found if day < on <= end) - common


def deadline_of(dues: Dues, on: date, end: date) -> date | None:
    """The last day on which a payment still does the same; None for an account without bills, or if that is the day.

    Up to the due day it counts towards the bill that is open; else, up to the eve of the statement, it lowers the bill
    to come.
    """
    if dues.bill_day is None or dues.due_day is None:
        return None
    last = last_on_or_before(on - ONE_DAY, dues.bill_day)
    due = dues.stated_for(last) or due_of_statement(last, dues.due_day)
    latest = due if on <= due else next_after(on - ONE_DAY, dues.bill_day) - ONE_DAY
    return latest if on < latest <= end else None
