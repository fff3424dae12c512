"""By how much a plan is better than minimums only, dearest first and smallest first: random people of 5 to 12 accounts.

    python benchmarks/better.py [PEOPLE]

Prints, for each of the three, how often the plan is worse (never), better in the score, or as good and cheaper, and the
median of points gained and of interest saved; judges nothing. The generator is that of `planning.py`.
"""

import statistics
import sys
from typing import Final

from planning import DAY, people

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.searching import Search
from credit_cli.engine.world.budget import budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import shipped

COUNT: Final = 1000
FEWEST, MOST = 5, 12
MONTHS: Final = 6


def main(count: int) -> None:
    """Print the table."""
    model = shipped()
    found: dict[str, list[tuple[bool, int, float]]] = {}
    exact = 0
    sizes = range(FEWEST, MOST + 1)
    crowd = [p for size in sizes for p in people(-(-count // len(sizes)), size, seed=size)][:count]
    for profile in crowd:
        start = Start(profile, budget_of(profile, model.planning), add_months(DAY, MONTHS), model)
        plan = Search(start, Goal()).run()
        exact += plan.exact is not None
        for name, other in plan.named:
            better = plan.best.score - other.score
            saved = (other.interest - plan.best.interest) / 100
            found.setdefault(name, []).append((plan.best.rank > other.rank, better, saved))
    print(f"{len(crowd)} people, {exact} searched exactly")  # noqa: T201
    for name, rows in found.items():
        worse = sum(w for w, _, _ in rows)
        higher = sum(b > 0 for _, b, _ in rows)
        points = statistics.median(b for _, b, _ in rows)
        most = max(b for _, b, _ in rows)
        saved = statistics.median(s for _, _, s in rows)
        print(  # noqa: T201
            f"{name:<12} worse {worse}, higher score {higher / len(rows):.0%}, "
            f"median {points:+g} points (most {most:+d}), median interest {-saved:+.0f} yuan"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
