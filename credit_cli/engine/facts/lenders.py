"""Facts of many lenders: how many are owed, how often credit was asked for, what is new, what is costly.

Decides who counts as one lender (by `counted_as` of the view) and which application is which. Windows come from the
factor's data. Does not know points.
"""

from datetime import date, timedelta
from itertools import compress

from credit_cli.engine.diary.calendar import days_before, months_before, whole_months
from credit_cli.engine.diary.dated import Dated, known_since, within
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import UNKNOWN, Measurement, Pointer
from credit_cli.profile.records import Application, Draw


def is_owed(account: AccountView) -> bool | None:
    """Whether something is owed on an account; None where the file does not tell."""
    owed = account.line.owed
    if owed is not None:
        return owed.row > 0
    if account.overdue:
        return True
    if any(d.on <= account.day and _runs(d.row, account.day) for d in account.diary.draws or ()):
        return True
    return None


def _runs(draw: Draw, day: date) -> bool:
    """Whether a draw has not been given back by a day."""
    return draw.repaid_on is None or draw.repaid_on > day


def _shown_by(account: AccountView) -> Pointer:
    """The row that shows that something is owed: the balance, else what is overdue, else the latest draw that runs."""
    if account.line.owed is not None:
        return account.line.owed.pointer
    if account.overdue:
        return account.overdue[0].evidence[0]
    return next(
        d.pointer for d in reversed(account.diary.draws or ()) if d.on <= account.day and _runs(d.row, account.day)
    )


def _owed_by(accounts: list[AccountView]) -> Measurement:
    """How many lenders these accounts are owed to; known where one of them tells."""
    told = [is_owed(account) for account in accounts]
    if accounts and all(owed is None for owed in told):
        return UNKNOWN
    owed_to: dict[str, Pointer] = {}
    for account in compress(accounts, told):
        name = account.diary.counted_as
        if name is not None and name not in owed_to:
            owed_to[name] = _shown_by(account)
    return Measurement(len(owed_to), known=True, evidence=tuple(owed_to.values()))


def lenders_owed(view: View) -> Measurement:
    """Lenders with something owed; mortgage and car loan do not count."""
    return _owed_by([a for a in view.accounts if a.diary.counted_as is not None])


def costly_lenders(view: View) -> Measurement:
    """High-cost or informal lenders with something owed."""
    return _owed_by([a for a in view.accounts if a.lender.high_cost or a.lender.kind == "informal"])


def _asked(rows: tuple[Dated[Application], ...], near: timedelta) -> list[Dated[Application]]:
    """Requests for credit; an inquiry near a request to the same lender is that request's."""
    requests = [r for r in rows if r.row.kind == "new_credit"]
    inquiries = [
        r
        for r in rows
        if r.row.kind == "inquiry"
        and not any(
            q.row.lender is not None and q.row.lender == r.row.lender and abs(q.on - r.on) <= near for q in requests
        )
    ]
    return sorted([*requests, *inquiries], key=lambda row: row.on)


def applications(view: View, *, days: int, merge_days: int) -> Measurement:
    """Requests for new credit and hard inquiries in the last days."""
    start = days_before(view.day, days)
    known_from = view.profile.known_from
    rows = view.diary.applications
    if rows is None or not known_since(None if known_from is None else known_from.applications, start):
        return UNKNOWN
    asked = _asked(within(rows, date.min, view.day), timedelta(days=merge_days))
    recent = [row for row in asked if row.on > start]
    since = min((row.on for row in recent), default=None)
    return Measurement(len(recent), known=True, evidence=tuple(row.pointer for row in recent), since=since)


def months_since_application(view: View, *, merge_days: int) -> Measurement:
    """Full months since the last request for new credit or hard inquiry; cannot apply where none is known to be."""
    rows = view.diary.applications
    if rows is None:
        return UNKNOWN
    asked = _asked(within(rows, date.min, view.day), timedelta(days=merge_days))
    if not asked:
        known_from = view.profile.known_from
        complete = known_from is None or known_from.applications is None
        return Measurement(None, known=True) if complete else UNKNOWN
    last = asked[-1]
    months = whole_months(last.on, view.day)
    return Measurement(months, known=True, evidence=(last.pointer,), since=last.on)


def new_accounts(view: View, *, months: int) -> Measurement:
    """Accounts opened in the last months; an older fact shows that an account is not new."""
    start = months_before(view.day, months)
    told = [age for age in view.ages if age.opened is not None or (age.earliest or view.day) <= start]
    if not told:
        return UNKNOWN
    new = [(opened, written) for _, opened, _, _, written in told if opened is not None and opened > start]
    since = min((opened for opened, _ in new), default=None)
    evidence = tuple(written for _, written in new)
    return Measurement(len(new), known=True, evidence=evidence, since=since)
