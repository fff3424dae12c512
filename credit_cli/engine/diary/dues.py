"""Dues, and whether each was met: what was asked, what was paid by a day, how late.

Decides when a due is met, late or unknown, how part payments add up, and how a negative of the credit report and a
late payment of the same lender count once. What is kept of dues from day to day is `due_book.py`'s and
`all_dues.py`'s. Does not know any factor or window.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from credit_cli.engine.diary.dated import Dated
from credit_cli.engine.results import Pointer
from credit_cli.profile.records import Negative, Payment
from credit_cli.profile.scalars import Fen


class Due(NamedTuple):
    """One due of an account, as far as a day tells.

    `needed` is the minimum, or the whole amount where there is none; `met_on` the day on which it was reached
    (None: not yet, or not known which day); `late` None where the file does not tell; `days_late` days from
    the due day to `met_on`, or to the day looked at.
    """

    on: date
    amount: Fen
    minimum: Fen | None
    paid: Fen
    met_on: date | None
    met: bool | None
    late: bool | None
    days_late: int
    evidence: tuple[Pointer, ...]

    @property
    def needed(self) -> Fen:
        """What had to be paid."""
        return self.amount if self.minimum is None else self.minimum

    @property
    def shortfall(self) -> Fen:
        """What is missing of what had to be paid."""
        return max(0, self.needed - self.paid)


_put_together = partial(tuple.__new__, Due)  # as `Due._make`, without a call of Python for every due


class LateMark(NamedTuple):
    """A stretch of being late with one lender: from the due day to the day it ended (None: still open)."""

    lender: str
    start: date
    ended: date | None
    days: int
    evidence: tuple[Pointer, ...]


def _paid(row: Payment, day: date) -> tuple[date, Fen] | None:
    """When and how much a row paid by a day; a payment whose day is not written counts on the due day."""
    if row.paid_on is not None and row.paid_on > day:
        return None
    if row.paid is not None:
        return (row.paid_on or row.due, row.paid)
    return None if row.paid_on is None else (row.paid_on, row.amount)


def due_of_row(row: Dated[Payment], day: date, grace: timedelta) -> Due:
    """The due of one row: what nearly all dues are, without sums and sorting."""
    on, (_, amount, minimum, stated, paid_on, _), pointer = row
    if stated is None and paid_on is None:
        return _put_together((on, amount, minimum, 0, None, None, None, 0, (pointer,)))
    needed = amount if minimum is None else minimum
    met_on = on if needed == 0 else None
    paid = 0
    if paid_on is None or paid_on <= day:
        paid = amount if stated is None else stated
        if met_on is None and paid >= needed:
            met_on = paid_on or on
    if met_on is not None and met_on <= on:
        return _put_together((on, amount, minimum, paid, met_on, True, False, 0, (pointer,)))
    return _told(on, amount, minimum, paid, met_on, day, grace, (pointer,))


def due_of(rows: Sequence[Dated[Payment]], day: date, grace: timedelta) -> Due:
    """The due of its rows, as far as a day tells."""
    if len(rows) == 1:
        return due_of_row(rows[0], day, grace)
    on, pointers = rows[0].on, tuple(r.pointer for r in rows)
    amount = max(r.row.amount for r in rows)
    minimums = [r.row.minimum for r in rows if r.row.minimum is not None]
    minimum = max(minimums) if minimums else None
    needed = amount if minimum is None else minimum
    if all(r.row.paid is None and r.row.paid_on is None for r in rows):
        return Due(on, amount, minimum, 0, None, None, None, 0, pointers)
    paid, met_on = 0, (on if needed == 0 else None)
    for when, part in sorted(p for r in rows if (p := _paid(r.row, day)) is not None):
        paid += part
        if met_on is None and paid >= needed:
            met_on = when
    return _told(on, amount, minimum, paid, met_on, day, grace, pointers)


def _told(  # noqa: PLR0913, PLR0917  a due is exactly these
    on: date,
    amount: Fen,
    minimum: Fen | None,
    paid: Fen,
    met_on: date | None,
    day: date,
    grace: timedelta,
    pointers: tuple[Pointer, ...],
) -> Due:
    """A due of which something is known: whether it was met, and how late."""
    met = met_on is not None
    last_day = on + grace
    late = met_on > last_day if met_on is not None else day > last_day
    days_late = ((met_on or day) - on).days if late else 0
    return Due(on, amount, minimum, paid, met_on, met, late, days_late, pointers)


def _same_stretch(a: LateMark, b: LateMark, day: date) -> bool:
    return a.lender == b.lender and a.start <= (b.ended or day) and b.start <= (a.ended or day)


def late_mark(lender: str, due: Due) -> LateMark:
    """The mark that a late due leaves."""
    return LateMark(lender, due.on, due.met_on, due.days_late, due.evidence)


def late_marks(
    late: list[tuple[int, LateMark]], negatives: tuple[Dated[Negative], ...], day: date
) -> tuple[LateMark, ...]:
    """Every late due and every overdue entry of the report up to a day, oldest first, each fact once.

    Args:
        late: the marks of late dues, oldest first, each with the place of its account.
        negatives: the entries of the report up to the day.
        day: the day looked at.
    """
    entries = [entry for entry in negatives if entry.row.kind == "overdue"]
    if not entries:
        return tuple(map(itemgetter(1), late))
    marks = [mark for _, mark in sorted(late, key=itemgetter(0))]
    from_dues = len(marks)  # two entries of the report are two facts, and an unknown lender is nobody's twin
    for entry in entries:
        negative = entry.row
        ended = negative.settled_on if negative.settled_on and negative.settled_on <= day else None
        days = negative.days if negative.days is not None else ((ended or day) - entry.on).days
        mark = LateMark(negative.lender or "", entry.on, ended, days, (entry.pointer,))
        twin = next((i for i, m in enumerate(marks[:from_dues]) if _same_stretch(m, mark, day)), None)
        if twin is None:
            marks.append(mark)
        elif mark.days > marks[twin].days:
            marks[twin] = marks[twin]._replace(days=mark.days, evidence=(*marks[twin].evidence, entry.pointer))
    return tuple(sorted(marks, key=lambda mark: mark.start))
