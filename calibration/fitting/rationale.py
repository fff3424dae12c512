"""The rationale that the fit writes into a factor's file: on whom it was fitted, and what is not the data's doing.

Decides which sentences of `words.yaml` apply to a factor. Does not know files or points beyond its own.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from calibration.fitting.design import Ladder

WORDS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("zh", "en")


def _sentences(ladder: Ladder, points: Sequence[int]) -> list[dict[str, str]]:
    code = ladder.factor.code
    found = [WORDS["fitted"]]
    if len(ladder.carriers) == 1:
        found.append(WORDS["alone"])
    if max(points) == 0:
        found.append(WORDS["nothing"])
    return found + [WORDS[kind][code] for kind in ("wide", "notes") if code in WORDS[kind]]


def rationale(ladder: Ladder, points: Sequence[int], people: Mapping[str, int]) -> dict[str, str]:
    """The rationale in both languages, from a factor's points and the number of rows of each data set."""
    count = f"{sum(people[name] for name in ladder.carriers):,}"
    step = max(abs(a - b) for a, b in pairwise(points[: len(ladder.factor.bins)]))
    found: dict[str, str] = {}
    for lang, (join, comma) in zip(LANGUAGES, (("", "、"), (" ", ", ")), strict=True):
        sets = comma.join(WORDS["names"][name][lang] for name in ladder.carriers)
        said = join.join(sentence[lang] for sentence in _sentences(ladder, points))
        found[lang] = said.format(people=count, sets=sets, step=step)
    return found


def scale_rationale(people: int, rate: float) -> dict[str, str]:
    """The rationale of the scale in both languages."""
    return {lang: WORDS["scale"][lang].format(people=f"{people:,}", rate=f"{rate:.1%}") for lang in LANGUAGES}
