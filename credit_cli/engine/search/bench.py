"""A person's accounts side by side, with the cash that joins them, if nothing extra is paid.

Decides the stops, what lies in hand of every stretch between two days with money, and what each account's dues take of
it. Only for people whose money covers every due once overdue money is paid (`Ground.covered`). Does not try payments.
"""

from bisect import bisect_right
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.search.halves import Month
from credit_cli.engine.search.lanes import Flow, Lane, Node
from credit_cli.engine.search.leaf import Leaf
from credit_cli.engine.search.payer import Payer, Reserve
from credit_cli.engine.search.stops import bills_to_come, own_days
from credit_cli.engine.world.trajectory import Start, Trajectory
from credit_cli.profile.scalars import Fen


class Ground(NamedTuple):
    """What every plan stands on: the forecast that pays what is overdue and nothing extra, and what it keeps back."""

    payer: Payer
    trajectory: Trajectory
    reserve: Reserve

    @property
    def covered(self) -> bool:
        """Whether every due is met and nothing stays overdue."""
        found = self.trajectory
        return not (found.shortfalls or found.living_unmet or found.overdue_at_end)


class Billed(NamedTuple):
    """A bill to come: its statement, the month of its due, the share it asks for, the last stop that counts for it."""

    statement: date
    month: Month
    share: float
    at: int


class Bench:
    """The lanes of a person and the money of each stop.

    `lows` is the least that lies in hand beyond food in each stretch from one pay day to the next if nothing extra is
    paid, less what is kept: a payment must leave every later one at nought or more. `money` is what may be paid beyond
    the dues up to each stop if nothing was paid before it. `every`: all days of the contract are stops (`stops.py`);
    `spared` accounts get their dues alone.
    """

    def __init__(
        self, start: Start, ground: Ground, *, spared: frozenset[str] = frozenset(), every: bool = False
    ) -> None:
        self.start, self.ground = start, ground
        view = start.view
        self.happened = view.profile
        opening = start.opening.copy()
        common = ground.payer.days()
        own = [own_days(dues, start, every=every) for dues in opening.dues]
        self.stops = tuple(sorted({*common, *frozenset().union(*own)}))
        self.lanes = [
            Lane(start, ledger, dues, account.diary, tuple(sorted({*common, *days})), self._cleared(ledger.id))
            for ledger, dues, account, days in zip(opening.ledgers, opening.dues, view.accounts, own, strict=True)
        ]
        self.common, self.with_money = common, frozenset(common)
        self.held_anyway = start.budget.food_until_pay_day(start.end) + start.budget.keep
        for lane in self.lanes:
            lane.payable = lane.payable and lane.id not in spared
        self.stretch = [self.stretch_of(day) for day in self.stops]
        self.present = [
            [(n, lane.stops.index(day)) for n, lane in enumerate(self.lanes) if day in lane.stops] for day in self.stops
        ]
        seen = {lane.index for lane in self.lanes}
        self.payable = [frozenset(n for n, _ in here if self.lanes[n].payable) for here in self.present]
        self.apart = [n for n in range(len(self.happened.accounts)) if n not in seen]
        self._standing: dict[date, list[Leaf]] = {}
        self.idle = [self._chain(lane) for lane in self.lanes]
        self.spendable = [self._open(common[stretch]) for stretch in self.stretch]
        self.lows = self._lows()
        self.flowing = [self._by_stretch(n) for n in range(len(self.lanes))]
        self.money: list[Fen] = []
        for at in range(len(self.stops)):
            now = min(self.lows[self.stretch[at] :]) if self.spendable[at] else 0
            self.money.append(max(now, 0, *self.money[-1:]))
        self.bills = {n: self._bills(n) for n, lane in enumerate(self.lanes) if lane.dues.minimum and lane.payable}
        self.by_rate = sorted(range(len(self.lanes)), key=self._dearness)
        self._falls: dict[tuple[int, int], list[Fen]] = {}

    def stretch_of(self, day: date) -> int:
        """The stretch between two days with money that a day lies in."""
        return bisect_right(self.common, day) - 1

    def _dearness(self, n: int) -> tuple[int, Fen, str]:
        return (-self.lanes[n].rate, self.lanes[n].root.owed, self.lanes[n].id)

    def _cleared(self, account: str) -> dict[date, Fen]:
        found: dict[date, Fen] = {}
        for move in self.ground.payer.moves:
            if move.account == account:
                found[move.on] = found.get(move.on, 0) + (move.amount or 0)
        return found

    @staticmethod
    def _chain(lane: Lane) -> tuple[Node, ...]:
        """An account to which nothing extra is paid, stop by stop of its own."""
        nodes = [lane.root]
        for at in range(len(lane.stops)):
            nodes.append(lane.step(nodes[-1], at, 0))
        return tuple(nodes)

    def _open(self, day: date) -> bool:
        """Whether nothing is overdue any more on a day with money, so that it is free for the rest of its stretch."""
        books = (
            chain[bisect_right(lane.stops, day) - 1].ledger for lane, chain in zip(self.lanes, self.idle, strict=True)
        )
        return not any(ledger.overdue(day) for ledger in books)

    def _lows(self) -> list[Fen]:
        """The least in hand of each stretch beyond food, dues and what is kept, if nothing extra is paid."""
        found: list[Fen] = [10**15] * len(self.common)
        for on, cash in self.ground.trajectory.cash:
            stretch = self.stretch_of(on)
            left = cash - self.start.budget.food_until_pay_day(on) - self.start.budget.keep
            found[stretch] = min(found[stretch], left)
        return found

    def _by_stretch(self, n: int) -> list[Fen]:
        """The dues of a lane to which nothing extra is paid, by stretch."""
        found = [0] * len(self.common)
        for node in self.idle[n]:
            for on, paid in node.flows:
                found[self.stretch_of(on)] += paid
        return found

    def falls_away(self, n: int, at: int) -> list[Fen]:
        """The dues of a lane from a stop on if nothing extra was paid, summed up to the end of each stretch."""
        found = self._falls.get((n, at))
        if found is None:
            later = self.flowing[n][self.stretch[at] + 1 :]
            own = bisect_right(self.lanes[n].stops, self.stops[at]) - 1
            now = sum(paid for node in self.idle[n][own + 1 :] for _, paid in node.flows) - sum(later)
            found = self._falls[n, at] = list(accumulate([now, *later]))
        return found

    def _bills(self, n: int) -> list[Billed]:
        """The bills of a lane to come, with the last stop on which money still counts towards each."""
        lane, found = self.lanes[n], []
        assert lane.dues.minimum is not None
        bills = list(bills_to_come(lane.dues, self.stops[0], self.start.end))
        for bill, following in zip(bills, [*bills[1:], None], strict=True):
            last = following.statement if following is not None else self.start.end
            days = [on for on in lane.stops if bill.statement < on <= last]
            if days and bill.due <= self.start.end:
                month = (bill.due.year, bill.due.month)
                found.append(Billed(bill.statement, month, lane.dues.minimum.share, self.stops.index(days[-1])))
        return found

    def outflows(self, n: int) -> list[Flow]:
        """What dues and overdue money take from a lane to which nothing extra is paid, after the first day's part."""
        later = [(on, paid) for on, paid in self.lanes[n].cleared.items() if on > self.stops[0]]
        return sorted(later + [flow for node in self.idle[n] for flow in node.flows])

    def later(self, day: date) -> list[Leaf]:
        """What accounts that begin later show on a day."""
        if day not in self._standing:
            lenders = self.start.model.lenders
            diaries = [AccountDiary(self.happened.accounts[n], n, lenders, day) for n in self.apart]
            self._standing[day] = [Leaf(diary, day, None) for diary in diaries]
        return self._standing[day]
