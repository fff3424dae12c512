"""The recovery plan: searched, completed with what costs nothing, ordered, measured and proved as far as it goes.

Decides the outcome and what is said of the proof: optimal only where there was nothing to decide. Does not print.
"""

from datetime import date
from hashlib import sha256
from typing import Literal

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.actions.simulate import cash_flow, points, unmet_living
from credit_cli.engine.plan.bounds import bound, paid_at_once
from credit_cli.engine.plan.case import Advice, Case
from credit_cli.engine.plan.guards import guards
from credit_cli.engine.plan.lines import closable
from credit_cli.engine.plan.mode import mode_of
from credit_cli.engine.plan.out_of_reach import in_the_way, reached_later
from credit_cli.engine.plan.steps import in_order, steps_of
from credit_cli.engine.results import Plan, Proof, Score
from credit_cli.engine.score import score
from credit_cli.engine.search.goal import Goal, stays_from
from credit_cli.engine.search.searching import Found, Search
from credit_cli.engine.search.stops import deadline_of
from credit_cli.engine.world.trajectory import Start, Trajectory

Outcome = Literal["already_there", "reached", "not_reachable", "improved"]


def make_plan(
    start: Start, target: int | None = None, *, by_the_end: bool = False, spared: frozenset[str] = frozenset()
) -> Plan:
    """The best plan found for a person; `by_the_end`: the target is to be met by the end, at the least cost.

    `spared` accounts get nothing beyond their dues and what is overdue, nor do those that are never paid early.
    """
    model, profile = start.model, start.profile
    goal = Goal(target, by_the_end, spared | never_early(start))
    search = Search(start, goal)
    found = search.run()
    idle, without = search.idle_trajectory, search.without
    now = score(profile, profile.as_of, model)
    mode = mode_of(start, search.plain.trajectory)
    case = Case(start, now, found.best.trajectory, mode)
    advice = [Advice(move, _deadline(search, move)) for move in found.best.moves]
    beside = guards(case)
    beside += closable(start, [a.move for a in advice + beside], found.best.trajectory, mode)
    advice += beside
    ordered = in_order(start, advice, mode)
    moves = [a.move for a in ordered]
    taken = found.best.trajectory
    if any(a.move.action in EFFECTS for a in beside):
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
        steps=steps_of(start, ordered, now, without, then, found.exact.score_with if found.exact else None),
        forecast=points(taken, idle, model),
        cash_flow=cash_flow(taken),
        lowest_cash=taken.lowest,
        shortfalls=taken.shortfalls,
        assumptions=taken.assumptions + unmet_living(taken),
        proof=_proof(start, goal, found, without, then),
        dues=taken.dues,
    )
    return plan if target is None else _with_target(plan, start, search, taken)


def never_early(start: Start) -> frozenset[str]:
    """The accounts of lenders that no plan pays early (a mortgage)."""
    return frozenset(a.account.id for a in start.view.diary.accounts if not a.lender.prepay)


def _deadline(search: Search, move: Move) -> date | None:
    """The last day on which a payment still does the same."""
    if move.action not in {"pay_down", "pay_off"} or move.account is None:
        return None
    return deadline_of(search.dues[move.account], move.on, search.start.end)


def _outcome(target: int | None, now: Score, then: Score) -> Outcome:
    if target is None:
        return "improved"
    if now.score >= target:
        return "already_there"
    return "reached" if then.score >= target else "not_reachable"


def _proof(start: Start, goal: Goal, found: Found, without: Score, then: Score) -> Proof:
    """What is proved; what tidying earns beside the payments is added to their bound."""
    if found.bound is not None:
        most = found.bound + then.score - found.best.score
    elif found.proved:
        most = then.score
    else:
        tidy = (action for action in start.model.actions.values() if action.kind == "tidy")
        tidied = {code for action in tidy for code in action.codes if code not in action.prevents}
        most = bound(without, paid_at_once(start), start.model.scorecard.factors, tidied)
    most = max(most, then.score)
    return Proof(
        optimal=found.proved,
        explored=found.explored,
        bound=most,
        alternatives=tuple((name, c.score, c.interest) for name, c in found.named),
        gap=most - then.score,
        exhausted=found.exhausted,
        world=world_of(start, goal),
    )


def world_of(start: Start, goal: Goal) -> str:
    """A hash of everything a plan is made from: the diary, the money, the horizon, the goal and the scorecard."""
    card = start.model.scorecard
    told = repr((start.profile, start.budget, start.end, goal[:2], sorted(goal.spared), card.id, card.version))
    return sha256(told.encode()).hexdigest()[:16]


def _with_target(plan: Plan, start: Start, search: Search, taken: Trajectory) -> Plan:
    """The plan with the day its target is reached, or with what is in the way."""
    assert plan.target is not None
    if plan.outcome != "not_reachable":
        reached = plan.score_then.score >= plan.target and not search.goal.by_the_end
        return plan._replace(earliest=stays_from(start, taken, plan.target) if reached else None)
    later = reached_later(start, plan.target)
    return plan._replace(
        best_possible=plan.score_then.score,
        earliest=later,
        binding=in_the_way(start, plan.target, later),
    )
