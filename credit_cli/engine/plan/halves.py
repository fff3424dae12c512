"""Months in which more than half of every bill is paid: what that takes at least, month by month.

Decides the least that must have been paid on each card so that so many months do not count as minimum-only ones:
half of a bill is half of what is owed, so that the second such month takes three quarters of what was owed at first,
and so on; interest only makes it more. Bills that the file states may be smaller than what is owed and count for
nothing. Does not know which months a plan takes.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from credit_cli.engine.calendar import months_before
from credit_cli.engine.dues import Due
from credit_cli.engine.plan.leaf import Leaf
from credit_cli.model.scorecard import Factor
from credit_cli.profile.scalars import Fen

Month = tuple[int, int]
MoneyFor = Callable[[set[int], date], Fen]
"""How much money there can be for some lanes up to a day, when every other lane takes its dues or ends."""


class Halved(NamedTuple):
    """So many months in which half is paid, the points that brings at most, and the least it takes on each lane."""

    months: int
    points: int
    least: dict[int, Fen]


class Card(NamedTuple):
    """A card: what is owed at first, the bill below which all is asked for, bills that the file states."""

    balance: Fen
    floor: Fen
    stated: int

    def least(self, halves: int) -> Fen:
        """What must have been paid when so many bills were paid by half."""
        left = self.balance >> max(0, halves - self.stated)
        return max(0, min(self.balance - left, self.balance - self.floor))


class Halves:
    """The bills to come of a person in the relaxed world, month by month."""

    def __init__(self, factor: Factor, leaves: list[Leaf], cards: dict[int, Card], begun: date, day: date) -> None:
        self.factor, self.cards = factor, cards
        start = months_before(day, int(factor.parameters["months"]))
        self.seen: set[Month] = set()
        self.bills: dict[Month, list[tuple[int, Due, date]]] = {}
        for n, leaf in enumerate(leaves):
            every = list(leaf.view.dues or ()) if leaf.exists else []
            billed = [d for d in every if d.on > start and d.met is not None and d.minimum is not None]
            for due in billed:
                if due.minimum is None or due.minimum >= due.amount:
                    continue
                month = (due.on.year, due.on.month)
                if due.on > begun and n in cards:
                    last = min((d.on for d in every if d.on > due.on), default=day)
                    self.bills.setdefault(month, []).append((n, due, last))
                elif due.met and due.paid - due.needed < due.amount - due.paid:
                    self.seen.add(month)

    @property
    def open(self) -> list[Month]:
        """The months that are not minimum-only ones already, in order."""
        return sorted(set(self.bills) - self.seen)

    def options(self, money: MoneyFor) -> Iterator[Halved]:
        """Every number of months that money may reach, the fewest first; more only where it brings more points."""
        months, best = self.open, -1
        for count in range(len(months) + 1):
            if not all(self._reached(month, n, money) for n, month in enumerate(months[len(months) - count :], 1)):
                return
            points = self._points(len(self.seen) + len(months) - count, all_of_them=count == len(months))
            if points > best:
                best = points
                yield Halved(count, points, self._least(count, len(months)))

    def _points(self, left: int, *, all_of_them: bool) -> int:
        factor = self.factor
        points = max(b.points for b in factor.bins[factor.index_of(left) :])
        return max(points, factor.unknown) if all_of_them and not self.seen else points

    def _reached(self, month: Month, halves: int, money: MoneyFor) -> bool:
        """Whether all money up to the last chance of a month pays half of its bills, for the n-th time."""
        bills = self.bills[month]
        own = {n for n, _, _ in bills}
        need = sum(self.cards[n].least(self._times(n, halves, len(self.open))) for n in own)
        return need <= money(own, max(last for _, _, last in bills))

    def _times(self, n: int, halves: int, months: int) -> int:
        """How often half of a lane's bill is paid at least when that is so in so many of the months."""
        without = months - sum(any(n == own for own, _, _ in self.bills[month]) for month in self.open)
        return max(0, halves - without)

    def _least(self, count: int, months: int) -> dict[int, Fen]:
        return {n: self.cards[n].least(self._times(n, count, months)) for n in self.cards}
