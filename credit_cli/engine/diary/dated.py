"""Rows with their day and their place in the file, and which of them a day or a window holds.

Decides the order of rows (by day, then as written) and that a window is open at its far end. Does not know what any row
means.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Generic, NamedTuple, TypeVar

from credit_cli.engine.results import Pointer

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
_day = itemgetter(0)


class Dated(NamedTuple, Generic[R_co]):
    """A row with its day and its place in the file."""

    on: date
    row: R_co
    pointer: Pointer


dated_of = partial(tuple.__new__, Dated)  # as `Dated._make`, without a call of Python for every row


def dated(rows: Sequence[R] | None, pointer: Pointer, day_of: str) -> tuple[Dated[R], ...] | None:
    """Rows sorted by the day in one of their fields; None (unknown) stays None."""
    if rows is None:
        return None
    pointers = [f"{pointer}/{i}" for i in range(len(rows))]
    found: Iterable[Dated[R]] = map(dated_of, zip(map(attrgetter(day_of), rows), rows, pointers, strict=True))
    return tuple(sorted(found, key=_day))


def by_day(rows: Sequence[Dated[R]]) -> Iterator[tuple[Dated[R], ...]]:
    """Sorted rows, those of a day together."""
    if len(set(map(_day, rows))) == len(rows):  # as nearly always
        return zip(rows, strict=True)
    return (tuple(group) for _, group in groupby(rows, key=_day))


def until(rows: tuple[Dated[R], ...], day: date) -> tuple[Dated[R], ...]:
    """The rows up to a day, that day included."""
    return rows[: bisect_right(rows, day, key=_day)]


def within(rows: tuple[Dated[R], ...], start: date, end: date) -> tuple[Dated[R], ...]:
    """The rows after `start`, up to `end` included."""
    return rows[bisect_right(rows, start, key=_day) : bisect_right(rows, end, key=_day)]


def latest(rows: tuple[Dated[R], ...] | None, day: date) -> Dated[R] | None:
    """The row that holds on a day: the last one up to it."""
    if not rows:
        return None
    upto = bisect_right(rows, day, key=_day)
    return rows[upto - 1] if upto else None


def known_since(known_from: date | None, start: date) -> bool:
    """Whether a list is complete back to the (open) start of a window."""
    return known_from is None or known_from <= start
