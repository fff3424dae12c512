"""Cells: which debts end, and which edges the shared factors stay below, with the most points that each can have.

Decides which cells money may reach (by the relaxed world) and the most points of each: exact for what the cell itself
fixes, the best alone for the rest. All plans of the world lie in some cell, so the best cell bounds them. Above a
number of sets (the model says) cells are not all listed, and the bound is the one of every factor alone. Does not
know policies (`policies.py`).
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from credit_cli.engine.search.halves import Month
from credit_cli.engine.search.most import Most
from credit_cli.engine.search.relaxed import Relaxed, most_below
from credit_cli.engine.search.sets import Ended, Sets
from credit_cli.engine.search.tables import best_from, points_of
from credit_cli.profile.scalars import Fen


class Cell(NamedTuple):
    """The debts that end (lanes), the bins of the fullest line, of lines, loans and cash, and months of half bills."""

    most: int
    ended: tuple[int, ...]
    highest: int | None
    together: int | None
    loans: int | None
    cash: int | None
    cost: Fen
    halves: tuple[Month, ...] = ()


class Option(NamedTuple):
    """A bin of a shared factor (None: the factor decides nothing) and the most points it brings."""

    bin: int | None
    points: int


class Cells:
    """The cells of a person."""

    def __init__(self, relaxed: Relaxed, limit: int) -> None:
        self.relaxed, self.tables, self.lab = relaxed, relaxed.tables, relaxed.lab
        self._bound: int | None = None
        self.by_measure = {f.measure: f for f, _ in self.tables.tabled}
        shared = {
            "use.highest_utilisation", "use.utilisation", "use.instalment_burden", "use.months_near_limit",
            "capacity.months_of_cash", "capacity.debt_to_income", "capacity.debt_service",
            "lenders.lenders_owed", "lenders.costly_lenders", "use.accounts_in_use", "paying.minimum_only",
            "use.utilisation_trend",
        }  # fmt: skip
        most = Most(relaxed)
        self.constant = self.tables.constant + self.tables.conduct_points(relaxed.here.leaves)
        self.constant += sum(most.alone(f) for f, _ in self.tables.tabled if f.measure not in shared)
        self.constant += sum(f.best for f in self.tables.other)
        self.open = [n for n in relaxed.lanes if self.lab.lanes[n].payable and not relaxed.nought[n]]
        self.lines = {n: used[1] for n, used in relaxed.lines if used is not None}
        self.loans = {n: relaxed.leaves[n].drawn for n in relaxed.lanes if relaxed.leaves[n].drawn}
        self.highest = self._options("use.highest_utilisation")
        self.together = self._options("use.utilisation")
        self.loan_bins = self._options("use.instalment_burden")
        self.cash_bins = self._cash_options()
        timed = (self.by_measure.get(name) for name in ("paying.minimum_only", "use.utilisation_trend"))
        self.halves = list(most.halves(*timed))
        self.sets = Sets(relaxed, self.open, limit)

    def _options(self, measure: str) -> list[Option]:
        """The bins from the best to the one that holds if nothing extra is paid."""
        factor = self.by_measure.get(measure)
        if factor is None:
            return [Option(None, 0)]
        value = self.relaxed.values[measure]
        if self.relaxed.closing and factor.dimension == "use":
            return [Option(None, factor.best + self._near(None))]
        if isinstance(value, str):
            return [
                Option(
                    None,
                    points_of(factor, value) + (self._near(None) if measure.endswith("highest_utilisation") else 0),
                )
            ]
        found = []
        for n in range(factor.index_of(value) + 1):
            points = factor.bins[n].points
            found.append(Option(n, points + (self._near(n) if measure == "use.highest_utilisation" else 0)))
        return found

    def _near(self, highest: int | None) -> int:
        """The most points of months near the limit when the fullest line is in a bin."""
        factor = self.by_measure.get("use.months_near_limit")
        if factor is None:
            return 0
        value = self.relaxed.values[factor.measure]
        if isinstance(value, str):
            return factor.best if self.relaxed.closing else points_of(factor, value)
        full_from = self.by_measure.get("use.highest_utilisation")
        if highest is None or full_from is None or self.relaxed.closing:
            return factor.best
        near = highest > 0 and full_from.edges[highest - 1] >= factor.parameters["share"]
        return best_from(factor, 1 if near else 0)

    def _cash_options(self) -> list[Option]:
        factor = self.by_measure.get("capacity.months_of_cash")
        if factor is None:
            return [Option(None, 0)]
        value = self.relaxed.values[factor.measure]
        if isinstance(value, str):
            known = self.lab.start.budget.cash_known and self.tables.living is not None
            return [Option(None, factor.best if known else points_of(factor, value))]
        return [Option(n, b.points) for n, b in enumerate(factor.bins)]

    def cells(self, least: int) -> list[Cell]:
        """The cells that may bring at least so many points, the best first, cheaper ones before others."""
        found: list[Cell] = []
        for each in self.sets.listed():
            found += self._cells_of(each, least - self.constant - each.points)
        found.sort(key=lambda cell: (-cell.most, cell.cost, cell))
        self._bound = found[0].most if found else least
        return found

    def may_reach(self, target: int) -> bool:
        """Whether some plan may have so many points."""
        return bool(self.cells(target)) or (not self.sets.complete and self._alone() >= target)

    def bound(self) -> int:
        """A score that no plan exceeds, from the cells listed last; where not all are, from every factor alone."""
        if self._bound is None:
            self.cells(0)
        assert self._bound is not None
        return self._bound if self.sets.complete else max(self._bound, self._alone())

    def _alone(self) -> int:
        """The most points when every factor has all the money for itself."""
        r, left = self.relaxed, self.relaxed.total - sum(self.relaxed.forced)
        ends = 0
        for more in sorted(max(0, r.cost[n] - r.forced[n]) for n in self.open):
            left -= more
            ends += left >= 0
        found = self.constant + sum(max(o.points for o in options) for options in (self.highest, self.together))
        found += sum(max(o.points for o in options) for options in (self.loan_bins, self.cash_bins, self.halves))
        for measure, factor in self.by_measure.items():
            value = r.values[measure]
            if measure == "capacity.debt_to_income":
                found += r.debt_points(factor, 0)
            elif measure in {"lenders.lenders_owed", "lenders.costly_lenders"} and not isinstance(value, str):
                found += best_from(factor, max(0, value - ends))
            elif measure in {"lenders.lenders_owed", "lenders.costly_lenders"}:
                found += points_of(factor, value)
            elif measure in {"use.accounts_in_use", "capacity.debt_service"}:
                found += factor.best
        return found

    def _cells_of(self, each: Ended, least: int) -> Iterator[Cell]:
        r = self.relaxed
        ended = set(each.ended)
        base = {n: r.cost[n] if n in ended else r.forced[n] for n in r.lanes}
        apart = sum(r.cost[n] - r.lab.lanes[n].root.owed for n in ended)
        together_costs = max(0, r.interest_of(ended) - apart)
        best = [max(o.points for o in options) for options in (self.together, self.loan_bins)]
        cash = [(o, self.held(o.bin, each.asked)) for o in self.cash_bins]
        debt = self.by_measure.get("capacity.debt_to_income")
        worth = [(o, held, o.points + (r.debt_points(debt, held) if debt is not None else 0)) for o, held in cash]
        top = max(points for _, _, points in worth)
        for h, half in product(self.highest, self.halves):
            if h.points + half.points + sum(best) + top < least:
                continue
            paid = {n: max(part, half.least.get(n, 0)) for n, part in base.items()}
            for n, limit in self.lines.items():
                if n not in ended and h.bin is not None:
                    paid[n] = max(paid[n], r.balance[n] - self.below("use.highest_utilisation", h.bin, limit))
            cost = sum(paid.values()) + together_costs
            if cost > r.total:
                continue
            together = self._reached("use.utilisation", self.together, self.lines, paid)
            loans = self._reached("use.instalment_burden", self.loan_bins, self.loans, paid)
            for (u, more_u), (i, more_i), (c, held, points) in product(together, loans, worth):
                whole, brings = cost + more_u + more_i, h.points + half.points + u.points + i.points + points
                if brings >= least and whole <= min(r.total, r.free - held):
                    most = brings + self.constant + each.points
                    yield Cell(most, each.ended, h.bin, u.bin, i.bin, c.bin, whole + held, half.months)

    def _reached(
        self, measure: str, options: list[Option], whole: dict[int, Fen], paid: dict[int, Fen]
    ) -> list[tuple[Option, Fen]]:
        """The bins of a sum with the money they take beside what is paid: of those that take none, the best."""
        if options[0].bin is None or not whole:
            return [(max(options, key=lambda o: o.points), 0)]
        owed, limit = sum(self.relaxed.balance[n] for n in whole), sum(whole.values())
        part = sum(paid[n] for n in whole)
        taken = [(o, max(0, owed - self.below(measure, o.bin or 0, limit) - part)) for o in options]
        nought = max((pair for pair in taken if pair[1] == 0), key=lambda pair: pair[0].points, default=None)
        dearer = [pair for pair in taken if pair[1] > 0]
        return dearer if nought is None else [*dearer, nought]

    def below(self, measure: str, index: int, whole: Fen) -> Fen:
        """The most that may be owed to be in a bin of a ratio to `whole`, or in a lower one."""
        edges = self.by_measure[measure].edges
        return most_below(edges[index], whole) if index < len(edges) else 10**15

    def held(self, index: int | None, asked: Fen) -> Fen:
        """The cash that a bin of months of cash takes at least."""
        if not index:
            return 0
        edge = self.by_measure["capacity.months_of_cash"].edges[index - 1]
        return int(edge * ((self.tables.living or 0) + asked))
