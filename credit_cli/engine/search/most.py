"""The most points of single factors in the relaxed world, each with all the money for itself.

Decides the best bin that so much money reaches of every factor that no cell decides, and which numbers of months of
half bills it reaches, with the change of use that each leaves. Does not know cells.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.dues import Due
from credit_cli.engine.search.credited import points_of_credited
from credit_cli.engine.search.halves import Card, Halved, Halves
from credit_cli.engine.search.leaf import Leaf
from credit_cli.engine.search.relaxed import Relaxed
from credit_cli.engine.search.tables import best_from, points_of
from credit_cli.model.factor import Factor
from credit_cli.profile.scalars import Fen

BELOW_ALL: Final = 1 - 1e-12
"""A share of dues that is not all of them."""


class Most:
    """The most points of single factors in a relaxed world."""

    def __init__(self, relaxed: Relaxed) -> None:
        self.relaxed, self.lab, self.leaves = relaxed, relaxed.lab, relaxed.leaves

    def alone(self, factor: Factor) -> int:
        """The most points of a factor that no cell decides, with all the money."""
        value = self.relaxed.values[factor.measure]
        if self.relaxed.closing and factor.dimension == "use":
            return factor.best
        match factor.measure:
            case "use.average_utilisation" if not isinstance(value, str):
                days = self.relaxed.tables.known.samples[: int(factor.parameters["months"])]
                told = [use[0] for day in days if (use := self.relaxed.use_of(day)) is not None]
                return best_from(factor, sum(told) / len(told))
            case "paying.paid_share":
                return self._paid_share(factor)
            case "paying.payment_to_limit":
                return points_of_credited(self.relaxed, factor)
        return points_of(factor, value) if isinstance(value, str) else factor.best

    def _dues(self, leaf: Leaf, months: int) -> list[Due]:
        if not leaf.lists_payments(months):
            return []
        start = months_before(self.relaxed.day, months)
        return [d for d in leaf.view.dues or () if d.on > start and d.met is not None]

    def _bills_to_come(self, months: int) -> list[tuple[int, Due]]:
        """The bills after the first day that ask for a minimum, with their lane."""
        lanes = [
            (n, self.leaves[n]) for n in self.relaxed.lanes if self.lab.lanes[n].dues.bills and self.leaves[n].exists
        ]
        found = [(n, d) for n, leaf in lanes for d in self._dues(leaf, months) if d.on > self.relaxed.begun]
        return [(n, d) for n, d in found if d.minimum is not None and d.minimum < d.amount]

    def _paid_share(self, factor: Factor) -> int:
        """Dues paid in full take all of each first bill by its day."""
        months = int(factor.parameters["months"])
        dues = [d for leaf in self.relaxed.here.leaves for d in self._dues(leaf, months) if d.amount > 0]
        if not dues:
            return max(factor.unknown, factor.best)
        past = [d for d in dues if d.on <= self.relaxed.begun]
        to_come = sum(d.amount for d in dues if d.on > self.relaxed.begun)
        met, asked = sum(min(d.paid, d.amount) for d in past), sum(d.amount for d in past)
        most = (met + to_come) / (asked + to_come)
        first: dict[int, Due] = {}
        for n, due in self._bills_to_come(months):
            first.setdefault(n, due)
        need = sum(min(self.relaxed.balance[n], due.amount) - self._begun_with(n, due) for n, due in first.items())
        if first and need > self.relaxed.money_until(max(self._last_chance(n, due) for n, due in first.items())):
            most = min(most, BELOW_ALL)
        return best_from(factor, 0, most)

    def _last_chance(self, n: int, due: Due) -> date:
        """The day up to which money paid by hand still counts towards a bill: that of the next one."""
        return min((d.on for d in self.leaves[n].view.dues or () if d.on > due.on), default=self.relaxed.day)

    def _begun_with(self, n: int, due: Due) -> Fen:
        return sum(c.paid for c in self.lab.lanes[n].root.ledger.claims if c.due == due.on)

    def halves(self, factor: Factor | None, trend: Factor | None) -> Iterator[Halved]:
        """The numbers of months in which half of every bill can be paid, the fewest first, and the trend with each."""
        cards = {}
        for n, lane in enumerate(self.lab.lanes):
            minimum, bill_day = lane.dues.minimum, lane.dues.bill_day
            if minimum is not None and bill_day is not None and self.leaves[n].exists and lane.payable:
                claims = lane.root.ledger.claims
                stated = len(lane.dues.asks) + sum(c.amount < self.relaxed.balance[n] or c.paid > 0 for c in claims)
                cards[n] = Card(self.relaxed.balance[n], stated, minimum, bill_day)
        then = self.relaxed.day if trend is None else months_before(self.relaxed.day, int(trend.parameters["months"]))
        found: Iterable[Halved] = [Halved((), 0, {})]
        if factor is not None:
            halves = Halves(factor, self.leaves, cards, self.relaxed.begun, self.relaxed.day)
            found = halves.options(self.relaxed.money_for, then)
            if not halves.open:
                found = [Halved((), points_of(factor, self.relaxed.values[factor.measure]), {})]
        for each in found:
            yield each._replace(points=each.points + (0 if trend is None else self._trend(trend, then, each.early)))

    def _trend(self, factor: Factor, then: date, early: dict[int, Fen]) -> int:
        """The most points of the change of use, when so much was paid early at least."""
        value = self.relaxed.values[factor.measure]
        if self.relaxed.closing:
            return factor.best
        if isinstance(value, str):
            return points_of(factor, value)
        now, was = self.relaxed.use_of(self.relaxed.day), self.relaxed.use_of(then, early)
        return factor.best if now is None or was is None else best_from(factor, now[0] - was[1])
