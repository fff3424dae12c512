"""What becomes of the card when something is changed: a dimension left out, a set weighed anew or alone, other rows.

Decides which refits are made. Scores here are the fitted log-odds before they are rounded to points: what is compared
is the fit. Does not know figures but the AUC, nor pages.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from calibration.fitting.calibrate import card_of
from calibration.fitting.design import Array, Design, Key, design
from calibration.fitting.fit import Fitted, fit
from calibration.fitting.plan import Plan
from calibration.measured import Sample
from calibration.validation.figures import auc, by_fold
from calibration.validation.folds import Folds, half, without
from credit_cli.model.scorecard import Factor, Scorecard

HALF_SAMPLES = 20
WEIGHTS = (0.25, 4.0)
"""How many times as much, or as little, a set is made to say."""

ByName = dict[str, float]


class Spread(NamedTuple):
    """The points of a factor's bins over the half-samples: what nine in ten of them lie between."""

    low: tuple[int, ...]
    high: tuple[int, ...]


def _worth(made: Design, fitted: Fitted, key: Key, per_point: float) -> Array:
    worth: Array = made.steps[key] @ fitted.steps + per_point * made.judged[key]
    return worth


def _first_ways(made: Design) -> Iterator[Key]:
    """The way in which a careful user would write the rows of each set."""
    seen: set[str] = set()
    for name, way in made.steps:
        if name not in seen:
            seen.add(name)
            yield name, way


def _crossed(made: Design, plan: Plan, folds: Folds, per_point: float, only: str | None = None) -> ByName:
    """The crossed AUC of each set under some plan; of one set alone where `only` names it."""
    keys = [key for key in _first_ways(made) if only in {None, key[0]}]
    worth = {key: np.zeros(len(made.labels[key])) for key in keys}
    for fold in range(plan.folds):
        found = fit(made, plan, per_point, without(folds, fold, made.steps), only)
        for key in keys:
            out = folds[key[0]] == fold
            worth[key][out] = _worth(made, found, key, per_point)[out]
    return {key[0]: by_fold(auc, made.labels[key].astype(float), worth[key], folds[key[0]]) for key in keys}


def whole(made: Design, plan: Plan, folds: Folds, per_point: float) -> ByName:
    """The crossed AUC of each set by the one card."""
    return _crossed(made, plan, folds, per_point)


def alone(made: Design, plan: Plan, folds: Folds, per_point: float) -> ByName:
    """The crossed AUC of each set by a card of its own: what sharing one card costs it."""
    return {name: _crossed(made, plan, folds, per_point, name)[name] for name in plan.samples}


def weighed(made: Design, plan: Plan, folds: Folds, per_point: float) -> dict[str, dict[float, ByName]]:
    """The crossed AUC of all sets where one of them says much less, or much more."""
    found: dict[str, dict[float, ByName]] = {}
    for name, share in plan.samples.items():
        found[name] = {}
        for times in WEIGHTS:
            bent = plan._replace(samples=plan.samples | {name: share._replace(weight=share.weight * times)})
            found[name][times] = _crossed(made, bent, folds, per_point)
    return found


def without_dimension(
    samples: Mapping[Key, Sample], factors: tuple[Factor, ...], plan: Plan, folds: Folds, per_point: float
) -> dict[str, ByName]:
    """The crossed AUC of each set by a card that lacks a dimension."""
    found = {}
    for dimension in dict.fromkeys(factor.dimension for factor in factors if factor.code in plan.factors):
        kept = [i for i, factor in enumerate(factors) if factor.dimension != dimension]
        less = {key: sample._replace(values=sample.values[:, kept]) for key, sample in samples.items()}
        made = design(less, tuple(factors[i] for i in kept), plan)
        found[dimension] = _crossed(made, plan, folds, per_point)
    return found


def spread(made: Design, plan: Plan, card: Scorecard, folds: Folds) -> dict[str, Spread]:
    """The points that cards fitted on random halves of the rows give."""
    drawn = [card_of(made, plan, card, half(folds, k, plan.seed, made.steps)).points for k in range(HALF_SAMPLES)]
    found = {}
    for ladder in made.ladders:
        points = np.array([each[ladder.factor.code] for each in drawn])
        low, high = np.quantile(points, (0.05, 0.95), axis=0, method="nearest")
        found[ladder.factor.code] = Spread(tuple(map(int, low)), tuple(map(int, high)))
    return found
