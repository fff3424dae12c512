"""What an action would do to the diary today, whatever it costs: the world's own effects on the file's day.

Decides that money is no obstacle here (whether a remedy exists is one question, whether it can be paid the plan's)
and on which accounts an action is tried. Does not know causes or scores.
"""

from collections.abc import Callable
from datetime import date

from credit_cli.model.library import Model
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import LARGEST_AMOUNT_FEN

Responder = Callable[[Profile, str, tuple[str, ...]], Profile | None]
"""The profile after an action (its key) on accounts (their ids), or None where it changes nothing there."""


def responder(model: Model, day: date) -> Responder:
    """A responder that makes real moves in the world on a day."""

    def respond(profile: Profile, action: str, accounts: tuple[str, ...]) -> Profile | None:
        from credit_cli.engine.actions.effects import EFFECTS  # noqa: PLC0415  only where an event needs a remedy
        from credit_cli.engine.actions.moves import NEEDS_ACCOUNT, TAKES_AMOUNT, Move  # noqa: PLC0415
        from credit_cli.engine.actions.player import play  # noqa: PLC0415
        from credit_cli.engine.world.budget import budget_of  # noqa: PLC0415
        from credit_cli.engine.world.trajectory import Start  # noqa: PLC0415

        if action not in EFFECTS:
            return None
        there = profile._replace(as_of=day)
        budget = budget_of(there, model.planning)._replace(cash=LARGEST_AMOUNT_FEN, cash_known=False)
        everything = LARGEST_AMOUNT_FEN if action == "pay_down" else None
        on = accounts if action in NEEDS_ACCOUNT | TAKES_AMOUNT else (None,)
        moves = [Move(action, account, everything, day) for account in on]
        trajectory, refused = play(Start(there, budget, day, model), moves)
        return trajectory.profile_on(day) if len(refused) < len(moves) else None

    return respond
