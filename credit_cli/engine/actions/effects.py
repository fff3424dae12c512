"""What each action does in the world, or why it cannot be done there.

Decides how actions change the diary; how many points that is worth nobody says, since the diary is scored again. No
action makes up a good fact: what asks, refrains or waits changes nothing by itself, and nothing new is drawn. Does
not know which action is wise.
"""

from collections.abc import Callable
from typing import Final

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.ledger import Ledger
from credit_cli.profile.records import Autopay, State

Effect = Callable[[World, Move], str | None]
"""Does a move on the world's day; returns why not (a key of `words/planning.yaml`), or None when done."""


def find_ledger(world: World, move: Move) -> Ledger | None:
    """The account meant; without one, the only one there is, else the dearest that is owed."""
    if move.account is not None:
        return next((ledger for ledger in world.ledgers if ledger.id == move.account), None)
    owed = [ledger for ledger in world.ledgers if ledger.owed > 0] or world.ledgers
    return max(owed, key=lambda ledger: (ledger.rate, ledger.owed, ledger.id), default=None)


def _pay(world: World, ledger: Ledger, amount: int) -> str | None:
    if amount > world.cash:
        return "not_enough_cash"
    world.pay(ledger, amount)
    return None


def pay_down(world: World, move: Move) -> str | None:
    """Pay an amount, or what is left of the debt where that is less."""
    ledger = find_ledger(world, move)
    if ledger is None or ledger.owed == 0:
        return "nothing_owed"
    assert move.amount is not None
    return _pay(world, ledger, min(move.amount, ledger.owed))


def pay_off(world: World, move: Move) -> str | None:
    """Pay everything that is owed, interest of the day included."""
    ledger = find_ledger(world, move)
    if ledger is None or ledger.owed == 0:
        return "nothing_owed"
    if not ledger.balance_known:
        return "debt_unknown"
    if move.amount is not None and move.amount < ledger.owed:
        return "amount_below_debt"
    return _pay(world, ledger, ledger.owed)


def pay_full_statement(world: World, move: Move) -> str | None:
    """Pay what is left of the open bill."""
    ledger = find_ledger(world, move)
    bill = [c for c in ledger.claims if c.due >= world.day] if ledger is not None else []
    if ledger is None or not bill:
        return "no_open_bill"
    left = ledger.overdue(world.day) + sum(claim.amount - claim.paid for claim in bill)
    return _pay(world, ledger, min(left if move.amount is None else move.amount, ledger.owed))


def clear_overdue(world: World, move: Move) -> str | None:
    """Pay what is overdue, penalty included, oldest first; part of it where an amount says so."""
    named = [ledger for ledger in world.ledgers if move.account in (None, ledger.id)]
    late = sorted(
        (ledger for ledger in named if ledger.overdue(world.day)),
        key=lambda ledger: (min(claim.due for claim in ledger.late(world.day)), ledger.index),
    )
    if not late:
        return "nothing_overdue"
    left = move.amount if move.amount is not None else sum(ledger.overdue(world.day) for ledger in late)
    if min(left, sum(ledger.overdue(world.day) for ledger in late)) > world.cash:
        return "not_enough_cash"
    for ledger in late:
        left -= world.pay(ledger, min(left, ledger.overdue(world.day)))
    return None


def enable_autopay(world: World, move: Move) -> str | None:
    """Switch the automatic debit on."""
    ledger = find_ledger(world, move)
    if ledger is None or ledger.autopay:
        return "already_on"
    ledger.autopay = True
    ledger.rows.autopay.append(Autopay(enabled=True, on=world.day))
    return None


def close_unused_lender(world: World, move: Move) -> str | None:
    """Close a line on which nothing is owed."""
    ledger = find_ledger(world, move)
    if ledger is None or ledger.closed:
        return "already_closed"
    if ledger.owed > 0 or not ledger.balance_known:
        return "still_owed"
    ledger.closed = True
    ledger.rows.states.append(State(world.day, "closed", "self"))
    return None


def put_in_order(world: World, move: Move) -> str | None:
    """Have something verified that is already in the file, or bind a card."""
    world.tidied.append((world.day, move.action))
    return None


EFFECTS: Final[dict[str, Effect]] = {
    "pay_down": pay_down,
    "pay_off": pay_off,
    "pay_full_statement": pay_full_statement,
    "clear_overdue": clear_overdue,
    "enable_autopay": enable_autopay,
    "close_unused_lender": close_unused_lender,
    "verify_income": put_in_order,
    "verify_assets": put_in_order,
    "verify_identity": put_in_order,
    "bind_card": put_in_order,
}
"""Actions that change the diary; every other one asks, refrains or waits."""


def apply_move(world: World, move: Move) -> str | None:
    """Make a move on the world's day; returns why it could not be made."""
    effect = EFFECTS.get(move.action)
    return None if effect is None else effect(world, move)
