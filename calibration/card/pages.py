"""The model card as a page in each language, from the numbers of a validation and the shipped scorecard.

Decides which numbers the page shows and in which order; the sentences are in `templates/`. Measures nothing: the same
numbers give the same page, letter by letter.
"""

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

import jinja2

from calibration.fitting.plan import Plan
from calibration.validation.validate import fingerprint
from credit_cli.engine.score import bad_rate
from credit_cli.model.factor import Factor
from credit_cli.model.scorecard import Scorecard

RESULTS: Final = Path(__file__).with_name("results.json")
LANGUAGES: Final = {"en": "model-card.md", "zh": "model-card.zh-CN.md"}
SETS: Final = {"taiwan": "Taiwan", "gmsc": "GMSC", "heloc": "HELOC", "cn_multiplatform": "CN"}
PEERS: Final = ("boosting_facts", "regression_bins", "folklore", "boosting_columns")
RATES_AT: Final = 50
"""The score's steps in the table of rates."""
STEADY: Final = 5
"""How many of the least steady factors are listed."""


class FactorRow(NamedTuple):
    """A factor as the page lists it: the data sets that carry it, and how far its points move between half-samples."""

    code: str
    name: str
    basis: str
    best: int
    sets: str
    moves: int | None


def read_results(path: Path = RESULTS) -> dict[str, Any]:
    """The numbers of the last validation."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def written(results: dict[str, Any]) -> str:
    """The numbers as their file holds them."""
    return json.dumps(results, indent=1, ensure_ascii=False) + "\n"


def _row(factor: Factor, results: dict[str, Any], lang: str) -> FactorRow:
    spread = results["refits"]["spread"].get(factor.code)
    moves = None if spread is None else max(h - low for low, h in zip(spread["low"], spread["high"], strict=True))
    sets = ", ".join(SETS[source.id] for source in factor.sources if source.id in SETS)
    return FactorRow(factor.code, getattr(factor.name, lang), factor.basis, factor.best, sets, moves)


def _rates(card: Scorecard) -> list[tuple[int, float]]:
    return [(score, bad_rate(card.scale, score)) for score in range(card.base + RATES_AT, card.max, RATES_AT)]


def context(results: dict[str, Any], card: Scorecard, plan: Plan, lang: str) -> dict[str, Any]:
    """What a template may show."""
    rows = [_row(factor, results, lang) for factor in card.factors]
    fitted = [row for row in rows if row.moves is not None]
    return {
        "r": results,
        "sets": results["sets"],
        "refits": results["refits"],
        "targets": results["targets"],
        "names": SETS,
        "peers": PEERS,
        "plan": plan,
        "card": card,
        "same_card": results["card"] == fingerprint(card),
        "dimensions": {d.id: getattr(d.name, lang) for d in card.dimensions},
        "bands": [(getattr(b.name, lang), b.at_least, bad_rate(card.scale, b.at_least)) for b in card.bands],
        "rates": _rates(card),
        "fitted": fitted,
        "judged": [row for row in rows if row.basis == "judgement" and row.best],
        "other": [row for row in rows if row.basis not in {"judgement", "calibrated"} and row.best],
        "silent": [row for row in rows if not row.best],
        "least_steady": sorted(fitted, key=lambda row: -(row.moves or 0))[:STEADY],
        "repayment": sum(f.best for f in card.factors if f.dimension == "repayment"),
        "outside": sum(not low <= predicted <= high for _, predicted, _, low, high in results["reliability"]),
        "flat": results["reliability"][0][1] > results["reliability"][0][2]
        and results["reliability"][-1][1] < results["reliability"][-1][2],
        "missed": [n for n, s in results["sets"].items() if s["auc"][0] < results["targets"][n]["auc"]],
    }


def _rate(value: float) -> str:
    """A rate with two figures that tell something."""
    digits = 1 if value >= 0.01 else 2 if value >= 0.001 else 3  # noqa: PLR2004  notation
    return f"{value * 100:.{digits}f}%"


def environment() -> jinja2.Environment:
    """The templates; an unknown name is an error."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  Markdown of our own numbers
    )
    found.filters |= {
        "rate": _rate,
        "auc": lambda value: f"{value:.4f}",
        "signed": lambda value: f"{value:+.4f}",
        "interval": lambda triple: f"{triple[0]:.4f} ({triple[1]:.3f} ~ {triple[2]:.3f})",
        "count": lambda value: f"{value:,}",
    }
    return found


def pages(results: dict[str, Any], card: Scorecard, plan: Plan) -> dict[str, str]:
    """The page in each language, by its file's name."""
    templates = environment()
    found = {}
    for lang, name in LANGUAGES.items():
        page = templates.get_template(f"model-card.{lang}.md.j2").render(context(results, card, plan, lang))
        found[name] = "\n".join(line.rstrip() for line in page.splitlines()) + "\n"
    return found
