"""Steps in log-odds become whole points that fill the card's range, and the scale that they stand for.

Decides the rounding: every bin's worth times one factor, rounded, where that factor is the one nearest to the exact
one that makes the best points sum to what the card has to give; no rounded step is wider than half of what doubles the
odds unless the plan says that it is. Does not know files.
"""

import math
from itertools import product
from typing import NamedTuple

import numpy as np

from calibration.fitting.design import Array, Design, Ladder
from calibration.fitting.fit import Fitted

TRIES = 4000
FINENESS = 2000
HAIRS = (0.0, 1e-4)
"""By how much one factor is told from the next where equal worths would round up together and miss the sum."""


class Scaling(NamedTuple):
    """How many points a unit of log-odds is, and how many double the odds."""

    per_log_odds: float
    points_to_double: float


def worths(ladder: Ladder, fitted: Fitted) -> Array:
    """What each bin is worth in log-odds, the worst one nought."""
    worth: Array = ladder.table[:-1] @ fitted.steps[ladder.place]
    return worth


def _rounded(ladder: Ladder, fitted: Fitted, factor: float, widest: int | None) -> list[int]:
    worth = worths(ladder, fitted) * factor
    points = [math.floor(value + 0.5) for value in worth]
    for worse, better in zip(ladder.order, ladder.order[1:], strict=False):
        if widest is not None:
            points[better] = min(points[better], points[worse] + widest)
    return points


def to_points(
    design: Design, fitted: Fitted, available: int, wide: frozenset[str]
) -> tuple[dict[str, list[int]], Scaling]:
    """Points of every bin by code, summing to what is available, and the scale; `wide` factors may step further.

    Raises:
        ValueError: where no factor near the exact one gives that sum.
    """
    exact = available / sum(float(worths(ladder, fitted).max()) for ladder in design.ladders)
    half = math.floor(exact * math.log(2) / 2)
    for hair, step in product(HAIRS, range(TRIES)):
        factor = exact * (1 + (step + 1) // 2 * (-1) ** step / FINENESS / 10)
        points = {
            code: _rounded(ladder, fitted, factor * (1 + hair * place), None if code in wide else half)
            for place, ladder in enumerate(design.ladders)
            for code in (ladder.factor.code,)
        }
        if sum(max(bins) for bins in points.values()) == available:
            return points, Scaling(exact, exact * math.log(2))
    raise ValueError(f"no rounding of the points sums to {available}")


def written_shares(mix: Array) -> list[float]:
    """The mix with three decimals that sum to 1."""
    thousandths = np.floor(mix * 1000).astype(int)
    order = np.argsort(-(mix * 1000 - thousandths), kind="stable")
    thousandths[order[: 1000 - thousandths.sum()]] += 1
    return [float(n) / 1000 for n in thousandths]
