"""Entries of the credit report that the payments of the file contradict.

Decides when an entry may be wrong: it says overdue, and every due of that lender in its days was met in time by
what the file lists. Says nothing where the file does not list those dues. Does not know what a bureau will decide.
"""

from datetime import timedelta

from credit_cli.engine.diary.view import View
from credit_cli.engine.results import Pointer
from credit_cli.profile.records import Negative, Profile

ONE_MONTH = timedelta(days=31)
"""A due lies in every stretch of this length, so that a stretch of met dues leaves no room for a late one."""


def wrong_records(profile: Profile, view: View) -> tuple[Pointer, ...]:
    """The entries that payments contradict."""
    record = profile.record
    if record is None:
        return ()
    rows = enumerate(record.negatives or ())
    return tuple(f"/record/negatives/{i}" for i, row in rows if row.kind == "overdue" and _contradicted(row, view))


def _contradicted(entry: Negative, view: View) -> bool:
    accounts = [a for a in view.accounts if a.account.lender == entry.lender]
    if not accounts:
        return False
    first = entry.on - timedelta(days=entry.days or 0) - ONE_MONTH
    for account in accounts:
        dues = [d for d in account.dues or () if first <= d.on <= entry.on]
        before = any(d.on < first for d in account.dues or ())
        if not dues or any(d.late is not False for d in dues) or not (before or len(dues) > 1):
            return False
    return True
