"""What a plan is to reach, and which of two plans is better.

Decides the order of objectives: not below doing nothing where money does not reach anyway, least left unpaid, then the
score (or the target, soonest or in time), then interest in steps, then effort, then fewer steps, then a canonical
order so that equal plans never depend on chance. Does not know how plans are found.
"""

from datetime import date, timedelta
from typing import NamedTuple

from credit_cli.engine.actions.moves import Move, write_move
from credit_cli.engine.actions.simulate import told_days
from credit_cli.engine.search.stops import money_days
from credit_cli.engine.world.trajectory import Start, Trajectory
from credit_cli.profile.scalars import Fen


class Goal(NamedTuple):
    """A target score (None: the best score at the end), and whether it is to be met by the end only.

    `spared` accounts get their dues and what is overdue, and nothing beyond.
    """

    target: int | None = None
    by_the_end: bool = False
    spared: frozenset[str] = frozenset()


Moves = tuple[Move, ...]
Rank = tuple[bool, int, int, int, int, int, int, tuple[str, ...]]


class Candidate(NamedTuple):
    """A plan that was tried: its moves, where they lead, the score at the end; the lower rank is the better."""

    moves: Moves
    trajectory: Trajectory
    score: int
    reached_on: date | None
    rank: Rank

    @property
    def interest(self) -> Fen:
        """What the plan costs."""
        return self.trajectory.interest


def unpaid(trajectory: Trajectory, days_of_a_miss: int) -> int:
    """What was overdue, in fen-days; a due newly missed weighs like so many days, so that none is made to pay one."""
    missed = sum(s.missing for s in trajectory.shortfalls) + trajectory.living_unmet
    return missed * days_of_a_miss + trajectory.overdue_fen_days


def judge(start: Start, goal: Goal, idle: int, moves: Moves, trajectory: Trajectory) -> Candidate:
    """A candidate with its rank under a goal; `idle` is the score at the end without any plan.

    Where money does not reach to end what is overdue, a plan that ends below doing nothing is behind all others.
    """
    model = start.model
    points = trajectory.score_on(trajectory.end, model).score
    reached_on = None
    wanted, second = -points, 0
    if goal.target is not None and points >= goal.target:
        wanted = -10_000  # any plan that reaches the target is before any that does not
        if not goal.by_the_end:
            reached_on = stays_from(start, trajectory, goal.target)
            second = reached_on.toordinal()
        else:
            reached_on = trajectory.end
    interest_steps = trajectory.interest // model.planning.interest_step.value
    effort = sum(model.actions[m.action].effort for m in moves if m.action in model.actions)
    written = tuple(write_move(m) for m in moves)
    futile = points < idle and bool(trajectory.shortfalls or trajectory.overdue_at_end)
    rank = (
        futile,
        unpaid(trajectory, model.planning.missed_days.value),
        wanted,
        second,
        interest_steps,
        effort,
        len(moves),
        written,
    )
    return Candidate(moves, trajectory, points, reached_on, rank)


def stays_from(start: Start, trajectory: Trajectory, target: int) -> date:
    """The earliest day from which the score stays at the target to the end, looked for between watched days."""
    days = watched_days(start)
    above = trajectory.end
    for day in reversed(days[:-1]):
        if trajectory.score_on(day, start.model).score < target:
            return _first_above(start, trajectory, target, day, above)
        above = day
    return above


def watched_days(start: Start) -> list[date]:
    """The first day, month ends, the eves of pay days (cash is lowest there) and the end."""
    eves = (day - timedelta(days=1) for day in money_days(start)[1:])
    return sorted({start.profile.as_of, *told_days(start.profile.as_of, start.end), *eves})


def _first_above(start: Start, trajectory: Trajectory, target: int, below: date, above: date) -> date:
    while (above - below).days > 1:
        middle = below + timedelta(days=(above - below).days // 2)
        if trajectory.score_on(middle, start.model).score >= target:
            above = middle
        else:
            below = middle
    return above
