"""The dues of an account, worked out once and read as of any day.

Decides what is kept of a due that no later day changes, and how a card's later minimum cures an earlier one. Does not
know when a due is met (`dues.py`), nor other accounts (`lateness.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from credit_cli.engine.diary.calendar import MONTHS_OF_A_YEAR, add_months
from credit_cli.engine.diary.dated import Dated, by_day
from credit_cli.engine.diary.dues import Due, due_of, due_of_row
from credit_cli.engine.diary.once import once
from credit_cli.engine.results import Pointer
from credit_cli.profile.records import Payment
from credit_cli.profile.scalars import Fen

Rows = Sequence[Dated[Payment]]
NEVER = date.max


class Monthly(NamedTuple):
    """What was paid in a month with a due, in fen, and the rows of the dues that were paid short of their minimum."""

    amount: float
    short: tuple[Pointer, ...]


class DueBook:
    """The dues of one account, read as of any day.

    Every due is read once, as the end of all days tells it, with the day since which it reads so: one that was met, or
    of which nothing is known, is the same on every later day. Only what a day has not told yet, or what never was met,
    is read again as of that day. Where a statement's minimum asks again for what was not paid (`rolls_over`), a later
    due that was met cures the earlier ones on that day. What another book of the same account has read of the same
    rows is taken over.
    """

    def __init__(
        self, rows: tuple[Dated[Payment], ...], grace_days: int, *, rolls_over: bool, like: "DueBook | None" = None
    ) -> None:
        self.groups = list(by_day(rows))
        self.days = [group[0].on for group in self.groups]
        self.grace = timedelta(days=grace_days)
        self._rolls_over = rolls_over
        same = 0 if like is None else self._same_as(like)
        self.last: list[Due] = [] if like is None else like.last[:same]
        self.since: list[date] = [] if like is None else like.since[:same]
        rest = self.groups[same:]
        read = [
            due_of_row(group[0], NEVER, self.grace) if len(group) == 1 else due_of(group, NEVER, self.grace)
            for group in rest
        ]
        self.last += read
        self.since += [NEVER if due.met is False else _told_by(group) for due, group in zip(read, rest, strict=True)]
        self._all_since = list(accumulate(self.since, max))
        pairs = zip(self.days, self.since, strict=True)
        self.stragglers = [index for index, (on, since) in enumerate(pairs) if since > on]
        """The places of dues of which their own day did not tell everything: paid later, or never."""

    def _same_as(self, other: "DueBook") -> int:
        pairs = zip(self.groups, other.groups, strict=False)
        same = next((index for index, (own, theirs) in enumerate(pairs) if own != theirs), None)
        return min(len(self.groups), len(other.groups)) if same is None else same

    def as_of(self, day: date, after: date = date.min) -> tuple[Due, ...]:
        """The dues after a day (by default all) up to another, oldest first, as far as that day tells."""
        start, count = bisect_right(self.days, after), bisect_right(self.days, day)
        known = self._known(count, day)
        settled = self.last[start:known]
        return tuple(settled) if known == count else (*settled, *self._told(max(start, known), count, day))

    def late_as_of(self, day: date) -> tuple[Due, ...]:
        """The dues up to the day that were or are late, oldest first, as far as that day tells."""
        count = bisect_right(self.days, day)
        known = self._known(count, day)
        places = self.stragglers[: bisect_left(self.stragglers, known)]
        late = [due for due in map(self.last.__getitem__, places) if due.late]
        if known < count:
            late += [due for due in self._told(known, count, day) if due.late]
        return tuple(late)

    def tells(self, day: date, after: date = date.min) -> bool:
        """Whether anything is known of what came due after a day up to another: nothing did, or a payment is told."""
        start, count = bisect_right(self.days, after), bisect_right(self.days, day)
        return start >= count or any(self.last[index].met is not None for index in reversed(range(start, count)))

    def last_due(self, after: date, day: date) -> Due | None:
        """The last due after a day up to another, as the end of all days tells it; None where nothing was due."""
        count = bisect_right(self.days, day)
        return self.last[count - 1] if count and self.days[count - 1] > after else None

    def monthly(self, day: date, *, months: int, ended: int) -> Monthly | None:
        """What was paid in a month with a due, in some months up to the last due of which a payment is told.

        Args:
            day: the day looked at.
            months: how many months are read.
            ended: how many months back anything is read; None is found where the last due lies before.
        """
        count = bisect_right(self.days, day)
        last = count - 1
        while last >= 0 and self.last[last].met is None:
            last -= 1
        long_ago = add_months(day, -ended)
        if last < 0 or self.days[last] <= long_ago:
            return None
        first = bisect_right(self.days, max(long_ago, add_months(self.days[last], -months)))
        known = max(first, self._known(count, day))
        before, told = self._paid_before, set(self._months[first:known])
        paid = before[known] - before[first]
        short: tuple[Pointer, ...] = ()
        if known < count:  # of what was met nothing is short
            rest = [due for due in self._told(known, count, day) if due.met is not None]
            paid += sum(due.paid for due in rest)
            told.update(_month(due) for due in rest)
            short = tuple(pointer for due in rest if due.paid < due.needed for pointer in due.evidence)
        told.discard(None)
        return Monthly(paid / len(told), short)

    @once
    def _paid_before(self) -> list[Fen]:
        return list(accumulate((due.paid for due in self.last), initial=0))

    @once
    def _months(self) -> list[int | None]:
        return [_month(due) for due in self.last]

    def _known(self, count: int, day: date) -> int:
        """How many of the first dues read on a day as they do ever after."""
        if not count or self._all_since[count - 1] <= day:
            return count
        return bisect_right(self._all_since, day, hi=count)

    def _told(self, start: int, end: int, day: date) -> list[Due]:
        """The dues from one place to another; those before are settled, and a later one cures none of them."""
        found = [
            self.last[index] if self.since[index] <= day else due_of(self.groups[index], day, self.grace)
            for index in range(start, end)
        ]
        return _cured(found) if self._rolls_over and any(due.met is False for due in found) else found


def _month(due: Due) -> int | None:
    """Which month a due is of, None where nothing is known of its payment."""
    return None if due.met is None else due.on.year * MONTHS_OF_A_YEAR + due.on.month


def _told_by(rows: Rows) -> date:
    """The day since which the rows of a due tell all they do."""
    last = rows[0][0]
    for _, (_, _, _, _, paid_on, _), _ in rows:
        if paid_on is not None and paid_on > last:
            last = paid_on
    return last


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
