"""A move: one action on one day, and how it is written: `ACTION[:ACCOUNT][:AMOUNT][@DATE]`.

Decides the notation and what of it is refused without looking at any money: a slot that is all numeric is the
amount, a slot may be empty, no date is the file's day. Does not know what a move does (`effects.py`).
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from credit_cli.model.actions import Action
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen, Refused, parse_amount, parse_day

_NUMERIC: Final = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_MOST_SLOTS: Final = 3


class Move(NamedTuple):
    """An action on an account (None: on none in particular), with an amount, on a day."""

    action: str
    account: str | None
    amount: Fen | None
    on: date


class Refusal(NamedTuple):
    """A move that cannot be made: as it was written, and why (a key of `words/planning.yaml`)."""

    do: str
    why: str


def parse_move(text: str, profile: Profile, end: date, actions: Mapping[str, Action]) -> Move | Refusal:
    """Read what `--do` was given, for a forecast from the file's day to `end`."""
    head, at, tail = text.strip().rpartition("@")
    head, day = (head, parse_day(tail)) if at else (tail, profile.as_of)
    if isinstance(day, Refused):
        return Refusal(text, "not_a_day")
    slots = [slot.strip() for slot in head.split(":")]
    action, given = slots[0], [slot for slot in slots[1:] if slot]
    amounts = [slot for slot in given if _NUMERIC.fullmatch(slot)]
    accounts = [slot for slot in given if not _NUMERIC.fullmatch(slot)]
    if action not in actions:
        return Refusal(text, "unknown_action")
    if len(slots) > _MOST_SLOTS or len(amounts) > 1 or len(accounts) > 1:
        return Refusal(text, "too_many_slots")
    amount = parse_amount(amounts[0]) if amounts else None
    if isinstance(amount, Refused) or amount == 0:
        return Refusal(text, "bad_amount")
    move = Move(action, accounts[0] if accounts else None, amount, day)
    why = _refused(move, actions[action], profile, end)
    return move if why is None else Refusal(text, why)


def _refused(move: Move, action: Action, profile: Profile, end: date) -> str | None:
    ids = {account.id for account in profile.accounts}
    if move.account is not None and move.account not in ids:
        return "unknown_account"
    if move.account is None and action.account == "needed" and len(ids) > 1:
        return "missing_account"
    if move.amount is not None and action.amount == "none":
        return "no_amount_here"
    if move.amount is None and action.amount == "needed":
        return "missing_amount"
    if move.on < profile.as_of:
        return "before_the_file"
    return "after_the_end" if move.on > end else None


def write_move(move: Move) -> str:
    """The move as `--do` reads it."""
    amount = "" if move.amount is None else f":{move.amount // 100}"
    if move.amount is not None and move.amount % 100:
        amount += f".{move.amount % 100:02}"
    account = f":{move.account}" if move.account is not None else (":" if amount else "")
    return f"{move.action}{account}{amount}@{move.on.isoformat()}"
