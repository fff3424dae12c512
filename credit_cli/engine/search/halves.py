"""Months in which more than half of every bill is paid: what that takes at least, month by month.

Decides the least that must have been paid on each card so that so many months do not count as minimum-only ones:
a bill is what is owed, so that the second such month takes more than three quarters of what was owed at first, and so
on; interest only makes it more. Bills that the file states may be smaller than what is owed and count for
nothing. Does not know which months a plan takes.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.search.leaf import Leaf
from credit_cli.engine.search.stops import ONE_DAY
from credit_cli.engine.search.tables import best_from
from credit_cli.engine.world.days import next_after
from credit_cli.model.factor import Factor
from credit_cli.model.lenders import Minimum
from credit_cli.profile.scalars import Fen

Month = tuple[int, int]
MoneyFor = Callable[[set[int], date], Fen]
"""How much money there can be for some lanes up to a day, when every other lane takes its dues or ends."""


class Halved(NamedTuple):
    """Months in which half is paid, the most points of that, and the least it takes on each lane: in all, and early."""

    months: tuple[Month, ...]
    points: int
    least: dict[int, Fen]
    early: dict[int, Fen] = {}  # noqa: RUF012  a default that nobody changes


class Card(NamedTuple):
    """A card: what is owed at first, bills that the file states, and how the next bills are made."""

    balance: Fen
    stated: int
    minimum: Minimum
    bill_day: int

    def least(self, halves: int, others: int) -> Fen:
        """What must have been paid when so many bills were paid by half and others by their minimum."""
        share, left = self.minimum.share, float(self.balance)
        left *= (1 - (1 + share) / 2) ** max(0, halves - self.stated)
        left *= (1 - share) ** max(0, others - self.stated)
        return max(0, min(int(self.balance - left) - halves - others, self.balance - self.minimum.floor))

    def last_chance(self, due: date) -> date:
        """The day up to which money still counts towards a bill: the next statement."""
        return next_after(due - ONE_DAY, self.bill_day)


class Halves:
    """The bills to come of a person in the relaxed world, month by month."""

    def __init__(self, factor: Factor, leaves: list[Leaf], cards: dict[int, Card], begun: date, day: date) -> None:
        self.factor, self.cards = factor, cards
        months = int(factor.parameters["months"])
        start = months_before(day, months)
        self.seen: set[Month] = set()
        self.bills: dict[Month, list[tuple[int, date]]] = {}
        self.dues: dict[int, list[date]] = {n: [] for n in cards}
        for n, leaf in enumerate(leaves):
            every = leaf.view.dues or () if leaf.exists else ()
            if n in cards:
                self.dues[n] = [d.on for d in every if d.on > begun]
            if not leaf.lists_payments(months):
                continue
            billed = [d for d in every if d.on > start and d.met is not None and d.minimum is not None]
            for due in billed:
                if due.minimum is None or due.minimum >= due.amount:
                    continue
                month = (due.on.year, due.on.month)
                if due.on > begun and n in cards:
                    self.bills.setdefault(month, []).append((n, due.on))
                elif due.met and due.paid - due.needed < due.amount - due.paid:
                    self.seen.add(month)

    @property
    def open(self) -> list[Month]:
        """The months that are not minimum-only ones already, in order."""
        return sorted(set(self.bills) - self.seen)

    def options(self, money: MoneyFor, early: date) -> Iterator[Halved]:
        """Every number of months that money may reach, the fewest first; more only where it brings more points."""
        months, best = self.open, -1
        for count in range(len(months) + 1):
            last = tuple(months[len(months) - count :])
            if not self._reached(last, money):
                return
            points = best_from(self.factor, len(self.seen) + len(months) - count)
            if points > best:
                best = points
                yield Halved(last, points, self._least(last, date.max), self._least(last, early))

    def _least(self, months: tuple[Month, ...], until: date) -> dict[int, Fen]:
        """What must have been paid on each card up to a day."""
        halves = dict.fromkeys(self.cards, 0)
        for month in months:
            for n, due in self.bills[month]:
                halves[n] += self.cards[n].last_chance(due) <= until
        return {n: card.least(halves[n], 0) for n, card in self.cards.items()}

    def _reached(self, months: tuple[Month, ...], money: MoneyFor) -> bool:
        """Whether all money up to the last chance of each bill pays for its half and for those before it."""
        bills = sorted((self.cards[n].last_chance(due), due, n) for month in months for n, due in self.bills[month])
        done: dict[int, int] = dict.fromkeys(self.cards, 0)
        for last, _, n in bills:
            done[n] += 1
            need = 0
            for own, card in self.cards.items():
                asked = sum(due <= last for due in self.dues[own])
                need += card.least(done[own], max(0, asked - done[own] - 1)) if done[own] else 0
            if need > money(set(self.cards), last):
                return False
        return True
