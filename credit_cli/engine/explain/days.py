"""One person's diary looked at on many days, each day measured once.

Decides nothing but that nothing is measured twice, and what the diary would look like had lenders left every limit
alone for some days. Does not know events or causes.
"""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.explain.since import DaysOfRows
from credit_cli.engine.results import Pointer, Score
from credit_cli.engine.score import score_view
from credit_cli.model.scorecard import Scorecard
from credit_cli.profile.records import Account, Limit, State


class Days:
    """A diary's days: views and scores, kept."""

    def __init__(self, diary: Diary, card: Scorecard) -> None:
        self.diary = diary
        self.card = card
        self.day_of = DaysOfRows(diary.profile)
        self._views: dict[tuple[date, str | None], View] = {}
        self._scores: dict[date, Score] = {}

    def view(self, day: date, account: str | None = None) -> View:
        """The diary, or one account of it, at the end of a day."""
        key = (day, account)
        found = self._views.get(key)
        if found is None:
            found = self._views[key] = View(self.diary, day, account)
        return found

    def score(self, day: date) -> Score:
        """The score at the end of a day."""
        found = self._scores.get(day)
        if found is None:
            found = self._scores[day] = score_view(self.view(day), self.card)
        return found


def carried_back(diary: Diary, before: date, eve: date) -> Diary | None:
    """The diary in which a balance first told in the window stood as it was already before it; None where none is.

    An account that existed but whose balance the file begins to tell in the window has not come to be owed in it.
    """
    accounts = tuple(_carried(account, before, eve) for account in diary.accounts)
    if all(new is old for new, old in zip(accounts, diary.profile.accounts, strict=True)):
        return None
    return diary.but(diary.profile._replace(accounts=accounts))


def _carried(diary: AccountDiary, before: date, eve: date) -> Account:
    account, earliest = diary.account, diary.earliest
    if earliest is None or earliest > before or diary.line.on(before).owed is not None:
        return account
    told = diary.line.on(eve).owed
    first = next((row for row in diary.balances or () if row.on <= eve), None)
    if told is None or first is None:
        return account
    return account._replace(balances=(*(account.balances or ()), first.row._replace(on=before)))


class Undone(NamedTuple):
    """A diary with the limit changes of lenders taken back, and the rows that were changed.

    `lowered`: all of them lowered a limit, so that without them no line is fuller.
    """

    diary: Diary
    rows: tuple[Pointer, ...]
    lowered: bool


class Undoing:
    """Takes back, for a stretch of days, what lenders did to limits; rows keep their place in the file."""

    def __init__(self, diary: Diary, start: date, end: date) -> None:
        self._diary = diary
        self._start = start
        self._end = end

    @cached_property
    def result(self) -> Undone | None:
        """The diary without the lenders' changes; None where they changed nothing."""
        rows: list[Pointer] = []
        accounts = tuple(self._account(account, rows) for account in self._diary.accounts)
        if not rows:
            return None
        diary = self._diary.but(self._diary.profile._replace(accounts=accounts))
        return Undone(diary, tuple(rows), lowered=all(map(self._lowered, self._diary.profile.accounts, accounts)))

    @staticmethod
    def _lowered(old: Account, new: Account) -> bool:
        limits = zip(old.limits or (), new.limits or (), strict=True)
        return old.states == new.states and all(was.amount <= undone.amount for was, undone in limits)

    def _account(self, diary: AccountDiary, rows: list[Pointer]) -> Account:
        account = diary.account
        if not self._touched(account.limits) and not self._touched(account.states):
            return account
        return account._replace(limits=self._limits(diary, rows), states=self._states(diary, rows))

    def _touched(self, entries: tuple[Limit, ...] | tuple[State, ...] | None) -> bool:
        return any(self._start <= day <= self._end for entry in entries or () for day in _days_of(entry))

    def _limits(self, diary: AccountDiary, rows: list[Pointer]) -> tuple[Limit, ...] | None:
        entries = diary.account.limits
        if entries is None:
            return None
        kept = list(entries)
        standing: Limit | None = None
        for row in diary.limits or ():
            place, entry = int(row.pointer.rpartition("/")[2]), row.row
            inside = self._start <= entry.on <= self._end
            if inside and standing is not None and entry.by in {"lender", "temporary_end"}:
                kept[place] = entry._replace(amount=standing.amount, until=standing.until)
                rows.append(row.pointer)
            elif entry.until is not None and entry.on < self._start <= entry.until < self._end:
                standing = kept[place] = entry._replace(until=self._end)
                rows.append(row.pointer)
            elif entry.on <= self._end:
                standing = entry
        return tuple(kept)

    def _states(self, diary: AccountDiary, rows: list[Pointer]) -> tuple[State, ...] | None:
        entries = diary.account.states
        if entries is None:
            return None
        kept = list(entries)
        standing: State | None = None
        for row in diary.states or ():
            place, entry = int(row.pointer.rpartition("/")[2]), row.row
            inside = self._start <= entry.on <= self._end
            if inside and standing is not None and entry.by == "lender":
                kept[place] = entry._replace(state=standing.state)
                rows.append(row.pointer)
            else:
                standing = entry
        return tuple(kept)


def _days_of(entry: Limit | State) -> tuple[date, ...]:
    if isinstance(entry, Limit) and entry.until is not None:
        return (entry.on, entry.until)
    return (entry.on,)
