"""What no plan can exceed: a world in which all money flows to where it is wanted and interest costs next to nothing.

Decides, for each account, the least that must be paid by a day to end the debt and the least that its dues take
anyway; and, for each factor alone, the best bin that so much money reaches. Every plan that pays whole yuan out of
the money of its stops fits into this world, so a score that is out of reach here is out of reach there. Does not look
for plans.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil
from types import MappingProxyType

from credit_cli.engine.diary.calendar import DAYS_OF_A_YEAR, MONTHS_OF_A_YEAR
from credit_cli.engine.search.lab import Lab, Run
from credit_cli.engine.search.sums import Here, Value, full, ratio
from credit_cli.engine.search.tables import Tables, best_from, points_of
from credit_cli.engine.world.money import MILLIONTHS
from credit_cli.model.factor import Factor
from credit_cli.profile.scalars import Fen


def most_below(edge: float, whole: Fen) -> Fen:
    """The most fen that stay below an edge of a ratio to `whole`."""
    return max(0, ceil(edge * whole) - 1)


class Relaxed:
    """The money and the needs of a person up to a day, as no plan can better them.

    `total` is all that can be paid on debts by the day, `cost` the least that ends each debt, `forced` the least that
    its dues take; `balance` is what was owed at first, and `nought` whose debts end by their dues alone.
    """

    def __init__(self, lab: Lab, tables: Tables, idle: Run, day: date) -> None:
        self.lab, self.tables, self.day = lab, tables, day
        self.begun = lab.start.profile.as_of
        self._money: dict[date, Fen] = {}
        self.leaves = lab.leaves(idle, day)
        self.here = Here([leaf for leaf in self.leaves if leaf.exists], tables.known.samples)
        self.lanes = range(len(lab.lanes))
        self.flows = [lab.outflows(n) for n in self.lanes]
        self.balance = [max(0, lane.root.balance) for lane in lab.lanes]
        self.total = self.money_until(day)
        self.idle_cash = lab.cash_on(idle, day)
        self.nought = [self.leaves[n].owed == 0 for n in self.lanes]
        self.cost = [self._to_nought(n) for n in self.lanes]
        self.forced = [self._forced(n) for n in self.lanes]
        self.values: dict[str, Value] = {
            f.measure: table(tables.known, f, self.here, self.idle_cash if lab.start.budget.cash_known else None)
            for f, table in tables.tabled
        }
        self.closing = any(leaf.closed and leaf.line for leaf in self.leaves)
        self.lines = [
            (n, leaf.used(tables.known.samples)[0][0])
            for n, leaf in enumerate(self.leaves[: len(self.lanes)])
            if leaf.line and leaf.exists and leaf.used(tables.known.samples)[0][0] is not None
        ]

    def dues_until(self, day: date) -> Fen:
        """What dues and overdue money take up to a day if nothing extra is paid."""
        return sum(paid for flows in self.flows for on, paid in flows if on <= day)

    def money_until(self, day: date) -> Fen:
        """All that can be paid on debts up to a day: what a debt that ends frees in the stretch included."""
        found = self._money.get(day)
        if found is None:
            found, lab = self.dues_until(day), self.lab
            if any(free for on, free in zip(lab.stops, lab.spendable, strict=True) if on <= day):
                found = max(found, min(self._wealth[lab.stretch_of(day) :]))
            self._money[day] = found
        return found

    @cached_property
    def _wealth(self) -> list[Fen]:
        """All that can have been paid by the end of each stretch."""
        lab = self.lab
        dues = accumulate(sum(flows[k] for flows in lab.flowing) for k in range(len(lab.lows)))
        cleared = [(on, paid) for lane in lab.lanes for on, paid in lane.cleared.items() if on > self.begun]
        before = [sum(paid for on, paid in cleared if lab.stretch_of(on) <= k) for k in range(len(lab.lows))]
        return [low + due + late for low, due, late in zip(lab.lows, dues, before, strict=True)]

    def owed_at_most(self, n: int) -> Fen:
        """All that can ever be paid on a debt: what is owed, and the interest if only its dues are paid."""
        return self.lab.lanes[n].root.owed + self.lab.idle[n][-1].interest

    def interest_of(self, ended: Collection[int]) -> Fen:
        """The least interest of debts that end: all money for them goes to the dearest first, from each stop on."""
        lab, found = self.lab, 0
        lanes = sorted((n for n in ended if not lab.lanes[n].root.ledger.free), key=lambda n: -lab.lanes[n].rate)
        stops = [on for on in lab.common if on <= self.day]
        for on, following in pairwise(stops):
            money = max(0, self.money_for(ended, on))
            for n in lanes:
                left = max(0, self.balance[n] - money)
                money = max(0, money - self.balance[n])
                found += left * lab.lanes[n].rate * (following - on).days // (MILLIONTHS * DAYS_OF_A_YEAR)
        return found

    def _to_nought(self, n: int) -> Fen:
        """What is owed, and the interest that even all money on this debt alone does not prevent."""
        node, lane, added = self.lab.lanes[n].root, self.lab.lanes[n], 0
        stops = [on for on in self.lab.stops if on <= self.day]
        if node.ledger.free or not lane.payable or self.nought[n]:
            return node.owed
        for at, on in enumerate(stops[:-1]):
            left = max(0, node.balance - self.money_until(stops[at + 1] - timedelta(days=1)))
            added += left * lane.rate * (stops[at + 1] - on).days // (MILLIONTHS * DAYS_OF_A_YEAR)
        return node.owed + added

    def _forced(self, n: int) -> Fen:
        """What its dues take at least although the debt is not ended."""
        lane = self.lab.lanes[n]
        flows = [paid for on, paid in self.flows[n] if on <= self.day]
        if self.nought[n] or not lane.dues.bills:
            return min(sum(flows), lane.root.owed) if self.nought[n] else sum(flows)
        minimum, bills = lane.dues.minimum, len(flows) - len(lane.dues.asks) - len(lane.root.ledger.claims)
        if minimum is None or bills <= 0:
            return 0
        left = self.balance[n] * (1 - minimum.share) ** bills
        return max(0, int(self.balance[n] - left) - 2 * bills)

    def use_of(self, day: date, early: Mapping[int, Fen] = MappingProxyType({})) -> tuple[float, float] | None:
        """The least and the most use of all lines on a day, when so much is paid by it; None where nothing tells."""
        used = self.here.used[self.tables.known.samples.index(day)]
        if used is None:
            return None
        if day <= self.begun:
            return full(*used), full(*used)
        left = max(0, sum(self.balance[n] for n, _ in self.lines) - self.money_until(day))
        most = used[0]
        for n, _ in self.lines:
            dues = sum(paid for on, paid in self.flows[n] if on <= day)
            most -= max(0, early.get(n, 0) - dues)
        return full(min(left, used[0]), used[1]), full(max(most, 0), used[1])

    def money_for(self, lanes: Collection[int], day: date) -> Fen:
        """The money for some lanes up to a day: every other lane takes its dues up to the next money, or ends."""
        stretch = self.lab.stretch_of(day)
        taken = self._taken[stretch]
        return self.money_until(day) - sum(taken) + sum(taken[n] for n in lanes)

    @cached_property
    def _taken(self) -> list[list[Fen]]:
        """What each lane takes at least up to the end of each stretch; a card may take next to nothing."""
        found = []
        for stretch in range(len(self.lab.lows)):
            row = []
            for n, lane in enumerate(self.lab.lanes):
                dues = 0 if lane.dues.bills else sum(self.lab.flowing[n][: stretch + 1])
                row.append(min(dues, lane.root.owed) if lane.payable else dues)
            found.append(row)
        return found

    @cached_property
    def free(self) -> Fen:
        """Cash on the day if no due were paid."""
        return self.idle_cash + self.dues_until(self.day)

    @cached_property
    def _counted(self) -> tuple[Fen, Fen]:
        """What is owed at first where debt over income counts it, and the least that other debts take."""
        counted = [n for n in self.lanes if self.leaves[n].lender.counts != "never" and self.lab.lanes[n].payable]
        return sum(self.balance[n] for n in counted), sum(self.forced[n] for n in self.lanes if n not in counted)

    def debt_points(self, factor: Factor, held: Fen) -> int:
        """The most points of all debt over income when so much cash is held."""
        value, income = self.values[factor.measure], self.tables.income
        if isinstance(value, str) or income is None:
            return points_of(factor, value)
        counted, apart = self._counted
        most = min(self.total, self.free - held)
        left = max(0, counted - max(0, most - apart))
        return best_from(factor, ratio(left, income * MONTHS_OF_A_YEAR))
