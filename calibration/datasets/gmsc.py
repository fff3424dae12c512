"""Give Me Some Credit: utilisation, months late by depth, dues over income.

Decides what the codes of the wild mean (96 and 98 months late are "not told"; without an income the debt ratio is an
amount). The limit is not in the data and utilisation is a ratio, so the limit is written as a year's worth of nothing
but a round number. Late means 30 days or more there: months late at all are not carried. Age and dependants are not
used.
"""

from datetime import date

from calibration.datasets.common import Contract, Dataset, Row, back, cents, number, written

AS_OF = date(2008, 12, 31)
WINDOW = 24
ROUND_LIMIT = 10_000
DEPTHS = (
    "NumberOfTime30-59DaysPastDueNotWorse",
    "NumberOfTime60-89DaysPastDueNotWorse",
    "NumberOfTimes90DaysLate",
)
NOT_TOLD = 90
LARGEST = 1e9


def _late_months(row: Row) -> Contract | None:
    times = [number(row, name) for name in DEPTHS]
    if any(n is None or n > NOT_TOLD for n in times):
        return None
    shallow, deep, deepest = (round(n or 0) for n in times)
    return {
        "window": WINDOW,
        "over_30": shallow + deep + deepest,
        "over_60": deep + deepest,
        "over_90": deepest,
    }


def _dues(row: Row) -> tuple[float, float | None]:
    """What is due in a month, and the income; no income where it is missing or nought."""
    ratio, income = number(row, "DebtRatio") or 0.0, number(row, "MonthlyIncome")
    if income is None or income <= 1:
        return min(ratio, LARGEST), None
    return min(ratio * income, LARGEST), income


def _profile(row: Row, late: Contract | None, more: list[Contract], *, together: bool) -> Contract:
    used = min(number(row, "RevolvingUtilizationOfUnsecuredLines") or 0.0, 1000.0)
    due, income = _dues(row)
    lines: Contract = {
        "id": "lines",
        "lender": "credit_card",
        "limits": [{"on": written(AS_OF), "amount": ROUND_LIMIT}],
        "balances": [{"on": written(AS_OF), "amount": cents(used * ROUND_LIMIT)}],
    }
    payment = {"due": "2009-01-15", "amount": cents(due)}
    dues: Contract = {"id": "dues", "lender": "other", "payments": [payment]}
    if together:
        lines["payments"] = [payment]
    if late is None:  # the due to come is all that is known of payments
        (lines if together else dues)["known_from"] = {"payments": written(AS_OF)}
    accounts = [lines, *([] if together else [dues]), *more]
    profile: Contract = {"version": 1, "as_of": written(AS_OF), "accounts": accounts}
    if income is not None:
        profile["person"] = {"income": [{"from": back(AS_OF, months=1), "monthly": cents(income)}]}
    if late is not None:
        profile["record"] = {"checked_on": written(AS_OF), "late_months": late}
    return profile


def report(row: Row) -> Contract:
    """The late months by depth, the lines as one, and the dues of the month to come."""
    return _profile(row, _late_months(row), [], together=True)


def listed(row: Row) -> Contract:
    """Every open line as an account of its own, and the late months with their total."""
    late = _late_months(row)
    if late is not None:
        late["total"] = late["over_30"]
    lines = round(number(row, "NumberOfOpenCreditLinesAndLoans") or 0)
    homes = round(number(row, "NumberRealEstateLoansOrLines") or 0)
    more = [{"id": f"line{i}", "lender": "mortgage" if i < homes else "other"} for i in range(max(lines - 1, homes, 0))]
    return _profile(row, late, more, together=True)


def apart(row: Row) -> Contract:
    """The month's dues as an account of their own, and the late months with their total."""
    late = _late_months(row)
    if late is not None:
        late["total"] = late["over_30"]
    return _profile(row, late, [], together=False)


def _columns(row: Row) -> dict[str, float]:
    left_out = {"row", "SeriousDlqin2yrs", "age", "NumberOfDependents", ""}
    nan = float("nan")
    return {k: nan if (v := number(row, k)) is None else v for k in row if k not in left_out}


GMSC = Dataset(
    name="gmsc",
    title="Give Me Some Credit: serious delinquency within two years",
    rows_in_full=150_000,
    label=lambda row: int(float(row["SeriousDlqin2yrs"])),
    ways={"report": report, "listed": listed, "apart": apart},
    columns=_columns,
)
