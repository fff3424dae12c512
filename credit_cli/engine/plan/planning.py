"""The recovery plan: searched, completed with what costs nothing, ordered, measured and proved as far as it goes.

Decides the outcome and what is said of the proof: optimal only where there was nothing to decide. Does not print.
"""

from typing import Literal

from credit_cli.engine.actions.player import play
from credit_cli.engine.actions.simulate import cash_flow, points, unmet_living
from credit_cli.engine.plan.bounds import bound, in_the_way, paid_at_once, reached_later
from credit_cli.engine.plan.goal import Goal, stays_from
from credit_cli.engine.plan.guards import Advice, Case, guards
from credit_cli.engine.plan.lines import closable
from credit_cli.engine.plan.mode import mode_of
from credit_cli.engine.plan.search import Found, Search
from credit_cli.engine.plan.steps import in_order, steps_of
from credit_cli.engine.plan.strategy import Strategy, avalanche
from credit_cli.engine.results import Plan, Proof, Score
from credit_cli.engine.score import score
from credit_cli.engine.world.trajectory import Start, Trajectory, forecast

Outcome = Literal["already_there", "reached", "not_reachable", "improved"]


def make_plan(start: Start, target: int | None = None, *, by_the_end: bool = False) -> Plan:
    """The best plan found for a person; `by_the_end`: the target is to be met by the end, at the least cost."""
    model, profile = start.model, start.profile
    goal = Goal(target, by_the_end)
    search = Search(start, goal)
    found = search.run()
    idle = forecast(start)
    now = score(profile, profile.as_of, model)
    without = idle.score_on(start.end, model)
    cleared = search.attempt(Strategy()).trajectory
    mode = mode_of(start, cleared)
    case = Case(start, now, found.best.trajectory, mode)
    advice = [Advice(move) for move in found.best.moves] + guards(case)
    advice += closable(start, [a.move for a in advice], found.best.trajectory, mode)
    ordered = in_order(start, advice, mode)
    moves = [a.move for a in ordered]
    taken, refused = play(start, moves)
    assert not refused, refused
    then = taken.score_on(start.end, model)
    plan = Plan(
        mode=mode,
        outcome=_outcome(target, now, then),
        target=target,
        by=start.end,
        score_now=now,
        score_then=then,
        do_nothing=without,
        cash=start.budget.cash,
        monthly=start.budget.monthly,
        keep=start.budget.keep,
        interest=taken.interest,
        steps=steps_of(start, ordered, now, without, then),
        forecast=points(taken, idle, model),
        cash_flow=cash_flow(taken),
        lowest_cash=taken.lowest,
        shortfalls=taken.shortfalls,
        assumptions=taken.assumptions + unmet_living(taken),
        proof=_proof(start, found, without, then),
        dues=taken.dues,
    )
    return plan if target is None else _with_target(plan, start, search, taken)


def _outcome(target: int | None, now: Score, then: Score) -> Outcome:
    if target is None:
        return "improved"
    if now.score >= target:
        return "already_there"
    return "reached" if then.score >= target else "not_reachable"


def _proof(start: Start, found: Found, without: Score, then: Score) -> Proof:
    most = bound(without, paid_at_once(start), start.model.scorecard.factors)
    return Proof(
        optimal=found.exhausted,
        explored=found.explored,
        bound=then.score if found.exhausted else most,
        alternatives=tuple((name, c.score, c.trajectory.interest) for name, c in found.named),
    )


def _with_target(plan: Plan, start: Start, search: Search, taken: Trajectory) -> Plan:
    """The plan with the day its target is reached, or with what is in the way."""
    assert plan.target is not None
    if plan.outcome != "not_reachable":
        reached = plan.score_then.score >= plan.target and not search.goal.by_the_end
        return plan._replace(earliest=stays_from(start, taken, plan.target) if reached else None)
    at_once = paid_at_once(start)
    most = plan.proof.bound if plan.proof.bound is not None else start.model.scorecard.max
    later = reached_later(start, search.goal, Strategy(avalanche(search.ledgers)))
    return plan._replace(
        best_possible=plan.score_then.score,
        earliest=later,
        binding=in_the_way(plan.target, most, at_once, later),
    )
