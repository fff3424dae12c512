"""Sets of debts that money may end, with the most points of what such a set fixes.

Decides which sets there are (up to a limit), how many lenders and accounts stay owed with each, and the least that
then falls due in a month. Does not know the edges of shared factors (`cells.py`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from credit_cli.engine.search.relaxed import Relaxed
from credit_cli.engine.search.sums import ratio
from credit_cli.engine.search.tables import best_from, points_of
from credit_cli.model.factor import Factor
from credit_cli.profile.scalars import Fen


class Ended(NamedTuple):
    """A set of ended debts: the money it takes at least, with the dues of all others, and its most points."""

    ended: tuple[int, ...]
    points: int
    asked: Fen


class Sets:
    """The sets of a person; `complete` where the limit did not cut them short."""

    def __init__(self, relaxed: Relaxed, owed: list[int], limit: int) -> None:
        self.relaxed, self.open, self.limit = relaxed, owed, limit
        self.complete = True
        self.by_measure = {f.measure: f for f, _ in relaxed.tables.tabled}

    def listed(self) -> Iterator[Ended]:
        """Every set of debts that money may end, cheapest debts first, up to the limit."""
        r = self.relaxed
        base = sum(r.forced)
        order = sorted(self.open, key=lambda n: (r.cost[n] - r.forced[n], n))
        more = {n: max(0, r.cost[n] - r.forced[n]) for n in order}
        stack: list[tuple[int, Fen, tuple[int, ...]]] = [(0, base, ())]
        count = 0
        while stack:
            at, cost, ended = stack.pop()
            if count >= self.limit:
                self.complete = False
                return
            if at == len(order):
                count += 1
                yield self._set(ended)
                continue
            n = order[at]
            stack.append((at + 1, cost, ended))
            if cost + more[n] <= r.total:
                stack.append((at + 1, cost + more[n], (*ended, n)))

    def _set(self, ended: tuple[int, ...]) -> Ended:
        """The most points of what a set fixes: how many lenders, and what falls due in a month."""
        asked = self._asked(set(ended))
        gone = set(ended)
        left = [leaf for n, leaf in enumerate(self.relaxed.leaves) if leaf.exists and leaf.is_owed and n not in gone]
        points = 0
        for measure, factor in self.by_measure.items():
            value = self.relaxed.values[measure]
            if measure == "capacity.debt_service":
                points += self._service(factor, asked, ends=bool(ended))
            elif measure in {"lenders.lenders_owed", "lenders.costly_lenders"}:
                if isinstance(value, str):
                    points += points_of(factor, value)
                    continue
                costly = measure == "lenders.costly_lenders"
                kept = [a for a in left if not costly or a.lender.high_cost or a.lender.kind == "informal"]
                points += points_of(factor, len({a.view.counted_as for a in kept} - {None}))
            elif measure == "use.accounts_in_use":
                if isinstance(value, str):
                    points += points_of(factor, value)
                    continue
                told = [a for a in self.relaxed.leaves if a.exists and a.owed is not None]
                points += points_of(factor, sum(1 for a in left if a.owed) / len(told))
        return Ended(ended, points, asked)

    def _service(self, factor: Factor, asked: Fen, *, ends: bool) -> int:
        """The most points of what falls due; what is unknown of a debt may be known once it has ended."""
        value, income = self.relaxed.values[factor.measure], self.relaxed.tables.income
        if isinstance(value, str) or income is None:
            return factor.best if ends else points_of(factor, value)
        return factor.best if asked == 0 else best_from(factor, ratio(asked, income))

    def _asked(self, ended: set[int]) -> Fen:
        """The least that falls due in a month beside a set of ended debts."""
        r, asked = self.relaxed, 0
        bills, share = [], 1.0
        for n in r.lanes:
            leaf, lane = r.leaves[n], self.relaxed.lab.lanes[n]
            if n in ended or not leaf.monthly or not leaf.exists:
                continue
            if not lane.payable or (
                not lane.dues.bills and leaf.view.dues and lane.start.profile.accounts[lane.index].payments
            ):
                asked += leaf.monthly
            elif lane.dues.bills and lane.dues.minimum is not None and not lane.dues.asks:
                bills.append(n)
                share = min(share, lane.dues.minimum.share)
        if bills:
            spent = sum(max(r.cost[n] if n in ended else 0, r.forced[n]) for n in r.lanes if n not in bills)
            left = sum(r.balance[n] for n in bills) - max(0, r.total - spent)
            asked += max(0, int(left * share) - len(bills))
        return asked
