"""The diary as it stood at the end of a day: nothing dated later has happened.

Decides which limit, balance, state and rate hold on a day, how full an account is, which of its dues are
overdue, and what undated values say (the file's own day only). Does not know any factor (`facts/`).
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.all_dues import AllDues
from credit_cli.engine.diary.dated import Dated, latest, until
from credit_cli.engine.diary.dues import Due, LateMark, late_marks
from credit_cli.engine.diary.once import once
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.standing import Standing, Usage, together
from credit_cli.engine.diary.together import Age
from credit_cli.model.lenders import Lender
from credit_cli.profile.looking_back import autopay_on
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

    @once
    def line(self) -> Standing:
        """How the line stands at the end of the day; read when first asked for, since sorting its rows costs."""
        return self.diary.line.on(self.day)

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
    def debited(self) -> bool | None:
        """Whether dues are debited automatically; None where the file does not tell."""
        return autopay_on(self.account.autopay, self.day, self.diary.written)

    @property
    def revolves(self) -> bool:
        """Whether this is a line that can be drawn again."""
        return self.lender.kind == "revolving"

    def usage(self) -> Usage | None:
        """How full this line is, or None where the file does not tell or nothing can be drawn any more."""
        return self.line.usage

    @once
    def dues(self) -> tuple[Due, ...] | None:
        """The dues up to the day, oldest first; None where the file does not list payments."""
        return None if self.diary.dues is None else self.diary.dues.as_of(self.day)

    @once
    def late_dues(self) -> tuple[Due, ...]:
        """The dues up to the day that were or are late, oldest first."""
        return () if self.diary.dues is None else self.diary.dues.late_as_of(self.day)

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
        self._listing: dict[tuple[str, ...], list[AccountView]] = {}
        self.measured: dict[object, Measurement] = {}
        self.kept: dict[tuple[object, ...], Any] = {}  # what several facts look at, worked out once

    @once
    def accounts(self) -> tuple[AccountView, ...]:
        """The accounts that existed on the day."""
        day, only = self.day, self._only
        return tuple(
            AccountView(account, day)
            for account in self.diary.accounts
            if ((first := account.earliest) is None or first <= day) and (only is None or account.account.id == only)
        )

    @once
    def revolving(self) -> tuple[AccountView, ...]:
        """The accounts that can be drawn again."""
        return tuple(a for a in self.accounts if a.revolves)

    @once
    def ages(self) -> tuple[Age, ...]:
        """Since when each account that existed on the day is known to exist."""
        only, day, together = self._only, self.day, self.diary.together
        if only is None and together.all_since <= day:
            return together.ages
        told = (a for a in together.ages if a.earliest is None or a.earliest <= day)
        return tuple(age for age in told if only is None or age.account == only)

    def listing(self, *names: str) -> list[AccountView]:
        """The accounts of which the file has something under one of some names (`draws`, `failed_debits`)."""
        found = self._listing.get(names)
        if found is None:
            having = self.diary.together.listing(names)
            found = [account for account in self.accounts if account.account.id in having] if having else []
            self._listing[names] = found
        return found

    def dues(self, start: date | None = None) -> AllDues:
        """The dues of all accounts whose lists reach back to the start of a window, where one is asked for."""
        return self.diary.together.dues(self.day, start, self._only)

    @once
    def late_marks(self) -> tuple[LateMark, ...]:
        """Every late due and overdue entry of the report up to the day, oldest first, each fact once."""
        return self.late_marks_of(self.dues())

    def late_marks_of(self, dues: AllDues) -> tuple[LateMark, ...]:
        """The late marks of some accounts' dues, and of the report."""
        return late_marks(dues.late(self.day), until(self.diary.negatives or (), self.day), self.day)

    def usages(self, day: date) -> list[Usage]:
        """How full each line is that can be drawn again, on the view's day or an earlier one."""
        return [usage for account, usage in self.diary.together.usages(day) if self._only in {None, account}]

    def full(self, day: date) -> Usage | None:
        """All those lines together; None where nothing is known of any."""
        return self.diary.together.full(day) if self._only is None else together(self.usages(day))

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

    @once
    def income(self) -> Dated[Fen] | None:
        """Monthly income in force; None where the file does not say."""
        row = latest(self.diary.incomes, self.day)
        return None if row is None else Dated(row.on, row.row.monthly, row.pointer)


def view(profile: Profile, day: date, lenders: Mapping[str, Lender]) -> View:
    """A profile at the end of a day."""
    return View(Diary(profile, lenders), day)
