"""What was due, whether it was met, and how late: from the contract's section 5. Imports nothing of `credit_cli`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.second_opinion.reading import Account, Row, Seen, money


@dataclass
class Due:
    """One due of an account: its rows taken together, as far as a day tells."""

    account: Account
    due: date
    asked: Fraction
    minimum: Fraction | None
    paid: Fraction
    met_on: date | None
    told: bool

    @property
    def needed(self) -> Fraction:
        """The minimum, or all of it where there is none."""
        return self.asked if self.minimum is None else self.minimum

    @property
    def ends(self) -> date:
        """The last day on which it is on time."""
        return self.due + timedelta(days=self.account.lender["grace_days"])

    @property
    def met(self) -> bool:
        """Whether it has been met."""
        return self.met_on is not None

    @property
    def late(self) -> bool:
        """Whether it was or is late."""
        return self.told and (self.met_on or self.account.day) > self.ends

    @property
    def days(self) -> int:
        """Days from the due day to when it was met, or to today."""
        return ((self.met_on or self.account.day) - self.due).days if self.late else 0


def dues(account: Account, start: date | None = None) -> list[Due] | None:
    """The dues up to the day, oldest first, after `start`; None where no payments are listed."""
    rows = account.past("payments", "due")
    if rows is None:
        return None
    days = sorted({row["due"] for row in rows if start is None or row["due"] > start})
    return [_due(account, day, [row for row in rows if row["due"] == day]) for day in days]


def _due(account: Account, due: date, rows: list[Row]) -> Due:
    asked = max(money(row["amount"]) for row in rows)
    minimums = [money(row["minimum"]) for row in rows if "minimum" in row]
    minimum = max(minimums) if minimums else None
    needed = asked if minimum is None else minimum
    parts = []
    told = any("paid" in row or "paid_on" in row for row in rows)
    for row in rows:
        if "paid" not in row and "paid_on" not in row:
            continue
        day = row.get("paid_on", due)
        if day <= account.day:
            parts.append((day, money(row["paid"] if "paid" in row else row["amount"])))
    total, met_on = Fraction(0), due if needed <= 0 else None
    for day, paid in sorted(parts):
        total += paid
        if met_on is None and total >= needed:
            met_on = day
    return Due(account, due, asked, minimum, total, met_on if told else None, told)


def open_dues(account: Account) -> list[Due]:
    """The dues overdue on the day; with a statement day the latest bill holds what came before it."""
    past = [d for d in dues(account) or [] if d.told]
    unmet = [d for d in past if not d.met and d.ends < account.day]
    if "statement_day" in account.row:
        met = [d.due for d in past if d.met]
        unmet = [d for d in unmet if not met or d.due > max(met)]
    return unmet


@dataclass
class Late:
    """A stretch of being late with one lender."""

    lender: str | None
    account: Account | None
    start: date
    end: date | None
    days: int


def stretches(seen: Seen, without: Collection[str] = ()) -> list[Late]:
    """Every late due and every overdue entry of the report; one fact told twice counts once, the deeper wins."""
    from_dues = []
    for account in seen.accounts:
        if account.row["id"] in without:
            continue
        open_since = {d.due for d in open_dues(account)}
        past = dues(account) or []
        for d in past:
            if d.late:
                end = d.met_on
                days = d.days
                if end is None and d.due not in open_since:  # cured by a later bill
                    end = min(later.met_on for later in past if later.due > d.due and later.met_on)
                    days = (end - d.due).days
                from_dues.append(Late(account.row["lender"], account, d.due, end, days))
    found = list(from_dues)
    for row in seen.diary.get("record", {}).get("negatives") or []:
        if row["kind"] != "overdue" or row["on"] > seen.day:
            continue
        end = row.get("settled_on")
        end = end if end and end <= seen.day else None
        days = row.get("days", ((end or seen.day) - row["on"]).days)
        entry = Late(row.get("lender"), None, row["on"], end, days)
        same = [n for n, late in enumerate(from_dues) if _overlap(late, entry, seen.day)]
        if same:
            found[same[0]].days = max(found[same[0]].days, days)
        else:
            found.append(entry)
    return sorted(found, key=lambda late: late.start)


def _overlap(late: Late, entry: Late, day: date) -> bool:
    return late.lender == entry.lender and late.start <= (entry.end or day) and entry.start <= (late.end or day)
