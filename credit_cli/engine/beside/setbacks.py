"""What a setback does to a plan: income that comes late once, or one automatic debit that bounces.

Decides which setback is shown: the first pay day whose delay misses a due, and the first automatic debit to come.
Each is played in the same world as the plan. Does not know words, nor what to do about it.
"""

from datetime import date, timedelta

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import Player
from credit_cli.engine.beside.besides import BouncedDebit, LateIncome, Setbacks
from credit_cli.engine.diary.calendar import next_after
from credit_cli.engine.results import Plan, Score
from credit_cli.engine.world.budget import Budget
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.ledger import Claim, Ledger
from credit_cli.engine.world.trajectory import Start, Trajectory, forecast
from credit_cli.profile.scalars import Fen

ONE_DAY = timedelta(days=1)


def setbacks(start: Start, plan: Plan) -> Setbacks:
    """What a plan does when money is late once; nothing for a plan that is short of money anyway."""
    if plan.mode == "hardship" or plan.shortfalls:
        return Setbacks()
    return Setbacks(late_income(start, plan), bounced_debit(start, plan))


def moves_of(plan: Plan) -> tuple[Move, ...]:
    """The plan's steps as moves."""
    return tuple(Move(step.action, step.account, step.amount, step.on) for step in plan.steps)


class LateOnce(Budget):
    """A budget whose income of one pay day arrives on a later day; until that pay day nobody knows."""

    due: date
    comes: date

    @classmethod
    def of(cls, budget: Budget, due: date, comes: date) -> "LateOnce":
        """The budget with the pay day `due` moved to `comes`."""
        late = cls(*budget)
        late.due, late.comes = due, comes
        return late

    def next_pay_day(self, day: date) -> date:
        """The first pay day after a day; from the late one on, the day its income comes."""
        return self.comes if self.due <= day < self.comes else super().next_pay_day(day)

    def comes_in(self, day: date) -> Fen:
        """What arrives on a pay day: nothing on the late one."""
        return 0 if day == self.due else super().comes_in(day)


class _Waiting(Player):
    """Makes the plan's moves, those of the days without income once it is there."""

    def __init__(self, moves: tuple[Move, ...], budget: LateOnce) -> None:
        super().__init__(m._replace(on=budget.comes) if budget.due <= m.on < budget.comes else m for m in moves)
        self._comes = budget.comes

    def days(self) -> tuple[date, ...]:
        """The days of the moves, the day the income comes and its eve."""
        return (*super().days(), self._comes - ONE_DAY, self._comes)


def late_income(start: Start, plan: Plan) -> LateIncome | None:
    """The first pay day that may not be late; where each may, the next one."""
    budget, moves = start.budget, moves_of(plan)
    delay = timedelta(days=start.model.planning.late_income_days.value)
    harmless: LateIncome | None = None
    due = next_after(start.profile.as_of, budget.pay_day)
    while budget.income_known and due + delay <= start.end:
        late = LateOnce.of(budget, due, due + delay)
        found = forecast(start.with_budget(late), _Waiting(moves, late))
        if found.shortfalls or found.living_unmet:
            return LateIncome(due, late.comes, found.shortfalls, _short(start, moves, late, found))
        harmless = harmless or LateIncome(due, late.comes)
        due = next_after(due, budget.pay_day)
    return harmless


def _short(start: Start, moves: tuple[Move, ...], late: LateOnce, found: Trajectory) -> Fen:
    """The least cash more with which nothing is missed: all that was, less what would then be left over."""
    missing = sum(short.missing for short in found.shortfalls) + found.living_unmet
    richer = LateOnce.of(late._replace(cash=late.cash + missing), late.due, late.comes)
    carried = forecast(start.with_budget(richer), _Waiting(moves, late))
    left = min(cash - richer.food_until_pay_day(on) for on, cash in carried.cash if on >= late.due - ONE_DAY)
    return missing - max(0, left)


class _Bouncing(Player):
    """Makes the plan's moves; the first automatic debit after the first day bounces and is paid by hand."""

    def __init__(self, moves: tuple[Move, ...], dues: tuple[date, ...], *, next_day: bool) -> None:
        super().__init__(moves)
        self._dues, self._next_day = dues, next_day
        self._open: tuple[Ledger, Claim] | None = None
        self.bounced: tuple[str, date, Fen] | None = None

    def days(self) -> tuple[date, ...]:
        """The days of the moves, and those after dues."""
        return (*super().days(), *(day + ONE_DAY for day in self._dues))

    def act(self, world: World) -> None:
        """Make the day's moves; let a debit bounce; pay it by hand."""
        super().act(world)
        if self._open is not None:
            self._pay(world, *self._open)
            self._open = None
        elif self.bounced is None and world.day > world.start:
            self._bounce(world)

    def _bounce(self, world: World) -> None:
        debited = ((led, c) for led in world.ledgers if led.autopay for c in led.claims)
        for ledger, claim in debited:
            if claim.due != world.day or not min(claim.shortfall, ledger.owed):
                continue
            self.bounced = ledger.id, world.day, min(claim.shortfall, ledger.owed)
            ledger.rows.failed.append(world.day)
            if self._next_day:
                ledger.claims.remove(claim)
                ledger.unpaid(claim)
                self._open = ledger, claim
            else:
                self._pay(world, ledger, claim)
            return

    @staticmethod
    def _pay(world: World, ledger: Ledger, claim: Claim) -> None:
        if claim not in ledger.claims:
            ledger.claims.append(claim)
        amount = min(claim.shortfall, ledger.owed, world.cash)
        world.cash -= ledger.pay(amount, world.day, "manual", claim)


def bounced_debit(start: Start, plan: Plan) -> BouncedDebit | None:
    """What it costs when the next automatic debit bounces; None where nothing is debited."""
    days = tuple({due.on for due in plan.dues if start.profile.as_of < due.on < start.end})
    lost: list[int] = []
    bounced: tuple[str, date, Fen] | None = None
    for next_day in (False, True):
        hands = _Bouncing(moves_of(plan), days, next_day=next_day)
        trajectory = forecast(start, hands)
        if hands.bounced is None:
            return None
        bounced = hands.bounced
        lost.append(_lost(plan.score_then, trajectory.score_on(start.end, start.model)))
    assert bounced is not None
    return BouncedDebit(*bounced, *lost)


def _lost(planned: Score, found: Score) -> int:
    """The points lost on facts known both ways: that a debit bounced may be the first that is known of debits."""
    pairs = zip(planned.contributions, found.contributions, strict=True)
    known = ((a, b) for a, b in pairs if a.measurement.known and b.measurement.known)
    return max(0, sum(a.points - b.points for a, b in known))
