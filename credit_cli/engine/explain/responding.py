"""What an action would do to the diary today, whatever it costs: the world's own effects on the file's day.

Decides that money is no obstacle here (whether a remedy exists is one question, whether it can be paid the plan's)
and that an action on an account is played on that account alone. Does not know causes or scores.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from credit_cli.engine.diary.calendar import months_before
from credit_cli.model.library import Model
from credit_cli.profile.records import Account, Balance, Payment, Profile
from credit_cli.profile.scalars import LARGEST_AMOUNT_FEN

Responder = Callable[[Profile, str, tuple[str, ...]], Profile | None]
"""The profile after an action (its key) on accounts (their ids), or None where it changes nothing there."""


MONTHS_THAT_MATTER = 24
"""What was paid in full or replaced before these months, and followed by others, is left out of the world of today."""


class Lately(NamedTuple):
    """An account of these months, and the dues and balances that were cut off before them."""

    account: Account
    past: Sequence[Payment]
    balances: Sequence[Balance]


class WorldResponder:
    """Makes real moves in the world on one day, for one diary, each once."""

    def __init__(self, model: Model, day: date) -> None:
        self._model = model
        self._day = day
        self._after: dict[tuple[str, str], Account | None] = {}
        self._cut: dict[str, Lately] = {}

    def __call__(self, profile: Profile, action: str, accounts: tuple[str, ...]) -> Profile | None:
        """The profile after an action on accounts, or on the person where it needs none."""
        from credit_cli.engine.actions.effects import EFFECTS  # noqa: PLC0415  only where an event needs a remedy

        if action not in EFFECTS:
            return None
        declared = self._model.actions[action]
        if declared.account != "needed" and declared.amount == "none":
            changed = self._play(profile._replace(accounts=()), action, None)
            return None if changed is None else changed._replace(accounts=profile.accounts)
        after = {account: self._account(profile, action, account) for account in accounts}
        kept = tuple(after.get(account.id) or account for account in profile.accounts)
        return profile._replace(accounts=kept) if any(after.values()) else None

    def _account(self, profile: Profile, action: str, account: str) -> Account | None:
        key = (action, account)
        if key not in self._after:
            lately = self._lately(profile, account)
            changed = self._play(profile._replace(accounts=(lately.account,)), action, account)
            after = None if changed is None else changed.accounts[0]
            if after is not None and lately.past:
                after = after._replace(payments=(*lately.past, *(after.payments or ())))
            if after is not None and lately.balances:
                after = after._replace(balances=(*lately.balances, *(after.balances or ())))
            self._after[key] = after
        return self._after[key]

    def _lately(self, profile: Profile, account: str) -> Lately:
        """An account without what no action of today touches, cut once for all actions."""
        if account not in self._cut:
            (whole,) = (a for a in profile.accounts if a.id == account)
            long_ago = months_before(self._day, MONTHS_THAT_MATTER)
            past = paid_before(whole.payments or (), long_ago)
            balances = replaced_before(whole.balances or (), long_ago)
            lately = whole
            if past:
                lately = lately._replace(payments=(whole.payments or ())[len(past) :])
            if balances:
                lately = lately._replace(balances=(whole.balances or ())[len(balances) :])
            self._cut[account] = Lately(lately, past, balances)
        return self._cut[account]

    def _play(self, profile: Profile, action: str, account: str | None) -> Profile | None:
        from credit_cli.engine.actions.moves import Move  # noqa: PLC0415
        from credit_cli.engine.actions.player import play  # noqa: PLC0415
        from credit_cli.engine.world.budget import budget_of  # noqa: PLC0415
        from credit_cli.engine.world.trajectory import Start  # noqa: PLC0415

        there = profile._replace(as_of=self._day)
        budget = budget_of(there, self._model.planning)._replace(cash=LARGEST_AMOUNT_FEN, cash_known=False)
        everything = LARGEST_AMOUNT_FEN if action == "pay_down" else None
        start = Start(there, budget, self._day, self._model)
        trajectory, refused = play(start, [Move(action, account, everything, self._day)])
        return None if refused else trajectory.profile_on(self._day)._replace(as_of=profile.as_of)


def paid_before(rows: Sequence[Payment], long_ago: date) -> Sequence[Payment]:
    """The dues at a list's beginning that were paid in full long ago, which no action of today touches."""
    settled = 0
    for row, following in pairwise(rows):
        if row.due >= long_ago or (row.paid or 0) < row.amount or not row.due < following.due:
            break
        settled += 1
    return rows[:settled]


def replaced_before(rows: Sequence[Balance], long_ago: date) -> Sequence[Balance]:
    """The balances at a list's beginning that another had replaced before a day long ago."""
    replaced = 0
    for row, following in pairwise(rows):
        if following.on >= long_ago or not row.on < following.on:
            break
        replaced += 1
    return rows[:replaced]
