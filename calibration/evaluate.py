"""Scores every row of the data found in a folder with the shipped card; fits nothing.

Decides what is printed of a data set. Does not know how a figure is computed.
"""

from functools import partial
from pathlib import Path
from typing import TypedDict

import numpy as np

from calibration.datasets import DATASETS
from calibration.datasets.common import Row
from calibration.fitting.design import Array
from calibration.measured import find, over_rows, viewed
from calibration.validation.figures import auc, ks
from credit_cli.engine.score import score_view
from credit_cli.model.library import shipped


class Figures(TypedDict):
    """What is printed of a data set."""

    n: int
    auc: float
    ks: float
    observed: float
    predicted: float


class Scored(TypedDict):
    """Labels, scores and rates of a data set's rows."""

    label: Array
    score: Array
    rate: Array
    coverage: Array


def _score(name: str, way: str, part: list[Row]) -> list[tuple[int, int, float, float]]:
    data, card = DATASETS[name], shipped().scorecard
    found = []
    for row in part:
        scored = score_view(viewed(data.ways[way](row)), card)
        found.append((data.label(row), scored.score, scored.bad_rate, scored.coverage))
    return found


def scored(name: str, path: Path, way: str | None = None, limit: int | None = None) -> Scored:
    """Every row of a file, scored through its profile."""
    chosen = next(iter(DATASETS[name].ways)) if way is None else way
    found = np.array(over_rows(path, partial(_score, name, chosen), limit), dtype=np.float64)
    return Scored(label=found[:, 0], score=found[:, 1], rate=found[:, 2], coverage=found[:, 3])


def figures(found: Scored) -> Figures:
    """The figures of a data set's rows."""
    return Figures(
        n=len(found["label"]),
        auc=round(auc(found["label"], found["score"]), 4),
        ks=round(ks(found["label"], found["score"]), 4),
        observed=round(float(found["label"].mean()), 4),
        predicted=round(float(found["rate"].mean()), 4),
    )


def evaluate(folder: Path, limit: int | None = None) -> dict[str, Figures]:
    """The figures of every data set found in a folder."""
    return {name: figures(scored(name, path, limit=limit)) for name, path in find(folder).items()}
