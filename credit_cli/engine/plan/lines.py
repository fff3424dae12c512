"""Lines on which nothing is owed, and whether to close them.

Decides that only a costly line is worth closing, and only where scoring again shows no loss and no higher
utilisation. Does not know why somebody opened it.
"""

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.plan.case import Advice
from credit_cli.engine.plan.mode import Mode
from credit_cli.engine.results import Score
from credit_cli.engine.world.trajectory import Start, Trajectory


def closable(start: Start, moves: list[Move], planned: Trajectory, mode: Mode) -> list[Advice]:
    """The costly lines to close on the file's day."""
    action = start.model.actions.get("close_unused_lender")
    if action is None or mode not in action.modes:
        return []
    profile = start.profile
    found = []
    for account in start.view.accounts:
        unused = account.owed is not None and account.owed.row == 0 and account.state != "closed"
        if not unused or not (account.lender.high_cost or account.lender.kind == "informal"):
            continue
        move = Move("close_unused_lender", account.account.id, None, profile.as_of)
        with_it, refused = play(start, [*moves, move])
        before = planned.score_on(start.end, start.model)
        after = with_it.score_on(start.end, start.model)
        if not refused and after.score >= before.score and _used(after, start) <= _used(before, start):
            found.append(Advice(move))
    return found


def _used(score: Score, start: Start) -> float:
    measured = (
        c.measurement.value
        for f, c in zip(start.model.scorecard.factors, score.contributions, strict=True)
        if f.measure == "use.utilisation"
    )
    return max((value for value in measured if value is not None), default=0.0)
