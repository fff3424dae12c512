"""The whole validation: everything the model card tells, as plain numbers for one JSON file.

Decides what is measured and how often. Holds the targets of nobody: they are in `targets.yaml`. Does not know pages.
"""

import hashlib
import math
from collections.abc import Container, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import yaml

from calibration.cores import on_all_cores
from calibration.fitting.calibrate import samples_in
from calibration.fitting.design import Array, Key, design
from calibration.fitting.plan import Plan
from calibration.measured import Sample, find
from calibration.validation import peers, refitting
from calibration.validation.crossing import Crossed, crossed
from calibration.validation.figures import auc, bootstrapped, by_fold, ks, tenths
from calibration.validation.folds import Folds, folds_of
from credit_cli.model.factor import Factor
from credit_cli.model.scorecard import Scorecard

RESAMPLES: Final = 200
TARGETS: Final[dict[str, dict[str, float]]] = yaml.safe_load(
    Path(__file__).with_name("targets.yaml").read_text(encoding="utf-8")
)


def fingerprint(card: Scorecard, only: Container[str] | None = None) -> str:
    """What tells one card's numbers from another's: edges and points of every factor (or of some), and the scale."""
    factors = [f for f in card.factors if only is None or f.code in only]
    numbers = [(f.code, f.edges, [b.points for b in f.every_bin], [b.share for b in f.every_bin]) for f in factors]
    scale = (card.scale.base_score, card.scale.base_odds, card.scale.points_to_double)
    return hashlib.sha256(repr((card.base, card.max, scale, numbers)).encode()).hexdigest()[:16]


def coverage(sample: Sample, factors: tuple[Factor, ...]) -> float:
    """The mean share of the best points that rests on known facts."""
    best = np.array([factor.best for factor in factors], dtype=np.float64)
    return float(((~np.isnan(sample.values)) @ best / best.sum()).mean())


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


class _Ground(NamedTuple):
    """What every set's figures stand on: the files, the measured rows, the crossed card, the folds."""

    paths: Mapping[str, Path]
    samples: Mapping[Key, Sample]
    found: Crossed
    card: Scorecard
    folds: Folds


def _peers(name: str, sample: Sample, on: _Ground) -> dict[str, Array]:
    fold = on.folds[name]
    return {
        "boosting_facts": peers.boosting_on_facts(sample, fold),
        "regression_bins": peers.regression_on_bins(sample, on.card.factors, fold),
        "folklore": peers.folklore(sample, on.card.factors),
        "boosting_columns": peers.boosting_on_columns(name, on.paths[name], sample, fold),
    }


def _set(on: _Ground, name: str) -> dict[str, Any]:
    """All that is told of one data set."""
    ways = [key for key in on.samples if key[0] == name]
    sample, fold = on.samples[ways[0]], on.folds[name]
    labels, scores = sample.labels.astype(float), on.found.scores[ways[0]]
    told: dict[str, Any] = {
        "n": len(labels),
        "bad": _rounded(float(labels.mean())),
        "coverage": _rounded(coverage(sample, on.card.factors)),
        "auc": [_rounded(v) for v in bootstrapped(auc, labels, scores, fold, RESAMPLES)],
        "ks": [_rounded(v) for v in bootstrapped(ks, labels, scores, fold, RESAMPLES)],
        "ways": {key[1]: _rounded(by_fold(auc, labels, on.found.scores[key], fold)) for key in ways},
        "predicted": _rounded(float(on.found.rates[ways[0]].mean())),
        "peers": {},
    }
    for peer, goodness in _peers(name, sample, on).items():
        told["peers"][peer] = {
            "auc": [_rounded(v) for v in bootstrapped(auc, labels, goodness, fold, RESAMPLES)],
            "ks": _rounded(by_fold(ks, labels, goodness, fold)),
        }
    told["of_boosting"] = _rounded(told["auc"][0] / told["peers"]["boosting_facts"]["auc"][0])
    return told


def _refits(on: refitting.Ground, samples: Mapping[Key, Sample], card: Scorecard) -> dict[str, Any]:
    whole = refitting.whole(on)
    less = refitting.without_dimension(on, samples, card.factors)
    return {
        "whole": {name: _rounded(value) for name, value in whole.items()},
        "alone": {name: _rounded(value) for name, value in refitting.alone(on).items()},
        "ablation": {
            dimension: {name: _rounded(whole[name] - value) for name, value in figures.items()}
            for dimension, figures in less.items()
        },
        "weighed": {
            name: {str(times): {k: _rounded(v) for k, v in figures.items()} for times, figures in by_weight.items()}
            for name, by_weight in refitting.weighed(on).items()
        },
        "spread": {code: each._asdict() for code, each in refitting.spread(on, card).items()},
    }


def validate(folder: Path, plan: Plan, card: Scorecard) -> dict[str, Any]:
    """Everything the model card tells, measured on the data in a folder.

    Raises:
        FileNotFoundError: where a data set of the plan is not there; a card of fewer sets is another card.
    """
    paths = find(folder)
    if missing := sorted(set(plan.samples) - set(paths)):
        raise FileNotFoundError(f"no file of {', '.join(missing)} in {folder}")
    samples = samples_in(folder, card.factors, plan, "all")
    taught = {key: sample for key, sample in samples.items() if key[1] in plan.samples[key[0]].ways}
    made = design(taught, card.factors, plan)
    folds = folds_of(samples, plan.folds, plan.seed)
    found = crossed(samples, made, plan, card, folds)
    on = _Ground(paths, samples, found, card, folds)
    anchor = next(key for key in samples if key[0] == plan.anchor)
    labels = samples[anchor].labels.astype(float)
    per_point = math.log(2) / card.scale.points_to_double
    return {
        "card": fingerprint(card),
        "fitted": fingerprint(card, plan.factors),
        "folds": plan.folds,
        "resamples": RESAMPLES,
        "half_samples": refitting.HALF_SAMPLES,
        "targets": TARGETS,
        "sets": dict(zip(plan.samples, on_all_cores(partial(_set, on), plan.samples), strict=True)),
        "reliability": [[_rounded(v) for v in tenth] for tenth in tenths(labels, found.rates[anchor])],
        "refits": _refits(refitting.Ground(made, plan, folds, per_point), taught, card),
    }
