"""Borrowers made up for the calibration's tests: two data sets whose later trouble follows known facts."""

import numpy as np

from calibration.fitting.design import Design, Key, design
from calibration.fitting.plan import Plan, Share, read_plan
from calibration.measured import Sample
from credit_cli.model.library import shipped
from credit_cli.model.scorecard import Scorecard

CARD: Scorecard = shipped().scorecard
PLAN: Plan = read_plan()._replace(
    samples={"gmsc": Share(1, {"report": 1}), "heloc": Share(1, {"report": 1})}, folds=3, not_taught={}
)
PLACE = {factor.factor: index for index, factor in enumerate(CARD.factors)}


def sample(name: str, n: int, seed: int, *, known: tuple[str, ...], strength: float = 1.0) -> Sample:
    """People whose log-odds of trouble rise with use and with lateness, where these are known."""
    random = np.random.default_rng(seed)
    values = np.full((n, len(CARD.factors)), np.nan)
    drawn = {
        "utilisation": random.random(n) * 1.1,
        "late_over_30": random.poisson(0.5, n).astype(float),
        "months_since_application": random.random(n) * 15,
        "oldest_account": random.random(n) * 200,
    }
    trouble = 2 * (drawn["utilisation"] - 0.5) + 0.9 * drawn["late_over_30"] - 0.004 * drawn["oldest_account"]
    for factor in known:
        values[:, PLACE[factor]] = drawn[factor]
    labels = (random.random(n) < 1 / (1 + np.exp(1.2 - strength * trouble))).astype(np.int64)
    return Sample(name, labels, values)


def samples(n: int = 1500) -> dict[Key, Sample]:
    """Both data sets."""
    return {
        ("gmsc", "report"): sample("gmsc", n, 1, known=("utilisation", "late_over_30")),
        ("heloc", "report"): sample("heloc", n, 2, known=("utilisation", "late_over_30", "oldest_account")),
    }


def designed(found: dict[Key, Sample]) -> Design:
    """Their design."""
    return design(found, CARD.factors, PLAN)
