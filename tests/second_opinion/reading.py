"""A diary as a plain mapping, read on a day: written from the contract, and not from the engine.

Everything is slow and obvious on purpose: lists are walked from the start for every question, money and ratios are
fractions, nothing is kept. Imports nothing of `credit_cli`.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
CANNOT_APPLY = "cannot apply"
"""A fact that is known not to apply, such as the age of a lateness of somebody never late."""
Value = Fraction | int | str | None
"""A fact's value; None is unknown."""


def money(amount: float) -> Fraction:
    """Yuan, exact to the fen."""
    return Fraction(round(amount * 100), 100)


def day_of(written: date | str) -> date:
    """A day, or the first day of a month."""
    if isinstance(written, date):
        return written
    return date.fromisoformat(written if len(written) > 7 else f"{written}-01")


def months_on(day: date, months: int) -> date:
    """The same day some months on, clipped to the month's end."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def full_months(start: date, end: date) -> int:
    """How many full months lie between two days."""
    count = 0
    while months_on(start, count + 1) <= end:
        count += 1
    return count


class Seen:
    """A diary at the end of a day."""

    def __init__(self, diary: Row, day: date, lenders: dict[str, Row], planning: Row) -> None:
        self.diary, self.day, self.lenders, self.planning = diary, day, lenders, planning

    @property
    def own_day(self) -> bool:
        """Undated values hold on the file's own day only."""
        return self.day == day_of(self.diary["as_of"])

    def on(self, day: date) -> "Seen":
        """The same diary on another day."""
        return Seen(self.diary, day, self.lenders, self.planning)

    def back(self, *, days: int = 0, months: int = 0) -> date:
        """The (open) far end of a window."""
        return months_on(self.day, -months) if months else self.day - timedelta(days=days)

    @property
    def accounts(self) -> list["Account"]:
        """The accounts that existed on the day."""
        found = [Account(self, row) for row in self.diary["accounts"]]
        return [a for a in found if a.exists]

    def person(self, key: str) -> Any:  # noqa: ANN401  whatever a file holds
        """What is written about the person under a key."""
        return self.diary.get("person", {}).get(key)

    def past(self, key: str, field: str = "on") -> list[Row] | None:
        """The rows of a list of the file that have happened, oldest first; None where it is not written."""
        return happened(self.diary.get(key), field, self.day)

    def complete(self, key: str, start: date) -> bool:
        """Whether a list of the file is complete back to the open start of a window."""
        return complete(self.diary, key, start)


def happened(rows: list[Row] | None, field: str, day: date) -> list[Row] | None:
    """Rows up to a day, oldest first, else as written."""
    if rows is None:
        return None
    return sorted((row for row in rows if day_of(row[field]) <= day), key=lambda row: day_of(row[field]))


def complete(holder: Row, key: str, start: date) -> bool:
    """Whether a list is there, and complete back to the open start of a window."""
    since = holder.get("known_from", {}).get(key)
    return key in holder and (since is None or since <= start)


class Account:
    """One account at the end of a day."""

    def __init__(self, seen: Seen, row: Row) -> None:
        self.seen, self.row, self.day = seen, row, seen.day
        self.lender = seen.lenders[row["lender"]]

    @property
    def first_day(self) -> date | None:
        """Its opening, else its first dated fact; a due to come is none."""
        if "opened" in self.row:
            return day_of(self.row["opened"])
        days = [
            row["on"] for key in ("states", "limits", "available", "balances", "draws") for row in self.row.get(key, [])
        ]
        days += self.row.get("failed_debits", [])
        days += [row["due"] for row in self.row.get("payments", [])]
        return min((day for day in days if day <= day_of(self.seen.diary["as_of"])), default=None)

    @property
    def exists(self) -> bool:
        """Whether it existed on the day."""
        first = self.first_day
        return first is None or first <= self.day

    def past(self, key: str, field: str = "on") -> list[Row] | None:
        """The rows of one of its lists that have happened."""
        return happened(self.row.get(key), field, self.day)

    @property
    def limit(self) -> Fraction | None:
        """The total line in force; a raise that has ended gives way to the limit before it."""
        rows = [row for row in self.past("limits") or [] if row.get("until", self.day) >= self.day]
        return money(rows[-1]["amount"]) if rows else None

    @property
    def state(self) -> str | None:
        """Open, frozen or closed."""
        rows = self.past("states")
        return rows[-1]["state"] if rows else None

    @property
    def balance(self) -> Fraction | None:
        """The latest balance."""
        rows = self.past("balances")
        return money(rows[-1]["amount"]) if rows else None

    @property
    def owed(self) -> Fraction | None:
        """The latest balance, at least nought, else the limit less what is available."""
        if self.balance is not None:
            return max(self.balance, Fraction(0))
        rows = self.past("available")
        if rows and self.limit is not None:
            return max(self.limit - money(rows[-1]["amount"]), Fraction(0))
        return None

    @property
    def revolves(self) -> bool:
        """Whether it can be drawn again."""
        return bool(self.lender["kind"] == "revolving")

    @property
    def counted_as(self) -> str | None:
        """Its name among lenders: `provider`, else the account or the lender; None for kinds that never count."""
        counts = self.lender["counts"]
        if counts == "never":
            return None
        return str(self.row.get("provider") or (self.row["id"] if counts == "account" else self.row["lender"]))


def rows_of(seen: Seen, key: str, start: date, field: str = "on") -> list[tuple[Account, Row]] | None:
    """The rows of all accounts after `start`; None where no account's list tells so far back."""
    tell = [a for a in seen.accounts if complete(a.row, key, start)]
    if not tell:
        return None
    return [(a, row) for a in tell for row in a.past(key, field) or [] if day_of(row[field]) > start]


def count_of(rows: list[Any] | None, test: Callable[[Any], bool]) -> int | None:
    """How many rows pass; None where there is no list."""
    return None if rows is None else sum(1 for row in rows if test(row))
