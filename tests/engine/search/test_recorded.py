"""What the search finds and proves for the people of the sample profiles, as it was recorded.

That a plan is as good as trying everything is held by `test_brute_force.py` on small people; here a change of what is
paid, of what it brings or of the bound that proves it is seen on people as they are. After a change that is meant:
`pytest tests/engine/search/test_recorded.py --update-transcripts`, then read the difference.
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.searching import Search
from credit_cli.engine.world.budget import Options
from credit_cli.profile.load import load
from tests.engine.people import MODEL, start

SAMPLES: Final = Path(__file__).parents[3] / "sample_profiles"
PEOPLE: Final = sorted(p.name for p in SAMPLES.iterdir() if p.suffix in {".yaml", ".json"})
RECORD: Final = Path(__file__).parent / "recorded.yaml"
MONEY: Final = {
    "as in the file": Options(),
    "3,000 in cash and nothing kept": Options(cash=3000_00, keep=0),
    "3,000 a month": Options(monthly=3000_00),
    "20,000 in cash": Options(cash=20_000_00),
}


def found(name: str) -> dict[str, Any]:
    """What the search says of a person, with each of the budgets."""
    profile = load(str(SAMPLES / name), MODEL.lenders).profile
    assert profile is not None
    told: dict[str, Any] = {}
    for said, options in MONEY.items():
        search = Search(start(profile, options=options), Goal())
        result = search.run()
        assert result.bound is None or result.bound >= result.best.score
        told[said] = {
            "idle": search.idle,
            "score": result.best.score,
            "bound": result.bound,
            "proved": result.proved,
            "interest": result.best.interest / 100,
            "named": {way: [candidate.score, candidate.interest / 100] for way, candidate in result.named},
            "pays": [f"{m.on} {m.action} {m.account} {(m.amount or 0) / 100:.2f}" for m in result.best.moves],
        }
    goal = Goal(told["as in the file"]["idle"] + 5, by_the_end=True)
    cheap = Search(start(profile), goal).run().best
    told["five points more by the end, at the least cost"] = {
        "score": cheap.score,
        "pays": [f"{m.on} {m.action} {m.account} {(m.amount or 0) / 100:.2f}" for m in cheap.moves],
    }
    return told


@cache
def recorded() -> dict[str, Any]:
    record: dict[str, Any] = yaml.safe_load(RECORD.read_text(encoding="utf-8"))
    return record


@pytest.mark.parametrize("name", PEOPLE)
def test_the_search_pays_and_proves_as_recorded(name: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-transcripts"):
        recorded()[name] = found(name)
        told = {person: recorded()[person] for person in PEOPLE if person in recorded()}
        RECORD.write_text(yaml.safe_dump(told, allow_unicode=True, width=200), encoding="utf-8")
        return

    assert found(name) == recorded()[name]
