"""How long planning takes beyond loading, and how it grows with accounts and months.

    python benchmarks/planning.py [PEOPLE]

Prints the median and the 99th percentile over random people of ten accounts and six months, then a table of growth:
seconds by the clock and of the processor (on a machine that others use, too, only these tell), how many were proved,
and the median gap of the others; judges nothing. The generator is `people`: lines and loans of nine kinds in equal
shares, limits of 2,000 to 60,000 yuan a third to wholly used, dues that take between 20 and 90 % of what income leaves
beside living costs, cash of up to two months' income, one person in five overdue with one due.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.world.budget import budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import Model, shipped
from credit_cli.profile.records import Account, Autopay, Balance, Draw, Income, Limit, Payment, Person, Profile

DAY: Final = date(2026, 6, 15)
KINDS: Final = (
    "credit_card",
    "huabei",
    "jiebei",
    "weilidai",
    "jd_baitiao",
    "bank_loan",
    "consumer_finance",
    "small_loan",
    "meituan_yuefu",
)
BILLS: Final = {"credit_card", "huabei", "jd_baitiao", "meituan_yuefu"}
LATE_SHARE: Final = 0.2
TEN: Final = 10
PEOPLE: Final = 100


def account(draw: random.Random, index: int, *, late: bool) -> Account:
    """A line or a loan with its last due."""
    kind = draw.choice(KINDS)
    limit = draw.randrange(2000, 60000, 100) * 100
    balance = int(limit * draw.uniform(0.3, 1)) // 100 * 100
    due_day = draw.randint(1, 28)
    last = date(2026, 5, due_day) if due_day >= DAY.day else date(2026, 6, due_day)
    bills = kind in BILLS
    asked = balance if bills else balance // 12
    least = max(1, asked // 10) if bills else None
    paid = 0 if late else (least or asked)
    return Account(
        id=f"a{index}",
        lender=kind,
        opened=DAY - timedelta(days=draw.randint(100, 3000)),
        limits=(Limit(date(2024, 1, 1), limit),),
        balances=(Balance(DAY, balance),),
        annual_rate=draw.choice([0.06, 0.108, 0.146, 0.1825, 0.24]),
        statement_day=draw.randint(1, 28) if bills else None,
        due_day=due_day,
        autopay=(Autopay(enabled=True),) if draw.random() < 0.5 else None,  # noqa: PLR2004
        draws=None if bills else (Draw(date(2026, 1, due_day), balance, 24, "equal_payment"),),
        payments=(Payment(last, asked, least, paid, last if paid else None),),
        failed_debits=(),
    )


def people(count: int, accounts: int, seed: int = 1) -> Iterator[Profile]:
    """Random people, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311  a benchmark, not a secret
    for _ in range(count):
        late = draw.random() < LATE_SHARE
        held = tuple(account(draw, n, late=late and n == 0) for n in range(accounts))
        asked = sum(a.balances[0].amount // 12 for a in held if a.balances)
        left = int(asked / draw.uniform(0.2, 0.9))
        living = draw.randrange(1500, 6000, 100) * 100
        yield Profile(
            version=1,
            as_of=DAY,
            accounts=held,
            applications=(),
            person=Person(
                income=(Income(date(2025, 1, 1), left + living),),
                pay_day=draw.randint(1, 28),
                living_costs=living,
                cash=draw.randrange(0, 2 * (left + living)),
            ),
        )


class Timed(NamedTuple):
    """How long one plan takes by the clock and of the processor, and its gap (0 where it was proved)."""

    clock: float
    processor: float
    proved: bool
    gap: int


def seconds(profile: Profile, months: int, model: Model) -> Timed:
    """How long one plan takes, and how far it was proved."""
    start = Start(profile, budget_of(profile, model.planning), add_months(DAY, months), model)
    gc.collect()
    gc.disable()  # as the program does
    begun, used = time.perf_counter(), time.process_time()
    plan = make_plan(start)
    clock, processor = time.perf_counter() - begun, time.process_time() - used
    gc.enable()
    return Timed(clock, processor, plan.proof.optimal, plan.proof.gap or 0)


def row(name: str, found: list[Timed]) -> str:
    """A line of the table."""
    told = f"{name:<12}"
    for times in (sorted(t.clock for t in found), sorted(t.processor for t in found)):
        told += f" {statistics.median(times):>8.3f}s {times[min(len(times) - 1, int(len(times) * 0.99))]:>8.3f}s"
    gaps = [t.gap for t in found if not t.proved]
    proved = sum(t.proved for t in found) / len(found)
    return f"{told} {proved:>8.0%} {statistics.median(gaps) if gaps else 0:>8.0f}   of {len(found)}"


def main(count: int) -> None:
    """Print the table."""
    model = shipped()
    heads = ("median", "99 %", "processor", "99 %", "proved", "gap")
    print(f"{'accounts':<12} " + " ".join(f"{head:>9}" for head in heads))  # noqa: T201
    row("warm", [seconds(p, 6, model) for p in people(2, TEN)])  # the first fill the caches
    print(row("10 x 6", [seconds(p, 6, model) for p in people(count, TEN)]))  # noqa: T201
    for accounts in (1, 2, 4, 8, 16, 32):
        print(row(f"{accounts} x 6", [seconds(p, 6, model) for p in people(count // 5, accounts)]))  # noqa: T201
    for months in (3, 12, 24):
        print(row(f"10 x {months}", [seconds(p, months, model) for p in people(count // 5, TEN)]))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
