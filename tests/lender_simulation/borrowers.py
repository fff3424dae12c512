"""Borrowers as a lender might see them: a year and a half of steady diary, each with its own habits and distractors.

Knows nothing of the engine: a borrower is a plain mapping with the keys of `docs/profile.md`. Steady means that
nothing about the person changes in the ninety days before the cut; what they are (full lines, many lenders) may be
anything, as long as it has been so for a year.
"""

import random
from datetime import date, timedelta
from typing import Any

Diary = dict[str, Any]

REVOLVING = ("jiebei", "huabei", "credit_card", "jd_baitiao", "weilidai", "meituan_yuefu", "duxiaoman", "wangshangdai")
REGIONS = ("浙江", "广东", "四川", "山东", "河南")
INDUSTRIES = ("catering", "retail", "software", "logistics", "education")
MONTHS_OF_DIARY = 18


def month_ends(until: date, months: int) -> list[date]:
    """The last days of the months before a day, oldest first."""
    found, day = [], until.replace(day=1) - timedelta(days=1)
    for _ in range(months):
        found.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return found[::-1]


def account(draw: random.Random, key: str, number: int, cut: date, usage: float) -> Diary:
    """One line used at a steady rate, its bills always paid on time."""
    limit = draw.randrange(8, 80) * 1000
    ends = month_ends(cut, MONTHS_OF_DIARY)
    due_day = draw.randrange(3, 27)
    balances = [{"on": day, "amount": round(limit * usage * draw.uniform(0.985, 1.015))} for day in ends]
    payments = [
        {"due": day.replace(day=due_day), "amount": round(limit * usage * 0.09), "paid_on": day.replace(day=due_day)}
        for day in ends
    ]
    return {
        "id": f"{key}_{number}",
        "lender": key,
        "opened": (cut - timedelta(days=draw.randrange(800, 2600))).replace(day=1),
        "limits": [{"on": cut - timedelta(days=draw.randrange(600, 790)), "amount": limit}],
        "balances": balances,
        "payments": payments,
        "failed_debits": [],
        "annual_rate": draw.choice([0.1095, 0.146, 0.1825]),
        "due_day": due_day,
        "draws": [],
    }


def steady(draw: random.Random) -> Diary:
    """A borrower to whom nothing happened, with `cut`, the day on which the first account will be cut."""
    cut = date(2026, 1, 10) + timedelta(days=draw.randrange(0, 280))
    keys = draw.sample(REVOLVING, k=draw.choice([1, 2, 2, 3, 3, 4]))
    usage = draw.uniform(0.12, 0.55)
    accounts = [account(draw, key, n, cut, usage * draw.uniform(0.8, 1.2)) for n, key in enumerate(keys)]
    owed = sum(a["balances"][-1]["amount"] for a in accounts)
    return {
        "version": 1,
        "as_of": cut + timedelta(days=draw.randrange(3, 30)),
        "person": {
            "region": draw.choice(REGIONS),
            "industry": draw.choice(INDUSTRIES),
            "income": [{"from": cut - timedelta(days=700), "monthly": max(6000, round(owed * draw.uniform(0.3, 0.6)))}],
            "living_costs": draw.randrange(2500, 5500),
        },
        "accounts": accounts,
        "applications": [],
        "guarantees": [],
        "record": {"negatives": []},
        "notices": [],
        "cut": cut,
    }


def cut_line(draw: random.Random, borrower: Diary) -> Diary:
    """The lender cuts, freezes or closes the first account on the borrower's day."""
    day, first = borrower.pop("cut"), borrower["accounts"][0]
    how = draw.choice(["cut", "cut", "cut", "freeze", "closure"])
    if how == "cut":
        first["limits"].append({"on": day, "amount": round(first["limits"][0]["amount"] * draw.uniform(0.2, 0.6), -2)})
    else:
        first["states"] = [
            {"on": first["opened"], "state": "open"},
            {"on": day, "state": {"freeze": "frozen", "closure": "closed"}[how]},
        ]
    return borrower


def old_lateness(draw: random.Random, borrower: Diary) -> None:
    """A bill paid late more than a year ago, and settled."""
    rows = draw.choice(borrower["accounts"])["payments"]
    row = rows[draw.randrange(0, 4)]
    row["paid_on"] = row["due"] + timedelta(days=draw.randrange(3, 25))


def notice_of_another_region(draw: random.Random, borrower: Diary) -> None:
    """A regional notice that is about other people."""
    region = draw.choice([r for r in REGIONS if r != borrower["person"]["region"]])
    borrower["notices"].append({"on": _before(draw, borrower), "kind": "region", "region": region})


def notice_of_another_account(draw: random.Random, borrower: Diary) -> None:
    """A notice about another lender, or maintenance of this one."""
    used = {a["lender"] for a in borrower["accounts"]}
    other = draw.choice([key for key in REVOLVING if key not in used])
    borrower["notices"].append({"on": _before(draw, borrower), "kind": "platform_wide", "lender": other})
    account_id = borrower["accounts"][0]["id"]
    borrower["notices"].append({"on": _before(draw, borrower), "kind": "maintenance", "account": account_id})


def stably_full(draw: random.Random, borrower: Diary) -> None:
    """One more line that has been nearly full for all of the diary."""
    key = draw.choice([k for k in REVOLVING if k not in {a["lender"] for a in borrower["accounts"]}])
    borrower["accounts"].append(account(draw, key, 8, borrower["cut"], draw.uniform(0.82, 0.95)))


def stably_many(draw: random.Random, borrower: Diary) -> None:
    """Five or six lenders, all of them for years."""
    used = {a["lender"] for a in borrower["accounts"]}
    free = [key for key in REVOLVING if key not in used]
    while len(borrower["accounts"]) < 6 and free:
        key = free.pop(draw.randrange(len(free)))
        borrower["accounts"].append(account(draw, key, 20 + len(free), borrower["cut"], draw.uniform(0.2, 0.5)))


DISTRACTORS = (old_lateness, notice_of_another_region, notice_of_another_account, stably_full, stably_many)


def distract(draw: random.Random, borrower: Diary) -> None:
    """Up to three things that have nothing to do with the cut."""
    for distractor in draw.sample(DISTRACTORS, k=draw.choice([0, 1, 2, 3])):
        distractor(draw, borrower)


def _before(draw: random.Random, borrower: Diary) -> date:
    cut: date = borrower["cut"]
    return cut - timedelta(days=draw.randrange(1, 60))
