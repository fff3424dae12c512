"""Peers of the card on the same rows and folds: boosting, logistic regression, folklore.

Decides how each peer is built: boosting with the settings below on the same measured facts and on all columns of a data
set (never age, sex, education, marriage or vendors' scores), an unbounded logistic regression on the card's own bins,
and the weights that everybody repeats. Each is fitted per data set, which the card is not. Does not know figures.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from calibration.datasets import DATASETS
from calibration.fitting.design import Array, Bins, bins_of
from calibration.measured import NONE, Sample, rows
from credit_cli.model.factor import Factor

FOLKLORE: Final[dict[str, dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("folklore.yaml").read_text(encoding="utf-8")
)
BOOSTING: Final = {
    "learning_rate": 0.05,
    "max_iter": 150,
    "max_leaf_nodes": 15,
    "min_samples_leaf": 50,
    "l2_regularization": 1.0,
    "random_state": 0,
}
CANNOT_APPLY: Final = -1e6
"""What stands for "cannot apply" where a peer takes numbers: far below every measured value."""

Learn = Callable[[Array, NDArray[np.int64], Array], Array]
"""From known rows with their labels to the goodness of other rows."""


def _boost(known: Array, labels: NDArray[np.int64], other: Array) -> Array:
    with threadpool_limits(1):  # its threads wait for each other where several sets are measured at once
        learnt = HistGradientBoostingClassifier(**BOOSTING).fit(known, labels)
        goodness: Array = learnt.predict_proba(other)[:, 0]
    return goodness


def _regress(known: Array, labels: NDArray[np.int64], other: Array) -> Array:
    learnt = LogisticRegression(C=1.0, max_iter=2000).fit(known, labels)
    goodness: Array = learnt.predict_proba(other)[:, 0]
    return goodness


def out_of_fold(learn: Learn, columns: Array, labels: NDArray[np.int64], fold: Bins) -> Array:
    """The goodness of every row, by a peer that has not seen its fold."""
    goodness = np.zeros(len(labels))
    for k in np.unique(fold):
        out = fold == k
        goodness[out] = learn(columns[~out], labels[~out], columns[out])
    return goodness


def varying(sample: Sample) -> list[int]:
    """The factors that a data set's rows tell apart."""
    columns = sample.values.T
    return [i for i, column in enumerate(columns) if len(np.unique(column[~np.isnan(column)])) > 1]


def boosting_on_facts(sample: Sample, fold: Bins) -> Array:
    """Gradient boosting on the measured facts."""
    columns = sample.values[:, varying(sample)]
    return out_of_fold(_boost, np.where(columns == NONE, CANNOT_APPLY, columns), sample.labels, fold)


def boosting_on_columns(name: str, path: Path, sample: Sample, fold: Bins) -> Array:
    """Gradient boosting on all columns of a data set's file."""
    found = [list(DATASETS[name].columns(row).values()) for row in rows(path)]
    return out_of_fold(_boost, np.array(found, dtype=np.float64), sample.labels, fold)


def regression_on_bins(sample: Sample, factors: tuple[Factor, ...], fold: Bins) -> Array:
    """Logistic regression on the card's own bins, without its bounds."""
    parts = []
    for index in varying(sample):
        binned = bins_of(factors[index], sample.values[:, index])
        parts += [binned == k for k in np.unique(binned)]
    return out_of_fold(_regress, np.column_stack(parts).astype(np.float64), sample.labels, fold)


def folklore(sample: Sample, factors: tuple[Factor, ...]) -> Array:
    """The score of the weights that everybody repeats."""
    place = {factor.factor: index for index, factor in enumerate(factors)}
    total = np.zeros(len(sample.labels))
    for part in FOLKLORE.values():
        found = []
        for fact in part["facts"]:
            column = sample.values[:, place[fact["factor"]]]
            column = np.where(column == NONE, fact["best"], column)
            found.append(np.clip((column - fact["worst"]) / (fact["best"] - fact["worst"]), 0, 1))
        worst = np.fmin.reduce(found)
        total += part["weight"] * np.where(np.isnan(worst), 0.5, worst)
    return total
