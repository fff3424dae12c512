"""The diary as it stood at the end of a day: nothing dated later has happened.

Decides which limit, balance, state and rate hold on a day, how full an account is, which of its dues are
overdue, and what undated values say (the file's own day only). Does not know any factor (`facts/`).
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from credit_cli.engine.dated import Dated, latest, until
from credit_cli.engine.diary import AccountDiary, Diary
from credit_cli.engine.dues import Due, LateMark, late_marks
from credit_cli.engine.results import Measurement, Pointer
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Account, Limit, Profile
from credit_cli.profile.scalars import Fen


class Usage(NamedTuple):
    """How full an account is: what is owed of what could be, and the rows that say so."""

    owed: Fen
    limit: Fen
    evidence: tuple[Pointer, ...]
    since: date

    @property
    def ratio(self) -> float:
        """Owed over limit; an account with something owed and no limit left is full."""
        if self.limit > 0:
            return self.owed / self.limit
        return 1.0 if self.owed > 0 else 0.0


class AccountView:
    """One account at the end of a day."""

    def __init__(self, diary: AccountDiary, day: date) -> None:
        self.diary = diary
        self.day = day
        self.account: Account = diary.account
        self.lender: Lender = diary.lender
        self.pointer = diary.pointer

    @cached_property
    def limit_row(self) -> Dated[Limit] | None:
        """The limit in force; a temporary raise that has ended gives way to the limit before it."""
        rows = self.diary.limits
        if not rows:
            return None
        for row in reversed(until(rows, self.day)):
            if row.row.until is None or row.row.until >= self.day:
                return row
        return None

    @cached_property
    def state(self) -> str | None:
        """`open`, `frozen` or `closed`; None where the file does not say."""
        row = latest(self.diary.states, self.day)
        return None if row is None else row.row.state

    @cached_property
    def owed(self) -> Dated[Fen] | None:
        """What is owed, at least 0: the latest balance, else limit less what is available."""
        balance = latest(self.diary.balances, self.day)
        if balance is not None:
            return Dated(balance.on, max(0, balance.row.amount), balance.pointer)
        available = latest(self.diary.available, self.day)
        if available is not None and self.limit_row is not None:
            left = self.limit_row.row.amount - available.row.amount
            return Dated(available.on, max(0, left), available.pointer)
        return None

    @property
    def revolves(self) -> bool:
        """Whether this is a line that can be drawn again."""
        return self.lender.kind == "revolving"

    def usage(self) -> Usage | None:
        """How full this line is, or None where the file does not tell or nothing can be drawn any more."""
        limit, owed = self.limit_row, self.owed
        if limit is None or owed is None or (self.state == "closed" and owed.row == 0):
            return None
        return Usage(owed.row, limit.row.amount, (owed.pointer, limit.pointer), max(owed.on, limit.on))

    @cached_property
    def dues(self) -> tuple[Due, ...] | None:
        """The dues up to the day, oldest first; None where the file does not list payments."""
        return None if self.diary.dues is None else self.diary.dues.as_of(self.day)

    @property
    def overdue(self) -> tuple[Due, ...]:
        """The dues that are overdue on the day, oldest first."""
        return tuple(due for due in self.dues or () if due.met is False and due.late)

    @property
    def overdue_amount(self) -> Fen:
        """What must be paid to be on time again: a statement's latest unmet minimum, else all shortfalls."""
        overdue = self.overdue
        if not overdue:
            return 0
        if self.account.statement_day is not None:
            return overdue[-1].shortfall
        return sum(due.shortfall for due in overdue)

    @cached_property
    def counted_as(self) -> str | None:
        """Under which name this account counts among lenders; None where its kind never counts."""
        if self.lender.counts == "never":
            return None
        if self.account.provider is not None:
            return f"provider {self.account.provider}"
        return f"account {self.account.id}" if self.lender.counts == "account" else f"lender {self.account.lender}"


class View:
    """One person's diary at the end of a day."""

    def __init__(self, diary: Diary, day: date, only: str | None = None) -> None:
        self.diary = diary
        self.day = day
        self.profile: Profile = diary.profile
        self._only = only
        self.measured: dict[tuple[object, ...], Measurement] = {}

    @cached_property
    def accounts(self) -> tuple[AccountView, ...]:
        """The accounts that existed on the day."""
        return tuple(
            AccountView(account, self.day)
            for account in self.diary.accounts
            if (account.earliest is None or account.earliest <= self.day)
            and (self._only is None or account.account.id == self._only)
        )

    @cached_property
    def revolving(self) -> tuple[AccountView, ...]:
        """The accounts that can be drawn again."""
        return tuple(a for a in self.accounts if a.revolves)

    @cached_property
    def late_marks(self) -> tuple[LateMark, ...]:
        """Every late due and overdue entry of the report up to the day, oldest first, each fact once."""
        lender_dues = ((a.account.lender, a.dues or ()) for a in self.accounts)
        return late_marks(lender_dues, until(self.diary.negatives or (), self.day), self.day)

    @property
    def undated_hold(self) -> bool:
        """Whether undated values (cash, assets, totals) speak of this day: the file's own day only."""
        return self.day == self.profile.as_of

    def at(self, day: date) -> "View":
        """The same diary on another day."""
        return View(self.diary, day, self._only)

    def only(self, account_id: str) -> "View":
        """The same day, one account alone."""
        return View(self.diary, self.day, account_id)

    @cached_property
    def income(self) -> Dated[Fen] | None:
        """Monthly income in force; None where the file does not say."""
        row = latest(self.diary.incomes, self.day)
        return None if row is None else Dated(row.on, row.row.monthly, row.pointer)


def view(profile: Profile, day: date, lenders: Mapping[str, Lender]) -> View:
    """A profile at the end of a day."""
    return View(Diary(profile, lenders), day)
