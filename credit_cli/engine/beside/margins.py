"""What a plan leaves over and what it changes: the coming month's sums, a safer reserve, the facts that end lower.

Decides which month is told (the first whole one of the plan) and how a reserve is rounded. Does not know how the plan
was found, nor words.
"""

from datetime import date, timedelta
from typing import Final, NamedTuple

from credit_cli.engine.beside.besides import LateIncome
from credit_cli.engine.diary.calendar import month_end
from credit_cli.engine.results import Contribution, Plan
from credit_cli.profile.scalars import Fen

_DAY: Final = timedelta(days=1)
_ROUND: Final = 100_00
"""A reserve is told in whole hundreds of the major unit."""


class ComingMonth(NamedTuple):
    """The first whole month of a plan: the money for debt, what falls due in how many dues; `left` may be negative."""

    first: date
    monthly: Fen
    due: Fen
    dues: int

    @property
    def left(self) -> Fen:
        """What is left of the month's money when everything due is paid."""
        return self.monthly - self.due


class Ending(NamedTuple):
    """How many dues there are and what they sum to."""

    dues: int
    amount: Fen


def coming_month(plan: Plan) -> ComingMonth | None:
    """The first whole month; None where the plan ends before it does, or where there is no money or no due to tell."""
    first = month_end(plan.score_now.on) + _DAY
    last = month_end(first)
    dues = [due.amount for due in plan.dues if first <= due.on <= last]
    if last > plan.by or not dues or plan.monthly <= 0:
        return None
    return ComingMonth(first, plan.monthly, sum(dues), len(dues))


def summed(plan: Plan, after: date) -> Ending:
    """The dues after a day."""
    amounts = [due.amount for due in plan.dues if due.on > after]
    return Ending(len(amounts), sum(amounts))


def safer_keep(plan: Plan, late: LateIncome) -> Fen | None:
    """What to keep so that a late income breaks nothing; None where the plan pays nothing extra that could be kept."""
    extra = any(step.amount and step.action in {"pay_down", "pay_off"} and step.on < late.comes for step in plan.steps)
    if not extra or not late.short or plan.lowest_cash[1] < plan.keep:
        return None
    return -(-(plan.keep + late.short) // _ROUND) * _ROUND


def lower_at_the_end(plan: Plan) -> list[tuple[Contribution, int]]:
    """The facts that give fewer points at the end than now, the most first, with how many fewer."""
    pairs = zip(plan.score_now.contributions, plan.score_then.contributions, strict=True)
    lost = [(then, now.points - then.points) for now, then in pairs if then.points < now.points]
    return sorted(lost, key=lambda each: (-each[1], each[0].code))
