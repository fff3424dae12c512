"""The policies that try to live in a cell: which balances to come down to, what cash to have, in which order.

Decides the floors from how each account ends if nothing extra is paid, in whole yuan. Whether a policy ends in its
cell nobody promises: it is carried out and scored. Does not know bounds.
"""

from typing import Final

from credit_cli.engine.diary.calendar import DAYS_OF_A_YEAR
from credit_cli.engine.search.cells import Cell, Cells
from credit_cli.engine.search.purse import PATIENT, Policy
from credit_cli.engine.search.strategy import YUAN
from credit_cli.engine.world.money import MILLIONTHS
from credit_cli.profile.scalars import Fen

FEW_PAYMENTS: Final = 20
"""Where all money is no more than so many of the smallest payments, one more or less decides: then all may wait."""
WAYS: Final = ("late", "small", "dear")


class Policies:
    """The policies of a person's cells."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells

    def of(self, cell: Cell) -> list[Policy]:
        """The ways to try a cell."""
        floors = tuple(sorted(self._floors(cell).items()))
        hold = self._hold(cell)
        ways = WAYS[: len(floors) + 1]  # which need comes first is a question only of several
        return [Policy(floors, hold, way, cell.halves) for way in ways]

    def patient(self, cell: Cell) -> list[Policy]:
        """The ways in which money waits, for a cell that no other way reached."""
        first, lab = self.of(cell)[0], self.cells.lab
        small = lab.money[-1] < FEW_PAYMENTS * lab.start.model.planning.smallest_extra.value
        return [first._replace(way=way, halves=halves) for way in PATIENT[: 1 + small] for halves in {(), first.halves}]

    def _floors(self, cell: Cell) -> dict[int, Fen]:
        """The balance at the end that each lane is to come down to."""
        idle = {n: max(0, self.cells.lab.idle[n][-1].balance) for n in self.cells.open}
        floors = dict.fromkeys(cell.ended, 0)
        if cell.highest is not None:
            for n, limit in self.cells.lines.items():
                most = self.cells.below("use.highest_utilisation", cell.highest, limit)
                if n in idle and idle[n] > most and n not in floors:
                    floors[n] = self._whole(n, most)
        for measure, index, whole in (
            ("use.utilisation", cell.together, self.cells.lines),
            ("use.instalment_burden", cell.loans, self.cells.loans),
        ):
            if index is None:
                continue
            owed = {n: min(idle[n], floors.get(n, idle[n])) for n in whole if n in idle}
            excess = sum(owed.values()) - self.cells.below(measure, index, sum(whole.values()))
            for n in self.cells.lab.by_rate:
                if excess > 0 and owed.get(n, 0) > 0:
                    floors[n] = self._whole(n, max(0, owed[n] - excess))
                    excess -= owed[n] - floors[n]
        return floors

    def _whole(self, n: int, balance: Fen) -> Fen:
        """Whole yuan, less the interest that a bill may still add after the last stop."""
        lane, nights = self.cells.lab.lanes[n], (self.cells.relaxed.day - self.cells.lab.stops[-1]).days
        added = balance * lane.rate * nights // (MILLIONTHS * DAYS_OF_A_YEAR) if lane.dues.bills else 0
        return (balance - added) // YUAN * YUAN

    def _hold(self, cell: Cell) -> Fen:
        """The cash to have at the end."""
        if not cell.cash:
            return 0
        gone = set(cell.ended)
        asked = sum(self.cells.relaxed.leaves[n].monthly or 0 for n in self.cells.relaxed.lanes if n not in gone)
        return self.cells.held(cell.cash, asked) + 1
