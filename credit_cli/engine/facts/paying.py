"""Facts of paying: how much of what was due was paid, and how much of its limit a line gets back.

Decides which dues each fact reads: those of its window whose payment is known; of a line that can be drawn again those
up to its last due. Does not know lateness (`repayment.py`) or points.
"""

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.due_book import Monthly
from credit_cli.engine.diary.dues import Due
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.facts.repayment import with_payments
from credit_cli.engine.results import UNKNOWN, Measurement, Pointer


def paid_share(view: View, *, months: int) -> Measurement:
    """Share of what was due in the last months that was paid, no due counting more than in full."""
    start = months_before(view.day, months)
    asked, paid, short = view.dues(start).paid(start, view.day)
    if not asked:
        return UNKNOWN
    return Measurement(paid / asked, known=True, evidence=tuple(p for due in short for p in due.evidence))


def paid_to_line(account: AccountView, *, months: int, ended: int) -> Monthly | None:
    """How a line that can be drawn again is paid back: by the dues of some months up to its last one.

    So a line paid off early keeps telling how it was paid, for as many months as `ended` says.
    """
    limit = account.line.limit
    if limit is None or limit.row.amount <= 0 or not account.revolves or (book := account.diary.dues) is None:
        return None
    return book.monthly(account.day, months=months, ended=ended)


def payment_to_limit(view: View, *, months: int, ended: int) -> Measurement:
    """Mean monthly payment of the lines that can be drawn again, over their limits; shown is what fell short."""
    paid = limits = 0.0
    evidence: list[Pointer] = []
    for account in with_payments(view, months_before(view.day, months)):
        limit = account.line.limit
        monthly = None if limit is None else paid_to_line(account, months=months, ended=ended)
        if monthly is not None and limit is not None:
            paid, limits = paid + monthly.amount, limits + limit.row.amount
            evidence += (limit.pointer, *monthly.short)
    return Measurement(paid / limits, known=True, evidence=tuple(evidence)) if limits else UNKNOWN


def is_minimum_only(due: Due) -> bool:
    """Whether a bill got its minimum, and was paid nearer to that than in full."""
    return due.needed <= due.paid and due.paid - due.needed < due.amount - due.paid


def minimum_only(view: View, *, months: int) -> Measurement:
    """Months in which a bill was paid nearer to its minimum than in full."""
    start = months_before(view.day, months)
    billed = view.dues(start).billed(start, view.day)
    if not billed:
        return UNKNOWN
    only = [d for d in billed if is_minimum_only(d)]
    seen = {(d.on.year, d.on.month) for d in only}
    since = min((d.on for d in only), default=None)
    return Measurement(len(seen), known=True, evidence=tuple(p for d in only for p in d.evidence), since=since)
