"""Measured facts as a design of steps: what a bin is worth is the sum of the steps that lead up to it.

Decides the order of a factor's bins from worst to best (its direction is given by reason, not by the data), how the
reference mix is taken from the samples, and that an unknown fact stands for the mix. Factors of judgement that a row
happens to hold enter with their points as they are. Does not fit anything.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from calibration.fitting.plan import Plan
from calibration.measured import NONE, Sample, Values
from credit_cli.model.factor import Factor

Array = NDArray[np.float64]
Bins = NDArray[np.int64]
Key = tuple[str, str]
"""A data set and the way in which its rows are written."""
UNKNOWN = -1


class Ladder(NamedTuple):
    """A factor's bins from worst to best, its steps' place among all, and what the data say of its mix.

    `aside` is the bin that data cannot place and that takes the mix's mean; `carriers` are the data sets in which the
    fact varies; `table` has a row a bin and a last one for unknown: the steps that its worth is made of.
    """

    factor: Factor
    order: tuple[int, ...]
    aside: int | None
    place: slice
    carriers: tuple[str, ...]
    mix: Array
    table: Array


class Design(NamedTuple):
    """The ladders, and for every sample the steps of each row (and its points of judgement)."""

    ladders: tuple[Ladder, ...]
    steps: dict[Key, NDArray[np.float32]]
    judged: dict[Key, Array]
    labels: dict[Key, NDArray[np.int64]]

    @property
    def width(self) -> int:
        """How many steps there are in all."""
        return sum(ladder.table.shape[1] for ladder in self.ladders)


def bins_of(factor: Factor, column: Values) -> Bins:
    """The bin of every value; `UNKNOWN` where the fact is unknown, the last one where it cannot apply."""
    found = np.searchsorted(np.array(factor.edges, dtype=np.float64), column, side="right").astype(np.int64)
    found[column == NONE] = UNKNOWN if factor.none is None else len(factor.bins)
    found[np.isnan(column)] = UNKNOWN
    return found


def _mix(factor: Factor, binned: Mapping[Key, Bins], plan: Plan) -> tuple[Array, tuple[str, ...]]:
    """How much of the samples falls into each bin, and which data sets carry the factor."""
    count = len(factor.every_bin)
    mix = np.zeros(count)
    carriers: list[str] = []
    for (name, way), bins in binned.items():
        known = bins[bins != UNKNOWN]
        if factor.factor in plan.not_taught.get(name, ()) or len(np.unique(known)) <= 1:
            continue
        share = plan.samples[name]
        mix += (
            share.weight * share.ways[way] / sum(share.ways.values()) * np.bincount(known, minlength=count) / len(known)
        )
        if name not in carriers:
            carriers.append(name)
    return (mix / mix.sum() if carriers else np.full(count, 1 / count)), tuple(carriers)


def _table(count: int, order: tuple[int, ...], aside: int | None, mix: Array) -> Array:
    table = np.zeros((count + 1, len(order) - 1))
    for rank, index in enumerate(order):
        table[index, :rank] = 1
    on_ladder = mix.copy()
    if aside is not None:
        on_ladder[aside] = 0
    mean = on_ladder / on_ladder.sum() @ table[:-1]
    if aside is not None:
        table[aside] = mean
    table[UNKNOWN] = mean
    return table


def _ladder(factor: Factor, binned: Mapping[Key, Bins], plan: Plan, first: int) -> Ladder:
    rule = plan.factors[factor.code]
    order = list(range(len(factor.bins)))
    if factor.better == "low":
        order.reverse()
    aside = None
    if factor.none is not None and rule.none == "best":
        order.append(len(factor.bins))
    elif factor.none is not None:
        aside = len(factor.bins)
    mix, carriers = _mix(factor, binned, plan)
    table = _table(len(factor.every_bin), tuple(order), aside, mix)
    return Ladder(factor, tuple(order), aside, slice(first, first + len(order) - 1), carriers, mix, table)


def _judged(factor: Factor, bins: Bins) -> Array:
    """Points of a factor of judgement beyond those of an unknown fact."""
    points = np.array([b.points - factor.unknown for b in factor.every_bin] + [0], dtype=np.float64)
    return points[bins]


def design(samples: Mapping[Key, Sample], factors: tuple[Factor, ...], plan: Plan) -> Design:
    """The design of some measured samples."""
    ladders: list[Ladder] = []
    steps: dict[Key, list[NDArray[np.float32]]] = {key: [] for key in samples}
    judged: dict[Key, Array] = {key: np.zeros(len(sample.labels)) for key, sample in samples.items()}
    first = 0
    for index, factor in enumerate(factors):
        binned = {key: bins_of(factor, sample.values[:, index]) for key, sample in samples.items()}
        if factor.code not in plan.factors:
            for key, bins in binned.items():
                judged[key] += _judged(factor, bins)
            continue
        taught = {key: bins for key, bins in binned.items() if key[1] in plan.samples[key[0]].ways}
        ladder = _ladder(factor, taught, plan, first)
        first = ladder.place.stop
        ladders.append(ladder)
        for key, bins in binned.items():
            steps[key].append(ladder.table[bins].astype(np.float32))
    joined = {key: np.concatenate(parts, axis=1) for key, parts in steps.items()}
    return Design(tuple(ladders), joined, judged, {key: sample.labels for key, sample in samples.items()})
