"""The most that payments may come to over the limits, month by month, in the relaxed world.

Decides it line by line, for every due that may be a line's last: a line can get no more than what is owed, over no
fewer months of dues than money takes to end it. Only a line that never had a due may drop out of the sum. Does not
know how money is shared between lines: each has all of it.
"""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.dues import Due
from credit_cli.engine.search.relaxed import Relaxed
from credit_cli.engine.search.tables import best_from
from credit_cli.model.factor import Factor
from credit_cli.profile.scalars import Fen

Month = tuple[int, int]


class Line(NamedTuple):
    """A line: the most paid in a month on average, its limit, and whether it may drop out of the sum."""

    monthly: float
    limit: Fen
    may_drop: bool


def points_of_credited(relaxed: Relaxed, factor: Factor) -> int:
    """The most points of payments over limits; with every line dropped out nothing is known of them."""
    months, ended = int(factor.parameters["months"]), int(factor.parameters["ended"])
    lines = [line for n in range(len(relaxed.leaves)) if (line := _line(relaxed, n, months, ended)) is not None]
    paid = sum(line.monthly for line in lines if not line.may_drop)
    limits = sum(line.limit for line in lines if not line.may_drop)
    for line in sorted((each for each in lines if each.may_drop), key=lambda each: -each.monthly / each.limit):
        if not limits or line.monthly / line.limit > paid / limits:
            paid, limits = paid + line.monthly, limits + line.limit
    most = factor.unknown if all(line.may_drop for line in lines) else 0
    return max(most, best_from(factor, 0, paid / limits)) if limits else most


def _line(relaxed: Relaxed, n: int, months: int, ended: int) -> Line | None:
    leaf = relaxed.leaves[n]
    row = leaf.view.limit_row
    if not leaf.exists or not leaf.view.revolves or row is None or row.row.amount <= 0:
        return None
    if not leaf.lists_payments(months):
        return None
    dues = [d for d in leaf.view.dues or () if d.on > months_before(relaxed.day, ended) and d.met is not None]
    if not dues:
        return None
    limit = row.row.amount
    if n >= len(relaxed.lanes) or not relaxed.lab.lanes[n].payable:
        read = _read(dues, dues[-1].on, months)
        return Line(sum(d.paid for d in read) / len(_months(read)), limit, may_drop=False)
    past = [d for d in dues if d.on <= relaxed.begun]
    to_come = [d for d in dues if d.on > relaxed.begun]
    most: float = 0
    for last, following in pairwise([*([past[-1].on] if past else []), *(d.on for d in to_come), relaxed.day]):
        money = relaxed.money_for({n}, following)
        if last == dues[-1].on or money >= relaxed.lab.lanes[n].root.owed:
            read = _read(dues, last, months)
            most = max(most, _counted(relaxed, n, read, money) / len(_months(read)))
    may_drop = not past and relaxed.money_for({n}, to_come[0].on) >= relaxed.lab.lanes[n].root.owed
    return Line(most, limit, may_drop)


def _counted(relaxed: Relaxed, n: int, read: list[Due], money: Fen) -> float:
    """The most that counts towards some dues, with so much money until the one that follows them."""
    lane = relaxed.lab.lanes[n]
    before = sum(d.paid for d in read if d.on <= relaxed.begun)
    begun_with = sum(c.paid for c in lane.root.ledger.claims)
    return before + begun_with + max(0, min(relaxed.owed_at_most(n), money))


def _read(dues: list[Due], last: date, months: int) -> list[Due]:
    """The dues that are read where a due is the last one."""
    start = months_before(last, months)
    return [due for due in dues if start < due.on <= last]


def _months(dues: list[Due]) -> set[Month]:
    return {(d.on.year, d.on.month) for d in dues}
