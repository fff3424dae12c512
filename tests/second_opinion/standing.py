"""Facts of lenders, capacity, record and identity, read by the contract and the factor files.

Imports nothing of `credit_cli`.
"""

import math
from datetime import date, timedelta
from fractions import Fraction

from tests.second_opinion.late import dues, open_dues
from tests.second_opinion.reading import CANNOT_APPLY, Account, Row, Seen, Value, day_of, full_months, money, months_on


def _is_owed(account: Account) -> bool | None:
    """Whether something is owed; a draw not given back is, although no balance is written."""
    if account.owed is not None:
        return account.owed > 0
    if open_dues(account):
        return True
    rows = account.past("draws") or []
    return True if any(r.get("repaid_on", account.day + timedelta(days=1)) > account.day for r in rows) else None


def _owed_by(accounts: list[Account]) -> Value:
    told = [(a.counted_as, _is_owed(a)) for a in accounts if _is_owed(a) is not None]
    return len({name for name, owed in told if owed}) if told or not accounts else None


def lenders_owed(seen: Seen, _: Row) -> Value:
    """Lenders with something owed."""
    return _owed_by([a for a in seen.accounts if a.counted_as])


def costly_lenders(seen: Seen, _: Row) -> Value:
    """High-cost or informal lenders owed."""
    counted = [a for a in seen.accounts if a.counted_as]
    return _owed_by([a for a in counted if a.lender["high_cost"] or a.lender["kind"] == "informal"])


def _asked(seen: Seen, merge: int) -> list[date]:
    """Days of requests; an inquiry within days of a request to the same lender is that request's."""
    rows = [r for r in seen.past("applications") or [] if r.get("kind", "new_credit") != "limit_increase"]
    requests = [r for r in rows if r.get("kind", "new_credit") == "new_credit"]
    found = [r["on"] for r in requests]
    for r in rows:
        if r.get("kind") == "inquiry":
            near = [
                q
                for q in requests
                if "lender" in r and q.get("lender") == r["lender"] and abs((q["on"] - r["on"]).days) <= merge
            ]
            if not near:
                found.append(r["on"])
    return found


def applications(seen: Seen, parameters: Row) -> Value:
    """Requests of the window."""
    start = seen.back(days=parameters["days"])
    if not seen.complete("applications", start):
        return None
    return sum(day > start for day in _asked(seen, parameters["merge_days"]))


def months_since_application(seen: Seen, parameters: Row) -> Value:
    """Full months since the last request."""
    if "applications" not in seen.diary:
        return None
    found = _asked(seen, parameters["merge_days"])
    if found:
        return full_months(max(found), seen.day)
    return None if "applications" in seen.diary.get("known_from", {}) else CANNOT_APPLY


def new_accounts(seen: Seen, parameters: Row) -> Value:
    """Accounts opened in the window; an older fact shows that an account is not new."""
    start = seen.back(months=parameters["months"])
    told = [
        "opened" in a.row and day_of(a.row["opened"]) > start
        for a in seen.accounts
        if a.first_day is not None and ("opened" in a.row or a.first_day <= start)
    ]
    return sum(told) if told else None


def _income(seen: Seen) -> Row | None:
    rows = [r for r in seen.person("income") or [] if day_of(r["from"]) <= seen.day]
    return max(reversed(rows), key=lambda r: day_of(r["from"])) if rows else None


def _monthly_due(account: Account) -> Fraction | None:
    """The latest due, else the lender's usual minimum of what is owed, else what the schedules of loans ask for."""
    if account.owed == 0:
        return Fraction(0)
    for stated in (_billed(account), _scheduled(account)):
        if stated is not None:
            return stated
    usual = account.lender.get("minimum")
    if usual and account.owed is not None:
        least = Fraction(usual.get("floor", 0), 100)
        return min(account.owed, max(least, _to_fen(account.owed * Fraction(str(usual["share"])))))
    return None


def _to_fen(amount: Fraction | float) -> Fraction:
    return Fraction(round(amount * 100), 100)


def _scheduled(account: Account) -> Fraction | None:
    """What the running loans ask for within a month by their terms; None where one does not tell them."""
    end = months_on(account.day, 1)
    running = [r for r in account.past("draws") or [] if r.get("repaid_on", date.max) > account.day]
    total = Fraction(0)
    for row in running:
        rate = row.get("rate", account.row.get("annual_rate"))
        if rate is None or "months" not in row:
            return None
        asked = _instalments(row, Fraction(str(rate)), _due_days(row, account.row.get("due_day")))
        total += sum((amount for day, amount in asked if account.day < day <= end), Fraction(0))
    return total if running else None


def _due_days(row: Row, due_day: int | None) -> list[date]:
    """The account's due day in each month after the draw, else the draw's own day of the month."""
    if due_day is None:
        return [months_on(row["on"], n) for n in range(1, row["months"] + 1)]
    first = row["on"].replace(day=1)
    days = []
    for n in range(row["months"] + 1):
        month = months_on(first, n)
        days.append(min(month + timedelta(days=due_day - 1), months_on(month, 1) - timedelta(days=1)))
    return [day for day in days if day > row["on"]][: row["months"]]


def _instalments(row: Row, rate: Fraction, days: list[date]) -> list[tuple[date, Fraction]]:
    """Interest of a twelfth of the yearly rate a month on what is left; a bullet's at its end, by days."""
    principal, months, method = money(row["amount"]), row["months"], row.get("method", "equal_payment")
    left, asked = principal, []
    payment = _annuity(principal, rate / 12, months)
    for n, day in enumerate(days, 1):
        last = n == months
        interest = _to_fen(left * rate / 12)
        if method == "bullet":
            interest = _to_fen(principal * rate * (day - row["on"]).days / 365) if last else Fraction(0)
        if last:
            part = left
        elif method in {"bullet", "interest_first"}:
            part = Fraction(0)
        elif method == "equal_principal":
            part = Fraction(int(principal * 100) // months, 100)
        else:
            part = min(left, max(Fraction(0), payment - interest))
        asked.append((day, part + interest))
        left -= part
    return asked


def _annuity(principal: Fraction, monthly: Fraction, months: int) -> Fraction:
    if not monthly:
        return Fraction(math.ceil(principal * 100 / months), 100)
    return _to_fen(principal * monthly / (1 - (1 + monthly) ** -months))


def _billed(account: Account) -> Fraction | None:
    until = months_on(account.day, 1) if account.seen.own_day else account.day
    later = Account(account.seen.on(until), account.row)
    rows = [d for d in dues(later) or [] if d.due > months_on(account.day, -2)]
    return rows[-1].needed if rows else None


def _all_dues(seen: Seen) -> Value:
    asked = [(_monthly_due(a), _is_owed(a)) for a in seen.accounts]
    if any(due is None and owed for due, owed in asked):
        return None
    total = sum((due for due, _ in asked if due is not None), Fraction(0))
    silent = any(due is None for due, _ in asked)
    return None if silent and not total else total


def debt_service(seen: Seen, _: Row) -> Value:
    """Dues of a month over a month's income."""
    dues_, income = _all_dues(seen), _income(seen)
    if dues_ == 0:
        return CANNOT_APPLY
    if not isinstance(dues_, Fraction) or income is None:
        return None
    return _over(dues_, money(income["monthly"]))


def _over(part: Fraction, whole: Fraction) -> Fraction:
    """A ratio; above ten it says no more, and anything over nothing is above ten."""
    if not whole:
        return Fraction(10 if part else 0)
    return min(Fraction(10), part / whole)


def income_trend(seen: Seen, parameters: Row) -> Value:
    """Income now over income some months ago."""
    now, then = _income(seen), _income(seen.on(seen.back(months=parameters["months"])))
    if now is None or then is None:
        return None
    return _over(money(now["monthly"]), money(then["monthly"]))


def income_verified(seen: Seen, _: Row) -> Value:
    """Whether the income in force has been verified."""
    return _flag((_income(seen) or {}).get("verified"))


def _flag(value: bool | None) -> Value:  # noqa: FBT001  the value itself
    return None if value is None else int(value)


def months_of_cash(seen: Seen, _: Row) -> Value:
    """For how many months the cash covers living costs and dues."""
    cash, living, due = seen.person("cash"), seen.person("living_costs"), _all_dues(seen)
    if not seen.own_day or cash is None or living is None or not isinstance(due, Fraction):
        return None
    month = money(living) + due
    return _over(money(cash), month) if month else Fraction(10)


def debt_to_income(seen: Seen, _: Row) -> Value:
    """All that is owed, mortgage and car loan apart, over a year's income."""
    counted = [a for a in seen.accounts if a.counted_as]
    income = _income(seen)
    owed = [a.owed for a in counted]
    if any(o is None for o in owed) or income is None:
        return None
    return _over(sum((o for o in owed if o is not None), Fraction(0)), 12 * money(income["monthly"]))


def _shown(seen: Seen, parameters: Row) -> list[Row] | None:
    rows = seen.diary.get("record", {}).get("negatives")
    if rows is None:
        return None
    return [
        r
        for r in rows
        if r["on"] <= seen.day
        and not ("settled_on" in r and months_on(r["settled_on"], parameters["stays_months"]) <= seen.day)
    ]


def _settled(row: Row, seen: Seen) -> bool:
    return "settled_on" in row and bool(row["settled_on"] <= seen.day)


def worst_negative(seen: Seen, parameters: Row) -> Value:
    """The gravest negative shown."""
    rows = _shown(seen, parameters)
    return None if rows is None else max((_grave(r, seen, parameters) for r in rows), default=0)


def _grave(row: Row, seen: Seen, parameters: Row) -> int:
    if row["kind"] in {"bad_debt", "court"}:
        return 4
    if _settled(row, seen):
        return 1
    return 3 if (seen.day - row["on"]).days > parameters["long_days"] and row["kind"] == "overdue" else 2


def since_negative(seen: Seen, parameters: Row) -> Value:
    """Full months since the latest negative ended."""
    rows = _shown(seen, parameters)
    if rows is None:
        return None
    if not rows:
        return CANNOT_APPLY
    if any(not _settled(r, seen) for r in rows):
        return 0
    return full_months(max(r["settled_on"] for r in rows), seen.day)


def guarantees(seen: Seen, _: Row) -> Value:
    """Standing for somebody else's debt, and whether it is overdue."""
    rows = seen.past("guarantees")
    if rows is None:
        return None
    levels = [
        2 if r.get("overdue_since", seen.day + timedelta(1)) <= seen.day or (r.get("overdue") and seen.own_day) else 1
        for r in rows
    ]
    return max(levels, default=0)


def report_late_months(seen: Seen, _: Row) -> Value:
    """Months late as the report counts them."""
    record = seen.diary.get("record", {})
    if record.get("checked_on", seen.diary["as_of"]) > seen.day:
        return None
    counts = record.get("late_months", {})
    return max((counts[key] for key in ("total", "over_30") if key in counts), default=None)


def identity_verified(seen: Seen, _: Row) -> Value:
    """Whether the identity is verified."""
    return _flag((seen.person("identity") or {}).get("verified"))


def bank_cards(seen: Seen, _: Row) -> Value:
    """Bound cards."""
    cards: int | None = (seen.person("identity") or {}).get("bank_cards")
    return cards


def oldest_account(seen: Seen, _: Row) -> Value:
    """Full months since the oldest account is known to exist."""
    first = [a.first_day for a in seen.accounts if a.first_day is not None]
    return full_months(min(first), seen.day) if first else None


def average_age(seen: Seen, _: Row) -> Value:
    """Mean full months since the openings that are written."""
    ages = [full_months(day_of(a.row["opened"]), seen.day) for a in seen.accounts if "opened" in a.row]
    return Fraction(sum(ages), len(ages)) if ages else None


def steady_work(seen: Seen, _: Row) -> Value:
    """Full months in the present work or in retirement."""
    work = seen.person("employment")
    since = day_of(work["since"]) if work and "since" in work else None
    if work is None or (since and since > seen.day) or (since is None and not seen.own_day):
        return None
    if work["status"] == "student":
        return CANNOT_APPLY
    if work["status"] == "unemployed":
        return 0
    return full_months(since, seen.day) if since else None


def verified_assets(seen: Seen, _: Row) -> Value:
    """Whether any asset has been verified."""
    rows = seen.diary.get("assets") if seen.own_day else None
    return None if rows is None else int(any(r.get("verified") for r in rows))


def sesame_trend(seen: Seen, parameters: Row) -> Value:
    """Direction of the score over the months."""
    start = seen.back(months=parameters["months"])
    rows = sorted((r for r in seen.person("sesame") or [] if start < r["on"] <= seen.day), key=lambda r: r["on"])
    return None if len(rows) < 2 else -int(rows[-1]["score"] < rows[0]["score"])
