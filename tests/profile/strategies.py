"""Valid profiles, drawn at random: every key of `docs/profile.md`, near the edges where windows and bins begin.

A diary is the plain mapping that a file holds (days are `date`, amounts yuan); `profile_of` reads it as a file is read.
Days crowd around the file's day, month ends and the far ends of windows; amounts come from few values, so that what is
paid equals what was due and a balance equals its limit more often than by chance.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Profile

Diary = dict[str, Any]

AS_OF = (date(2026, 6, 30), date(2026, 2, 28), date(2024, 2, 29), date(2026, 11, 23), date(2025, 12, 31))
OFTEN = ("jiebei", "huabei", "credit_card", "bank_loan", "mortgage", "small_loan", "private_loan", "other", "weilidai")
LENDERS = (*OFTEN, *sorted(set(shipped().lenders) - set(OFTEN)))
AMOUNTS = (0, 1, 10, 100, 300, 500, 999.99, 1000, 1500, 2000, 5000, 9000, 10_000, 18_000, 45_200.5, 50_000, 1_000_000)
BACK = (0, 1, 2, 5, 6, 7, 8, 29, 30, 31, 32, 59, 60, 61, 89, 90, 91, 92, 179, 180, 181, 364, 365, 366, 730, 731, 1900)
"""Days before the file's day at which something begins or ends for some factor."""
MONTHS = (1, 3, 6, 12, 24, 36, 60)

amounts = st.sampled_from(AMOUNTS)
counts = st.sampled_from((0, 1, 2, 3, 5, 12, 48))
rates = st.sampled_from((0, 0.036, 0.1095, 0.1825, 0.24, 0.36))
days_of_month = st.sampled_from((1, 5, 10, 15, 28, 30, 31))
lenders = st.sampled_from(LENDERS) | st.sampled_from(OFTEN)
by = st.sampled_from(("lender", "self", "paid_off", "temporary_end"))


def _keys(of: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Diary]:
    return st.fixed_dictionaries(of, optional=optional)


def _rows(row: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[list[Any]]:
    return st.lists(row, max_size=most)


def _in_order(first: str, second: str) -> Callable[[Diary], Diary]:
    def ordered(row: Diary) -> Diary:
        if second in row and row[second] < row[first]:
            row[first], row[second] = row[second], row[first]
        return row

    return ordered


def days(as_of: date, ahead: int = 40) -> st.SearchStrategy[date]:
    """Days of the last two and a half years, some years ago, a few to come."""
    offsets = st.sampled_from(BACK) | st.integers(-ahead, 200) | st.integers(0, 900)
    ends = st.integers(0, 30).map(lambda n: _month_end(as_of, n))
    return offsets.map(lambda back: as_of - timedelta(days=back)) | ends


def _month_end(day: date, back: int) -> date:
    months = day.year * 12 + day.month - back
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


@cache
def account_lists(as_of: date) -> dict[str, st.SearchStrategy[Any]]:
    """The optional keys of an account."""
    day = days(as_of)
    draw = _keys(
        {"on": day, "amount": amounts},
        months=st.sampled_from(MONTHS),
        method=st.sampled_from(("equal_payment", "equal_principal", "interest_first", "bullet")),
        rate=rates,
        purpose=st.sampled_from(("daily", "stocks", "property", "related_transfer", "repay_debt", "unknown")),
        repaid_on=day,
    ).map(_in_order("on", "repaid_on"))
    payment = _keys(
        {"due": day, "amount": amounts},
        minimum=amounts,
        paid=amounts,
        paid_on=day,
        by=st.sampled_from(("auto", "manual")),
    )
    states = _rows(_keys({"on": day, "state": st.sampled_from(("open", "frozen", "closed"))}, by=by), 3)
    limit = _keys({"on": day, "amount": amounts}, by=by, until=day).map(_in_order("on", "until"))
    known = dict.fromkeys(("limits", "balances", "draws", "payments", "failed_debits"), day)
    return {
        "provider": st.sampled_from(("甲银行", "乙消费金融", "丙小额贷款")),
        "opened": day | day.map(_month),
        "states": states,
        "limits": _rows(limit),
        "available": _rows(_keys({"on": day, "amount": amounts}), 2),
        "balances": _rows(_keys({"on": day, "amount": amounts | st.just(-12.5)}), 6),
        "annual_rate": rates,
        "all_in_rate": rates,
        "statement_day": days_of_month,
        "due_day": days_of_month,
        "autopay": _rows(_keys({"enabled": st.booleans()}, on=day), 2) | _keys({"enabled": st.booleans()}),
        "draws": _rows(draw, 5),
        "payments": _rows(payment, 6),
        "failed_debits": _rows(day, 5),
        "debits": _keys({"window": st.sampled_from(MONTHS), "succeeded": counts, "failed": counts}),
        "known_from": _keys({}, **known),
    }


@cache
def people(as_of: date) -> st.SearchStrategy[Diary]:
    """What a file says of the person."""
    day = days(as_of)
    since = day | day.map(_month)
    status = st.sampled_from(("employed", "self_employed", "student", "retired", "unemployed"))
    return _keys(
        {},
        alias=st.sampled_from(("小林", "client-08")),
        region=st.sampled_from(("浙江", "广东")),
        industry=st.sampled_from(("catering", "retail")),
        identity=_keys({}, verified=st.booleans(), bank_cards=counts).filter(bool),
        employment=_keys({"status": status}, since=since),
        income=_rows(_keys({"from": since, "monthly": amounts}, verified=st.booleans()), 3),
        pay_day=days_of_month,
        living_costs=amounts,
        cash=amounts,
        sesame=_rows(_keys({"on": day, "score": st.sampled_from((350, 600, 655, 701, 950))}), 3),
    ).filter(bool)


@cache
def file_lists(as_of: date) -> dict[str, st.SearchStrategy[Any]]:
    """The optional keys of a file, but those that name accounts."""
    day = days(as_of)
    kinds = st.sampled_from(("new_credit", "inquiry", "limit_increase"))
    negative = _keys(
        {"on": day, "kind": st.sampled_from(("overdue", "overdue", "bad_debt", "guarantee", "court", "other"))},
        lender=lenders,
        amount=amounts,
        days=st.sampled_from((0, 1, 30, 31, 60, 89, 90, 91, 200)),
        settled_on=day,
    ).map(_in_order("on", "settled_on"))
    late = dict.fromkeys(("total", "over_30", "over_60", "over_90"), counts)
    record = _keys(
        {},
        checked_on=day,
        negatives=_rows(negative, 3),
        late_months=_keys({"window": st.sampled_from(MONTHS)}, current=st.booleans(), **late),
        accounts=_keys({}, total=counts, late=counts, over_90=counts).filter(bool),
    ).filter(bool)
    guarantee = _keys({"on": day, "amount": amounts}, overdue=st.booleans(), overdue_since=day)
    known = dict.fromkeys(("applications", "guarantees", "bills", "spending"), day)
    return {
        "person": people(as_of),
        "assets": _rows(
            _keys({"kind": st.sampled_from(("fund", "other")), "value": amounts}, verified=st.booleans()), 2
        ),
        "applications": _rows(
            _keys({"on": day}, lender=lenders, kind=kinds, outcome=st.sampled_from(("approved", "declined"))), 5
        ),
        "guarantees": _rows(guarantee.map(_in_order("on", "overdue_since")), 2),
        "bills": _rows(_keys({"kind": st.just("electricity"), "due": day}, paid_on=day), 4),
        "spending": _rows(_keys({"month": day.map(_month), "total": amounts}, largest=amounts, high_risk=amounts), 5),
        "record": record,
        "known_from": _keys({}, **known).filter(bool),
    }


@st.composite
def diaries(draw: st.DrawFn, most: int = 3) -> Diary:
    """A person's whole file, as a mapping."""
    as_of = draw(st.sampled_from(AS_OF))
    count = draw(st.integers(1, most))
    accounts = [draw(_keys({"id": st.just(f"a{n}"), "lender": lenders}, **account_lists(as_of))) for n in range(count)]
    notices = {
        "notices": _rows(
            _keys(
                {
                    "on": days(as_of),
                    "kind": st.sampled_from(
                        ("platform_wide", "region", "industry", "regulation", "maintenance", "personal")
                    ),
                },
                account=st.sampled_from([a["id"] for a in accounts]),
                lender=lenders,
                region=st.sampled_from(("浙江", "广东")),
                text=st.just("统一调整"),
            ),
            2,
        )
    }
    told = draw(_keys({}, **file_lists(as_of), **notices))
    return {"version": 1, "as_of": as_of, "accounts": accounts} | told


def text_of(diary: Diary) -> str:
    """The file, as JSON, which is YAML."""
    return json.dumps(diary, ensure_ascii=False, default=str)


def profile_of(diary: Diary) -> Profile:
    """The profile that the file holds.

    Raises:
        AssertionError: where the diary is not valid, with what is wrong.
    """
    loaded = load_text(text_of(diary), "drawn.json", shipped().lenders)
    assert loaded.profile is not None, (loaded.problems, diary)
    return loaded.profile


def profiles(most: int = 3) -> st.SearchStrategy[Profile]:
    """Profiles as loading gives them."""
    return diaries(most).map(profile_of)


def plain(value: Any) -> Any:  # noqa: ANN401  records, lists and scalars alike
    """A record as the mapping that a file would hold: what is unknown is left out."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        kept = {name: getattr(value, name) for name in value._fields if getattr(value, name) is not None}
        money = MONEY.get(type(value).__name__, ())
        return {
            "from" if name == "from_" else name: found / 100
            if name in money
            else _month(found)
            if name == "month"
            else plain(found)
            for name, found in kept.items()
            if not (name == "ignore" and found == ())
        }
    return [plain(row) for row in value] if isinstance(value, tuple) else value


MONEY = {
    "Limit": ("amount",),
    "Available": ("amount",),
    "Balance": ("amount",),
    "Draw": ("amount",),
    "Payment": ("amount", "minimum", "paid"),
    "Income": ("monthly",),
    "Person": ("living_costs", "cash"),
    "Asset": ("value",),
    "Guarantee": ("amount",),
    "Negative": ("amount",),
    "Spending": ("total", "largest", "high_risk"),
}
"""Fields in fen, which a file writes in yuan."""
