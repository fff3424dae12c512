"""The reference scorer: a walk over the factor files, which adds up points. Imports nothing of `credit_cli`."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.second_opinion import repayment, standing, use
from tests.second_opinion.reading import CANNOT_APPLY, Row, Seen, Value

Fact = Callable[[Seen, Row], Value]
DATA = Path(__file__).parents[2] / "credit_cli" / "model" / "data"
MODULES = (repayment, use, standing)


def fact(measure: str) -> Fact | None:
    """The function that measures a fact here: that of its name, whichever module it stands in."""
    name = measure.partition(".")[2]
    return next((getattr(module, name) for module in MODULES if hasattr(module, name)), None)


def _load(path: Path) -> Any:  # noqa: ANN401  whatever a file holds
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


CARD: Row = _load(DATA / "scorecard.yaml")
FACTORS: list[Row] = [_load(path) for path in sorted((DATA / "factors").glob("*.yaml"))]
LENDERS: dict[str, Row] = {path.stem: _load(path) for path in (DATA / "lenders").glob("*.yaml")}
PLANNING: Row = {key: row["value"] for key, row in _load(DATA / "planning.yaml").items()}


class Opinion(NamedTuple):
    """What the reference makes of a diary on a day."""

    score: int
    low: int
    high: int
    band: str
    coverage: float
    bad_rate: float
    dimensions: dict[str, int]
    points: dict[str, int]
    values: dict[str, Value]


def _bins(factor: Row) -> list[Row]:
    return [*factor["bins"], *([factor["none"]] if "none" in factor else [])]


def unknown_points(factor: Row) -> int:
    """The rounded mean points of the reference mix, halves to the even number."""
    bins = _bins(factor)
    shares = sum(Fraction(str(b["share"])) for b in bins)
    mean: Fraction = sum((Fraction(str(b["share"])) * b["points"] for b in bins), Fraction(0)) / shares
    return round(mean)


def points_of(factor: Row, value: Value) -> int | None:
    """The points of a value; None where it is unknown."""
    if value is None:
        return None
    if value == CANNOT_APPLY:
        return int(factor["none"]["points"]) if "none" in factor else None
    found = factor["bins"][0]
    for row in factor["bins"][1:]:
        if Fraction(value) >= Fraction(str(row["at_least"])):
            found = row
    points: int = found["points"]
    return points


def opinion(diary: Row, day: date) -> Opinion:
    """The score of a diary at the end of a day."""
    seen = Seen(diary, day, LENDERS, PLANNING)
    points, values = {}, {}
    low = high = total = CARD["base"]
    known_best = all_best = 0
    dimensions: dict[str, int] = {row["id"]: 0 for row in CARD["dimensions"]}
    for factor in FACTORS:
        measured = fact(factor["measure"])
        assert measured is not None, factor["measure"]
        value = measured(seen, factor.get("parameters") or {})
        best = max(b["points"] for b in _bins(factor))
        told = points_of(factor, value)
        given = unknown_points(factor) if told is None else told
        total += given
        low += told or 0
        high += best if told is None else told
        all_best += best
        known_best += 0 if told is None else best
        dimensions[factor["dimension"]] += given
        points[factor["factor"]], values[factor["factor"]] = given, value
    scale = CARD["scale"]
    odds = scale["base_odds"] * 2 ** ((total - scale["base_score"]) / scale["points_to_double"])
    band = [row["band"] for row in CARD["bands"] if total >= row["at_least"]][-1]
    return Opinion(total, low, high, band, known_best / all_best, 1 / (1 + odds), dimensions, points, values)
