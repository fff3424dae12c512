"""The most that payments may come to over the limits, month by month, in the relaxed world.

Decides it line by line: what instalments ask is all that counts towards them; a card can get no more than what is
owed, over no fewer months of bills than money takes to end it. A line that can end before its first due may drop out
of the sum. Does not know how money is shared between lines: each has all of it.
"""

from typing import NamedTuple

from credit_cli.engine.calendar import months_before
from credit_cli.engine.dues import Due
from credit_cli.engine.plan.relaxed import Relaxed
from credit_cli.engine.plan.tables import best_from
from credit_cli.model.scorecard import Factor
from credit_cli.profile.scalars import Fen

Month = tuple[int, int]


class Line(NamedTuple):
    """A line: the most paid in a month on average, its limit, and whether it may drop out of the sum."""

    monthly: float
    limit: Fen
    may_drop: bool


def points_of_credited(relaxed: Relaxed, factor: Factor) -> int:
    """The most points of payments over limits; with every line dropped out nothing is known of them."""
    months = int(factor.parameters["months"])
    lines = [line for n in range(len(relaxed.leaves)) if (line := _line(relaxed, n, months)) is not None]
    paid = sum(line.monthly for line in lines if not line.may_drop)
    limits = sum(line.limit for line in lines if not line.may_drop)
    for line in sorted((each for each in lines if each.may_drop), key=lambda each: -each.monthly / each.limit):
        if not limits or line.monthly / line.limit > paid / limits:
            paid, limits = paid + line.monthly, limits + line.limit
    most = factor.unknown if all(line.may_drop for line in lines) else 0
    return max(most, best_from(factor, 0, paid / limits)) if limits else most


def _line(relaxed: Relaxed, n: int, months: int) -> Line | None:
    leaf = relaxed.leaves[n]
    row = leaf.view.limit_row
    if not leaf.exists or not leaf.view.revolves or row is None or row.row.amount <= 0 or leaf.view.dues is None:
        return None
    start = months_before(relaxed.day, months)
    dues = [d for d in leaf.view.dues if d.on > start and d.met is not None]
    if not dues:
        return None
    limit = row.row.amount
    if n >= len(relaxed.lanes) or not relaxed.lab.lanes[n].payable:
        return Line(sum(d.paid for d in dues) / len(_months(dues)), limit, may_drop=False)
    past, to_come = [d for d in dues if d.on <= relaxed.begun], [d for d in dues if d.on > relaxed.begun]
    if not to_come:
        return Line(sum(d.paid for d in past) / len(_months(past)), limit, may_drop=False)
    if not relaxed.lab.lanes[n].dues.bills:
        monthly = float(max(_asked(month, dues) for month in _months(dues)))
    else:
        monthly = _of_bills(relaxed, n, past, to_come)
    may_drop = not past and relaxed.money_for({n}, to_come[0].on) >= relaxed.lab.lanes[n].root.owed
    return Line(monthly, limit, may_drop)


def _months(dues: list[Due]) -> set[Month]:
    return {(d.on.year, d.on.month) for d in dues}


def _asked(month: Month, dues: list[Due]) -> Fen:
    return sum(max(d.amount, d.paid) for d in dues if (d.on.year, d.on.month) == month)


def _of_bills(relaxed: Relaxed, n: int, past: list[Due], to_come: list[Due]) -> float:
    """The most that can count towards bills, over the fewest months in which that can be paid."""
    lane = relaxed.lab.lanes[n]
    before = sum(d.paid for d in past) + sum(c.paid for c in lane.root.ledger.claims)
    most: float = 0
    seen = _months(past)
    for at, due in enumerate(to_come):
        seen = seen | {(due.on.year, due.on.month)}
        following = to_come[at + 1].on if at + 1 < len(to_come) else relaxed.day
        paid = min(relaxed.owed_at_most(n), relaxed.money_for({n}, following))
        last = at + 1 == len(to_come)
        if last or paid >= lane.root.owed:
            most = max(most, (before + max(0, paid)) / len(seen))
    return most
