"""`credit score --format json`."""

from typing import Any

from credit_cli.engine.results import Contribution, Score
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.profile.source import Source
from credit_cli.reporters.json.shared import day, evidence, head, number, share


def score(found: Score, loaded: Loaded, model: Model) -> dict[str, Any]:
    """A score: exactly `base` plus the sum of the contributions' points."""
    return {
        **head("score", loaded.source, found.on, model),
        "score": found.score,
        "base": found.base,
        "scale": {"min": found.base, "max": found.max},
        "band": found.band,
        "low": found.low,
        "high": found.high,
        "coverage": share(found.coverage),
        "bad_rate": number(found.bad_rate),
        "dimensions": [{"id": d.id, "points": d.points, "best": d.best} for d in found.dimensions],
        "contributions": [_contribution(c, loaded.source) for c in found.contributions],
    }


def _contribution(found: Contribution, source: Source) -> dict[str, Any]:
    return {
        "factor": found.factor,
        "code": found.code,
        "dimension": found.dimension,
        "value": number(found.measurement.value),
        "unit": found.unit,
        "bin": found.bin,
        "points": found.points,
        "best": found.best,
        "lost": found.lost,
        "known": found.measurement.known,
        "basis": found.basis,
        "since": day(found.measurement.since),
        "evidence": evidence(found.measurement.evidence, source),
    }
