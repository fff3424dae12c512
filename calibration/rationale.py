"""The rationale that the fit writes into a factor's file: on whom it was fitted, and what is not the data's doing.

Decides which sentences of `words.yaml` apply to a factor. Does not know files or points beyond its own.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from calibration.design import Ladder
from calibration.fit import Fitted
from calibration.plan import Plan

WORDS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
BOUND = 1e-6
LANGUAGES = ("zh", "en")


def _sentences(ladder: Ladder, fitted: Fitted, plan: Plan, *, earns: bool) -> list[str]:
    rule = plan.factors[ladder.factor.code]
    steps = fitted.steps[ladder.place]
    found = ["fitted"]
    if len(ladder.carriers) == 1:
        found.append("alone")
    if not earns:
        found.append("nothing")
    elif rule.least and not rule.largest and np.mean(steps <= rule.least + BOUND) > 1 / 2:
        found.append("least")
    if rule.largest:
        found.append(f"wide_{ladder.factor.code}")
    return found


def rationale(
    ladder: Ladder, fitted: Fitted, plan: Plan, people: Mapping[str, int], *, earns: bool
) -> dict[str, str]:
    """The rationale in both languages."""
    count = f"{sum(people[name] for name in ladder.carriers):,}"
    found: dict[str, str] = {}
    for lang, (join, comma) in zip(LANGUAGES, (("", "、"), (" ", ", ")), strict=True):
        sets = comma.join(WORDS["names"][name][lang] for name in ladder.carriers)
        sentences = [WORDS[key][lang] for key in _sentences(ladder, fitted, plan, earns=earns)]
        found[lang] = join.join(sentences).format(people=count, sets=sets)
    return found


def scale_rationale(people: int, rate: float) -> dict[str, str]:
    """The rationale of the scale in both languages."""
    return {lang: WORDS["scale"][lang].format(people=f"{people:,}", rate=f"{rate:.1%}") for lang in LANGUAGES}
