"""How the causes of one event share it: the formula of the model's share rule, and rounding that adds up.

Decides the arithmetic only: with X the sum of all weights, E = 1 - 2 ** (-X / (half_explained * points to double)) is
explained, but never more than 1 less what the rule keeps as never explained; each cause has its part of E, the rest is
unexplained. Does not know what a weight stands for.
"""

from collections.abc import Sequence

PARTS = 10_000
"""Shares are whole ten-thousandths, so that four decimals add up."""


def shares(
    weights: Sequence[float], half_explained_points: float, never_explained: float
) -> tuple[tuple[float, ...], float]:
    """The share of each weight and what is left unexplained; together exactly 1.

    Args:
        weights: points, in falling order.
        half_explained_points: the sum of weights that explains half of an event.
        never_explained: what stays unexplained however much is found.
    """
    total = sum(weights)
    if total <= 0:
        return (0.0,) * len(weights), 1.0
    explained = min(1 - 2 ** (-total / half_explained_points), 1 - never_explained)
    parts = [round(PARTS * explained * weight / total) for weight in weights]
    over = sum(parts) - round(PARTS * (1 - never_explained))
    if over > 0:  # many shares rounded up next to the least rest
        parts[0] -= over
    return tuple(part / PARTS for part in parts), (PARTS - sum(parts)) / PARTS
