"""Exact money over days: interest by the night, living costs by the day, in whole fen without drift.

Decides how a yearly rate becomes fen and how a month's costs spread over its days. Interest is kept in units
(fen times millionths of a year's rate times days), so that rounding happens once, when it is billed. Does not know
any account.
"""

from datetime import date
from typing import Final

from credit_cli.engine.diary.calendar import DAYS_OF_A_YEAR, MONTHS_OF_A_YEAR
from credit_cli.engine.world.days import month_end
from credit_cli.profile.scalars import Fen

MILLIONTHS: Final = 1_000_000
UNITS_OF_A_FEN: Final = DAYS_OF_A_YEAR * MILLIONTHS

Units = int
"""Interest not yet rounded: `UNITS_OF_A_FEN` of them are one fen."""


def millionths(rate: float) -> int:
    """A yearly rate as whole millionths."""
    return round(rate * MILLIONTHS)


def interest(owed: Fen, rate_millionths: int, days: int) -> Units:
    """The interest of so many nights on what is owed."""
    return max(0, owed) * rate_millionths * max(0, days)


def in_fen(units: Units) -> Fen:
    """The whole fen in so many units."""
    return units // UNITS_OF_A_FEN


def spent_between(monthly: Fen, after: date, until: date) -> Fen:
    """Living costs of the days after `after`, up to `until` included; a whole month costs exactly `monthly`."""
    return _spent(monthly, until) - _spent(monthly, after)


def _spent(monthly: Fen, day: date) -> Fen:
    months = day.year * MONTHS_OF_A_YEAR + day.month
    return monthly * months + monthly * day.day // month_end(day).day
