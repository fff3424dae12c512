"""The dues of several accounts together, read as of any day: what was late, what was asked and what was paid.

Decides what is kept: marks of late dues by their day, running totals of what was asked and paid, and which dues a day
does not tell as all later days do (`stragglers`), so that only these are read again. Does not know how a due reads
(`due_book.py`), the credit report, nor any fact.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import NamedTuple

from credit_cli.engine.diary.due_book import DueBook
from credit_cli.engine.diary.dues import Due, LateMark, late_mark
from credit_cli.engine.diary.once import once
from credit_cli.profile.scalars import Fen

ONE_DAY = timedelta(days=1)
Place = tuple[int, int]
"""Which account, and which of its dues."""
_on = attrgetter("on")


class Member(NamedTuple):
    """An account: its place in the file, its lender, its dues."""

    account: int
    lender: str
    book: DueBook


class Straggler(NamedTuple):
    """A due of which its own day did not tell everything; since when all is told, and its mark if it was late then."""

    on: date
    place: Place
    since: date
    mark: tuple[int, LateMark] | None


class Entry(NamedTuple):
    """A due of whose payment something is known, as the end of all days tells it."""

    on: date
    place: Place
    due: Due


class Paid(NamedTuple):
    """What was asked in a window, what was paid of it (no due counting more than in full), and what was paid short."""

    asked: Fen
    paid: Fen
    short: tuple[Due, ...]


class AllDues:
    """The dues of some accounts."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._members = {member.account: member for member in members}
        self._read: tuple[date, dict[Place, Due]] = (date.min, {})  # what the last day looked at did not tell
        self._marked: tuple[date, list[tuple[int, LateMark]]] = (date.min, [])  # and what was late on it

    def late(self, day: date) -> list[tuple[int, LateMark]]:
        """The late dues up to a day with their account, oldest first, as far as that day tells."""
        if self._marked[0] != day:
            self._marked = (day, self._late(day))
        return self._marked[1]

    def _late(self, day: date) -> list[tuple[int, LateMark]]:
        upto = bisect_right(self._stragglers, day, key=_on)
        found = [s.mark for s in self._stragglers[:upto] if s.since <= day and s.mark is not None]
        untold = [(place, due) for place, due in self._untold(day).items() if due.late]
        if untold:
            found += [(place[0], late_mark(self._members[place[0]].lender, due)) for place, due in untold]
            found.sort(key=lambda late: (late[1].start, late[0]))
        return found

    def first_late(self, day: date) -> list[Due]:
        """The first due of each account that was or is late on a day, account by account."""
        return [due for late_from, due in self._first_late if late_from <= day]

    @once
    def _first_late(self) -> list[tuple[date, Due]]:
        firsts = ((book, next((d for d in book.last if d.late), None)) for _, _, book in self._members.values())
        return [(due.on + book.grace + ONE_DAY, due) for book, due in firsts if due is not None]

    def paying(self, day: date) -> int:
        """How many accounts had something due by a day, and a payment told of it."""
        return bisect_right(self._first_told, day)

    def last(self, after: date, day: date) -> dict[int, Due]:
        """The last due of each account after a day up to another, as the end of all days tells it."""
        days, dues = self._by_day
        return dict(dues[bisect_right(days, after) : bisect_right(days, day)])

    @once
    def _by_day(self) -> tuple[list[date], list[tuple[int, Due]]]:
        """All dues by their day, with their account."""
        found = [(account, due) for account, _, book in self._members.values() for due in book.last]
        found.sort(key=lambda entry: entry[1].on)
        return [due.on for _, due in found], found

    def paid(self, start: date, day: date) -> Paid:
        """What was asked and paid of the dues after a day up to another, as far as the latter tells."""
        days, asked, paid = self._totals
        first, last = bisect_right(days, start), bisect_right(days, day)
        total = paid[last] - paid[first]
        short = {entry.place: entry.due for entry in _within(self._short, start, day)}
        for place, due in self._untold(day).items():
            if due.on > start and due.met is not None:
                later = self._members[place[0]].book.last[place[1]]
                total += min(due.paid, due.amount) - min(later.paid, later.amount)
                short[place] = due
        told = tuple(due for _, due in sorted(short.items(), key=itemgetter(0)) if due.paid < due.amount)
        return Paid(asked[last] - asked[first], total, told)

    def billed(self, start: date, day: date) -> list[Due]:
        """The dues of a window that ask for less than the whole amount, account by account."""
        untold = self._untold(day)
        found = [(entry.place, untold.get(entry.place, entry.due)) for entry in _within(self._bills, start, day)]
        return [due for _, due in sorted(found, key=itemgetter(0))]

    def _untold(self, day: date) -> dict[Place, Due]:
        """How the dues read on a day of which it does not tell all that later days do."""
        if self._read[0] != day:
            upto = bisect_right(self._stragglers, day, key=_on)
            waiting = [s for s in self._stragglers[:upto] if s.since > day]
            firsts: dict[int, Place] = {}
            for straggler in waiting:
                firsts.setdefault(straggler.place[0], straggler.place)
            tails = {account: self._tail(place, day) for account, place in firsts.items()}
            self._read = (day, {s.place: tails[s.place[0]][s.place[1] - firsts[s.place[0]][1]] for s in waiting})
        return self._read[1]

    def _tail(self, place: Place, day: date) -> tuple[Due, ...]:
        book = self._members[place[0]].book
        return book.as_of(day, after=book.days[place[1]] - ONE_DAY)

    @once
    def _stragglers(self) -> list[Straggler]:
        found = []
        for account, lender, book in self._members.values():
            for index in book.stragglers:
                due, since = book.last[index], book.since[index]
                mark = (account, late_mark(lender, due)) if due.late and due.met else None
                found.append(Straggler(due.on, (account, index), since, mark))
        return sorted(found)

    @once
    def _first_told(self) -> list[date]:
        firsts = (next((d.on for d in m.book.last if d.met is not None), None) for m in self._members.values())
        return sorted(day for day in firsts if day is not None)

    @once
    def _totals(self) -> tuple[list[date], list[Fen], list[Fen]]:
        """The days of all dues of which anything is known, and what had been asked and paid before each of them."""
        told = [due for _, due in self._by_day[1] if due.met is not None]
        asked = accumulate((due.amount for due in told), initial=0)
        paid = accumulate((min(due.amount, due.paid) for due in told), initial=0)
        return [due.on for due in told], list(asked), list(paid)

    @once
    def _short(self) -> list[Entry]:
        return self._entries(lambda due: due.paid < due.amount)

    @once
    def _bills(self) -> list[Entry]:
        return self._entries(lambda due: due.minimum is not None and due.minimum < due.amount)

    def _entries(self, counts: Callable[[Due], bool]) -> list[Entry]:
        found = [
            Entry(due.on, (account, index), due)
            for account, _, book in self._members.values()
            for index, due in enumerate(book.last)
            if due.met is not None and counts(due)
        ]
        return sorted(found, key=_on)


def _within(entries: list[Entry], start: date, day: date) -> Iterator[Entry]:
    return iter(entries[bisect_right(entries, start, key=_on) : bisect_right(entries, day, key=_on)])
