"""Facts of the credit report: negatives by kind and age, guarantees, the report's own count of late months.

Decides what each fact is and when it is known. How long a negative stays comes from the factor's data (the law says).
Does not know points, nor whether an entry is right.
"""

from datetime import date

from credit_cli.engine.diary.calendar import add_months, whole_months
from credit_cli.engine.diary.dated import Dated, until
from credit_cli.engine.diary.view import View
from credit_cli.engine.results import UNKNOWN, Measurement
from credit_cli.profile.records import Negative

NONE, SETTLED, OPEN, OPEN_LONG, GRAVE = range(5)
"""Levels of a negative, rising: none, settled, open, open for long, bad debt or court."""


def _ended(entry: Dated[Negative], day: date) -> date | None:
    settled = entry.row.settled_on
    return settled if settled is not None and settled <= day else None


def _shown(view: View, stays_months: int) -> list[Dated[Negative]] | None:
    """The negatives that the report still shows: a settled one leaves some months after its end."""
    if view.diary.negatives is None:
        return None
    return [
        entry
        for entry in until(view.diary.negatives, view.day)
        if (ended := _ended(entry, view.day)) is None or add_months(ended, stays_months) > view.day
    ]


def _level(entry: Dated[Negative], day: date, long_days: int) -> int:
    if entry.row.kind in ("bad_debt", "court"):
        return GRAVE
    if _ended(entry, day) is not None:
        return SETTLED
    return OPEN_LONG if entry.row.kind == "overdue" and (day - entry.on).days > long_days else OPEN


def worst_negative(view: View, *, stays_months: int, long_days: int) -> Measurement:
    """The gravest negative shown: 0 none, 1 settled, 2 open, 3 open for long, 4 bad debt or court."""
    shown = _shown(view, stays_months)
    if shown is None:
        return UNKNOWN
    if not shown:
        return Measurement(NONE, known=True)
    worst = max(shown, key=lambda entry: (_level(entry, view.day, long_days), entry.on))
    level = _level(worst, view.day, long_days)
    return Measurement(level, known=True, evidence=(worst.pointer,), since=worst.on)


def since_negative(view: View, *, stays_months: int) -> Measurement:
    """Full months since the latest negative ended; 0 while one is open; cannot apply where none is shown."""
    shown = _shown(view, stays_months)
    if shown is None:
        return UNKNOWN
    if not shown:
        return Measurement(None, known=True)
    latest = max(shown, key=lambda entry: _ended(entry, view.day) or view.day)
    ended = _ended(latest, view.day)
    months = 0 if ended is None else whole_months(ended, view.day)
    return Measurement(months, known=True, evidence=(latest.pointer,), since=ended or latest.on)


def guarantees(view: View) -> Measurement:
    """Standing for somebody else's debt: 0 no, 1 yes, 2 and that debt is overdue."""
    rows = view.profile.guarantees
    if rows is None:
        return UNKNOWN
    stands = [(i, row) for i, row in enumerate(rows) if row.on <= view.day]
    overdue = [
        i
        for i, row in stands
        if (row.overdue_since is not None and row.overdue_since <= view.day) or (row.overdue and view.undated_hold)
    ]
    if overdue:
        since = rows[overdue[0]].overdue_since
        return Measurement(2, known=True, evidence=tuple(f"/guarantees/{i}" for i in overdue), since=since)
    evidence = tuple(f"/guarantees/{i}" for i, _ in stands)
    return Measurement(min(1, len(stands)), known=True, evidence=evidence, since=stands[0][1].on if stands else None)


def report_late_months(view: View) -> Measurement:
    """Months late as the report counts them, over its own window."""
    record = view.profile.record
    if record is None or record.late_months is None or (record.checked_on or view.profile.as_of) > view.day:
        return UNKNOWN
    counts = [c for c in (record.late_months.total, record.late_months.over_30) if c is not None]
    if not counts:
        return UNKNOWN
    evidence = ("/record/late_months",) if max(counts) else ()
    return Measurement(max(counts), known=True, evidence=evidence)
