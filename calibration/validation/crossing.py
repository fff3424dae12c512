"""The card of each fold, fitted on the others, and what it says of the rows it has not seen.

Decides how the one card is crossed: all data sets are fitted together, folds by folds, to whole points, and a score is
what the engine would add up. Does not know peers, figures or pages.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from calibration.cores import on_all_cores
from calibration.fitting.calibrate import Card, base_odds, card_of, scores
from calibration.fitting.design import Array, Design, Key
from calibration.fitting.plan import Plan
from calibration.measured import Sample
from calibration.validation.folds import Folds, without
from credit_cli.model.scorecard import Scorecard


class Crossed(NamedTuple):
    """Scores of every row by the card that has not seen it, the rates they stand for, and the cards by fold."""

    scores: dict[Key, Array]
    rates: dict[Key, Array]
    cards: tuple[Card, ...]


def _learnt(made: Design, plan: Plan, card: Scorecard, folds: Folds, fold: int) -> Card:
    return card_of(made, plan, card, without(folds, fold, made.steps))


def crossed(samples: Mapping[Key, Sample], made: Design, plan: Plan, card: Scorecard, folds: Folds) -> Crossed:
    """Cross the card; samples beyond those fitted are scored too."""
    scored = {key: np.zeros(len(sample.labels)) for key, sample in samples.items()}
    rated = {key: np.zeros(len(sample.labels)) for key, sample in samples.items()}
    anchor = next(key for key in made.steps if key[0] == plan.anchor)
    cards = on_all_cores(partial(_learnt, made, plan, card, folds), range(plan.folds))
    for fold, found in enumerate(cards):
        learnt = folds[plan.anchor] != fold
        totals = scores(samples[anchor], card.factors, found, card.base)
        middle, odds = base_odds(totals[learnt], samples[anchor].labels[learnt], found.scaling.points_to_double)
        for key, sample in samples.items():
            out = folds[key[0]] == fold
            total = scores(sample, card.factors, found, card.base)[out]
            scored[key][out] = total
            doublings = (total - middle) / found.scaling.points_to_double
            rated[key][out] = 1 / (1 + odds * 2**doublings)
    return Crossed(scored, rated, tuple(cards))
