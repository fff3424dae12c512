"""What is decided before fitting, read from `plan.yaml`.

Decides the shape of the plan. Holds no number.
"""

from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

FILE = Path(__file__).with_name("plan.yaml")


class Rule(NamedTuple):
    """How a factor may be fitted: where `none` stands, its least step and its wider ones by bin edge."""

    none: Literal["best", "mean"] = "mean"
    least: float = 0.0
    largest: tuple[tuple[int, float], ...] = ()


class Share(NamedTuple):
    """How much a data set says in the fit, and how that is divided among the ways of writing its rows."""

    weight: float
    ways: dict[str, float]


class Plan(NamedTuple):
    """The whole plan."""

    samples: dict[str, Share]
    anchor: str
    slopes: tuple[float, float]
    ridge: float
    ridge_alone: float
    largest_step: float
    folds: int
    seed: int
    not_taught: dict[str, frozenset[str]]
    factors: dict[str, Rule]


def _rule(raw: dict[str, Any]) -> Rule:
    wider = tuple(sorted(raw.get("largest", {}).items()))
    return Rule(raw.get("none", "mean"), raw.get("least", 0.0), wider)


def read_plan(path: Path = FILE) -> Plan:
    """The plan in a file."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Plan(
        samples={name: Share(s["weight"], s["ways"]) for name, s in raw["samples"].items()},
        anchor=raw["anchor"],
        slopes=(raw["slopes"]["min"], raw["slopes"]["max"]),
        ridge=raw["ridge"],
        ridge_alone=raw["ridge_alone"],
        largest_step=raw["largest_step"],
        folds=raw["folds"],
        seed=raw["seed"],
        not_taught={name: frozenset(factors) for name, factors in raw["not_taught"].items()},
        factors={code: _rule(rule) for code, rule in raw["factors"].items()},
    )
