"""Facts of use and purpose, read by the contract and the factor files. Imports nothing of `credit_cli`."""

from datetime import timedelta
from fractions import Fraction

from tests.second_opinion.reading import CANNOT_APPLY, Account, Row, Seen, Value, day_of, money, months_on, rows_of

MIN_PURPOSE = "unknown"


def _lines(seen: Seen) -> list[Account]:
    """Lines that can be drawn again, but those that are closed and owe nothing."""
    return [a for a in seen.accounts if a.revolves and not (a.state == "closed" and a.owed == 0)]


def _sums(account: Account) -> tuple[Fraction, Fraction] | None:
    """Owed and limit, where the file tells both."""
    return None if account.owed is None or account.limit is None else (account.owed, account.limit)


def _ratio(owed: Fraction, limit: Fraction) -> Fraction:
    """Owed over limit; something owed of nothing is full."""
    return owed / limit if limit else Fraction(int(owed > 0))


def _full(seen: Seen) -> Value:
    told = [s for a in _lines(seen) if (s := _sums(a)) is not None]
    if not told:
        return None
    owed, limits = sum((o for o, _ in told), Fraction(0)), sum((limit for _, limit in told), Fraction(0))
    return _ratio(owed, limits)


def _or_none(seen: Seen, value: Value) -> Value:
    return CANNOT_APPLY if value is None and not _lines(seen) else value


def utilisation(seen: Seen, _: Row) -> Value:
    """All that is owed on lines, over all their limits."""
    return _or_none(seen, _full(seen))


def _usage(account: Account) -> Fraction | None:
    sums = _sums(account)
    return None if sums is None else _ratio(*sums)


def highest_utilisation(seen: Seen, _: Row) -> Value:
    """The fullest line."""
    told = [u for a in _lines(seen) if (u := _usage(a)) is not None]
    return _or_none(seen, max(told, default=None))


def _same_days(seen: Seen, months: int) -> list[Seen]:
    return [seen.on(months_on(seen.day, -back)) for back in range(months)]


def average_utilisation(seen: Seen, parameters: Row) -> Value:
    """Mean of today's and the same day of the months before."""
    told = [v for s in _same_days(seen, parameters["months"]) if isinstance(v := _full(s), Fraction)]
    enough = len(told) >= parameters["at_least_points"]
    return _or_none(seen, sum(told, Fraction(0)) / len(told) if enough else None)


def utilisation_trend(seen: Seen, parameters: Row) -> Value:
    """Today's less that of some months ago."""
    now, then = _full(seen), _full(seen.on(seen.back(months=parameters["months"])))
    told = isinstance(now, Fraction) and isinstance(then, Fraction)
    return _or_none(seen, now - then if told else None)  # type: ignore[operator]


def months_near_limit(seen: Seen, parameters: Row) -> Value:
    """For how many months running, back from today, one and the same line has been nearly full."""
    best, known = 0, False
    for a in _lines(seen):
        run = 0
        for then in _same_days(seen, parameters["months"]):
            usage = _usage(Account(then, a.row))
            known = known or usage is not None
            if usage is None or usage < Fraction(str(parameters["share"])):
                break
            run += 1
        best = max(best, run)
    return _or_none(seen, best if known else None)


def instalment_burden(seen: Seen, _: Row) -> Value:
    """What is still owed of instalment loans, over what was borrowed."""
    loans = [a for a in seen.accounts if a.lender["kind"] == "instalment" and a.state != "closed"]
    if not loans:
        return CANNOT_APPLY
    owed = borrowed = Fraction(0)
    for a in loans:
        principal = sum((money(r["amount"]) for r in a.past("draws") or []), Fraction(0))
        if a.owed is not None and principal:
            owed += a.owed
            borrowed += principal
    return owed / borrowed if borrowed else None


def accounts_in_use(seen: Seen, parameters: Row) -> Value:
    """Share of the accounts with a told balance on which something is owed."""
    told = [a.owed for a in seen.accounts if a.owed is not None]
    return Fraction(sum(o > 0 for o in told), len(told)) if len(told) >= parameters["at_least"] else None


def draws(seen: Seen, parameters: Row) -> Value:
    """Drawdowns of the window."""
    rows = rows_of(seen, "draws", seen.back(days=parameters["days"]))
    return None if rows is None else len(rows)


def quick_cycles(seen: Seen, parameters: Row) -> Value:
    """Drawdowns repaid within days."""
    rows = rows_of(seen, "draws", seen.back(days=parameters["days"]))
    within = timedelta(days=parameters["back_within"])
    if rows is None:
        return None
    quick = [r for _, r in rows if "repaid_on" in r and r["repaid_on"] <= min(seen.day, r["on"] + within)]
    return len(quick)


def large_draw(seen: Seen, parameters: Row) -> Value:
    """The largest draw over its account's limit on that day."""
    rows = rows_of(seen, "draws", seen.back(days=parameters["days"]))
    if rows is None:
        return None
    found = []
    for a, r in rows:
        limit = Account(seen.on(r["on"]), a.row).limit
        if limit:
            found.append(money(r["amount"]) / limit)
    return max(found, default=0 if not rows else None)


def _for_what(seen: Seen, parameters: Row, purposes: set[str]) -> Value:
    rows = rows_of(seen, "draws", seen.back(months=parameters["months"]))
    if rows is None:
        return None
    rows = [(a, r) for a, r in rows if a.lender["counts"] != "never"]
    told = [r for _, r in rows if r.get("purpose", MIN_PURPOSE) != MIN_PURPOSE]
    return None if rows and not told else sum(r["purpose"] in purposes for r in told)


def restricted_use(seen: Seen, parameters: Row) -> Value:
    """Draws for stocks or property."""
    return _for_what(seen, parameters, {"stocks", "property"})


def related_transfers(seen: Seen, parameters: Row) -> Value:
    """Draws moved to related accounts."""
    return _for_what(seen, parameters, {"related_transfer"})


def _ended(seen: Seen, months: int) -> list[Row] | None:
    start = seen.back(months=months)
    if not seen.complete("spending", start):
        return None
    ends = [(months_on(day_of(r["month"]), 1) - timedelta(days=1), r) for r in seen.diary["spending"]]
    return [r for end, r in ends if start < end <= seen.day]


def high_risk_spending(seen: Seen, parameters: Row) -> Value:
    """Share of the spending that was high-risk."""
    rows = [r for r in _ended(seen, parameters["months"]) or [] if "high_risk" in r]
    total = sum((money(r["total"]) for r in rows), Fraction(0))
    return sum((money(r["high_risk"]) for r in rows), Fraction(0)) / total if total else None


def sudden_spending(seen: Seen, parameters: Row) -> Value:
    """The largest spend over a usual month's."""
    rows = [r for r in _ended(seen, parameters["months"]) or [] if "largest" in r]
    usual = _ended(seen, parameters["usual_months"]) or []
    if not rows or not usual:
        return None
    mean = sum((money(r["total"]) for r in usual), Fraction(0)) / len(usual)
    return max(money(r["largest"]) for r in rows) / mean if mean else None
