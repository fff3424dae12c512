"""The dues of an account, worked out once and read as of any day.

Decides what is kept of a due that no later day changes, and how a card's later minimum cures an earlier one. Does not
know when a due is met (`dues.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from credit_cli.engine.diary.dated import Dated
from credit_cli.engine.diary.dues import Due, due_of
from credit_cli.profile.records import Payment


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
    met cures the earlier ones on that day. What another book of the same account has read of the same rows is taken
    over.
    """

    def __init__(
        self, rows: tuple[Dated[Payment], ...], grace_days: int, *, rolls_over: bool, like: "DueBook | None" = None
    ) -> None:
        groups = [list(group) for _, group in groupby(rows, key=itemgetter(0))]
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
        settled = self._first[start:known]
        return tuple(settled) if known == count else (*settled, *self._told(max(start, known), count, day))

    def tells(self, day: date, after: date = date.min) -> bool:
        """Whether anything is known of what came due after a day up to another: nothing did, or a payment is told."""
        start, count = bisect_right(self._days, after), bisect_right(self._days, day)
        for index in reversed(range(start, count)):
            for row in self._groups[index]:
                if row.row.paid is not None or row.row.paid_on is not None:
                    return True
        return start >= count

    def last_rows(self, day: date) -> Sequence[Dated[Payment]]:
        """The rows of the last due day up to a day; none where nothing was due yet."""
        count = bisect_right(self._days, day)
        return self._groups[count - 1] if count else ()

    def begins_by(self, day: date) -> bool:
        """Whether anything was due by a day."""
        return bool(self._days) and self._days[0] <= day

    def late_as_of(self, day: date) -> tuple[Due, ...]:
        """The dues up to a day that were or are late, oldest first, as far as that day tells."""
        count = bisect_right(self._days, day)
        known = min(count, bisect_right(self._first_since, day))
        late = [self._first[index] for index in self._late[: bisect_left(self._late, known)]]
        if known < count:
            late += [due for due in self._told(known, count, day) if due.late]
        return tuple(late)

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
        due = due_of(rows, day, self._grace)
        if due.met is not False:
            last = max([due.on, *(row.row.paid_on for row in rows if row.row.paid_on is not None)])
            if last <= day:
                self._settled[index] = (last, due)
        return due

    def _extend_first(self) -> None:
        since = self._first_since[-1] if self._first_since else date.min
        for kept in islice(self._settled, len(self._first), None):
            if kept is None:
                return
            settled_on, due = kept
            since = max(since, settled_on)
            if due.late:
                self._late.append(len(self._first))
            self._first_since.append(since)
            self._first.append(due)


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
