"""What each step of a plan would bring if it were the only one.

Decides that a step is played alone against doing nothing; what it brings in the plan's order is the step's own gain.
Does not choose steps, and does not know words.
"""

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.beside.besides import Alone
from credit_cli.engine.results import Plan, Step
from credit_cli.engine.world.trajectory import Start, forecast
from credit_cli.profile.scalars import Fen


def alone(start: Start, plan: Plan) -> dict[int, Alone]:
    """By the step's number, what it brings alone; steps that change no diary or cannot stand alone are left out."""
    idle = forecast(start)
    found: dict[int, Alone] = {}
    for step in plan.steps:
        if step.action in EFFECTS:
            played = _alone(start, step)
            if played is not None:
                score, interest = played
                found[step.n] = Alone(score - plan.do_nothing.score, idle.interest - interest)
    return found


def _alone(start: Start, step: Step) -> tuple[int, Fen] | None:
    trajectory, refused = play(start, [Move(step.action, step.account, step.amount, step.on)])
    if refused:
        return None
    return trajectory.score_on(start.end, start.model).score, trajectory.interest
