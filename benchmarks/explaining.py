"""How long explaining takes beside loading: ten years of diary with fifty accounts, some of them cut, once or often.

Run from the repository: `python benchmarks/explaining.py [CUTS ...]`. Prints, for each number of cuts, the median of
five runs of each and the median of their paired ratios, which is meant to stay below two. Times are the process's own,
so that a busy machine disturbs them less.
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
RUNS = 5
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
        for again in range(len(range(number, cut, ACCOUNTS))):
            year, month = 2017 + number % 5 + again, 1 + number % 9
            limits.append(f"{{on: {year}-0{month}-15, amount: {45000 - 5000 * again}}}")
        lines += [f"  - id: a{number}", f"    lender: {LENDERS[number % len(LENDERS)]}", f"    opened: {FIRST}"]
        lines += [f"    limits: [{', '.join(limits)}]", "    balances:"]
        lines += [f"      - {{on: {m.replace(day=28)}, amount: {draw.randrange(5000, 20000)}}}" for m in months]
        lines += ["    payments:"]
        for month in months:
            paid_on = month.replace(day=draw.choice([9, 10, 10, 10, 10, 10, 10, 10, 10, 12]))
            lines.append(f"      - {{due: {month.replace(day=10)}, amount: 1500, paid: 1500, paid_on: {paid_on}}}")
    return "\n".join(lines) + "\n"


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    """Print the times."""
    model = shipped()
    for cuts in [int(number) for number in sys.argv[1:]] or [10, 50, 100, 200]:
        text = diary(cuts)
        profile = load_text(text, "diary.yaml", model.lenders).profile
        assert profile is not None
        events = len(explain(profile, model, profile.as_of))
        loading, explaining = [], []
        for _ in range(RUNS):
            loading.append(seconds(lambda: load_text(text, "diary.yaml", model.lenders)))  # noqa: B023  run at once
            explaining.append(seconds(lambda: explain(profile, model, profile.as_of)))  # noqa: B023  run at once
        ratio = statistics.median(e / o for e, o in zip(explaining, loading, strict=True))
        middle = statistics.median(loading), statistics.median(explaining)
        print(f"loading {middle[0]:.3f} s, explaining {events} events {middle[1]:.3f} s: {ratio:.2f} times")  # noqa: T201


if __name__ == "__main__":
    main()
