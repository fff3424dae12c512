"""How long optbinning's counterfactuals take on the same scorecard, beside a plan: for one, and for four at once.

    pip install -e .[compare]
    python benchmarks/counterfactuals.py [PEOPLE]

Fits an optbinning scorecard to random people of four accounts (the generator of `planning.py`): its features are the
facts of this scorecard that payments move, its bins those of this scorecard, its outcome drawn from this scorecard's
score. Then it asks for one and for four counterfactuals of each of some people at ten points more, and makes a plan
with the same target. Prints medians and whether they were solved; judges nothing. A counterfactual is a list of
changed facts without money, days or order; a plan is payments on days. They are compared in time only.
"""

import random
import statistics
import sys
import time
import warnings
from typing import Any, Final

import numpy as np
import pandas as pd
from optbinning import BinningProcess, Scorecard
from optbinning.scorecard import Counterfactual
from planning import DAY, people
from sklearn.linear_model import LogisticRegression

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.score import score
from credit_cli.engine.search.tables import moved
from credit_cli.engine.world.budget import budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import shipped
from credit_cli.profile.records import Profile

SAMPLE: Final = 600
ASKED: Final = 5
MORE: Final = 10
ACCOUNTS: Final = 4
LIMIT: Final = 30
HALF: Final = 0.5
WORST_CONDITION: Final = 1e6


def facts(profiles: list[Profile]) -> tuple[pd.DataFrame, list[int]]:
    """The values of the facts that payments move, where known for everybody, and the scores."""
    model = shipped()
    found = [score(p, p.as_of, model) for p in profiles]
    names = [f.factor for f in model.scorecard.factors if moved(f) and f.best]
    table = pd.DataFrame([[s.of(name).measurement.value for name in names] for s in found], columns=names)
    table = table.dropna(axis=1)
    return table.loc[:, table.min() < table.max()].astype(float), [s.score for s in found]


def independent(columns: pd.DataFrame) -> list[str]:
    """The columns that are no sum of others before them; with the rest optbinning cannot measure distances."""
    kept: list[str] = []
    for name in columns.columns:
        spread = np.cov(columns[[*kept, name]].T)
        if np.linalg.cond(np.atleast_2d(spread)) < WORST_CONDITION:
            kept.append(name)
    return kept


def fitted(table: pd.DataFrame, scores: list[int]) -> tuple[Any, pd.DataFrame]:
    """An optbinning scorecard with this scorecard's bins, fitted to outcomes drawn from its scores; and its facts."""
    draw = random.Random(1)  # noqa: S311  a benchmark, not a secret
    middle = statistics.median(scores)
    bad = np.array([draw.random() < 1 / (1 + np.exp((s - middle) / 20)) for s in scores], dtype=int)
    weights = binned(table).fit(table, bad).transform(table, metric="woe")
    table = table[independent(weights)]
    card = Scorecard(
        binned(table), LogisticRegression(), scaling_method="min_max", scaling_method_params={"min": 300, "max": 900}
    )
    return card.fit(table, bad), table


def binned(table: pd.DataFrame) -> Any:  # noqa: ANN401  optbinning has no types
    """The bins of this scorecard."""
    edges = {name: list(shipped().scorecard.by_factor[name].edges) for name in table.columns}
    return BinningProcess(
        list(table.columns), binning_fit_params={name: {"user_splits": cuts} for name, cuts in edges.items() if cuts}
    )


def counterfactuals(card: Any, table: pd.DataFrame, row: int, count: int) -> tuple[float, str]:  # noqa: ANN401
    """The time for so many counterfactuals, and how the solver ended."""
    query = table.iloc[[row]]
    wanted = float(card.predict_proba(query)[0, 1]) * HALF
    finder = Counterfactual(scorecard=card)
    finder.fit(table)
    begun = time.perf_counter()
    finder.generate(
        query=query, y=wanted, outcome_type="probability", n_cf=count, max_changes=5, time_limit=LIMIT,
        hard_constraints=["max_outcome", *(["diversity_features"] if count > 1 else [])],
    )  # fmt: skip
    return time.perf_counter() - begun, str(finder.status)


def plan_seconds(profile: Profile) -> tuple[float, bool]:
    """The time of a plan with a target so many points higher."""
    model = shipped()
    start = Start(profile, budget_of(profile, model.planning), add_months(DAY, 6), model)
    target = score(profile, profile.as_of, model).score + MORE
    begun = time.perf_counter()
    plan = make_plan(start, target)
    return time.perf_counter() - begun, plan.proof.optimal


def main(count: int) -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    crowd = list(people(SAMPLE, ACCOUNTS))
    table, scores = facts(crowd)
    card, table = fitted(table, scores)
    print(f"{len(table.columns)} facts, {len(table)} people, {count} asked")  # noqa: T201
    for number in (1, ACCOUNTS):
        found = [counterfactuals(card, table, row, number) for row in range(count)]
        times = statistics.median(t for t, _ in found)
        ended = sorted({status for _, status in found})
        print(f"optbinning, {number} counterfactual(s): median {times:.3f} s, {', '.join(ended)}")  # noqa: T201
    made = [plan_seconds(profile) for profile in crowd[:count]]
    proved = sum(p for _, p in made)
    print(f"a plan with a target: median {statistics.median(t for t, _ in made):.3f} s, {proved} proved")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ASKED)
