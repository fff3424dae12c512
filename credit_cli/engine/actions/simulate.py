"""What-if: several actions together, on their days, beside doing nothing.

Decides which days the forecast is told for (month ends and the end). Does not judge whether the actions are wise;
those that cannot be made are told with their reason and the others are made.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from credit_cli.engine.actions.moves import Move, Refusal, parse_move
from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.calendar import month_end
from credit_cli.engine.results import Point, Simulation
from credit_cli.engine.score import score
from credit_cli.engine.world.trajectory import Flow, Start, Trajectory, forecast
from credit_cli.model.library import Model


def told_days(start: date, end: date) -> tuple[date, ...]:
    """The month ends after `start`, and `end`."""
    days, day = [], month_end(start)
    while day < end:
        if day > start:
            days.append(day)
        day = month_end(day + timedelta(days=1))
    return (*days, end)


def points(taken: Trajectory, idle: Trajectory, model: Model) -> tuple[Point, ...]:
    """The forecast with moves beside the one without, at month ends and at the end."""
    days = told_days(taken.start, taken.end)
    return tuple(
        Point(
            day,
            taken.score_on(day, model).score,
            idle.score_on(day, model).score,
            taken.cash_on(day),
            taken.owed_on(day),
        )
        for day in days
    )


def cash_flow(taken: Trajectory) -> Flow:
    """Cash at month ends and at the end."""
    return tuple((day, taken.cash_on(day)) for day in told_days(taken.start, taken.end))


def simulate(start: Start, dos: Iterable[str]) -> Simulation:
    """What the written actions lead to by the end of the forecast."""
    read = [parse_move(do, start.profile, start.end, start.model.actions) for do in dos]
    written = [r for r in read if isinstance(r, Refusal)]
    taken, refused = play(start, [m for m in read if isinstance(m, Move)])
    idle = forecast(start)
    return Simulation(
        score_now=score(start.profile, start.profile.as_of, start.model),
        score_then=taken.score_on(start.end, start.model),
        do_nothing=idle.score_on(start.end, start.model),
        interest=taken.interest,
        forecast=points(taken, idle, start.model),
        cash_flow=cash_flow(taken),
        refused=tuple((r.do, r.why) for r in (*written, *refused)),
        assumptions=taken.assumptions + unmet_living(taken),
    )


def unmet_living(taken: Trajectory) -> tuple[tuple[str, str], ...]:
    """Living costs that the money did not reach, named in the major unit."""
    if taken.living_unmet == 0:
        return ()
    whole, rest = divmod(taken.living_unmet, 100)
    return (("living_unmet", f"{whole}.{rest:02}"),)
