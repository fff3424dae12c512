"""Facts of automatic debits: how many bounced, and which share, from days or from totals.

Decides what each fact is and when it is known: totals speak of the file's own day, and of a window no longer than the
factor's data allow (a year's total tells nothing of the last month). Does not know points.
"""

from datetime import date, timedelta

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.dated import known_since, within
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import UNKNOWN, Measurement, Pointer
from credit_cli.profile.records import Debits, Payment


def _tells(account: AccountView, start: date) -> bool:
    """Whether an account's bounced debits are known back to the start of a window."""
    since = account.account.known_from
    return account.diary.failed_debits is not None and known_since(since and since.failed_debits, start)


def _telling(view: View) -> list[AccountView]:
    """The accounts of which the file says anything about debits."""
    return view.listing("failed_debits", "debits")


def _bounced(account: AccountView, start: date, near: timedelta) -> dict[date, Pointer]:
    """Bounced debits after `start`, those near one due counted once, under that due's day."""
    found: dict[date, Pointer] = {}
    debits = within(account.diary.failed_debits or (), start, account.day)
    if not debits:  # as nearly always
        return found
    ahead = account.day == account.diary.written  # on the file's own day what is written ahead is known
    due_days = [row.on for row in account.diary.payments or () if ahead or row.on <= account.day]
    for debit in debits:
        due = next((d for d in due_days if abs(debit.on - d) <= near), debit.on)
        found.setdefault(due, debit.pointer)
    return found


def failed_debits(view: View, *, months: int, near_days: int, longest: int) -> Measurement:
    """Automatic debits that bounced in the last months.

    Totals over a longer window than the factor's are scaled to it, up to a window of `longest` months.
    """
    start = months_before(view.day, months)
    count, known = 0.0, False
    evidence: list[Pointer] = []
    since: date | None = None
    for account in _telling(view):
        totals = _totals(account, view, longest)
        if _tells(account, start):
            bounced = _bounced(account, start, timedelta(days=near_days))
            count, known = count + len(bounced), True
            evidence += bounced.values()
            since = max((d for d in (since, *bounced) if d is not None), default=None)
        elif totals is not None:
            count, known = count + totals.failed * months / max(totals.window, months), True
            evidence += [f"{account.pointer}/debits"] if totals.failed else []
    return Measurement(count, known=True, evidence=tuple(evidence), since=since) if known else UNKNOWN


def _totals(account: AccountView, view: View, longest: int) -> Debits | None:
    """An account's totals of debits, where they speak of this day and of a window that is not too long."""
    totals = account.account.debits
    return totals if totals is not None and view.undated_hold and totals.window <= longest else None


def _may_be_debited(row: Payment, day: date) -> bool:
    """Whether a due may have been met by a debit by a day: paid, and not said to be by hand.

    Without that benefit of the doubt one bounced debit beside payments of unknown making would be every debit.
    """
    if row.paid_on is not None and row.paid_on > day:
        return False
    return row.by != "manual" and (bool(row.paid) or (row.paid is None and row.paid_on is not None))


def debit_failure_share(view: View, *, months: int, near_days: int, longest: int) -> Measurement:
    """Share of automatic debits that bounced, from totals over at most `longest` months or from dated debits."""
    start = months_before(view.day, months)
    failed = succeeded = 0
    listed = False
    evidence: list[Pointer] = []
    for account in _telling(view):
        totals = _totals(account, view, longest)
        if totals is not None:
            failed, succeeded = failed + totals.failed, succeeded + totals.succeeded
            evidence.append(f"{account.pointer}/debits")
        elif _tells(account, start):
            payments_from = account.account.known_from and account.account.known_from.payments
            if account.diary.payments is None or not known_since(payments_from, start):
                continue  # what went through is not known, and bounces alone tell no share
            bounced = _bounced(account, start, timedelta(days=near_days))
            listed = True
            paid = [r for r in within(account.diary.payments, start, view.day) if _may_be_debited(r.row, view.day)]
            failed, succeeded = failed + len(bounced), succeeded + len(paid)
            evidence += bounced.values()
    if failed + succeeded == 0:  # where the list is complete, none bounced: paying everything off costs nothing
        return Measurement(0.0, known=True) if listed else UNKNOWN
    return Measurement(failed / (failed + succeeded), known=True, evidence=tuple(evidence))
