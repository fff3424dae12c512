"""Rows become profiles, profiles become measured facts, through the same path as anybody's file.

Decides how a row is written (JSON, which is YAML), read (the public loader) and measured (the engine). Runs on all
cores; the result does not depend on how many. Does not know points or labels' meaning.
"""

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from calibration.cores import on_all_cores
from calibration.datasets import DATASETS
from calibration.datasets.common import Contract, Row
from credit_cli.engine.diary.view import View, view
from credit_cli.engine.facts.registry import measure
from credit_cli.model.factor import Factor
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text

T = TypeVar("T")
Values = NDArray[np.float64]
NONE = np.inf
"""Stands for "cannot apply" among measured values; NaN stands for unknown."""
CHUNK = 500


class Sample(NamedTuple):
    """A data set's rows: labels (1 bad), and one column a factor of measured values."""

    name: str
    labels: NDArray[np.int64]
    values: Values


def find(folder: Path) -> dict[str, Path]:
    """The files of the data sets that are in a folder."""
    names = {name: (folder / f"{name}.csv.gz", folder / f"{name}.csv") for name in DATASETS}
    return {name: path for name, paths in names.items() for path in paths if path.is_file()}


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file, plain or compressed."""
    with (
        gzip.open(path, "rt", encoding="utf-8-sig")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8-sig") as lines
    ):
        yield from csv.DictReader(lines)


def viewed(contract: Contract) -> View:
    """A profile as the public loader reads it, looked at on its own day.

    Raises:
        ValueError: where a writer of this package wrote something that is no profile.
    """
    lenders = shipped().lenders
    loaded = load_text(json.dumps(contract), "row", lenders)
    if loaded.profile is None:
        raise ValueError(f"not a profile: {loaded.problems[:3]}")
    return view(loaded.profile, date.fromisoformat(contract["as_of"]), lenders)


def over_rows(path: Path, work: Callable[[list[Row]], list[T]], limit: int | None = None) -> list[T]:
    """The results of some work on every row, in the file's order."""
    source = islice(rows(path), limit)
    chunks = list(iter(lambda: list(islice(source, CHUNK)), []))
    return [result for part in on_all_cores(work, chunks) for result in part]


def _measure(name: str, way: str, factors: tuple[Factor, ...], part: list[Row]) -> list[tuple[int, list[float]]]:
    data = DATASETS[name]
    found = []
    for row in part:
        looked = viewed(data.ways[way](row))
        values = [measure(f.measure, looked, f.parameters) for f in factors]
        numbers = [m.value if m.value is not None else NONE if m.known else np.nan for m in values]
        found.append((data.label(row), numbers))
    return found


def measured(name: str, path: Path, factors: tuple[Factor, ...], way: str, limit: int | None = None) -> Sample:
    """Every factor of every row of a data set, written in one of its ways."""
    found = over_rows(path, partial(_measure, name, way, factors), limit)
    labels = np.array([label for label, _ in found], dtype=np.int64)
    return Sample(name, labels, np.array([values for _, values in found], dtype=np.float64))
