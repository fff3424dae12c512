"""How long explaining takes beside loading: ten years of diary with fifty accounts, some of them cut.

Run from the repository: `python benchmarks/explaining.py [ACCOUNTS_CUT]`. Prints the median of five runs of each and
their ratio, which is meant to stay below two.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from credit_cli.engine.explain import explain
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text

ACCOUNTS = 50
FIRST, LAST = date(2016, 7, 1), date(2026, 6, 30)
LENDERS = ("jiebei", "huabei", "credit_card", "jd_baitiao", "weilidai", "duxiaoman", "meituan_yuefu", "wangshangdai")


def diary(cut: int) -> str:
    """A profile of fifty accounts with a balance and a payment a month for ten years."""
    draw = random.Random(1)  # noqa: S311  a benchmark, not a secret
    lines = ["version: 1", f"as_of: {LAST}", "person: {income: [{from: 2016-01, monthly: 12000}]}", "accounts:"]
    months = [date(year, month, 1) for year in range(2016, 2027) for month in range(1, 13)]
    months = [month for month in months if FIRST <= month <= LAST]
    for number in range(ACCOUNTS):
        limits = [f"{{on: {FIRST}, amount: 50000}}"]
        if number < cut:
            limits.append(f"{{on: 20{18 + number % 8}-0{1 + number % 9}-15, amount: 30000}}")
        lines += [f"  - id: a{number}", f"    lender: {LENDERS[number % len(LENDERS)]}", f"    opened: {FIRST}"]
        lines += [f"    limits: [{', '.join(limits)}]", "    balances:"]
        lines += [f"      - {{on: {m.replace(day=28)}, amount: {draw.randrange(5000, 20000)}}}" for m in months]
        lines += ["    payments:"]
        for month in months:
            paid_on = month.replace(day=draw.choice([9, 10, 10, 10, 10, 10, 10, 10, 10, 12]))
            lines.append(f"      - {{due: {month.replace(day=10)}, amount: 1500, paid: 1500, paid_on: {paid_on}}}")
    return "\n".join(lines) + "\n"


def median_seconds(run: Callable[[], object]) -> float:
    """The median time of five runs."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the times."""
    model = shipped()
    text = diary(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    profile = load_text(text, "diary.yaml", model.lenders).profile
    assert profile is not None
    events = len(explain(profile, model, profile.as_of))
    loading = median_seconds(lambda: load_text(text, "diary.yaml", model.lenders))
    explaining = median_seconds(lambda: explain(profile, model, profile.as_of))
    print(f"loading {loading:.3f} s, explaining {events} events {explaining:.3f} s: {explaining / loading:.2f} times")  # noqa: T201


if __name__ == "__main__":
    main()
