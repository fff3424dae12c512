"""What no plan can exceed, whatever money there is for it: the coarsest bound, used where money is short.

Decides an honest bound: what payments cannot change counts as time leaves it, what they cannot undo counts as it would
be if all were paid at once, and everything else counts at its best. Does not search for plans.
"""

from collections.abc import Collection
from datetime import date

from credit_cli.engine.results import Contribution, Score
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.trajectory import Start, forecast
from credit_cli.model.factor import Factor


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


def bound(idle: Score, at_once: Score, factors: tuple[Factor, ...], tidied: Collection[str] = ()) -> int:
    """A score that no plan exceeds, from the scores at the end without a plan and with everything paid at once.

    `tidied` are the codes of factors that putting facts in order may raise.
    """

    def most(factor: Factor, without: Contribution, paid: Contribution) -> int:
        if factor.payments == "move" or factor.code in tidied:
            return factor.best
        return max(without.points, paid.points)

    parts = zip(factors, idle.contributions, at_once.contributions, strict=True)
    return idle.base + sum(most(*part) for part in parts)
