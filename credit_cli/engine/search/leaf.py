"""What one account adds to the facts of a person on a day of the future, worked out once for every way it was paid.

Decides which parts of an account the tables of factors add up; all of them are read off the account's view, as the
facts read them. Does not know points or other accounts.
"""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.burden import bill_of, monthly_due
from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.view import AccountView
from credit_cli.engine.facts.lenders import is_owed
from credit_cli.engine.facts.paying import paid_to_line
from credit_cli.engine.world.ledger import Rows
from credit_cli.profile.scalars import Fen

Conduct = tuple[object, ...]


class Recent(NamedTuple):
    """An account's dues of the last months as the facts of repayment add them up."""

    told: bool
    met: Fen
    asked: Fen
    billed: bool
    minimum_only: frozenset[tuple[int, int]]


class Leaf:
    """One account on a day of the future."""

    def __init__(self, diary: AccountDiary, day: date, rows: Rows | None) -> None:
        self.diary, self.day = diary, day
        self.view = AccountView(diary, day)
        self.lender = diary.lender
        self.exists = diary.earliest is None or diary.earliest <= day
        self.owed: Fen | None = None if self.view.owed is None else self.view.owed.row
        self.closed = self.view.state == "closed"
        self.line = self.exists and self.view.revolves
        self._used: dict[tuple[date, ...], tuple[tuple[tuple[Fen, Fen] | None, bool], ...]] = {}
        self._recent: dict[int, Recent] = {}
        self._paid: dict[tuple[int, int], float | None] = {}
        self._rows = rows

    def used(self, days: tuple[date, ...]) -> tuple[tuple[tuple[Fen, Fen] | None, bool], ...]:
        """What is owed and could be on days up to this one, and whether the account existed then."""
        found = self._used.get(days)
        if found is None:
            found = self._used[days] = tuple((self._usage(day), self._existed(day)) for day in days)
        return found

    def _usage(self, day: date) -> tuple[Fen, Fen] | None:
        used = AccountView(self.diary, day).usage()
        return None if used is None else (used.owed, used.limit)

    def _existed(self, day: date) -> bool:
        return self.diary.earliest is None or self.diary.earliest <= day

    @cached_property
    def is_owed(self) -> bool | None:
        """Whether something is owed."""
        return is_owed(self.view)

    @cached_property
    def monthly(self) -> Fen | None:
        """What the account asks for in a month."""
        due = monthly_due(self.view, bill_of(self.view))
        return None if due is None else due.amount

    @cached_property
    def lateness(self) -> Conduct:
        """All that facts of lateness read of the account."""
        dues = self.view.dues
        return (bool(dues), *((d.on, d.met_on, d.late, d.met) for d in dues or () if d.late is not False))

    @cached_property
    def debits(self) -> Conduct:
        """All that facts of debits read of the account beside what the file itself holds."""
        rows = self._rows
        return () if rows is None else (*(row.due for row in rows.payments if row.by == "auto"), None, *rows.failed)

    @cached_property
    def drawn(self) -> Fen:
        """What was drawn, where it is an instalment loan that is not closed and tells what is owed; else 0."""
        if self.lender.kind != "instalment" or self.closed or self.owed is None:
            return 0
        return sum(d.row.amount for d in self.diary.draws or () if d.on <= self.day)

    def paid_monthly(self, months: int, ended: int) -> float | None:
        """What was paid in a month towards a line; None where that is not told."""
        if (months, ended) not in self._paid:
            tells = self.exists and self.lists_payments(months)
            found = paid_to_line(self.view, months=months, ended=ended) if tells else None
            self._paid[months, ended] = None if found is None else found.amount
        return self._paid[months, ended]

    def recent(self, months: int) -> Recent:
        """The dues of the last months."""
        if months not in self._recent:
            self._recent[months] = self._read(months)
        return self._recent[months]

    def lists_payments(self, months: int) -> bool:
        """Whether the payments of the last months are listed."""
        reach = self.view.diary.payments_reach(months_before(self.day, months))
        return self.view.diary.dues is not None and reach

    def _read(self, months: int) -> Recent:
        if not self.exists or not self.lists_payments(months):
            return Recent(False, 0, 0, False, frozenset())  # noqa: FBT003
        start = months_before(self.day, months)
        dues = [d for d in self.view.dues or () if d.on > start and d.met is not None]
        due = [d for d in dues if d.amount > 0]
        billed = [d for d in dues if d.minimum is not None and d.minimum < d.amount]
        only = frozenset(
            (d.on.year, d.on.month) for d in billed if d.needed <= d.paid and d.paid - d.needed < d.amount - d.paid
        )
        return Recent(
            told=bool(due),
            met=sum(min(d.paid, d.amount) for d in due),
            asked=sum(d.amount for d in due),
            billed=bool(billed),
            minimum_only=only,
        )
