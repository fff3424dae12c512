"""Chinese borrowers who use many platforms: debits that bounced, loans late, applications, lenders.

Decides how totals over the file's own window become debits and late loans, and how counts of the last one, three and
six months become dated applications that agree with them. Does not use vendors' scores, consumption, place or amounts.
"""

from datetime import date

from calibration.datasets.common import Contract, Dataset, Row, back, number, whole, written

AS_OF = date(2018, 5, 7)
YEAR = 12
LONGEST_LATE = 24
VENDOR = ("score", "credib")
TEXT = {"reg_preference_for_trad", "latest_query_time", "loans_latest_time", "status", ""}
INDEX = {"custid", "bank_card_no", "id_name", "source", "trade_no", "index", "Unnamed: 0"}


def _applications(row: Row) -> list[Contract] | None:
    """Dated applications with as many in 30, 90 and 180 days as the row counts; spread evenly between."""
    counts = [whole(row, f"latest_{name}_month_apply") for name in ("one", "three", "six")]
    if any(n is None for n in counts):
        return None
    latest = min(max(whole(row, "latest_query_day") or 0, 0), 3650)
    found: list[int] = []
    before = low = 0
    for count, high in zip(counts, (30, 90, 180), strict=True):
        extra = max(0, (count or 0) - before)
        start = max(low, min(latest, high - 1))
        found += [start + (high - 1 - start) * i // max(extra, 1) for i in range(extra)]
        before, low = max(before, count or 0), high
    if not found:
        found = [max(latest, 180)]
    return [{"on": back(AS_OF, days=days), "kind": "new_credit"} for days in sorted(found)]


def _debits(row: Row) -> list[Contract]:
    failed, succeeded = whole(row, "history_fail_fee"), whole(row, "history_suc_fee")
    if failed is None or succeeded is None:
        return []
    month = (whole(row, "latest_one_month_fail") or 0, whole(row, "latest_one_month_suc") or 0)
    return [
        {"window": YEAR, "failed": max(0, failed - month[0]), "succeeded": max(0, succeeded - month[1])},
        {"window": 1, "failed": month[0], "succeeded": month[1]},
    ]


def _profile(row: Row, debits: list[Contract]) -> Contract:
    lenders = whole(row, "loans_org_count_behavior")
    companies = whole(row, "consfin_org_count_behavior") or 0
    accounts: list[Contract] = [
        {"id": f"loan{i}", "lender": "consumer_finance" if i < companies else "small_loan", "provider": f"lender {i}"}
        for i in range(max(lenders or 0, len(debits), 1))
    ]
    for account, totals in zip(accounts, debits, strict=False):
        account["debits"] = totals
    profile: Contract = {"version": 1, "as_of": written(AS_OF), "accounts": accounts}
    applications = _applications(row)
    if applications is not None:
        profile["applications"] = applications
    late = whole(row, "loans_overdue_count")
    if late is not None:
        profile["record"] = {"late_months": {"window": YEAR, "total": late}}
    return profile


def totals(row: Row) -> Contract:
    """Debits of the last month and of the eleven months before it, loans late as months late."""
    return _profile(row, _debits(row))


def one_total(row: Row) -> Contract:
    """Debits of the whole year in one total, without the last month's."""
    both = _debits(row)
    year = [{k: sum(d[k] for d in both) for k in ("failed", "succeeded")} | {"window": YEAR}] if both else []
    return _profile(row, year)


def overlapping(row: Row) -> Contract:
    """Debits of the whole year on one account, of the last month on another."""
    both = _debits(row)
    year = [{k: sum(d[k] for d in both) for k in ("failed", "succeeded")} | {"window": YEAR}] if both else []
    return _profile(row, year + both[1:])


def _columns(row: Row) -> dict[str, float]:
    nan = float("nan")
    return {
        name: nan if (value := number(row, name)) is None else value
        for name in row
        if name not in TEXT | INDEX and not any(word in name for word in VENDOR)
    }


CN_MULTIPLATFORM = Dataset(
    name="cn_multiplatform",
    title="Chinese borrowers on many platforms; label window not documented",
    rows_in_full=4_754,
    label=lambda row: int(float(row["status"])),
    ways={"totals": totals, "overlapping": overlapping, "one_total": one_total},
    columns=_columns,
)
