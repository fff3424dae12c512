"""Facts of purpose: what borrowed money went into, and sudden or risky spending.

Decides what each fact is and when it is known: draws whose purpose is not written tell nothing, and a mortgage or car
loan is for what it buys. Windows come from the
factor's data. Does not know points, nor which contract allows which use.
"""

from collections.abc import Callable
from operator import itemgetter

from credit_cli.engine.diary.calendar import month_end, months_before
from credit_cli.engine.diary.dated import known_since
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.use import draws_within
from credit_cli.engine.results import UNKNOWN, Measurement
from credit_cli.profile.records import Spending

RESTRICTED = frozenset({"stocks", "property"})
RELATED = frozenset({"related_transfer"})


def _drawn_for(view: View, months: int, purposes: frozenset[str]) -> Measurement:
    told = draws_within(view, months_before(view.day, months))
    found = None if told is None else [(a, row) for a, row in told if a.lender.counts != "never"]
    if found is None or (found and all(row.row.purpose == "unknown" for _, row in found)):
        return UNKNOWN
    rows = [row for _, row in found if row.row.purpose in purposes]
    since = min((row.on for row in rows), default=None)
    return Measurement(len(rows), known=True, evidence=tuple(row.pointer for row in rows), since=since)


def restricted_use(view: View, *, months: int) -> Measurement:
    """Draws that went into stocks or property in the last months."""
    return _drawn_for(view, months, RESTRICTED)


def related_transfers(view: View, *, months: int) -> Measurement:
    """Draws moved to one's own or related accounts in the last months."""
    return _drawn_for(view, months, RELATED)


def _months(view: View, months: int) -> list[tuple[int, Spending]] | None:
    """The months of spending that have ended within the last months."""
    rows, known_from = view.profile.spending, view.profile.known_from
    start = months_before(view.day, months)
    if rows is None or not known_since(None if known_from is None else known_from.spending, start):
        return None
    return [(i, row) for i, row in enumerate(rows) if start < month_end(row.month) <= view.day]


def _spent_on(view: View, months: int, of: Callable[[Spending], int | None]) -> Measurement:
    rows = _months(view, months)
    told = [(i, row, part) for i, row in rows or () if (part := of(row)) is not None]
    total = sum(row.total for _, row, _ in told)
    if not told or total == 0:
        return UNKNOWN
    evidence = tuple(f"/spending/{i}" for i, _, part in told if part > 0)
    return Measurement(sum(part for _, _, part in told) / total, known=True, evidence=evidence)


def high_risk_spending(view: View, *, months: int) -> Measurement:
    """Share of the last months' spending that was high-risk."""
    return _spent_on(view, months, lambda row: row.high_risk)


def sudden_spending(view: View, *, months: int, usual_months: int) -> Measurement:
    """The largest single spend of the last months, over a usual month's spending."""
    recent = [(row.largest, i, row.month) for i, row in _months(view, months) or () if row.largest is not None]
    usual = [row.total for _, row in _months(view, usual_months) or ()]
    if not recent or not sum(usual):
        return UNKNOWN
    largest, index, month = max(recent, key=itemgetter(0))  # of two alike, as written
    ratio = largest / (sum(usual) / len(usual))
    return Measurement(ratio, known=True, evidence=(f"/spending/{index}",), since=month)
