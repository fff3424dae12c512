"""The diary as it stood at the end of a day: nothing dated later has happened.

Decides which limit, balance, state and rate hold on a day, how full an account is, which of its dues are
overdue, and what undated values say (the file's own day only). Does not know any factor (`facts/`).
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from credit_cli.engine.diary.dated import Dated, latest, until
from credit_cli.engine.diary.dues import Due, LateMark, late_marks
from credit_cli.engine.diary.rows import AccountDiary, Diary
from credit_cli.engine.diary.standing import Standing, Usage, together
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Account, Limit, Profile
from credit_cli.profile.scalars import Fen

if TYPE_CHECKING:
    from credit_cli.engine.results import Measurement


class AccountView:
    """One account at the end of a day."""

    def __init__(self, diary: AccountDiary, day: date) -> None:
        self.diary = diary
        self.day = day
        self.account: Account = diary.account
        self.lender: Lender = diary.lender
        self.pointer = diary.pointer
        self._line: Standing | None = None
        self.kept: dict[str, Any] = {}  # what several facts ask of the account, worked out once

    @property
    def line(self) -> Standing:
        """How the line stands at the end of the day; read when first asked for, since sorting its rows costs."""
        found = self._line
        if found is None:
            found = self._line = self.diary.line.on(self.day)
        return found

    @property
    def limit_row(self) -> Dated[Limit] | None:
        """The limit in force; a temporary raise that has ended gives way to the limit before it."""
        return self.line.limit

    @property
    def state(self) -> str | None:
        """`open`, `frozen` or `closed`; None where the file does not say."""
        return self.line.state

    @property
    def owed(self) -> Dated[Fen] | None:
        """What is owed, at least 0: the latest balance, else limit less what is available."""
        return self.line.owed

    @property
    def revolves(self) -> bool:
        """Whether this is a line that can be drawn again."""
        return self.lender.kind == "revolving"

    def usage(self) -> Usage | None:
        """How full this line is, or None where the file does not tell or nothing can be drawn any more."""
        return self.line.usage

    @cached_property
    def dues(self) -> tuple[Due, ...] | None:
        """The dues up to the day, oldest first; None where the file does not list payments."""
        return None if self.diary.dues is None else self.diary.dues.as_of(self.day)

    @cached_property
    def late_dues(self) -> tuple[Due, ...]:
        """The dues up to the day that were or are late, oldest first."""
        return () if self.diary.dues is None else self.diary.dues.late_as_of(self.day)

    def dues_after(self, start: date) -> tuple[Due, ...]:
        """The dues after a day, oldest first."""
        return () if self.diary.dues is None else self.diary.dues.as_of(self.day, after=start)

    @property
    def overdue(self) -> tuple[Due, ...]:
        """The dues that are overdue on the day, oldest first."""
        return tuple(due for due in self.late_dues if due.met is False)

    @property
    def overdue_amount(self) -> Fen:
        """What must be paid to be on time again: a statement's latest unmet minimum, else all shortfalls."""
        overdue = self.overdue
        if not overdue:
            return 0
        if self.account.statement_day is not None:
            return overdue[-1].shortfall
        return sum(due.shortfall for due in overdue)

    @property
    def counted_as(self) -> str | None:
        """Under which name this account counts among lenders; None where its kind never counts."""
        return self.diary.counted_as


class View:
    """One person's diary at the end of a day."""

    def __init__(self, diary: Diary, day: date, only: str | None = None) -> None:
        self.diary = diary
        self.day = day
        self.profile: Profile = diary.profile
        self._only = only
        self.measured: dict[object, Measurement] = {}
        self.kept: dict[tuple[object, ...], Any] = {}  # what several facts look at, worked out once

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
        lender_dues = ((a.account.lender, a.late_dues) for a in self.accounts)
        return late_marks(lender_dues, until(self.diary.negatives or (), self.day), self.day)

    def usages(self, day: date) -> list[Usage]:
        """How full each line is that can be drawn again, on the view's day or an earlier one."""
        return [usage for account, usage in self.diary.usages(day) if self._only in {None, account}]

    def full(self, day: date) -> Usage | None:
        """All those lines together; None where nothing is known of any."""
        return self.diary.full(day) if self._only is None else together(self.usages(day))

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
