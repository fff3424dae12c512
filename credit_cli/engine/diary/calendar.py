"""Days and months as the contract counts them: clipped to the month's end, windows open at the far end.

Decides no number: how long a window is comes from the model. Does not know what happens on any day.
"""

from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

MONTHS_OF_A_YEAR: Final = 12
DAYS_OF_A_YEAR: Final = 365
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 2


def month_length(year: int, month: int) -> int:
    """How many days a month has (`calendar.monthrange` also finds the weekday, and this runs many times a score)."""
    return 29 if month == _FEBRUARY and isleap(year) else _LENGTHS[month - 1]


@lru_cache(maxsize=1024)
def add_months(day: date, months: int) -> date:
    """The same day some months on (or back, negative), clipped to the month's end."""
    index = day.year * MONTHS_OF_A_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def months_before(day: date, months: int) -> date:
    """The same day some months back; a window of N months is what lies after it, up to `day`."""
    return add_months(day, -months)


def days_before(day: date, days: int) -> date:
    """The day so many days back; a window of N days is what lies after it, up to `day`."""
    return day - timedelta(days=days)


def whole_months(start: date, end: date) -> int:
    """How many full months lie between two days, 0 where `end` is not later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * MONTHS_OF_A_YEAR + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def in_month(year: int, month: int, day_of_month: int) -> date:
    """A day of a month, clipped to its end (the 31st of April is the 30th)."""
    return date(year, month, min(day_of_month, month_length(year, month)))


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return date(day.year, day.month, month_length(day.year, day.month))


def last_on_or_before(day: date, day_of_month: int) -> date:
    """The latest day not after `day` that falls on a day of the month."""
    this_month = in_month(day.year, day.month, day_of_month)
    if this_month <= day:
        return this_month
    previous = add_months(date(day.year, day.month, 1), -1)
    return in_month(previous.year, previous.month, day_of_month)


def next_after(day: date, day_of_month: int) -> date:
    """The first day after `day` that falls on a day of the month."""
    this_month = in_month(day.year, day.month, day_of_month)
    if this_month > day:
        return this_month
    following = add_months(date(day.year, day.month, 1), 1)
    return in_month(following.year, following.month, day_of_month)


def due_of_statement(statement: date, due_day: int) -> date:
    """The due day of a statement: a due day not after the statement day is in the next month."""
    return next_after(statement, due_day)
