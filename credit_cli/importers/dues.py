"""Repayments as dues of an account: for which due day each was, where the export lets that be known.

Decides that nobody is called late by a guess. A debit by the lender is made on the due day, so its day is the due day,
unless an earlier debit bounced on the day on which debits are usually made. A payment by hand belongs to the month of
the bill it names, and is written where that due day is known and was kept, or a debit bounced on it; what may have been
late is asked about, not asserted. A debit that bounced and was followed by nothing is a due of which is not known
whether it was paid. Does not know the bill's amount: what was paid is taken for what was due, and the comment says so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from credit_cli.importers.gather import Movement
from credit_cli.profile.scalars import Fen

_NEAR: Final = timedelta(days=5)
"""Failed debits within five days of a due count once (the profile's own rule): so far apart are attempts at one due."""

_ENOUGH: Final = 2

_BEFORE_THE_NEXT: Final = timedelta(days=25)
"""What is paid within so many days of a bounced debit is for it, and not for the next month's due."""


class DuePaid(NamedTuple):
    """A due and what was paid for it, from one row of the export or several."""

    due: date
    paid: Fen
    paid_on: date
    by: str | None
    lines: tuple[int, ...]


class Split(NamedTuple):
    """The dues that are known, the repayments whose due day is not, and the usual due day of the month."""

    dues: tuple[DuePaid, ...]
    open: tuple[Movement, ...]
    due_day: int | None


def usual_due_day(paid: Iterable[Movement], failed: Sequence[Movement]) -> tuple[int | None, int]:
    """The day of the month on which debits are made, and how many debits say so."""
    clean = Counter(m.on.day for m in paid if m.by == "auto" and not _bounced_before(m, failed))
    if not clean:
        return None, 0
    day, count = max(clean.items(), key=lambda pair: (pair[1], pair[0]))
    return day, count


def _bounced_before(payment: Movement, failed: Sequence[Movement]) -> bool:
    return any(timedelta() <= payment.on - m.on <= _NEAR for m in failed)


def split(paid: Sequence[Movement], failed: Sequence[Movement], known_day: int | None) -> Split:
    """Repayments of one account sorted into dues; `known_day` is the due day that the profile states."""
    usual, count = usual_due_day(paid, failed)
    sure = known_day or (usual if count >= _ENOUGH else None)
    dated: list[tuple[date, Movement]] = []
    rest: list[Movement] = []
    for payment in paid:
        due = _due_of(payment, failed, known_day, usual, sure)
        if due is None:
            rest.append(payment)
        else:
            dated.append((due, payment))
    return Split(_together(dated), tuple(rest), known_day or usual)


def _due_of(
    payment: Movement, failed: Sequence[Movement], known: int | None, usual: int | None, sure: int | None
) -> date | None:
    if payment.by == "auto":
        expected = _in_month(payment.bill or payment.on, sure)
        if known and expected is not None and payment.on <= expected:
            return expected
        bounced = expected is not None and any(m.on == expected for m in failed)
        return expected if bounced and expected is not None and expected <= payment.on else payment.on
    expected = _in_month(payment.bill, known or usual) if payment.bill else None
    if expected is None:
        return payment.on if known == payment.on.day else None
    bounced = sure is not None and any(m.on == expected for m in failed)
    return expected if known or bounced or payment.on <= expected else None


def _in_month(month: date | None, day: int | None) -> date | None:
    if month is None or day is None:
        return None
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return month.replace(day=min(day, last.day))


def _together(dated: Iterable[tuple[date, Movement]]) -> tuple[DuePaid, ...]:
    found: dict[date, DuePaid] = {}
    for due, m in sorted(dated, key=lambda pair: (pair[0], pair[1].on, pair[1].line)):
        so_far = found.get(due)
        if so_far is None:
            found[due] = DuePaid(due, m.amount, m.on, m.by, (m.line,))
        else:
            found[due] = DuePaid(due, so_far.paid + m.amount, m.on, m.by, (*so_far.lines, m.line))
    return tuple(found.values())


def unanswered(paid: Sequence[Movement], failed: Sequence[Movement]) -> tuple[Movement, ...]:
    """Bounced debits after which nothing was paid before the next due; of several attempts at one due the last."""
    found: list[Movement] = []
    for debit in sorted(failed, key=lambda m: m.on):
        if any(timedelta() <= payment.on - debit.on <= _BEFORE_THE_NEXT for payment in paid):
            continue
        if found and debit.on - found[-1].on <= _NEAR:
            found.pop()
        found.append(debit)
    return tuple(found)


def repaid_on(draw: Movement, draws: Sequence[Movement], paid: Sequence[Movement]) -> Movement | None:
    """The repayment that cleared a draw: the only one after the only draw that covers it with little interest."""
    same = [d for d in draws if d.debt == draw.debt]
    later = [m for m in paid if m.debt == draw.debt and m.on >= draw.on]
    fits = [m for m in later if draw.amount <= m.amount <= draw.amount + _interest(draw.amount, (m.on - draw.on).days)]
    return fits[0] if len(same) == 1 and len(fits) == 1 and len(later) == 1 else None


def _interest(amount: Fen, days: int) -> Fen:
    """More interest than any lender may ask over some days: 36 % a year."""
    return amount * 36 * (days + 1) // 36_500 + 1
