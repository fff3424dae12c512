"""A plan beside others: the orders that people know, and the same person with less money.

Decides what the others are called, how much less money is (the model says) and which plan is made for it. Does not
know words.
"""

from typing import Final, NamedTuple

from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.scalars import Fen

_YUAN: Final = 100
_CALLED: Final = {"do_nothing": "minimums_only"}
"""What the search calls the plan that ends overdues and pays minimums is not what `do_nothing` of a plan is."""


def compared(plan: Plan) -> tuple[tuple[str, int, Fen], ...]:
    """The known orders of paying: name, score and interest of each."""
    return tuple((_CALLED.get(name, name), score, interest) for name, score, interest in plan.proof.alternatives)


class LessMoney(NamedTuple):
    """The plan for less money a month: its score, interest, and what it leaves unpaid."""

    monthly: Fen
    share: float
    score: int
    interest: Fen
    outcome: str
    missing: Fen


def with_less(start: Start) -> Start | None:
    """The same person with the model's share of the monthly money; None where no money comes in to be less."""
    monthly = int(start.budget.monthly * start.model.planning.less_money.value) // _YUAN * _YUAN
    if monthly <= 0:
        return None
    return start._replace(budget=start.budget._replace(monthly=monthly, stated=monthly))


def less_money(start: Start, plan: Plan, *, by_the_end: bool = False) -> LessMoney | None:
    """The plan with the model's share of the monthly money; None where no money comes in to be less."""
    less = with_less(start)
    if less is None:
        return None
    found: Plan = make_plan(less, plan.target, by_the_end=by_the_end)
    return LessMoney(
        monthly=less.budget.monthly,
        share=start.model.planning.less_money.value,
        score=found.score_then.score,
        interest=found.interest,
        outcome=found.outcome,
        missing=sum(short.missing for short in found.shortfalls),
    )
