"""A strategy: in which order money beyond the dues goes to which account, down to which balance.

Decides which targets are worth trying: a balance just below an edge of a factor of use or debt, or none. The named
strategies (minimums only, dearest first, smallest first) are the ones a search must never be worse than. Does not
know cash.
"""

from math import ceil
from typing import Final, NamedTuple

from credit_cli.engine.world.ledger import Ledger
from credit_cli.model.scorecard import Scorecard
from credit_cli.profile.scalars import Fen

YUAN: Final = 100


class Target(NamedTuple):
    """An account (its index) and the balance it is to be paid down to; 0 ends the debt."""

    account: int
    floor: Fen


class Strategy(NamedTuple):
    """Targets in order; `hold` is kept besides the reserve; how overdue money is put first."""

    targets: tuple[Target, ...] = ()
    hold: Fen = 0
    careful: bool = False
    smallest_first: bool = False
    leave_overdue: bool = False


def payable(ledgers: list[Ledger]) -> list[Ledger]:
    """The accounts on which something known is owed."""
    return [ledger for ledger in ledgers if ledger.balance_known and ledger.owed > 0]


def avalanche(ledgers: list[Ledger]) -> tuple[Target, ...]:
    """Dearest first."""
    ordered = sorted(payable(ledgers), key=lambda ledger: (-ledger.rate, ledger.owed, ledger.id))
    return tuple(Target(ledger.index, 0) for ledger in ordered)


def snowball(ledgers: list[Ledger]) -> tuple[Target, ...]:
    """Smallest first."""
    ordered = sorted(payable(ledgers), key=lambda ledger: (ledger.owed, -ledger.rate, ledger.id))
    return tuple(Target(ledger.index, 0) for ledger in ordered)


def below(edge: float, whole: Fen) -> Fen:
    """The most whole yuan that stay below an edge of a ratio to `whole`."""
    return max(0, (ceil(edge * whole) - 1) // YUAN * YUAN)


def edges_of(card: Scorecard, measure: str) -> tuple[float, ...]:
    """The edges of the factors with a measure."""
    return tuple(edge for factor in card.factors if factor.measure == measure for edge in factor.edges)


def targets(ledgers: list[Ledger], card: Scorecard, lines: frozenset[int], year_income: Fen) -> tuple[Target, ...]:
    """Every balance worth paying down to; `lines` are the accounts that can be drawn again."""
    owed = payable(ledgers)
    own = edges_of(card, "use.highest_utilisation")
    used = [ledger for ledger in owed if ledger.index in lines and ledger.limit]
    sums = [
        (sum(ledger.limit or 0 for ledger in ledgers if ledger.index in lines), used, "use.utilisation"),
        (year_income, owed, "capacity.debt_to_income"),
    ]
    found = {Target(ledger.index, 0) for ledger in owed}
    for ledger in used:
        found |= {Target(ledger.index, below(edge, ledger.limit or 0)) for edge in own}
    for whole, accounts, measure in sums:
        together = sum(ledger.balance for ledger in accounts)
        for edge in edges_of(card, measure):
            excess = together - below(edge, whole)
            for ledger in accounts:
                if whole and 0 < excess < ledger.balance:
                    found.add(Target(ledger.index, (ledger.balance - excess) // YUAN * YUAN))
    balance = {ledger.index: ledger.balance for ledger in owed}
    return tuple(sorted(t for t in found if t.floor < balance[t.account]))
