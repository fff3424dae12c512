"""What falls due on an account in the days to come, and how that is known.

Decides between the rows of the file dated ahead, the schedule of its draws, a statement's bill, and the amount asked
for last time; what stands in for an unknown one is named. Where nothing tells, nothing is due and that is named too.
Does not know money or what is paid.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from credit_cli.engine.diary.calendar import last_on_or_before
from credit_cli.engine.diary.dated import latest
from credit_cli.engine.diary.schedule import Instalment, instalments
from credit_cli.engine.diary.view import AccountView
from credit_cli.engine.world.budget import Assumption
from credit_cli.engine.world.days import due_of_statement, next_after
from credit_cli.model.lenders import Minimum
from credit_cli.model.planning import Planning
from credit_cli.profile.records import Draw, Payment
from credit_cli.profile.scalars import Fen

ONE_DAY = timedelta(days=1)


class Ask(NamedTuple):
    """What one due will ask for; `last` of a schedule asks for all that is left."""

    amount: Fen
    minimum: Fen | None
    paid: Fen = 0
    assumed: bool = False
    last: bool = False


class Dues(NamedTuple):
    """The dues to come of one account: stated or scheduled ones by day, and how bills are made.

    `bills`: a bill is the balance at the end of each statement day (where that is unknown: of the due day).
    `open_bill`: the statement before the file's day and its due day, where that is still to come.
    """

    asks: dict[date, Ask]
    bills: bool
    statement_day: int | None
    due_day: int | None
    minimum: Minimum | None
    open_bill: tuple[date, date] | None
    assumptions: tuple[Assumption, ...]

    @property
    def bill_day(self) -> int | None:
        """The day of the month on which the balance becomes a bill."""
        return (self.statement_day or self.due_day) if self.bills else None

    def days(self, start: date, end: date) -> set[date]:
        """The days after `start`, up to `end`, on which something falls due or is billed, besides open claims."""
        found = {on for on in self.asks if on <= end}
        for every in {self.bill_day, self.due_day if self.bills else None} - {None}:
            day = start
            while (day := next_after(day, every)) <= end:
                found.add(day)
        return found

    def stated_for(self, statement: date) -> date | None:
        """The due day that the file states for a statement, whatever day of the month it is."""
        assert self.bill_day is not None
        following = next_after(statement, self.bill_day)
        return min((on for on in self.asks if statement < on <= following), default=None)


def ahead(account: AccountView, day: date) -> dict[date, Ask]:
    """The dues that the file states for the day and later, with what was paid of them by the day."""
    rows = sorted((r.row for r in account.diary.payments or () if r.row.due >= day), key=lambda r: r.due)
    found = {}
    for due, group in groupby(rows, key=lambda r: r.due):
        parts = list(group)
        minimums = [p.minimum for p in parts if p.minimum is not None]
        paid = sum(_paid(p, day) for p in parts)
        found[due] = Ask(max(p.amount for p in parts), max(minimums) if minimums else None, paid)
    return found


def _paid(row: Payment, day: date) -> Fen:
    if row.paid_on is not None and row.paid_on > day:
        return 0
    if row.paid is None:
        return row.amount if row.paid_on is not None else 0
    return row.paid


def open_draws(account: AccountView, day: date) -> list[Draw]:
    """Instalment draws that run on the day."""
    drawn = (row.row for row in account.diary.draws or ())
    return [d for d in drawn if d.on <= day and d.months and (d.repaid_on is None or d.repaid_on > day)]


def schedule_of(account: AccountView, day: date, rate: float, due_day: int | None) -> list[Instalment]:
    """The instalments of all running draws, at the account's rate where a draw has none of its own."""
    terms = account.account._replace(annual_rate=rate, due_day=due_day)
    return [i for draw in open_draws(account, day) for i in instalments(terms, draw) or ()]


def still_owed(schedule: Iterable[Instalment], day: date) -> Fen:
    """The principal of the instalments after a day."""
    return sum(i.principal for i in schedule if i.on > day)


def minimum_of(balance: Fen, minimum: Minimum) -> Fen:
    """The least a bill asks for."""
    return min(balance, max(minimum.floor, round(balance * minimum.share)))


def dues_to_come(account: AccountView, day: date, end: date, rate: float, planning: Planning) -> Dues:
    """How the dues of an account go on after a day."""
    record, lender = account.account, account.lender
    stated = ahead(account, day)
    known = [row.row for row in account.diary.payments or ()]
    due_day = record.due_day or (max(r.due for r in known).day if known else None)
    draws = open_draws(account, day)
    assumed: list[Assumption] = []
    if draws:
        schedule = schedule_of(account, day, rate, due_day)
        covered = still_owed(schedule, day)
        owed = covered if account.owed is None else account.owed.row - account.overdue_amount
        complete = covered >= owed * planning.schedule_covers.value
        if complete or not known:
            scheduled = _merge((i.on, i.amount) for i in schedule if day < i.on)
            if not complete:
                assumed.append(("schedule_partial", record.id))
            if any(d.method is None for d in draws):
                assumed.append(("schedule_method", record.id))
            months_stated = {(d.year, d.month) for d in stated}
            asks = {d: a for d, a in scheduled.items() if (d.year, d.month) not in months_stated}
            return Dues(stated | asks, False, None, due_day, None, None, tuple(assumed))  # noqa: FBT003
    if lender.minimum is not None and due_day is not None and _bills_all(account, known, planning):
        if record.statement_day is None:
            assumed.append(("bill_on_due_day", record.id))
        return Dues(
            stated, True, record.statement_day, due_day, lender.minimum,  # noqa: FBT003
            _open_bill(record.statement_day or due_day, due_day, day), (*assumed, ("minimum", record.id)),
        )  # fmt: skip
    if known and due_day is not None:
        last = max(known, key=lambda row: row.due)
        on, asks = next_after(max(day, max(stated, default=day)), due_day), dict(stated)
        while on <= end:
            asks[on] = Ask(last.amount, last.minimum, assumed=True)
            on = next_after(on, due_day)
        return Dues(asks, False, None, due_day, None, None, (("due_as_before", record.id),))  # noqa: FBT003
    owes = account.owed is None or account.owed.row > 0
    return Dues(stated, False, None, due_day, None, None, (("due_unknown", record.id),) if owes else ())  # noqa: FBT003


def _bills_all(account: AccountView, known: list[Payment], planning: Planning) -> bool:
    """Whether a bill asks for the whole balance, as a card's does, going by the last one in the file."""
    statement_day = account.account.statement_day
    if not known:
        return True
    if statement_day is None:
        return False
    last = max(known, key=lambda row: row.due)
    billed = latest(account.diary.balances, last_on_or_before(last.due - ONE_DAY, statement_day))
    return billed is None or last.amount >= billed.row.amount * planning.schedule_covers.value


def _merge(parts: Iterable[tuple[date, Fen]]) -> dict[date, Ask]:
    found: dict[date, Fen] = {}
    for due, amount in parts:
        found[due] = found.get(due, 0) + amount
    last = max(found, default=None)
    return {due: Ask(amount, None, last=due == last) for due, amount in sorted(found.items())}


def _open_bill(bill_day: int, due_day: int, day: date) -> tuple[date, date] | None:
    """The bill before the day and its due day, where that is still to come."""
    statement = last_on_or_before(day, bill_day)
    due = due_of_statement(statement, due_day)
    return None if statement == day or due <= day else (statement, due)
