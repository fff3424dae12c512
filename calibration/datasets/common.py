"""What the data sets share: reading a cell, and writing a day.

Decides how an empty cell is read, and nothing about any data set.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from credit_cli.engine.diary.calendar import months_before

Row = Mapping[str, str]
Contract = dict[str, Any]
"""A profile in the words of the contract, ready to be written as JSON."""


class Dataset(NamedTuple):
    """A public data set: its file, its label, and the ways in which its rows can be written as profiles.

    `ways` maps a name to a writer; the first is how a careful user would write the row, the others say the same
    facts in other words of the contract. `columns` are what boosting on all columns may use.
    """

    name: str
    title: str
    rows_in_full: int
    label: Callable[[Row], int]
    ways: dict[str, Callable[[Row], Contract]]
    columns: Callable[[Row], dict[str, float]]


def number(row: Row, column: str) -> float | None:
    """A cell as a number; None where it is empty."""
    cell = row[column].strip()
    return None if cell in {"", "NA", "nan"} else float(cell)


def whole(row: Row, column: str) -> int | None:
    """A cell as a whole number; None where it is empty."""
    found = number(row, column)
    return None if found is None else round(found)


def cents(amount: float) -> float:
    """An amount as the contract writes it: at most two decimals, never below 0."""
    return max(0.0, round(amount, 2))


def written(day: date) -> str:
    """A day as the contract writes it."""
    return day.isoformat()


def back(day: date, *, months: int = 0, days: int = 0) -> str:
    """A day some months and days earlier."""
    return written(months_before(day, months) - timedelta(days=days))
