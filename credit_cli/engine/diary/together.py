"""What the accounts of a person add up to, carried from day to day so that no day is added up anew.

Decides which accounts are added up on a day: lines that can be drawn again, and dues of the accounts whose lists reach
back far enough. Does not know what a line (`standing.py`) or a due (`due_book.py`) is, nor any fact.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.all_dues import AllDues, Member
from credit_cli.engine.diary.due_book import DueBook
from credit_cli.engine.diary.once import once
from credit_cli.engine.diary.standing import Full, Line, Usage, together
from credit_cli.engine.results import Pointer


class Age(NamedTuple):
    """Since when an account is known to exist: the day on which it was opened (`written`), else of its first fact."""

    account: str
    opened: date | None
    earliest: date | None
    pointer: Pointer
    written: Pointer


class Together:
    """The accounts of one diary."""

    def __init__(self, accounts: tuple[AccountDiary, ...]) -> None:
        self._accounts = accounts
        self._full: dict[int, Full | None] = {}
        self._usages: dict[int, tuple[tuple[str, Usage], ...]] = {}
        self._listing: dict[tuple[str, ...], frozenset[str]] = {}
        self._dues: dict[tuple[int, ...], AllDues] = {}

    def full(self, day: date) -> Full | None:
        """All lines that can be drawn again, taken together on a day; None where nothing is known of any."""
        between = bisect_right(self._changes, day)
        if between not in self._full:
            self._full[between] = together(usage for _, usage in self.usages(day))
        return self._full[between]

    def usages(self, day: date) -> tuple[tuple[str, Usage], ...]:
        """How full each line is on a day, by account, where it can be drawn again and the file tells."""
        between = bisect_right(self._changes, day)
        found = self._usages.get(between)
        if found is None:
            lines = [(key, line) for key, earliest, line in self._lines if earliest is None or earliest <= day]
            found = tuple((key, usage) for key, line in lines if (usage := line.on(day).usage) is not None)
            self._usages[between] = found
        return found

    @once
    def _changes(self) -> list[date]:
        """The days on which one of those lines is another than the day before."""
        days = {earliest for _, earliest, _ in self._lines if earliest is not None}
        return sorted(days.union(*(line.changes for _, _, line in self._lines)))

    @once
    def _lines(self) -> tuple[tuple[str, date | None, Line], ...]:
        revolving = (a for a in self._accounts if a.lender.kind == "revolving")
        return tuple((a.account.id, a.earliest, a.line) for a in revolving)

    @once
    def ages(self) -> tuple[Age, ...]:
        """Since when each account is known to exist."""
        told = ((a.account, a.earliest, a.pointer) for a in self._accounts)
        return tuple(Age(a.id, a.opened, earliest, pointer, f"{pointer}/opened") for a, earliest, pointer in told)

    @once
    def all_since(self) -> date:
        """The day since which all accounts exist."""
        return max((age.earliest for age in self.ages if age.earliest is not None), default=date.min)

    def listing(self, names: tuple[str, ...]) -> frozenset[str]:
        """The ids of the accounts of which the file has something under one of some names."""
        found = self._listing.get(names)
        if found is None:
            having = (a.account for a in self._accounts if any(getattr(a.account, n) is not None for n in names))
            found = self._listing[names] = frozenset(account.id for account in having)
        return found

    def dues(self, day: date, start: date | None = None, only: str | None = None) -> AllDues:
        """The dues of the accounts that exist on a day and whose lists reach back to the start of a window, if any."""
        whole, apart = self._paying
        places = whole if only is None else tuple(i for i in whole if self._accounts[i].account.id == only)
        if apart:
            some = (i for i in apart if only in {None, self._accounts[i].account.id} and self._counts(i, day, start))
            places = tuple(sorted((*places, *some)))
        found = self._dues.get(places)
        if found is None:
            members = (Member(i, self._accounts[i].account.lender, book) for i, book in self._books(places))
            found = self._dues[places] = AllDues(members)
        return found

    @once
    def _paying(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The accounts whose dues count on every day and in every window, and those of which it depends."""
        whole: list[int] = []
        apart: list[int] = []
        for place, account in enumerate(self._accounts):
            if account.dues is None:
                continue
            known, days, earliest = account.account.known_from, account.dues.days, account.earliest
            exists = earliest is None or not days or earliest <= days[0]  # else it counts from its first day on
            (whole if exists and (known is None or known.payments is None) else apart).append(place)
        return tuple(whole), tuple(apart)

    def _counts(self, place: int, day: date, start: date | None) -> bool:
        account = self._accounts[place]
        exists = account.earliest is None or account.earliest <= day
        return exists and account.payments_reach(start)

    def _books(self, places: tuple[int, ...]) -> Iterator[tuple[int, DueBook]]:
        for place in places:
            book = self._accounts[place].dues
            if book is not None:
                yield place, book
