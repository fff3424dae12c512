"""Other plans for somebody to whom the best one does not suit: without paying off an account, or with less money.

Decides which there are: one for each debt that the plan ends, the largest sum first, in which that account gets only
its dues, and one for less money a month; each is a plan of its own, searched like the first. Does not know words.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from credit_cli.engine.actions.moves import Move, write_move
from credit_cli.engine.beside.besides import Alternative
from credit_cli.engine.beside.comparisons import with_less
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan
from credit_cli.engine.world.trajectory import Start

if TYPE_CHECKING:
    from credit_cli.profile.scalars import Fen


def alternatives(start: Start, plan: Plan, most: int, *, by_the_end: bool = False) -> tuple[Alternative, ...]:
    """At most so many other plans, each different from the first and from each other."""
    found: list[Alternative] = []
    seen = {_paid(plan)}
    for kind, account, other in _tried(start, plan, by_the_end=by_the_end):
        if len(found) >= most:
            break
        paid = _paid(other)
        if paid not in seen:
            seen.add(paid)
            found.append(Alternative(kind, account, other.score_then.score, other.interest, other.outcome, paid))
    return tuple(found)


def _tried(
    start: Start, plan: Plan, *, by_the_end: bool
) -> Iterator[tuple[Literal["without", "less_money"], str | None, Plan]]:
    ended: dict[str, Fen] = {}
    for step in plan.steps:
        if step.action == "pay_off" and step.account is not None:
            ended[step.account] = step.amount or 0
    for account in sorted(ended, key=lambda name: (-ended[name], name)):
        yield "without", account, make_plan(start, plan.target, by_the_end=by_the_end, spared=frozenset({account}))
    less = with_less(start)
    if less is not None:
        yield "less_money", None, make_plan(less, plan.target, by_the_end=by_the_end)


def _paid(plan: Plan) -> tuple[str, ...]:
    """The payments of a plan."""
    moves = (Move(s.action, s.account, s.amount, s.on) for s in plan.steps if s.amount is not None)
    return tuple(write_move(move) for move in moves)
