"""What a loan asks for, instalment by instalment, as its terms say.

Decides the schedule of one draw from its principal, months, method and rate. Does not know payments made, balances
or other draws: a `payments` row dated ahead overrides what is derived here.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from credit_cli.engine.diary.calendar import DAYS_OF_A_YEAR, MONTHS_OF_A_YEAR, add_months, in_month, next_after
from credit_cli.profile.records import Account, Draw
from credit_cli.profile.scalars import Fen


class Instalment(NamedTuple):
    """One due of one loan."""

    on: date
    principal: Fen
    interest: Fen

    @property
    def amount(self) -> Fen:
        """What is due."""
        return self.principal + self.interest


def due_days(draw: Draw, due_day: int | None) -> tuple[date, ...]:
    """The due days of a draw: the account's due day of each month, or the draw's own day where there is none."""
    count = draw.months or 0
    if due_day is None:
        return tuple(add_months(draw.on, n) for n in range(1, count + 1))
    first = next_after(draw.on, due_day)
    months = (add_months(date(first.year, first.month, 1), n) for n in range(count))
    return tuple(in_month(m.year, m.month, due_day) for m in months)


def _annuity(principal: Fen, monthly_rate: float, count: int) -> Fen:
    if monthly_rate == 0:
        return -(-principal // count)
    return round(principal * monthly_rate / (1 - (1 + monthly_rate) ** -count))


def _principals(draw: Draw, monthly_rate: float, count: int) -> list[Fen]:
    if draw.method in ("interest_first", "bullet"):
        return [0] * (count - 1) + [draw.amount]
    if draw.method == "equal_principal":
        part = draw.amount // count
        return [part] * (count - 1) + [draw.amount - part * (count - 1)]
    left, parts = draw.amount, []
    payment = _annuity(draw.amount, monthly_rate, count)
    for _ in range(count - 1):
        part = min(left, max(0, payment - round(left * monthly_rate)))
        parts.append(part)
        left -= part
    return [*parts, left]


def instalments(account: Account, draw: Draw) -> tuple[Instalment, ...] | None:
    """The whole schedule of a draw; None where its months or rate are not known.

    Interest is a twelfth of the yearly rate a month (a bullet loan's falls due at its end, by days). Without a
    method, equal payments are taken, as consumer loans mostly are.
    """
    rate = draw.rate if draw.rate is not None else account.annual_rate
    if not draw.months or rate is None:
        return None
    return _scheduled(draw, draw.months, rate, account.due_day)


@lru_cache(maxsize=512)
def _scheduled(draw: Draw, count: int, rate: float, due_day: int | None) -> tuple[Instalment, ...]:
    """The schedule, remembered: many days of one diary ask for the same."""
    monthly_rate = rate / MONTHS_OF_A_YEAR
    days = due_days(draw, due_day)
    left, found = draw.amount, []
    for on, principal in zip(days, _principals(draw, monthly_rate, count), strict=True):
        if draw.method == "bullet":
            last = on == days[-1]
            interest = round(draw.amount * rate * (on - draw.on).days / DAYS_OF_A_YEAR) if last else 0
        else:
            interest = round(left * monthly_rate)
        found.append(Instalment(on, principal, interest))
        left -= principal
    return tuple(found)
