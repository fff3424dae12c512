"""What may lead a lender to cut, planted into a steady borrower's diary with a dose.

A planted cause knows its family of codes (three letters), never how the engine weighs it. Twice the dose is the same
cause, worse: later, more of them, fuller, poorer.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from tests.lender_simulation.borrowers import Diary

ASKED = ("jd_jintiao", "bank_loan", "consumer_finance", "qifu_360", "douyin_fangxin", "small_loan", "weiyedai")

Plant = Callable[[random.Random, Diary, float], None]


class Planted(NamedTuple):
    """A cause: the families of codes that name it, and how it is planted with a dose (1: enough to react to)."""

    name: str
    families: frozenset[str]
    plant: Plant


def _days_before(borrower: Diary, days: float) -> date:
    cut: date = borrower["cut"]
    return cut - timedelta(days=round(days))


def overdue(draw: random.Random, borrower: Diary, dose: float) -> None:
    """The last bill of some account has not been paid: days past due grow with the dose."""
    rows = draw.choice([account for account in borrower["accounts"] if account["payments"]])["payments"]
    due = _days_before(borrower, min(80, 12 * dose))
    rows[:] = [row for row in rows if row["due"] < due]
    rows.append({"due": due, "amount": rows[-1]["amount"], "paid": 0})


def bounced(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Automatic debits of the last weeks bounced, and the bills were paid by hand days later."""
    recent = [
        (account, row)
        for account in borrower["accounts"]
        for row in account["payments"]
        if row["due"] > _days_before(borrower, 75)
    ]
    for account, row in recent[: round(dose)]:
        account["failed_debits"].append(row["due"])
        row["paid_on"] = row["due"] + timedelta(days=draw.randrange(2, 6))


def filled_up(draw: random.Random, borrower: Diary, dose: float) -> None:
    """All lines were drawn nearly to the limit within the last weeks."""
    day = _days_before(borrower, draw.randrange(15, 45))
    share = min(0.995, 0.88 + 0.06 * dose)
    for account in borrower["accounts"]:
        limit = account["limits"][0]["amount"]
        account["balances"] = [row for row in account["balances"] if row["on"] < day]
        account["balances"].append({"on": day, "amount": round(limit * share)})


def asked_around(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Many requests for credit in the last weeks, most of them declined."""
    for n in range(round(9 * dose)):
        day = _days_before(borrower, draw.randrange(2, 26))
        borrower["applications"].append(
            {
                "on": day,
                "lender": ASKED[n % len(ASKED)],
                "kind": "new_credit",
                "outcome": draw.choice(["declined", "declined"]),
            }
        )


def quick_cycles(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Borrowed and returned within days, again and again."""
    account = borrower["accounts"][0]
    for n in range(round(7 * dose)):
        day = _days_before(borrower, 10 + (50 / dose) * n / 7 + draw.randrange(0, 3))
        account["draws"].append(
            {"on": day, "amount": 1000, "purpose": "daily", "repaid_on": day + timedelta(days=draw.randrange(1, 5))}
        )


def into_stocks(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Loan money went into shares."""
    account = borrower["accounts"][0]
    for _ in range(round(2 * dose)):
        day = _days_before(borrower, draw.randrange(5, 60))
        account["draws"].append({"on": day, "amount": 2000, "purpose": "stocks", "months": 12})


def income_fell(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Income fell to half or less."""
    monthly = borrower["person"]["income"][0]["monthly"]
    day = _days_before(borrower, draw.randrange(10, 60))
    borrower["person"]["income"].append({"from": day, "monthly": round(monthly * 0.5 / dose)})


def on_the_record(draw: random.Random, borrower: Diary, dose: float) -> None:
    """A court entry on the credit report: one, or more."""
    for _ in range(round(dose)):
        day = _days_before(borrower, draw.randrange(8, 60))
        borrower["record"]["negatives"].append({"on": day, "kind": "court", "lender": "other", "amount": 9000})


def near_for_months(draw: random.Random, borrower: Diary, dose: float) -> None:
    """The first line has been at nine tenths since a little before the last quarter, and fuller since by the dose."""
    account = borrower["accounts"][0]
    limit, start = account["limits"][0]["amount"], _days_before(borrower, draw.randrange(96, 110))
    account["balances"] = [row for row in account["balances"] if row["on"] < start]
    for back, share in ((95, 0.92), (65, 0.92), (35, 0.92), (6, min(0.995, 0.9 + 0.03 * dose))):
        account["balances"].append({"on": _days_before(borrower, back), "amount": round(limit * share)})


def new_lenders(draw: random.Random, borrower: Diary, dose: float) -> None:
    """New accounts with new lenders, all of them owed, within weeks."""
    used = {account["lender"] for account in borrower["accounts"]}
    for key in [key for key in ASKED if key not in used][: round(4 * dose)]:
        day = _days_before(borrower, draw.randrange(8, 60))
        borrower["accounts"].append({
            "id": f"new_{key}", "lender": key, "opened": day, "limits": [{"on": day, "amount": 9000}],
            "balances": [{"on": day, "amount": 3000}], "payments": [], "failed_debits": [],
        })  # fmt: skip


def to_related(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Loan money was moved to related accounts."""
    for _ in range(round(2 * dose)):
        day = _days_before(borrower, draw.randrange(5, 60))
        draws = borrower["accounts"][0]["draws"]
        draws.append({"on": day, "amount": 2000, "purpose": "related_transfer", "months": 12})


def guaranteed_overdue(draw: random.Random, borrower: Diary, dose: float) -> None:
    """Debts that the person guarantees fell overdue."""
    for _ in range(round(dose)):
        since = _days_before(borrower, draw.randrange(8, 60))
        borrower["guarantees"].append({"on": _days_before(borrower, 500), "amount": 50000, "overdue_since": since})


def reported_late(draw: random.Random, borrower: Diary, dose: float) -> None:
    """The credit report shows somebody else's loan as overdue; the file holds no payment of it."""
    day = _days_before(borrower, draw.randrange(25, 60))
    days = round(12 * dose)
    borrower["record"]["negatives"].append(
        {"on": day, "kind": "overdue", "lender": "other", "amount": 900, "days": days}
    )


CAUSES = (
    Planted("overdue", frozenset({"RPY"}), overdue),
    Planted("bounced debits", frozenset({"RPY"}), bounced),
    Planted("filled up", frozenset({"UTL", "CAP"}), filled_up),  # full lines are more debt beside the same income
    Planted("asked around", frozenset({"MLT"}), asked_around),
    Planted("quick cycles", frozenset({"FRQ"}), quick_cycles),
    Planted("into stocks", frozenset({"PUR"}), into_stocks),
    Planted("income fell", frozenset({"CAP"}), income_fell),
    Planted("on the record", frozenset({"REC"}), on_the_record),
    Planted("near for months", frozenset({"UTL"}), near_for_months),
    Planted("new lenders", frozenset({"MLT"}), new_lenders),
    Planted("to related accounts", frozenset({"PUR"}), to_related),
    Planted("guaranteed overdue", frozenset({"REC"}), guaranteed_overdue),
    Planted("reported late", frozenset({"REC"}), reported_late),
)


def notice(draw: random.Random, borrower: Diary) -> None:
    """A notice that is about this account: it names it, its lender, or the person's own region or industry."""
    first, person = borrower["accounts"][0], borrower["person"]
    about = draw.choice([
        {"kind": "platform_wide", "account": first["id"]},
        {"kind": "platform_wide", "lender": first["lender"]},
        {"kind": "region", "region": person["region"]},
        {"kind": "industry", "industry": person["industry"]},
    ])  # fmt: skip
    borrower["notices"].append({"on": _days_before(borrower, draw.randrange(0, 60)), **about})
