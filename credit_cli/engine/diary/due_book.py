"""The dues of an account, worked out once and read as of any day.

Decides what is kept of a due that no later day changes, and how a card's later minimum cures an earlier one. Does not
know when a due is met (`dues.py`), nor other accounts (`lateness.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, groupby
from operator import itemgetter

from credit_cli.engine.diary.dated import Dated
from credit_cli.engine.diary.dues import Due, due_of
from credit_cli.profile.records import Payment

Rows = Sequence[Dated[Payment]]
NEVER = date.max


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
        self.groups = _by_day(rows)
        self.days = [group[0].on for group in self.groups]
        self._grace = timedelta(days=grace_days)
        self._rolls_over = rolls_over
        same = 0 if like is None else self._same_as(like)
        self.last: list[Due] = [] if like is None else like.last[:same]
        self.since: list[date] = [] if like is None else like.since[:same]
        for group in self.groups[same:]:
            due = due_of(group, NEVER, self._grace)
            self.last.append(due)
            self.since.append(_told_by(group) if due.met is not False else NEVER)
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

    def last_rows(self, day: date) -> Rows:
        """The rows of the last due day up to a day; none where nothing was due yet."""
        count = bisect_right(self.days, day)
        return self.groups[count - 1] if count else ()

    def begins_by(self, day: date) -> bool:
        """Whether anything was due by a day."""
        return bool(self.days) and self.days[0] <= day

    def _known(self, count: int, day: date) -> int:
        """How many of the first dues read on a day as they do ever after."""
        if not count or self._all_since[count - 1] <= day:
            return count
        return bisect_right(self._all_since, day, hi=count)

    def _told(self, start: int, end: int, day: date) -> list[Due]:
        """The dues from one place to another; those before are settled, and a later one cures none of them."""
        found = [
            self.last[index] if self.since[index] <= day else due_of(self.groups[index], day, self._grace)
            for index in range(start, end)
        ]
        return _cured(found) if self._rolls_over and any(due.met is False for due in found) else found


def _by_day(rows: tuple[Dated[Payment], ...]) -> Sequence[Rows]:
    if len({row.on for row in rows}) == len(rows):
        return list(zip(rows, strict=True))
    return [tuple(group) for _, group in groupby(rows, key=itemgetter(0))]


def _told_by(rows: Rows) -> date:
    """The day since which the rows of a due tell all they do."""
    last = rows[0].on
    for row in rows:
        paid_on = row.row.paid_on
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
