"""How well a score tells good from bad, and whether its rates come true.

Decides the figures: AUC, KS, the rates predicted beside those observed by tenths, and intervals. Labels are 1 for bad;
`goodness` is any number that is higher for the better. Does not know where either comes from.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from calibration.fitting.design import Array, Bins

NORMAL_95 = 1.959964
SEED = 0

Figure = Callable[[Array, Array], float]
"""From labels and goodness to one number."""


class Interval(NamedTuple):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


class Tenth(NamedTuple):
    """A tenth of the rows by predicted rate: how many, the rate predicted, and that observed with its interval."""

    n: int
    predicted: float
    observed: float
    low: float
    high: float


def auc(labels: Array, goodness: Array) -> float:
    """The chance that a good one stands above a bad one; ties count half."""
    _, inverse, counts = np.unique(goodness, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    good = labels == 0
    goods, bads = int(good.sum()), int((~good).sum())
    if not goods or not bads:
        return float("nan")
    return float((ranks[good].sum() - goods * (goods + 1) / 2) / (goods * bads))


def ks(labels: Array, goodness: Array) -> float:
    """The widest gap between the shares of bad and of good ones at or below a score."""
    order = np.argsort(goodness, kind="stable")
    last = np.append(np.diff(goodness[order]) > 0, [True])
    bad = labels[order]
    gap = np.cumsum(bad) / bad.sum() - np.cumsum(1 - bad) / (1 - bad).sum()
    return float(np.max(gap[last]))


def by_fold(figure: Figure, labels: Array, goodness: Array, fold: Bins) -> float:
    """A figure's mean over the folds; cards of different folds are not compared with each other."""
    return float(np.mean([figure(labels[fold == k], goodness[fold == k]) for k in np.unique(fold)]))


def bootstrapped(figure: Figure, labels: Array, goodness: Array, fold: Bins, times: int) -> Interval:
    """A figure's mean over the folds with the interval that resampling the rows within each fold gives."""
    random = np.random.default_rng(SEED)
    rows = [np.flatnonzero(fold == k) for k in np.unique(fold)]
    found = []
    for _ in range(times):
        drawn = [random.choice(part, len(part)) for part in rows]
        found.append(float(np.mean([figure(labels[part], goodness[part]) for part in drawn])))
    low, high = np.quantile(found, (0.025, 0.975))
    return Interval(by_fold(figure, labels, goodness, fold), float(low), float(high))


def wilson(bad: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a rate (Wilson)."""
    rate, square = bad / n, NORMAL_95**2
    middle = (rate + square / (2 * n)) / (1 + square / n)
    half = NORMAL_95 * math.sqrt(rate * (1 - rate) / n + square / (4 * n * n)) / (1 + square / n)
    return middle - half, middle + half


def tenths(labels: Array, predicted: Array) -> tuple[Tenth, ...]:
    """The rows by tenths of their predicted rate, the lowest first."""
    found = []
    for part in np.array_split(np.argsort(predicted, kind="stable"), 10):
        bad, n = int(labels[part].sum()), len(part)
        found.append(Tenth(n, float(predicted[part].mean()), bad / n, *wilson(bad, n)))
    return tuple(found)
