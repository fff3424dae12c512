"""Hands that carry out a strategy on the days when there is money: the file's day and pay days.

Decides how much may be paid without missing a later due: overdue first, then targets in order, in whole yuan or
exactly what is owed, never below what later dues and food need nor below what is kept back. Writes down the moves it
made, so that anybody can make them again. Does not know scores.
"""

from datetime import date
from itertools import accumulate

from credit_cli.engine.actions.effects import apply_move
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.search.stops import money_days
from credit_cli.engine.search.strategy import YUAN, Strategy, Target
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.ledger import Ledger
from credit_cli.engine.world.trajectory import Start, Trajectory
from credit_cli.profile.scalars import Fen

Reserve = dict[date, Fen]
"""What must stay in hand on each money day for the dues and the food of later days."""


class Payer:
    """Pays by a strategy, within a reserve; without one only what is overdue is paid."""

    def __init__(self, start: Start, strategy: Strategy, reserve: Reserve | None) -> None:
        self.start, self.strategy, self.reserve = start, strategy, reserve
        self.moves: list[Move] = []
        self.cash_before: dict[date, Fen] = {}
        self._free: list[date] = []  # the days when nothing is overdue
        self._money_days = money_days(start)

    def days(self) -> tuple[date, ...]:
        """The days when there is money."""
        return self._money_days

    def act(self, world: World) -> None:
        """Pay what is overdue, then towards the targets."""
        if world.day not in self._money_days:
            return
        self._pay_overdue(world)
        self.cash_before[world.day] = world.cash
        if any(ledger.overdue(world.day) for ledger in world.ledgers):
            return
        self._free.append(world.day)
        if self.reserve is None or not self.strategy.targets:
            return
        ledgers = {ledger.index: ledger for ledger in world.ledgers}
        for target in self.strategy.targets:
            if not self._pay_towards(world, ledgers[target.account], target):
                return

    def _pay_overdue(self, world: World) -> None:
        if self.strategy.leave_overdue:
            return
        late = [ledger for ledger in world.ledgers if ledger.overdue(world.day)]
        if self.strategy.smallest_first:
            late.sort(key=lambda ledger: (ledger.overdue(world.day), ledger.index))
        else:
            late.sort(key=lambda ledger: (ledger.late(world.day)[0].due, ledger.index))
        for ledger in late:
            owed = ledger.overdue(world.day)
            money = world.spare()
            if self.strategy.careful:
                money = min(money, world.cash - (self.reserve or {}).get(world.day, 0))
            amount = owed if owed <= money else money // YUAN * YUAN
            if amount == owed or amount >= self._smallest:
                self._make(world, Move("clear_overdue", ledger.id, amount, world.day))

    def most_spare(self, reserve: Reserve) -> Fen:
        """The most that was there beyond the dues on a day when nothing was overdue."""
        return max((self._money(day, self.cash_before[day], reserve) for day in self._free), default=0)

    def _money(self, day: date, cash: Fen, reserve: Reserve) -> Fen:
        """What may be paid beyond the dues."""
        budget = self.start.budget
        return min(cash - reserve[day] - budget.keep, max(0, cash - budget.food_until_pay_day(day)))

    @property
    def _smallest(self) -> Fen:
        return self.start.model.planning.smallest_extra.value

    def _pay_towards(self, world: World, ledger: Ledger, target: Target) -> bool:
        """Pay towards one target; False where the money ends here."""
        assert self.reserve is not None
        money = self._money(world.day, world.cash, self.reserve) - self.strategy.hold
        need = ledger.owed if target.floor == 0 else ledger.balance - target.floor
        if need <= 0:
            return True
        if target.floor:
            need = min(ledger.owed, -(-need // YUAN) * YUAN)
        amount = need if need <= money else money // YUAN * YUAN
        if amount < min(need, self._smallest):
            return False
        action = "pay_off" if amount == ledger.owed else "pay_down"
        self._make(world, Move(action, ledger.id, amount, world.day))
        return amount == need

    def _make(self, world: World, move: Move) -> None:
        if apply_move(world, move) is None:
            self.moves.append(move)


def reserve_of(payer: Payer, trajectory: Trajectory) -> Reserve:
    """What later dues and food take out of the cash of each money day, what they do not get included.

    Food counts up to the eve of the next pay day, also where the forecast ends before it.
    """
    food = payer.start.budget.food_until_pay_day
    missing: dict[date, Fen] = {}
    for short in trajectory.shortfalls:
        missing[short.on] = missing.get(short.on, 0) + short.missing
    total, missed, left = 0, {}, {}
    for on, cash in trajectory.cash:
        missed[on] = total  # before that day
        total += missing.get(on, 0)
        left[on] = cash - total - food(on)
    least = dict(zip(reversed(left), accumulate(reversed(left.values()), min), strict=True))
    return {
        day: before - min(before - food(day), least[day] + missed[day]) for day, before in payer.cash_before.items()
    }
