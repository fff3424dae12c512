"""Facts of capacity: what must be paid out of what comes in, and how long the money lasts.

Decides what each fact is and when it is known: one owed account whose dues the file does not tell leaves the burden
unknown, since a sum that is too small would flatter. Windows come from the factor's data. Does not know points.
"""

from credit_cli.engine.diary.burden import MonthlyDue, billed, monthly_due, stated_due
from credit_cli.engine.diary.calendar import MONTHS_OF_A_YEAR, months_before
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.lenders import is_owed
from credit_cli.engine.results import UNKNOWN, Measurement, Pointer

BEYOND_MEASURE = 10.0
"""A ratio at or above this says no more: with no income at all, any due is beyond it."""


def _burden(view: View) -> MonthlyDue | None:
    """What all accounts ask for in a month; None where one that is owed does not tell."""
    key = ("burden",)
    if key not in view.kept:
        view.kept[key] = _all_dues(view)
    found: MonthlyDue | None = view.kept[key]
    return found


def _all_dues(view: View) -> MonthlyDue | None:
    """What all accounts ask for in a month.

    An account of which the file does not even tell whether it is owed is left out, unless nothing else is due.
    """
    asked = 0
    silent = False
    evidence: list[Pointer] = []
    bills = billed(view)
    for account in view.accounts:
        due = monthly_due(account, bills.get(account.diary.place))
        if due is None:
            if is_owed(account):
                return None
            silent = silent or is_owed(account) is None
            continue
        amount, rows = due
        asked += amount
        evidence += rows
    return None if silent and asked == 0 else MonthlyDue(asked, tuple(evidence))


def _ratio(part: float, whole: float) -> float:
    if whole <= 0:
        return BEYOND_MEASURE if part > 0 else 0.0
    return min(BEYOND_MEASURE, part / whole)


def debt_service(view: View) -> Measurement:
    """What must be paid in a month, over a month's income."""
    burden = _burden(view)
    if burden is None:
        return UNKNOWN
    if burden.amount == 0:
        return Measurement(None, known=True)
    if view.income is None:
        return UNKNOWN
    evidence = (view.income.pointer, *burden.evidence)
    return Measurement(_ratio(burden.amount, view.income.row), known=True, evidence=evidence)


def stated_debt_service(view: View) -> Measurement:
    """What the file itself states to be due in a month, over a month's income: no less, whatever else may be due."""
    bills = billed(view)
    found = (stated_due(account, bills.get(account.diary.place)) for account in view.accounts)
    told = [due for due in found if due is not None]
    if view.income is None or not told:
        return UNKNOWN
    evidence = (view.income.pointer, *(pointer for due in told for pointer in due.evidence))
    return Measurement(_ratio(sum(due.amount for due in told), view.income.row), known=True, evidence=evidence)


def income_trend(view: View, *, months: int) -> Measurement:
    """Income now over income some months ago."""
    now, then = view.income, view.at(months_before(view.day, months)).income
    if now is None or then is None:
        return UNKNOWN
    evidence = tuple(dict.fromkeys((then.pointer, now.pointer)))
    since = now.on if now.pointer != then.pointer else None
    return Measurement(_ratio(now.row, then.row) if now.row else 0.0, known=True, evidence=evidence, since=since)


def income_verified(view: View) -> Measurement:
    """Whether the income in force has been verified."""
    person, income = view.profile.person, view.income
    if person is None or income is None:
        return UNKNOWN
    entry = (person.income or ())[int(income.pointer.rsplit("/", 1)[1])]
    if entry.verified is None:
        return UNKNOWN
    return Measurement(float(entry.verified), known=True, evidence=(income.pointer,), since=income.on)


def months_of_cash(view: View) -> Measurement:
    """For how many months the cash would cover living costs and dues."""
    person = view.profile.person
    burden = _burden(view)
    if person is None or person.cash is None or person.living_costs is None or burden is None:
        return UNKNOWN
    if not view.undated_hold:
        return UNKNOWN
    spent = person.living_costs + burden.amount
    evidence = ("/person/cash", "/person/living_costs")
    return Measurement(_ratio(person.cash, spent) if spent else BEYOND_MEASURE, known=True, evidence=evidence)


def debt_to_income(view: View) -> Measurement:
    """All that is owed, mortgage and car loan apart, over a year's income."""
    income = view.income
    owed = [a.line.owed for a in view.accounts if a.lender.counts != "never" and is_owed(a) is not False]
    if income is None or any(balance is None for balance in owed):
        return UNKNOWN
    total = sum(balance.row for balance in owed if balance is not None)
    evidence = (income.pointer, *(balance.pointer for balance in owed if balance is not None))
    return Measurement(_ratio(total, income.row * MONTHS_OF_A_YEAR), known=True, evidence=evidence)
