"""Every fact, by the examples in `cases/`: a sentence, a small diary, and what is measured on its day.

`lines` are the rows that show it and `since` the day since when it is so: an example that names none holds that none
is shown.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import measure
from credit_cli.engine.results import UNKNOWN
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text

CASES = Path(__file__).parent / "cases"
DAY = "2026-11-23"


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def diary_of(case: dict[str, Any]) -> Diary:
    profile = {"version": 1, "as_of": DAY} | case["profile"]
    profile.setdefault("accounts", [{"id": "jiebei", "lender": "jiebei"}])
    for i, account in enumerate(profile["accounts"]):
        account.setdefault("id", f"a{i}")
        account.setdefault("lender", "jiebei")
    lenders = shipped().lenders
    loaded = load_text(yaml.safe_dump(profile, allow_unicode=True), "case.yaml", lenders)
    assert loaded.profile is not None, loaded.problems
    return Diary(loaded.profile, lenders)


@pytest.mark.parametrize("case", cases())
def test_a_fact_is_measured_as_the_example_says(case: dict[str, Any]) -> None:
    diary = diary_of(case)
    day = case.get("day", diary.profile.as_of)
    factor = shipped().scorecard.by_factor[case["factor"]]

    found = measure(factor.measure, View(diary, day), factor.parameters)

    expected = case["gives"]
    if expected == "unknown":
        assert found == UNKNOWN
    elif expected == "cannot apply":
        assert (found.value, found.known) == (None, True)
    else:
        assert found.known
        assert found.value == pytest.approx(expected, abs=1e-9)
    assert list(found.evidence) == case.get("lines", [])
    assert found.since == case.get("since")


def test_every_factor_has_an_example_where_it_is_known_and_one_where_it_is_not() -> None:
    told: dict[str, set[bool]] = {}
    for param in cases():
        case = param.values[0]
        told.setdefault(case["factor"], set()).add(case["gives"] == "unknown")

    missing = {f.factor for f in shipped().scorecard.factors if told.get(f.factor) != {True, False}}

    assert not missing
