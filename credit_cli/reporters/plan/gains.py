"""What is said beside a step: the points it brings, by itself or with its day's others, or what else it is good for.

Decides that payments of one day are told with one sum where one of them alone would seem to cost points, and what
stands where a step brings none. Holds no arithmetic but that sum. Does not know columns.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from credit_cli.engine.results import Step
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import short_with_weekday

_EXTRA = ("pay_down", "pay_off")


class Beside(NamedTuple):
    """What stands beside a step; `points`: whether it tells of points."""

    text: str
    points: bool


def besides(steps: Sequence[Step], page: Page) -> dict[int, Beside]:
    """By the step's number, what stands beside it; nothing beside a step that there is nothing to say of."""
    found: dict[int, Beside] = {}
    for same in _by_day(steps).values():
        shared = len(same) > 1 and any(step.gain < 0 for step in same)
        for step in same:
            if shared:
                total = sum(each.gain for each in same)
                said = Beside(page.words("plan.gain_together", gain=f"{total:+d}"), points=True)
                found |= {step.n: said} if step is same[-1] and total else {}
            elif step.gain:
                found[step.n] = Beside(f"{step.gain:+d}", points=True)
            elif step.action in _EXTRA and _costs(step, page):
                found[step.n] = Beside(page.words("plan.saves"), points=False)
            elif step.action == "fund_debit_account" and step.deadline is not None:
                day = short_with_weekday(step.deadline, page)
                found[step.n] = Beside(page.words("plan.debited", day=day), points=False)
    return found


def _by_day(steps: Sequence[Step]) -> dict[date, list[Step]]:
    days: dict[date, list[Step]] = {}
    for step in steps:
        if step.amount is not None:
            days.setdefault(step.on, []).append(step)
    return days


def _costs(step: Step, page: Page) -> bool:
    """Whether what a step pays bears interest."""
    account = page.account(step.account) if step.account else None
    lender = page.model.lenders.get(account.lender) if account else None
    if account is None or lender is None:
        return False
    return (account.annual_rate if account.annual_rate is not None else lender.assumed_rate) > 0
