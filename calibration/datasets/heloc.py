"""HELOC: credit bureau files of people who asked for a home equity line.

Decides how a file's sums become accounts, openings, balances, inquiries and the latest delay that agree with them.
Special codes (-9 no file, -8 no usable trade, -7 does not apply) become unknown, or known to be none. Does not use
ExternalRiskEstimate, which is somebody else's score.
"""

from datetime import date, timedelta

from calibration.datasets.common import Contract, Dataset, Row, back, whole, written
from credit_cli.engine.diary.calendar import months_before

AS_OF = date(2016, 12, 31)
YEAR = 12
NOT_USABLE = -8
HALF_YEAR_DAYS = 180
ROUND_LIMIT, SMALL_LIMIT, FULL = 10_000, 1_000, 0.8
DEPTH = {0: 121, 1: 121, 2: 91, 3: 61, 4: 31}
"""Days late by MaxDelq2PublicRecLast12M; other codes do not tell, and a bureau's shortest delay is over 30 days."""
SHORTEST = 31


def _told(row: Row, column: str) -> int | None:
    value = whole(row, column)
    return None if value is None or value < 0 else value


def _ages(row: Row, count: int) -> list[int | None]:
    """Months since each account was opened: the oldest, the newest, how many of a year, and the mean agree."""
    oldest, newest = _told(row, "MSinceOldestTradeOpen"), _told(row, "MSinceMostRecentTradeOpen")
    mean, young = _told(row, "AverageMInFile"), _told(row, "NumTradesOpeninLast12M") or 0
    if mean is None:
        return [None] * count
    oldest = mean if oldest is None else oldest
    newest = min(newest if newest is not None else mean, oldest)
    if count == 1:
        return [mean]
    fresh = max(0, min(young, count - 1) - 1)
    ages: list[float] = [float(oldest), float(newest), *([min(11.0, (newest + 11) / 2)] * fresh)][:count]
    rest = count - len(ages)
    if rest:
        each = (mean * count - sum(ages)) / rest
        ages += [min(max(each, newest, YEAR), oldest)] * rest
    return [round(age) for age in ages]


def _balances(row: Row, cards: list[Contract], loans: list[Contract]) -> None:
    burden, owed = _told(row, "NetFractionRevolvingBurden"), _told(row, "NumRevolvingTradesWBalance")
    full = _told(row, "NumBank2NatlTradesWHighUtilization") or 0
    if owed is not None:
        owed = min(owed, len(cards))
        full = min(full, owed - 1) if owed > 1 else 0
        limits = [SMALL_LIMIT] * full + [ROUND_LIMIT] * (owed - full)
        total = (burden or 0) / 100 * sum(limits)
        each = (total - FULL * SMALL_LIMIT * full) / (ROUND_LIMIT * (owed - full)) if owed else 0.0
        if full and each < 0:
            limits, each, full = [ROUND_LIMIT] * owed, (burden or 0) / 100, 0
        for i, card in enumerate(cards):
            used = 0.0 if i >= owed else FULL if i < full else each
            limit = limits[i] if i < owed else ROUND_LIMIT
            amount = round(used * limit, 2)
            card["balances"] = [{"on": written(AS_OF), "amount": max(amount, 1.0) if i < owed else 0}]
            if burden is not None and i < max(owed, 1):
                card["limits"] = [{"on": written(AS_OF), "amount": limit}]
    elif burden is not None and cards:
        cards[0]["limits"] = [{"on": written(AS_OF), "amount": ROUND_LIMIT}]
        cards[0]["balances"] = [{"on": written(AS_OF), "amount": round(burden / 100 * ROUND_LIMIT, 2)}]
    with_balance = _told(row, "NumInstallTradesWBalance")
    if with_balance is not None:
        for i, loan in enumerate(loans):
            loan["balances"] = [{"on": written(AS_OF), "amount": ROUND_LIMIT if i < with_balance else 0}]
    _keep_told(row, [*cards, *loans])


def _keep_told(row: Row, accounts: list[Contract]) -> None:
    """Leave the balance of as many idle accounts untold as makes the share of accounts with a balance the file's."""
    percent = _told(row, "PercentTradesWBalance")
    idle = [a for a in accounts if a.get("balances") and a["balances"][0]["amount"] == 0]
    owed = sum(bool(a.get("balances")) for a in accounts) - len(idle)
    if not percent or not owed:
        return
    keep = max(0, round(owed * 100 / percent) - owed)
    for account in idle[keep:]:
        del account["balances"]


def _inquiries(row: Row, *, literally: bool = False) -> list[Contract] | None:
    """Inquiries: the latest where the file says, the others of the half year evenly before it.

    The month of the latest leaves out the last seven days: where it does not apply and none is counted, the file does
    not tell (read literally: there was none). Where it is not usable and none is counted, there was none.
    """
    count, since = _told(row, "NumInqLast6M"), whole(row, "MSinceMostRecentInqexcl7days")
    if count is None or since is None:
        return None
    if since < 0 and count == 0:
        return [] if since == NOT_USABLE or literally else None
    first = min(since * 30 + 15, 3650) if since >= 0 else HALF_YEAR_DAYS // (count + 1)
    if first >= HALF_YEAR_DAYS or count <= 1:
        return [_inquiry(first)]
    return [_inquiry(first + (HALF_YEAR_DAYS - 1 - first) * i // count) for i in range(count)]


def _inquiry(days: int) -> Contract:
    return {"on": back(AS_OF, days=days), "kind": "inquiry"}


def _late_payment(row: Row) -> Contract | None:
    """The latest delay: it ended as many months ago as the file says."""
    since = _told(row, "MSinceMostRecentDelq")
    if since is None:
        return None
    ended = months_before(AS_OF, since)
    days = DEPTH.get(whole(row, "MaxDelq2PublicRecLast12M") or 0, SHORTEST) if since < YEAR else SHORTEST
    due = ended - timedelta(days=days)
    return {"due": written(due), "amount": 100, "paid": 100, "paid_on": written(ended)}


def _accounts(row: Row) -> tuple[list[Contract], int]:
    """The accounts of the file, and how many of them were ever late."""
    total = _told(row, "NumTotalTrades") or 0
    count = max(total, 1)
    loan_count = round(count * (_told(row, "PercentInstallTrades") or 0) / 100) if total else 0
    kinds = ["credit_card"] * (count - loan_count) + ["bank_loan"] * loan_count
    cards = _told(row, "NumRevolvingTradesWBalance") or 0
    if "credit_card" not in kinds and cards:
        kinds[0] = "credit_card"
    accounts: list[Contract] = [{"id": f"account{i}", "lender": kind} for i, kind in enumerate(kinds)]
    for account, age in zip(accounts, _ages(row, count), strict=True):
        if age is not None:
            account["opened"] = back(AS_OF, months=age)
    _balances(
        row,
        [a for a in accounts if a["lender"] == "credit_card"],
        [a for a in accounts if a["lender"] == "bank_loan"],
    )
    never = _told(row, "PercentTradesNeverDelq")
    late = 0 if never is None else round(total * (100 - never) / 100)
    return accounts, late


def report(row: Row) -> Contract:
    """The file's sums as a brief report gives them, and the one delay whose day is known."""
    accounts, late = _accounts(row)
    profile: Contract = {"version": 1, "as_of": written(AS_OF), "accounts": accounts}
    payment = _late_payment(row)
    if payment is not None:
        late_one = min(accounts, key=lambda a: ("limits" in a, str(a.get("opened", "9"))))
        late_one["payments"] = [payment]
    if _told(row, "PercentTradesNeverDelq") is not None and _told(row, "NumTotalTrades"):
        profile["record"] = {
            "checked_on": written(AS_OF),
            "accounts": {"total": _told(row, "NumTotalTrades"), "late": late},
        }
    inquiries = _inquiries(row)
    if inquiries is not None:
        profile["applications"] = inquiries
    return profile


def diary(row: Row) -> Contract:
    """Every account with a due: those never late met it in time, the late ones when the latest delay ended."""
    accounts, late = _accounts(row)
    profile: Contract = {"version": 1, "as_of": written(AS_OF), "accounts": accounts}
    payment = _late_payment(row)
    if _told(row, "PercentTradesNeverDelq") is not None and _told(row, "NumTotalTrades"):
        in_time = {"due": back(AS_OF, days=20), "amount": 100, "paid": 100, "paid_on": back(AS_OF, days=21)}
        by_age = sorted(range(len(accounts)), key=lambda i: str(accounts[i].get("opened", "9")))
        for place, index in enumerate(by_age):
            accounts[index]["payments"] = [payment if place < late and payment is not None else in_time]
    inquiries = _inquiries(row, literally=True)
    if inquiries is not None:
        profile["applications"] = inquiries
    return profile


def _columns(row: Row) -> dict[str, float]:
    left_out = {"RiskPerformance", "ExternalRiskEstimate", ""}
    return {name: float(value) for name, value in row.items() if name not in left_out}


HELOC = Dataset(
    name="heloc",
    title="FICO HELOC credit bureau files",
    rows_in_full=10_459,
    label=lambda row: int(row["RiskPerformance"] == "Bad"),
    ways={"report": report, "diary": diary},
    columns=_columns,
)
