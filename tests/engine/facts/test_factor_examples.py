"""Every fact, by the `examples` in its factor's own file: a small diary, and what is measured on its day.

`gives` is the value (`unknown`, or `cannot apply`), `lines` are the rows that show it and `since` the day since when it
is so: an example that names none holds that none is shown. The day is 2026-11-23 unless `day` says otherwise.
"""

import pytest

from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import measure
from credit_cli.engine.results import UNKNOWN
from credit_cli.model.library import shipped
from tests.engine.examples import Example, examples_in, profile_of

MODEL = shipped()
EXAMPLES = examples_in("factors")


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_fact_is_measured_as_the_example_says(example: Example) -> None:
    tells = example.tells
    profile = profile_of(tells["profile"])
    view = View(Diary(profile, MODEL.lenders), tells.get("day", profile.as_of))
    factor = MODEL.scorecard.by_code[example.of.upper()]

    found = measure(factor.measure, view, factor.parameters)

    expected = tells["gives"]
    if expected == "unknown":
        assert found == UNKNOWN
    elif expected == "cannot apply":
        assert (found.value, found.known) == (None, True)
    else:
        assert found.known
        assert found.value == pytest.approx(expected, abs=1e-9)
    assert list(found.evidence) == tells.get("lines", [])
    assert found.since == tells.get("since")


def test_every_factor_has_an_example_where_it_is_known_and_one_where_it_is_not() -> None:
    told: dict[str, set[bool]] = {}
    for param in EXAMPLES:
        told.setdefault(param.values[0].of.upper(), set()).add(param.values[0].tells["gives"] == "unknown")

    assert {f.code for f in MODEL.scorecard.factors if told.get(f.code) != {True, False}} == set()


def test_an_example_says_nothing_that_no_test_reads() -> None:
    read = {"name", "profile", "day", "gives", "lines", "since"}

    assert [param.id for param in EXAMPLES if not set(param.values[0].tells) <= read] == []
