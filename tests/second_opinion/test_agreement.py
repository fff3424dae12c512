"""The engine and the reference agree, on every drawn profile and day, fact by fact.

`SECOND_OPINION=30000 python -m pytest -q tests/second_opinion` asks on that many.
"""

import ast
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from credit_cli.engine.results import Contribution, Score
from credit_cli.engine.score import score
from credit_cli.model.library import shipped
from tests.profile.strategies import Diary, diaries, profile_of
from tests.second_opinion.card import FACTORS, Opinion, fact, opinion
from tests.second_opinion.reading import CANNOT_APPLY

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[1] / "sample_profiles").glob("*.yaml"))
ASKED = int(os.environ.get("SECOND_OPINION", "120"))
AT_ONCE = 1000
DRAWN = settings(
    max_examples=min(ASKED, AT_ONCE),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def written(node: Any) -> Any:  # noqa: ANN401  whatever a file holds
    """A file as YAML 1.1 constructs it, with the key `on` that it takes for true."""
    if isinstance(node, dict):
        return {"on" if key is True else key: written(value) for key, value in node.items()}
    return [written(value) for value in node] if isinstance(node, list) else node


def agrees(one: Contribution, other: Opinion) -> bool:
    """Same points, and the same value up to the engine's floating point."""
    value, found = other.values[one.factor], one.measurement
    known = value is not None and not (value == CANNOT_APPLY and one.bin is None)
    number = None if value is None or isinstance(value, str) else float(value)
    return (
        one.points == other.points[one.factor]
        and found.known == known
        and (found.value is None) == (number is None)
        and (number is None or found.value == pytest.approx(number, rel=1e-9, abs=1e-9))
    )


def same(ours: Score, theirs: Opinion) -> None:
    assert [
        (c.factor, c.measurement, theirs.values[c.factor]) for c in ours.contributions if not agrees(c, theirs)
    ] == []
    assert (ours.score, ours.low, ours.high, ours.band) == (theirs.score, theirs.low, theirs.high, theirs.band)
    assert ours.coverage == pytest.approx(theirs.coverage, abs=5e-5)
    assert ours.bad_rate == pytest.approx(theirs.bad_rate)
    assert {d.id: d.points for d in ours.dimensions} == theirs.dimensions


@pytest.mark.parametrize("draw", range(max(1, ASKED // AT_ONCE)))
def test_they_agree_on_any_profile_and_day(draw: int) -> None:
    @seed(draw)
    @DRAWN
    @given(diary=diaries(), back=st.sampled_from((0, 0, 0, 0, 1, 31, 92, 200)))
    def agree(diary: Diary, back: int) -> None:
        day = diary["as_of"] - timedelta(days=back)

        same(score(profile_of(diary), day, shipped()), opinion(diary, day))

    agree()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_they_agree_on_the_samples(path: Path) -> None:
    diary = written(yaml.safe_load(path.read_text(encoding="utf-8")))
    day: date = diary["as_of"]

    same(score(profile_of(diary), day, shipped()), opinion(diary, day))


def test_every_factor_is_asked() -> None:
    assert [factor["measure"] for factor in FACTORS if fact(factor["measure"]) is None] == [], (
        "a fact is written a second time, apart: a function of the same name in a module of tests/second_opinion/"
    )
    assert {factor["factor"] for factor in FACTORS} == set(shipped().scorecard.by_factor)


def test_the_reference_knows_nothing_of_the_program() -> None:
    for path in HERE.glob("*.py"):
        if path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [n.name for n in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith("credit_cli")], path.name
