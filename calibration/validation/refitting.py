"""What becomes of the card when something is changed: a dimension left out, a set weighed anew or alone, other rows.

Decides which refits are made. Scores here are the fitted log-odds before they are rounded to points: what is compared
is the fit. Does not know figures but the AUC, nor pages.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from calibration.cores import on_all_cores
from calibration.fitting.calibrate import card_of
from calibration.fitting.design import Design, Key, design
from calibration.fitting.fit import Fitted, fit
from calibration.fitting.plan import Plan
from calibration.measured import Sample
from calibration.validation.figures import auc, by_fold
from calibration.validation.folds import Folds, half, without
from credit_cli.model.factor import Factor
from credit_cli.model.scorecard import Scorecard

HALF_SAMPLES = 10
WEIGHTS = (0.25, 4.0)
"""How many times as much, or as little, a set is made to say."""

ByName = dict[str, float]


class Ground(NamedTuple):
    """What every refit stands on; `per_point` is what a point of judgement is worth in log-odds."""

    made: Design
    plan: Plan
    folds: Folds
    per_point: float


class Spread(NamedTuple):
    """The points of a factor's bins over the half-samples: what nine in ten of them lie between."""

    low: tuple[int, ...]
    high: tuple[int, ...]


def _first_ways(made: Design) -> Iterator[Key]:
    """The way in which a careful user would write the rows of each set."""
    seen: set[str] = set()
    for name, way in made.steps:
        if name not in seen:
            seen.add(name)
            yield name, way


def _learnt(on: Ground, only: str | None, fold: int) -> Fitted:
    return fit(on.made, on.plan, on.per_point, without(on.folds, fold, on.made.steps), only)


def _crossed(on: Ground, only: str | None = None) -> ByName:
    """The crossed AUC of each set; of one set alone where `only` names it."""
    made, folds = on.made, on.folds
    keys = [key for key in _first_ways(made) if only in {None, key[0]}]
    worth = {key: np.zeros(len(made.labels[key])) for key in keys}
    for fold, found in enumerate(on_all_cores(partial(_learnt, on, only), range(on.plan.folds))):
        for key in keys:
            out = folds[key[0]] == fold
            worth[key][out] = (made.steps[key] @ found.steps + on.per_point * made.judged[key])[out]
    return {key[0]: by_fold(auc, made.labels[key].astype(float), worth[key], folds[key[0]]) for key in keys}


def whole(on: Ground) -> ByName:
    """The crossed AUC of each set by the one card."""
    return _crossed(on)


def alone(on: Ground) -> ByName:
    """The crossed AUC of each set by a card of its own: what sharing one card costs it."""
    return {name: _crossed(on, name)[name] for name in on.plan.samples}


def weighed(on: Ground) -> dict[str, dict[float, ByName]]:
    """The crossed AUC of all sets where one of them says much less, or much more."""
    found: dict[str, dict[float, ByName]] = {}
    for name, share in on.plan.samples.items():
        found[name] = {}
        for times in WEIGHTS:
            bent = on.plan.samples | {name: share._replace(weight=share.weight * times)}
            found[name][times] = _crossed(on._replace(plan=on.plan._replace(samples=bent)))
    return found


def without_dimension(on: Ground, samples: Mapping[Key, Sample], factors: tuple[Factor, ...]) -> dict[str, ByName]:
    """The crossed AUC of each set by a card that lacks a dimension."""
    found: dict[str, ByName] = {}
    for dimension in dict.fromkeys(factor.dimension for factor in factors if factor.code in on.plan.factors):
        kept = [i for i, factor in enumerate(factors) if factor.dimension != dimension]
        less = {key: sample._replace(values=sample.values[:, kept]) for key, sample in samples.items()}
        made = design(less, tuple(factors[i] for i in kept), on.plan)
        found[dimension] = _crossed(on._replace(made=made))
    return found


def _half(on: Ground, card: Scorecard, draw: int) -> dict[str, list[int]]:
    return card_of(on.made, on.plan, card, half(on.folds, draw, on.plan.seed, on.made.steps)).points


def spread(on: Ground, card: Scorecard) -> dict[str, Spread]:
    """The points that cards fitted on random halves of the rows give."""
    drawn = on_all_cores(partial(_half, on, card), range(HALF_SAMPLES))
    found = {}
    for ladder in on.made.ladders:
        points = np.array([each[ladder.factor.code] for each in drawn])
        low, high = np.quantile(points, (0.05, 0.95), axis=0, method="nearest")
        found[ladder.factor.code] = Spread(tuple(map(int, low)), tuple(map(int, high)))
    return found
