"""Facts of repayment: overdue now, how late, how often, how much of what was due.

Decides what each fact is and when it is known. How long its window is comes from the factor's data. Does not know
points. A list of payments that is there is complete; where no account lists any, the report's counts may tell.
"""

from collections.abc import Iterator
from datetime import date

from credit_cli.engine.diary.calendar import months_before, whole_months
from credit_cli.engine.diary.dated import known_since, until
from credit_cli.engine.diary.dues import LateMark, late_marks
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import UNKNOWN, Measurement
from credit_cli.profile.records import AccountCounts, LateMonths

LATE_MONTHS = "/record/late_months"
ACCOUNT_COUNTS = "/record/accounts"
DEPTHS = (90, 60, 30)
"""Days late of which the report counts months apart, the deepest first."""


def with_payments(view: View, start: date | None = None) -> list[AccountView]:
    """The accounts whose payments are listed, back to the start of a window where one is asked for.

    A list that is there is complete, whatever has come due by the day, unless the file says since when.
    """
    key = ("with payments", start)
    if key not in view.kept:
        view.kept[key] = [a for a in view.accounts if lists_payments(a, start)]
    found: list[AccountView] = view.kept[key]
    return found


def lists_payments(account: AccountView, start: date | None) -> bool:
    """Whether an account's payments are listed, back to the start of a window where one is asked for."""
    since = account.account.known_from
    if account.diary.dues is None:
        return False
    return start is None or since is None or known_since(since.payments, start)


def _report_counts(view: View) -> LateMonths | None:
    """The report's undated counts, which speak of the day it was looked at, or of the file's day."""
    record = view.profile.record
    if record is None or record.late_months is None:
        return None
    seen = record.checked_on or view.profile.as_of
    return record.late_months if seen <= view.day else None


def _account_counts(view: View) -> AccountCounts | None:
    """The report's counts of accounts, which speak of the same day as its months late."""
    record = view.profile.record
    if record is None or record.accounts is None:
        return None
    return record.accounts if (record.checked_on or view.profile.as_of) <= view.day else None


def _deeper(counts: LateMonths, days: int) -> int | None:
    """Months late by more than some days as the report counts them; a deeper count is the least it can be.

    Nought where no month was late at all; None where the counts do not tell.
    """
    own = counts.total if days == 0 else getattr(counts, f"over_{days}", None)
    if own is not None:
        return int(own)
    if counts.total == 0:
        return 0
    found = [n for depth in DEPTHS if depth > days and (n := getattr(counts, f"over_{depth}")) is not None]
    return max(found, default=0) or None


def _never_late(view: View) -> bool:
    """Whether the report says that nothing was ever late."""
    accounts = _account_counts(view)
    return accounts is not None and accounts.late == 0


def _told_by(accounts: list[AccountView], start: date = date.min) -> Iterator[AccountView]:
    """Those of the accounts of whose dues after `start` anything is known: none came due, or a payment is told."""
    return (a for a in accounts if a.diary.dues is not None and a.diary.dues.tells(a.day, start))


def _any_told(accounts: list[AccountView], start: date = date.min) -> bool:
    return next(_told_by(accounts, start), None) is not None


def _late_known(view: View, start: date = date.min) -> bool:
    return view.diary.negatives is not None or _any_told(with_payments(view, start), start) or _never_late(view)


def overdue_now(view: View) -> Measurement:
    """Days past due of the account that is overdue longest; 0 where none is."""
    open_marks = [mark for mark in view.late_marks if mark.ended is None]
    if open_marks:
        longest = max(open_marks, key=lambda mark: max(mark.days, (view.day - mark.start).days))
        days = max(longest.days, (view.day - longest.start).days)
        return Measurement(days, known=True, evidence=longest.evidence, since=longest.start)
    counts = _report_counts(view)
    if counts is not None and counts.current:
        return Measurement(1, known=True, evidence=(LATE_MONTHS,))
    clean = counts is not None and (counts.current is False or counts.total == 0)
    if _any_told(with_payments(view)) or clean or _never_late(view):
        return Measurement(0, known=True)
    return UNKNOWN


def _marks(view: View, start: date) -> list[LateMark]:
    """The late marks that lie after `start`, at least with their end."""
    return [m for m in _told(view, start) if m.ended is None or m.ended > start]


def _told(view: View, start: date) -> tuple[LateMark, ...]:
    """The late marks of the accounts that tell back to the start of a window, and of the report."""
    paying = with_payments(view, start)
    if len(paying) == len(with_payments(view)):
        return view.late_marks
    negatives = until(view.diary.negatives or (), view.day)
    return late_marks(((a.account.lender, a.late_dues) for a in paying), negatives, view.day)


def worst_delay(view: View, *, months: int) -> Measurement:
    """The longest delay, in days, of what was late within the last months; 0 where nothing was."""
    start = months_before(view.day, months)
    marks = _marks(view, start)
    if marks:
        worst = max(marks, key=lambda mark: mark.days)
        return Measurement(worst.days, known=True, evidence=worst.evidence, since=worst.start)
    counts = _report_counts(view)
    if counts is not None and counts.window <= months:
        deepest = next((depth + 1 for depth in (*DEPTHS, 0) if _deeper(counts, depth)), None)
        if deepest is not None:
            return Measurement(deepest, known=True, evidence=(LATE_MONTHS,))
    if _late_known(view, start) or (counts is not None and counts.total == 0):
        return Measurement(0, known=True)
    return UNKNOWN


def _counted(view: View, months: int, deeper_than: int, total: int | None) -> Measurement:
    """Months with something late by more than some days, from dates or from the report's counts."""
    start = months_before(view.day, months)
    marks = [m for m in _told(view, start) if m.start > start and m.days > deeper_than]
    seen = {(m.start.year, m.start.month) for m in marks}
    counts = _report_counts(view)
    evidence = tuple(p for m in marks for p in m.evidence)
    since = max((m.start for m in marks), default=None)
    if counts is not None and total is not None and (counts.window <= months or total == 0):
        if total > len(seen):
            return Measurement(total, known=True, evidence=(LATE_MONTHS, *evidence), since=since)
        if counts.window == months or total == 0:
            return Measurement(len(seen), known=True, evidence=evidence, since=since)
    return Measurement(len(seen), known=True, evidence=evidence, since=since) if _late_known(view, start) else UNKNOWN


def late_months(view: View, *, months: int) -> Measurement:
    """Months of the window in which a due was late."""
    counts = _report_counts(view)
    return _counted(view, months, 0, None if counts is None else _deeper(counts, 0))


def late_deeper(view: View, *, months: int, days: int) -> Measurement:
    """Months of the window with a due late by more than some days (30, 60 or 90)."""
    counts = _report_counts(view)
    return _counted(view, months, days, None if counts is None else _deeper(counts, days))


def months_since_late(view: View) -> Measurement:
    """Full months since the last late stretch ended; cannot apply to somebody never late."""
    marks = view.late_marks
    if marks:
        last = max(marks, key=lambda mark: mark.ended or view.day)
        months = whole_months(last.ended or view.day, view.day)
        return Measurement(months, known=True, evidence=last.evidence, since=last.ended)
    counts = _report_counts(view)
    if counts is not None and (counts.current or counts.total):
        return Measurement(0, known=True, evidence=(LATE_MONTHS,)) if counts.current else UNKNOWN
    if _late_known(view) or (counts is not None and counts.total == 0):
        return Measurement(None, known=True)
    return UNKNOWN


def never_late_share(view: View) -> Measurement:
    """Share of the accounts never late: of those the report counts, else of those with payments."""
    counted = _account_counts(view)
    if counted is not None and counted.late is not None and counted.total:
        share = max(0.0, 1 - counted.late / counted.total)
        return Measurement(share, known=True, evidence=(ACCOUNT_COUNTS,))
    paying = [a for a in _told_by(with_payments(view)) if a.diary.dues is not None and a.diary.dues.begins_by(view.day)]
    if not paying:
        return UNKNOWN
    late = [a.late_dues[0] for a in paying if a.late_dues]
    return Measurement(1 - len(late) / len(paying), known=True, evidence=tuple(p for d in late for p in d.evidence))


def household_bills(view: View, *, months: int) -> Measurement:
    """Household bills paid after their due day; a bill without a day of payment is unknown."""
    bills = view.profile.bills
    start = months_before(view.day, months)
    known_from = view.profile.known_from
    if bills is None or not known_since(known_from and known_from.bills, start):
        return UNKNOWN
    due = [(i, bill) for i, bill in enumerate(bills) if start < bill.due <= view.day]
    told = [(i, bill.due, min(bill.paid_on, view.day)) for i, bill in due if bill.paid_on is not None]
    if due and not told:
        return UNKNOWN
    late = [i for i, day, paid_by in told if paid_by > day]  # on its due day nothing is late yet
    since = max((bills[i].due for i in late), default=None)
    return Measurement(len(late), known=True, evidence=tuple(f"/bills/{i}" for i in late), since=since)
