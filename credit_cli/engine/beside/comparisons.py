"""A plan beside that of the same person with less money.

Decides how much less money is (the model says) and which plan is made for it. Does not know words.
"""

from typing import Final

from credit_cli.engine.beside.besides import LessMoney
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan
from credit_cli.engine.world.trajectory import Start

_YUAN: Final = 100


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
