"""Dues, and whether each was met: what was asked, what was paid by a day, how late.

Decides when a due is met, late or unknown, how part payments add up, how a card's later minimum cures an earlier
one, and how a negative of the credit report and a late payment of the same lender count once. Does not know any
factor or window.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from credit_cli.engine.dated import Dated
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


def _single(row: Dated[Payment], day: date, grace: timedelta) -> Due:
    """The due of one row: what nearly all dues are, without sums and sorting."""
    payment, on = row.row, row.on
    amount, minimum, evidence = payment.amount, payment.minimum, (row.pointer,)
    if payment.paid is None and payment.paid_on is None:
        return Due(on, amount, minimum, 0, None, None, None, 0, evidence)
    needed = amount if minimum is None else minimum
    part = _paid(payment, day)
    paid, met_on = 0, on if needed == 0 else None
    if part is not None:
        paid = part[1]
        if met_on is None and paid >= needed:
            met_on = part[0]
    return _told(on, amount, minimum, paid, met_on, day, grace, evidence)


def _due(rows: list[Dated[Payment]], day: date, grace: timedelta) -> Due:
    if len(rows) == 1:
        return _single(rows[0], day, grace)
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


class Read(NamedTuple):
    """What a book has read: rows by due day, settled dues, the first of them with their days, which were late."""

    groups: list[list[Dated[Payment]]]
    settled: list[tuple[date, Due] | None]
    first: list[Due]
    first_since: list[date]
    late: list[int]


class DueBook:
    """The dues of one account, read as of any day.

    A due that is settled (met, or nothing known of its payment) is the same on every later day, so it is worked out
    once and kept. Where a statement's minimum asks again for what was not paid (`rolls_over`), a later due that was
    met cures the earlier ones on that day. What another book of the same account has
    read of the same rows is taken over.
    """

    def __init__(
        self, rows: tuple[Dated[Payment], ...], grace_days: int, *, rolls_over: bool, like: "DueBook | None" = None
    ) -> None:
        groups = [list(group) for _, group in groupby(rows, key=lambda row: row.on)]
        self._days = [group[0].on for group in groups]
        self._groups = groups
        self._grace = timedelta(days=grace_days)
        self._rolls_over = rolls_over
        self._settled: list[tuple[date, Due] | None] = [None] * len(groups)
        self._first: list[Due] = []  # the settled dues before the first that is not
        self._late: list[int] = []  # which of them were late
        self._first_since: list[date] = []  # from which day all of them up to here are

        if like is not None:
            self._take_over(like)

    def _take_over(self, other: "DueBook") -> None:
        groups, settled, first, first_since, late = other.read()
        pairs = zip(self._groups, groups, strict=False)
        same = next((index for index, (own, theirs) in enumerate(pairs) if own != theirs), None)
        count = min(len(self._groups), len(groups)) if same is None else same
        self._settled[:count] = settled[:count]
        self._first, self._first_since = first[:count], first_since[:count]
        self._late = [index for index in late if index < count]

    def read(self) -> "Read":
        """What has been read so far."""
        return Read(self._groups, self._settled, self._first, self._first_since, self._late)

    def as_of(self, day: date, after: date = date.min) -> tuple[Due, ...]:
        """The dues after a day (by default all) up to another, oldest first, as far as that day tells."""
        start, count = bisect_right(self._days, after), bisect_right(self._days, day)
        known = min(count, bisect_right(self._first_since, day))
        return (*self._first[start:known], *self._told(max(start, known), count, day))

    def begins_by(self, day: date) -> bool:
        """Whether anything was due by a day."""
        return bool(self._days) and self._days[0] <= day

    def late_as_of(self, day: date) -> tuple[Due, ...]:
        """The dues up to a day that were or are late, oldest first, as far as that day tells."""
        count = bisect_right(self._days, day)
        known = min(count, bisect_right(self._first_since, day))
        late = [self._first[index] for index in self._late[: bisect_left(self._late, known)]]
        return (*late, *(due for due in self._told(known, count, day) if due.late))

    def _told(self, start: int, end: int, day: date) -> list[Due]:
        """The dues from one place to another; those before are settled, and a later one cures none of them."""
        found: list[Due] = []
        open_dues = False
        for index in range(start, end):
            kept = self._settled[index]
            due = kept[1] if kept is not None and kept[0] <= day else self._read(index, day)
            open_dues = open_dues or due.met is False
            found.append(due)
        if start < end:
            self._extend_first()
        return _cured(found) if self._rolls_over and open_dues else found

    def _read(self, index: int, day: date) -> Due:
        rows = self._groups[index]
        due = _due(rows, day, self._grace)
        last = max(row.row.paid_on or row.on for row in rows) if len(rows) > 1 else rows[0].row.paid_on or rows[0].on
        if due.met is not False and last <= day:
            self._settled[index] = (max(last, rows[0].on), due)
        return due

    def _extend_first(self) -> None:
        while len(self._first) < len(self._settled):
            kept = self._settled[len(self._first)]
            if kept is None:
                return
            self._first_since.append(max(kept[0], self._first_since[-1]) if self._first_since else kept[0])
            if kept[1].late:
                self._late.append(len(self._first))
            self._first.append(kept[1])


def _cured(found: list[Due]) -> list[Due]:
    cured: list[Due] = []
    cure: date | None = None
    for due in reversed(found):
        if due.met is False and cure is not None:
            cured.append(due._replace(met=True, met_on=cure, days_late=(cure - due.on).days))
            continue
        if due.met_on is not None:
            cure = due.met_on if cure is None else min(cure, due.met_on)
        cured.append(due)
    return cured[::-1]


def _same_stretch(a: LateMark, b: LateMark, day: date) -> bool:
    return a.lender == b.lender and a.start <= (b.ended or day) and b.start <= (a.ended or day)


def late_marks(
    lender_dues: Iterable[tuple[str, tuple[Due, ...]]], negatives: tuple[Dated[Negative], ...], day: date
) -> tuple[LateMark, ...]:
    """Every late due and every overdue entry of the report up to a day, oldest first, each fact once."""
    marks = [
        LateMark(lender, due.on, due.met_on, due.days_late, due.evidence)
        for lender, dues in lender_dues
        for due in dues
        if due.late
    ]
    for entry in negatives:
        negative = entry.row
        if negative.kind != "overdue":
            continue
        ended = negative.settled_on if negative.settled_on and negative.settled_on <= day else None
        days = negative.days if negative.days is not None else ((ended or day) - entry.on).days
        mark = LateMark(negative.lender or "", entry.on, ended, days, (entry.pointer,))
        twin = next((i for i, m in enumerate(marks) if _same_stretch(m, mark, day)), None)
        if twin is None:
            marks.append(mark)
        elif mark.days > marks[twin].days:
            marks[twin] = marks[twin]._replace(days=mark.days, evidence=(*marks[twin].evidence, entry.pointer))
    return tuple(sorted(marks, key=lambda mark: mark.start))
