"""Which rows a card may learn from, and which it is measured on.

Decides the folds (a row's ways of being written stay together) and the half-samples. Does not fit anything.
"""

import zlib
from collections.abc import Iterable, Mapping

import numpy as np

from calibration.fitting.design import Bins, Key
from calibration.fitting.fit import Chosen
from calibration.measured import Sample

Folds = Mapping[str, Bins]
"""The fold of every row, by data set."""


def _random(name: str, seed: int) -> np.random.Generator:
    """A source of chance of a data set's own, so that a missing set moves no other's rows."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def folds_of(samples: Mapping[Key, Sample], folds: int, seed: int) -> Folds:
    """The fold of every row of every data set."""
    sizes = {name: len(sample.labels) for (name, _), sample in samples.items()}
    return {name: _random(name, seed).permutation(np.arange(n) % folds) for name, n in sizes.items()}


def without(folds: Folds, fold: int, keys: Iterable[Key]) -> Chosen:
    """Every row but those of one fold."""
    return {key: folds[key[0]] != fold for key in keys}


def half(folds: Folds, draw: int, seed: int, keys: Iterable[Key]) -> Chosen:
    """Half of the rows, at random: the spread over half-samples is that of the whole over new samples of its size."""
    kept = {}
    for name, fold in folds.items():
        order = _random(name, seed + 1 + draw).permutation(len(fold))
        kept[name] = order < len(fold) // 2
    return {key: kept[key[0]] for key in keys}
