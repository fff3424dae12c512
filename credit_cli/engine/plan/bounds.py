"""What no plan can exceed, what stands in the way of a target, and when it could be reached later.

Decides an honest bound: what payments cannot change counts as time leaves it, what they cannot undo counts as it would
be if all were paid at once, and everything else counts at its best. Does not search for plans.
"""

from datetime import date
from typing import Final

from credit_cli.engine.calendar import add_months
from credit_cli.engine.plan.goal import Goal, stays_from
from credit_cli.engine.plan.payer import Payer, reserve_of
from credit_cli.engine.plan.strategy import Strategy
from credit_cli.engine.results import Contribution, Score
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.trajectory import Start, Trajectory, forecast
from credit_cli.model.scorecard import Factor

_UNMOVED: Final = frozenset({"purpose", "record"})
"""Dimensions in which only time changes anything."""

_HISTORY: Final = frozenset(
    {
        "repayment.failed_debits",
        "repayment.worst_delay",
        "repayment.late_months",
        "repayment.late_deeper",
        "repayment.months_since_late",
        "use.draws",
        "use.large_draw",
        "lenders.applications",
        "lenders.new_accounts",
    }
)
"""Measures of what has happened: paying all at once is the best that can still be done about them."""


class Lavish:
    """Hands that pay off everything on the first day with money from nowhere: for bounds only, never advised."""

    def days(self) -> tuple[date, ...]:
        """No day but the first, at which a forecast stops anyway."""
        return ()

    def act(self, world: World) -> None:
        """Pay everything."""
        if world.day == world.start:
            for ledger in world.ledgers:
                ledger.pay(ledger.owed, world.day, "manual")


def paid_at_once(start: Start) -> Score:
    """The score at the end if everything were paid on the first day and cash stayed what it is."""
    return forecast(start, Lavish())._replace(cash_known=False).score_on(start.end, start.model)


def bound(idle: Score, at_once: Score, factors: tuple[Factor, ...]) -> int:
    """A score that no plan exceeds, from the scores at the end without a plan and with everything paid at once."""

    def most(factor: Factor, without: Contribution, paid: Contribution) -> int:
        if factor.dimension in _UNMOVED:
            return max(without.points, paid.points)
        return max(without.points, paid.points) if factor.measure in _HISTORY else factor.best

    parts = zip(factors, idle.contributions, at_once.contributions, strict=True)
    return idle.base + sum(most(*part) for part in parts)


def in_the_way(target: int, most: int, at_once: Score, later: date | None) -> tuple[str, ...]:
    """What keeps a target out of reach: money, time, or the facts that even paying everything leaves behind."""
    found = []
    if at_once.score >= target:
        found.append("money")
    if later is not None or most < target:
        found.append("time")
    lost = sorted((c for c in at_once.contributions if c.lost > 0), key=lambda c: (-c.lost, c.code))
    return tuple(found) or tuple(c.code for c in lost[:3])


def reached_later(start: Start, goal: Goal, strategy: Strategy) -> date | None:
    """The day from which the target is met beyond the horizon, by going on with a strategy; None if not seen."""
    assert goal.target is not None
    longest = start.model.planning.longest_months.value
    for months in sorted({longest // 2, longest}):
        end = add_months(start.profile.as_of, months)
        if end <= start.end:
            continue
        trajectory = followed(start._replace(end=end), strategy)
        if trajectory.score_on(end, start.model).score >= goal.target:
            return stays_from(start._replace(end=end), trajectory, goal.target)
    return None


def followed(start: Start, strategy: Strategy) -> Trajectory:
    """The forecast in which a strategy is followed."""
    plain = Payer(start, Strategy(smallest_first=strategy.smallest_first), None)
    reserve = reserve_of(plain, forecast(start, plain))
    return forecast(start, Payer(start, strategy._replace(careful=False), reserve))
