"""The diary after one action, made today with all the money it could take: the test of whether a cause can be changed.

Decides that an action is tried at its fullest (a payment pays everything), so that what it does not change nothing that
can be done today changes. Does not know whether the person has the money, nor which action is wise.
"""

from datetime import date
from typing import Final

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.world.budget import Options, budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import LARGEST_AMOUNT_FEN

PAYS_EVERYTHING: Final = frozenset({"pay_down"})


class Respond:
    """Applies an action of the catalogue to a diary, as `explain` asks for it."""

    def __init__(self, model: Model, on: date) -> None:
        self._model = model
        self._on = on

    def __call__(self, profile: Profile, action: str, account: str | None) -> Profile | None:
        """The diary after the action on its day; None where it changes nothing or cannot be done there."""
        if action not in EFFECTS:
            return None
        money = Options(cash=LARGEST_AMOUNT_FEN)
        start = Start(profile, budget_of(profile, self._model.planning, money), self._on, self._model)
        amount = LARGEST_AMOUNT_FEN if action in PAYS_EVERYTHING else None
        taken, refused = play(start, [Move(action, account, amount, self._on)])
        return None if refused else taken.profile_on(self._on)
