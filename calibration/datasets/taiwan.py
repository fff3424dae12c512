"""Taiwan 2005: six months of one credit card's status, bill and payment.

Decides how a month's status (-2 no use, -1 paid in full, 0 revolving, 1 to 8 months late) becomes dues that were met,
or were not and since when. The minimum of a bill is not in the data: the lender's usual tenth stands in, moved so that
it agrees with the status. Does not use sex, education, marriage or age.
"""

from datetime import date, timedelta

from calibration.datasets.common import Contract, Dataset, Row, back, cents, number, written
from credit_cli.engine.diary.calendar import month_end, months_before

AS_OF = date(2005, 9, 30)
STATUS = ("PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6")
MONTHS = len(STATUS)
USUAL_MINIMUM = 0.1
DUE_DAY = 10
STATEMENT_DAY = 25


def _label(row: Row) -> int:
    return int(float(row.get("default.payment.next.month") or row.get("class") or row["default payment next month"]))


def _status(row: Row) -> list[int]:
    """Months late at the end of each month, the latest first."""
    return [int(float(row[name])) for name in STATUS]


def _months_to_cure(status: list[int], back_months: int) -> int | None:
    """How many months after its own a due was met; 0 in time, None not yet.

    A status of k says that the dues of the last k months are open at the end of that month.
    """
    open_until = None
    for month in range(back_months, -1, -1):  # from the due's own month on to today
        if status[month] > back_months - month:
            open_until = month
    if open_until is None:
        return 0
    return None if open_until == 0 else back_months - open_until + 1


def _card(row: Row) -> Contract:
    limit = number(row, "LIMIT_BAL") or 0.0
    bills = [number(row, f"BILL_AMT{i + 1}") or 0.0 for i in range(MONTHS)]
    return {
        "id": "card",
        "lender": "credit_card",
        "limits": [{"on": back(AS_OF, months=MONTHS), "amount": limit}],
        "balances": [
            {"on": written(month_end(months_before(AS_OF, i))), "amount": round(bill, 2)}
            for i, bill in enumerate(bills)
        ],
    }


def _payments(row: Row) -> list[Contract]:
    status = _status(row)
    rows: list[Contract] = []
    for i in range(MONTHS):
        billed = None if i + 1 == MONTHS else number(row, f"BILL_AMT{i + 2}") or 0.0
        paid = cents(number(row, f"PAY_AMT{i + 1}") or 0.0)
        cured = _months_to_cure(status, i)
        if billed is None:  # the bill before the first month is not in the data: only lateness tells
            if cured == 0:
                continue
            billed = max(paid, 1.0)
        due = months_before(AS_OF, i).replace(day=DUE_DAY)
        amount = max(cents(billed), 0.0)
        usual = round(amount * USUAL_MINIMUM, 2)
        if cured == 0:
            rows.append({"due": written(due), "amount": amount, "minimum": min(usual, paid), "paid": paid})
            continue
        minimum = max(usual, round(paid + 1, 2))
        late: Contract = {"due": written(due), "amount": max(amount, minimum), "minimum": minimum, "paid": paid}
        rows.append(late)
        if cured is not None:
            rest = round(minimum - paid, 2)
            met = month_end(months_before(AS_OF, i - cured)) - timedelta(days=1)
            rows.append({"due": written(due), "amount": late["amount"], "minimum": minimum, "paid": rest})
            rows[-1]["paid_on"] = written(met)
    return rows


def diary(row: Row) -> Contract:
    """Every bill as a due: when it was met, and how much of it was paid."""
    card = _card(row) | {"statement_day": STATEMENT_DAY, "due_day": DUE_DAY, "payments": _payments(row)}
    return {"version": 1, "as_of": written(AS_OF), "accounts": [card]}


def counts(row: Row) -> Contract:
    """The months late as a report counts them, without dues."""
    status = _status(row)
    late = {"total": 0, "over_30": 1, "over_60": 2, "over_90": 3}
    months = {name: sum(s > depth for s in status) for name, depth in late.items()}
    record = {"late_months": {"window": MONTHS, **months, "current": status[0] > 0}}
    return {"version": 1, "as_of": written(AS_OF), "accounts": [_card(row)], "record": record}


def monthly(row: Row) -> Contract:
    """Every month's status on that month's own due: met in time, that many months later, or not yet."""
    status = _status(row)
    rows: list[Contract] = []
    for i, months in enumerate(status[: MONTHS - 1]):
        due = months_before(AS_OF, i).replace(day=DUE_DAY)
        amount = cents(number(row, f"BILL_AMT{i + 2}") or 0.0)
        paid = cents(number(row, f"PAY_AMT{i + 1}") or 0.0)
        if months <= 0:
            rows.append({"due": written(due), "amount": amount, "minimum": min(amount, paid), "paid": paid})
        elif (met := due + timedelta(days=30 * months)) > AS_OF:
            rows.append({"due": written(due), "amount": max(amount, 1.0), "paid": 0})
        else:
            rows.append({"due": written(due), "amount": max(amount, 1.0), "paid_on": written(met)})
    return {"version": 1, "as_of": written(AS_OF), "accounts": [_card(row) | {"payments": rows}]}


def _columns(row: Row) -> dict[str, float]:
    left_out = {"ID", "SEX", "EDUCATION", "MARRIAGE", "AGE", "default.payment.next.month", "class"}
    return {name: float(value) for name, value in row.items() if name not in left_out}


TAIWAN = Dataset(
    name="taiwan",
    title="Default of credit card clients, Taiwan 2005",
    rows_in_full=30_000,
    label=_label,
    ways={"diary": diary, "counts": counts, "monthly": monthly},
    columns=_columns,
)
