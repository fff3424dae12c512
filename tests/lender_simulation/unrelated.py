"""Facts that have nothing to do with a cut: one of them more or less in a file must not move an explanation.

A fact is unrelated where it says nothing of what the planted cause changed. `related` are the families of codes to
which it does belong: a mortgage's instalments are dues, so beside an income that fell it is not unrelated, and a fat
unused line is room, so it is not where lines filled up by the share of all limits. Not in this list at all, since they
speak for a cut themselves: a card opened last month, an application last month, a bounced debit or a draw for shares
within the year, one more line that is full.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from tests.lender_simulation.borrowers import MONTHS_OF_DIARY, Diary, month_ends

NONE: frozenset[str] = frozenset()


class Fact(NamedTuple):
    """An unrelated fact, how it is written into (or taken out of) a diary, and where it would be related."""

    name: str
    write: Callable[[Diary], object]
    related: frozenset[str] = NONE


def old(borrower: Diary) -> Diary:
    """The last account that has been there for all of the diary."""
    found: Diary = [a for a in borrower["accounts"] if len(a["payments"]) > 3][-1]
    return found


def mortgage(borrower: Diary) -> None:
    """A mortgage of years ago, every instalment paid on its day."""
    cut = borrower["cut"]
    days = [day.replace(day=20) for day in month_ends(cut, MONTHS_OF_DIARY)]
    borrower["accounts"].append({
        "id": "home", "lender": "mortgage", "opened": cut - timedelta(days=1500),
        "payments": [{"due": day, "amount": 3000, "paid_on": day} for day in days],
        "balances": [{"on": days[0], "amount": 600000}], "failed_debits": [],
    })  # fmt: skip


def spare(**more: object) -> Callable[[Diary], None]:
    """A credit card opened years ago and never used since."""

    def write(borrower: Diary) -> None:
        opened = borrower["cut"] - timedelta(days=1500)
        borrower["accounts"].append({"id": "spare", "lender": "credit_card", "opened": opened} | more)

    return write


def spare_with_a_limit(borrower: Diary) -> None:
    """The same, with its limit and nothing owed on it."""
    day = borrower["cut"] - timedelta(days=700)
    spare(limits=[{"on": day, "amount": 30000}], balances=[{"on": day, "amount": 0}])(borrower)


def closed_long_ago(borrower: Diary) -> None:
    """An account that the person closed years ago."""
    opened, day = (borrower["cut"] - timedelta(days=back) for back in (1500, 900))
    borrower["accounts"].append({
        "id": "gone", "lender": "qifu_360", "opened": opened, "balances": [{"on": day, "amount": 0}],
        "states": [{"on": opened, "state": "open"}, {"on": day, "state": "closed", "by": "self"}],
    })  # fmt: skip


def late(days_ago: int) -> Callable[[Diary], None]:
    """A bill paid nine days late, long ago."""

    def write(borrower: Diary) -> None:
        due = borrower["cut"] - timedelta(days=days_ago)
        row = {"due": due, "amount": 500, "paid_on": due + timedelta(days=9)}
        account = old(borrower)
        account["payments"] = sorted([*account["payments"], row], key=lambda r: r["due"])

    return write


def reported(borrower: Diary) -> None:
    """A short lateness on the credit report, settled years ago."""
    day = borrower["cut"] - timedelta(days=1300)
    ended = day + timedelta(days=12)
    borrower["record"]["negatives"].append(
        {"on": day, "kind": "overdue", "lender": "other", "amount": 300, "days": 12, "settled_on": ended}
    )


def row(key: str, days_ago: int, **cells: object) -> Callable[[Diary], None]:
    """A row of an account that has been there for all of the diary."""

    def write(borrower: Diary) -> None:
        day = "due" if key == "payments" else "on"
        account, written = old(borrower), {day: borrower["cut"] - timedelta(days=days_ago), **cells}
        if key == "payments" and days_ago > 0:
            written["paid_on"] = written["due"]
        account[key] = sorted([*account[key], written], key=lambda r: r[day])

    return write


def less(key: str) -> Callable[[Diary], None]:
    """One row less, from the beginning of the diary."""

    def write(borrower: Diary) -> None:
        del old(borrower)[key][1]

    return write


def asked(days_ago: int) -> Callable[[Diary], None]:
    """One application that was declined."""

    def write(borrower: Diary) -> None:
        day = borrower["cut"] - timedelta(days=days_ago)
        borrower["applications"].append({"on": day, "lender": "bank_loan", "outcome": "declined"})

    return write


def person(**cells: object) -> Callable[[Diary], None]:
    """Something about the person."""
    return lambda borrower: borrower["person"].update(cells)


def whole(key: str, days_ago: int, **cells: object) -> Callable[[Diary], None]:
    """A row of the whole file."""

    def write(borrower: Diary) -> None:
        day = borrower["cut"] - timedelta(days=days_ago)
        if key == "bills":
            cells.update(due=day, paid_on=day)
        elif key != "assets":
            cells.update(on=day)
        borrower[key] = [*borrower.get(key, []), dict(cells)]

    return write


FACTS = (
    Fact("a mortgage, all instalments paid", mortgage, frozenset({"CAP"})),
    Fact("a card never used", spare()),
    Fact("a card never used, with its limit", spare_with_a_limit, frozenset({"UTL"})),
    Fact("an account closed years ago", closed_long_ago),
    Fact("a bill paid late three years ago", late(1100)),
    Fact("a bill paid late fifteen months ago", late(450)),
    Fact("a lateness settled years ago on the report", reported),
    Fact("an old balance", row("balances", 650, amount=2000)),
    Fact("an old bill paid on its day", row("payments", 650, amount=500)),
    Fact("a bill of last month paid on its day", row("payments", 33, amount=500)),
    Fact("a bill to come", row("payments", -45, amount=800)),
    Fact("an old draw", row("draws", 500, amount=1500, purpose="daily")),
    Fact("a balance less", less("balances")),
    Fact("a bill less", less("payments")),
    Fact("an application long ago", asked(500)),
    Fact("an application last year", asked(300)),
    Fact("one application before the window", asked(120)),
    Fact("a household bill paid", whole("bills", 20, kind="electricity")),
    Fact("a car", whole("assets", 0, kind="vehicle", value=60000)),
    Fact("a notice of last year", whole("notices", 300, kind="platform_wide")),
    Fact("a notice of another region", whole("notices", 30, kind="region", region="西藏")),
    Fact("maintenance", whole("notices", 30, kind="maintenance")),
    Fact("a guarantee of long ago", whole("guarantees", 900, amount=50000, overdue=False)),
    Fact("cash", person(cash=9000)),
    Fact("a pay day", person(pay_day=10)),
    Fact("an identity", person(identity={"verified": True, "bank_cards": 2})),
    Fact("steady work", person(employment={"status": "employed", "since": "2019-03"})),
    Fact("other living costs", person(living_costs=9000)),
)
