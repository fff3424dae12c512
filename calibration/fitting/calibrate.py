"""From samples to the model's files: the fit, its points, the scale, and where each is written.

Decides how judgement and fit meet: judgement keeps its points, the fit fills what is left of the range, and what a
point is worth is found by going round until both agree.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from calibration.fitting.design import Array, Design, Key, bins_of, design
from calibration.fitting.fit import Chosen, Fitted, fit
from calibration.fitting.plan import Plan
from calibration.fitting.points import Scaling, to_points, written_shares
from calibration.fitting.rationale import rationale, scale_rationale
from calibration.fitting.sources import cited
from calibration.fitting.writer import rewrite, with_bins, with_rationale, with_scale, with_sources
from calibration.measured import Sample, find, measured
from credit_cli.model.factor import Factor
from credit_cli.model.library import DATA
from credit_cli.model.scorecard import Scorecard

FIRST_GUESS, ROUNDS = 0.0355, 2
FACTORS = "factors"


class Card(NamedTuple):
    """A fitted card: points by code, and what a score stands for."""

    points: dict[str, list[int]]
    shares: dict[str, list[float]]
    scaling: Scaling
    fitted: Fitted
    per_point: float


def samples_in(folder: Path, factors: tuple[Factor, ...], plan: Plan, ways: str = "fit") -> dict[Key, Sample]:
    """The samples of the plan that are in a folder: in the ways that are fitted, or in all of them."""
    from calibration.datasets import DATASETS  # noqa: PLC0415  only what reads data needs the data sets

    found: dict[Key, Sample] = {}
    for name, path in find(folder).items():
        for way in plan.samples[name].ways if ways == "fit" else DATASETS[name].ways:
            found[name, way] = measured(name, path, factors, way)
    return found


def card_of(made: Design, plan: Plan, card: Scorecard, chosen: Chosen | None = None) -> Card:
    """The card that fits a design; `chosen` rows only, where given."""
    judged = sum(f.best for f in card.factors if f.code not in plan.factors)
    available = card.max - card.base - judged
    per_point = FIRST_GUESS
    wide = frozenset(code for code, rule in plan.factors.items() if rule.largest)
    for _ in range(ROUNDS):
        fitted = fit(made, plan, per_point, chosen)
        points, scaling = to_points(made, fitted, available, wide)
        per_point = 1 / scaling.per_log_odds
    shares = {ladder.factor.code: written_shares(ladder.mix) for ladder in made.ladders}
    return Card(points, shares, scaling, fitted, per_point)


def scores(sample: Sample, factors: tuple[Factor, ...], found: Card, base: int) -> Array:
    """The scores of a sample, as the engine adds them up."""
    total = np.full(len(sample.labels), float(base))
    for index, factor in enumerate(factors):
        bins = bins_of(factor, sample.values[:, index])
        points = found.points.get(factor.code)
        if points is None:
            earned = [*(b.points for b in factor.every_bin), factor.unknown]
        else:
            mean = sum(p * s for p, s in zip(points, found.shares[factor.code], strict=True))
            earned = [*points, round(mean)]
        total += np.array(earned, dtype=np.float64)[bins]
    return total


def base_odds(totals: Array, labels: Array, points_to_double: float) -> tuple[int, float]:
    """A round score in the sample's middle, and the odds there that make predicted and observed rates equal."""
    middle = int(round(float(np.median(totals)), -1))
    slope = math.log(2) / points_to_double
    target = float(labels.mean())
    low, high = -20.0, 20.0
    while high - low > 1e-10:  # noqa: PLR2004  bisection to the end of what is written
        odds = (low + high) / 2
        predicted = float(np.mean(1 / (1 + np.exp(odds + slope * (totals - middle)))))
        low, high = (odds, high) if predicted > target else (low, odds)
    return middle, math.exp((low + high) / 2)


def write(found: Card, made: Design, samples: Mapping[Key, Sample], plan: Plan, card: Scorecard) -> list[str]:
    """Write a fitted card into the model's files; the names of those that changed."""
    people = {name: len(sample.labels) for (name, _), sample in samples.items()}
    changed = []
    for ladder in made.ladders:
        code = ladder.factor.code
        path = DATA / FACTORS / f"{code.lower()}.yaml"
        text = with_bins(path.read_text(encoding="utf-8"), found.points[code], found.shares[code])
        text = with_sources(text, [cited(name, people[name]) for name in ladder.carriers])
        text = with_rationale(text, rationale(ladder, found.points[code], people))
        if rewrite(path, text):
            changed.append(path.name)
    anchor = next(key for key in samples if key[0] == plan.anchor)
    points_to_double = round(found.scaling.points_to_double, 2)
    totals = scores(samples[anchor], card.factors, found, card.base)
    middle, odds = base_odds(totals, samples[anchor].labels.astype(float), points_to_double)
    path = DATA / "scorecard.yaml"
    text = with_scale(path.read_text(encoding="utf-8"), middle, float(f"{odds:.4g}"), points_to_double)
    head, mark, rest = text.partition("\nscale:\n")
    said = scale_rationale(people[plan.anchor], float(samples[anchor].labels.mean()))
    text = head + mark + with_rationale(rest, said, "  ")
    if rewrite(path, text):
        changed.append(path.name)
    return changed


def calibrate(folder: Path, plan: Plan, card: Scorecard) -> list[str]:
    """Fit the card on the data in a folder and write it; the names of the files that changed."""
    samples = samples_in(folder, card.factors, plan)
    missing = set(plan.samples) - {name for name, _ in samples}
    if missing:
        raise FileNotFoundError(f"no file of {', '.join(sorted(missing))} in {folder}")
    made = design(samples, card.factors, plan)
    return write(card_of(made, plan, card), made, samples, plan, card)


__all__ = ["Card", "base_odds", "calibrate", "card_of", "samples_in", "scores", "write"]
