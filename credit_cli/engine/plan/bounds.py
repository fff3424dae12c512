"""What no plan can exceed, whatever money there is for it: the coarsest bound, used where money is short.

Decides an honest bound: what payments cannot change counts as time leaves it, what they cannot undo counts as it would
be if all were paid at once, and everything else counts at its best. Does not search for plans.
"""

from datetime import date
from typing import Final

from credit_cli.engine.results import Contribution, Score
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.trajectory import Start, forecast
from credit_cli.model.scorecard import Factor

_UNMOVED: Final = frozenset({"purpose", "record"})
"""Dimensions in which only time changes anything."""

HISTORY: Final = frozenset(
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
        return max(without.points, paid.points) if factor.measure in HISTORY else factor.best

    parts = zip(factors, idle.contributions, at_once.contributions, strict=True)
    return idle.base + sum(most(*part) for part in parts)
