"""Facts of repayment and debits, read by the contract and the factor files. Imports nothing of `credit_cli`."""

from datetime import date
from fractions import Fraction

from tests.second_opinion.late import Due, Late, dues, stretches
from tests.second_opinion.reading import (
    CANNOT_APPLY,
    Account,
    Row,
    Seen,
    Value,
    complete,
    day_of,
    full_months,
    months_on,
)


def _report(seen: Seen, key: str) -> Row:
    """The report's undated counts: they speak from the day it was looked at, else on the file's own day."""
    record = seen.diary.get("record", {})
    found: Row = record.get(key, {}) if record.get("checked_on", seen.diary["as_of"]) <= seen.day else {}
    return found


def _paying(seen: Seen, start: date | None = None) -> list[Account]:
    """Accounts whose payments are listed, back to the start of a window."""
    return [a for a in seen.accounts if ("payments" in a.row if start is None else complete(a.row, "payments", start))]


def _told(seen: Seen, start: date = date.min) -> bool:
    """Whether a list of payments tells (none came due, or it says what was paid), or the report does."""
    listed = any(not (past := dues(a, start)) or any(d.told for d in past) for a in _paying(seen, start))
    return listed or "negatives" in seen.diary.get("record", {}) or _report(seen, "accounts").get("late") == 0


def overdue_now(seen: Seen, _: Row) -> Value:
    """Days past due of what is overdue longest."""
    found = [max(late.days, (seen.day - late.start).days) for late in stretches(seen) if late.end is None]
    if found:
        return max(found)
    counts = _report(seen, "late_months")
    if counts.get("current"):
        return 1
    listed = any(not (past := dues(a)) or any(d.told for d in past) for a in _paying(seen))
    clean = counts.get("current") is False or counts.get("total") == 0 or _report(seen, "accounts").get("late") == 0
    return 0 if listed or clean else None


def _since(seen: Seen, start: date) -> list[Late]:
    """The stretches of the accounts that tell so far back, and of the report."""
    silent = {a.row["id"] for a in seen.accounts} - {a.row["id"] for a in _paying(seen, start)}
    return stretches(seen, without=silent)


def _reported(counts: Row, depth: int) -> int | None:
    """Months later than some days by the report; a deeper count is the least it can be."""
    own = counts.get("total") if depth == 0 else counts.get(f"over_{depth}")
    if own is not None or counts.get("total") == 0:
        return int(own or 0)
    return max((counts.get(f"over_{d}", 0) for d in (30, 60, 90) if d > depth), default=0) or None


def worst_delay(seen: Seen, parameters: Row) -> Value:
    """The longest delay of what was late in the window, at least with its end."""
    start = seen.back(months=parameters["months"])
    found = [late.days for late in _since(seen, start) if late.end is None or late.end > start]
    if found:
        return max(found)
    counts = _report(seen, "late_months")
    if counts and counts["window"] <= parameters["months"]:
        for depth in (90, 60, 30, 0):
            if _reported(counts, depth):
                return depth + 1
    return 0 if _told(seen, start) or counts.get("total") == 0 else None


def _months_late(seen: Seen, months: int, depth: int) -> Value:
    start = seen.back(months=months)
    late = len({f"{x.start:%Y-%m}" for x in _since(seen, start) if x.start > start and x.days > depth})
    counts = _report(seen, "late_months")
    reported = _reported(counts, depth)
    if reported is not None and (reported == 0 or counts["window"] <= months):
        if reported > late:
            return reported
        if reported == 0 or counts["window"] == months:
            return late
    return late if _told(seen, start) else None


def late_months(seen: Seen, parameters: Row) -> Value:
    """Months of the window with something late."""
    return _months_late(seen, parameters["months"], 0)


def late_deeper(seen: Seen, parameters: Row) -> Value:
    """Months of the window with something late by more than some days."""
    return _months_late(seen, parameters["months"], parameters["days"])


def months_since_late(seen: Seen, _: Row) -> Value:
    """Full months since the last stretch of lateness ended."""
    found = stretches(seen)
    if found:
        return full_months(max(late.end or seen.day for late in found), seen.day)
    counts = _report(seen, "late_months")
    if counts.get("current") or counts.get("total"):
        return 0 if counts.get("current") else None
    return CANNOT_APPLY if _told(seen) or counts.get("total") == 0 else None


def never_late_share(seen: Seen, _: Row) -> Value:
    """Share of accounts never late: of those the report counts, else of those with payments."""
    counts = _report(seen, "accounts")
    if counts.get("total") and "late" in counts:
        return max(Fraction(0), 1 - Fraction(counts["late"], counts["total"]))
    listed = [dues(a) or [] for a in _paying(seen)]
    told = [found for found in listed if any(d.told for d in found)]
    return Fraction(sum(not any(d.late for d in found) for found in told), len(told)) if told else None


def _recent(seen: Seen, months: int) -> list[tuple[Account, list[Due]]]:
    start = seen.back(months=months)
    return [(a, [d for d in dues(a, start) or [] if d.told]) for a in _paying(seen, start)]


def paid_share(seen: Seen, parameters: Row) -> Value:
    """Share of what was due that was paid, no due more than in full."""
    found = [d for _, told in _recent(seen, parameters["months"]) for d in told]
    asked = sum((d.asked for d in found), Fraction(0))
    return sum((min(d.paid, d.asked) for d in found), Fraction(0)) / asked if asked else None


def payment_to_limit(seen: Seen, parameters: Row) -> Value:
    """Mean monthly payment over the limits of lines that can be drawn again."""
    paid, limits = Fraction(0), Fraction(0)
    for a in _paying(seen, seen.back(months=parameters["months"])):
        told = [d for d in dues(a, seen.back(months=parameters["ended"])) or [] if d.told]
        if not (a.revolves and told and a.limit):
            continue
        last = max(d.due for d in told)
        counted = [d for d in told if d.due > months_on(last, -parameters["months"])]
        paid += sum((d.paid for d in counted), Fraction(0)) / len({(d.due.year, d.due.month) for d in counted})
        limits += a.limit
    return paid / limits if limits else None


def minimum_only(seen: Seen, parameters: Row) -> Value:
    """Months with a bill paid nearer to its minimum than in full."""
    bills = [
        d
        for _, told in _recent(seen, parameters["months"])
        for d in told
        if d.minimum is not None and d.needed < d.asked
    ]
    if not bills:
        return None
    return len(
        {(d.due.year, d.due.month) for d in bills if d.needed <= d.paid and d.paid - d.needed < d.asked - d.paid}
    )


def household_bills(seen: Seen, parameters: Row) -> Value:
    """Household bills paid after their due day; one without a day of payment is unknown."""
    start = seen.back(months=parameters["months"])
    if not seen.complete("bills", start):
        return None
    due = [r for r in seen.past("bills", "due") or [] if r["due"] > start]
    told = [r for r in due if "paid_on" in r]
    return sum(min(r["paid_on"], seen.day) > r["due"] for r in told) if told or not due else None


def _bounced(account: Account, start: date, near: int) -> int:
    """Bounced debits after `start`, those within some days of one due counted once."""
    ahead = account.seen.own_day
    due_days = sorted(row["due"] for row in account.row.get("payments", []) if ahead or row["due"] <= account.day)
    found = set()
    for day in account.row.get("failed_debits", []):
        if start < day <= account.day:
            close = [due for due in due_days if abs((day - due).days) <= near]
            found.add(close[0] if close else day)
    return len(found)


def _totals(account: Account, parameters: Row) -> Row | None:
    totals = account.row.get("debits")
    if totals and account.seen.own_day and totals["window"] <= parameters["longest"]:
        return dict(totals)
    return None


def failed_debits(seen: Seen, parameters: Row) -> Value:
    """Debits that bounced in the window; totals over a longer one are scaled to it."""
    start = seen.back(months=parameters["months"])
    found: list[Fraction] = []
    for a in seen.accounts:
        totals = _totals(a, parameters)
        if complete(a.row, "failed_debits", start):
            found.append(Fraction(_bounced(a, start, parameters["near_days"])))
        elif totals:
            found.append(Fraction(totals["failed"] * parameters["months"], max(totals["window"], parameters["months"])))
    return sum(found, Fraction(0)) if found else None


def debit_failure_share(seen: Seen, parameters: Row) -> Value:
    """Share of debits that bounced; what was paid and not said to be by hand may have been a debit."""
    start = seen.back(months=parameters["months"])
    failed, tried, told = Fraction(0), Fraction(0), False
    for a in seen.accounts:
        totals = _totals(a, parameters)
        if totals:
            failed += totals["failed"]
            tried += totals["failed"] + totals["succeeded"]
        elif complete(a.row, "failed_debits", start) and complete(a.row, "payments", start):
            bounced = _bounced(a, start, parameters["near_days"])
            rows = [r for r in a.past("payments", "due") or [] if r["due"] > start and r.get("by") != "manual"]
            went = sum(_went_through(r, a.day) for r in rows)
            failed += bounced
            tried += bounced + went
            told = True
    return failed / tried if tried else 0 if told else None


def _went_through(row: Row, day: date) -> bool:
    if day_of(row.get("paid_on") or row["due"]) > day:
        return False
    return bool(row.get("paid", "paid_on" in row))
