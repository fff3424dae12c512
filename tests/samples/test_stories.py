"""The sample profiles: each tells one story, loads cleanly, and gives what it says. Their books: `test_books.py`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.explain import explain
from credit_cli.engine.findings.contradictions import contradictions
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.score import score
from credit_cli.engine.world.budget import budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import shipped
from credit_cli.profile import records
from credit_cli.profile.load import load, load_text
from credit_cli.profile.privacy import private_in
from credit_cli.profile.records import Profile

FOLDER = Path(__file__).parents[2] / "sample_profiles"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".yaml", ".json"})
COMMENTED = [name for name in FILES if name.endswith(".yaml")]
EARLIER = {"student-2020.yaml", "market-freeze.yaml"}
CHINESE = re.compile(r"[一-鿿]")

STORIES = {
    "frequent borrowing, then a cut, then recovery": "cut-then-recovery.yaml",
    "years of on-time use and a raised limit": "years-on-time.yaml",
    "overdue and many lenders": "overdue-many-lenders.yaml",
    "money into stocks and to related accounts": "stocks-and-transfers.yaml",
    "a blameless person hit by a regional tightening": "regional-tightening.yaml",
    "a guarantee on the credit report": "guarantee.yaml",
    "closed, reopened with a low limit": "quick-cycles-reopened.yaml",
    "a micro business living on one lender": "wangjie.yaml",
    "bounced automatic debits with autopay on": "xiaolin.yaml",
    "a thin new file": "thin-new-file.yaml",
    "three months of repair": "three-months-repair.yaml",
    "limit used up but not cut": "used-up-not-cut.yaml",
    "income fallen": "income-fallen.yaml",
    "a market-wide freeze after a regulation": "market-freeze.yaml",
    "hardship": "hardship.yaml",
    "excellent": "excellent.yaml",
    "a student cut across the board": "student-2020.yaml",
    "a person wrongly reported": "wrong-record.yaml",
    "several accounts cut on one day": "sun-03.yaml",
    "a long diary": "long-diary.yaml",
    "a JSON profile": "card-minimum-only.json",
    "a start to copy": "starter.yaml",
}


def read(name: str) -> Profile:
    profile = load(str(FOLDER / name), shipped().lenders).profile

    assert profile is not None
    return profile


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_sample_loads_without_a_problem_or_a_note(name: str) -> None:
    loaded = load(str(FOLDER / name), shipped().lenders)

    assert loaded.problems == ()
    assert loaded.notes == ()


@pytest.mark.parametrize("name", FILES)
def test_a_sample_holds_no_contradiction(name: str) -> None:
    model = shipped()
    loaded = load(str(FOLDER / name), model.lenders)
    assert loaded.profile is not None

    assert contradictions(loaded.profile, model.lenders, model.findings, loaded.notes) == ()


def test_a_sample_with_a_misspelt_key_would_be_noticed() -> None:
    broken = text_of("xiaolin.yaml").replace("limits:", "limts:", 1)

    assert load_text(broken, "broken.yaml", shipped().lenders).problems


@pytest.mark.parametrize("name", COMMENTED)
def test_a_sample_tells_its_story_in_a_chinese_and_an_english_line(name: str) -> None:
    chinese, english, *_ = text_of(name).splitlines()

    assert chinese.startswith("# ")
    assert CHINESE.search(chinese)
    assert re.fullmatch(r"# [A-Z][ -~]+", english)


@pytest.mark.parametrize(("story", "name"), STORIES.items())
def test_every_situation_has_its_file(story: str, name: str) -> None:
    assert name in FILES, story


def test_every_file_tells_a_listed_story_and_stands_in_the_readme() -> None:
    named = re.findall(r"^\| \[`([^`]+)`\]", text_of("README.md"), re.MULTILINE)

    assert sorted(STORIES.values()) == FILES
    assert sorted(named) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_set_in_the_second_half_of_2026_unless_its_story_is_older(name: str) -> None:
    as_of = read(name).as_of.isoformat()

    assert ("2026-06" <= as_of[:7] <= "2026-11") != (name in EARLIER)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_holds_a_nickname_and_no_number_that_identifies_anybody(name: str) -> None:
    person = read(name).person

    assert person is not None
    assert person.alias
    assert private_in(text_of(name)) is None


def keys_in(value: object) -> Iterator[str]:
    """Every key that a record holds a value for, at any depth."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        for field in value._fields:
            inner = getattr(value, field)
            if inner not in (None, ()):
                yield f"{type(value).__name__}.{field}"
                yield from keys_in(inner)
    elif isinstance(value, tuple):
        for entry in value:
            yield from keys_in(entry)


def test_together_the_samples_use_every_key_of_a_profile() -> None:
    used = {key for name in FILES for key in keys_in(read(name))}
    kinds = [kind for kind in vars(records).values() if hasattr(kind, "_fields")]
    declared = {f"{k.__name__}.{f}" for k in kinds if k.__module__ == records.__name__ for f in k._fields}
    rare = {key for key in declared if "KnownFrom." in key}

    assert declared - used - rare == set()


@pytest.mark.parametrize("name", FILES)
def test_a_sample_says_what_it_must_give(name: str) -> None:
    expect = read(name).expect

    assert expect is not None
    assert expect.score is not None
    assert expect.top_cause is not None


@pytest.mark.parametrize("name", FILES)
def test_a_sample_gets_the_score_and_band_of_its_story(name: str) -> None:
    profile = read(name)
    expect = profile.expect
    assert expect is not None
    assert expect.score is not None

    result = score(profile, profile.as_of, shipped())

    assert (expect.score.min or 0) <= result.score <= (expect.score.max or result.max)
    assert expect.band in {None, result.band}


@pytest.mark.parametrize("name", FILES)
def test_the_latest_event_of_a_sample_has_the_cause_of_its_story(name: str) -> None:
    profile = read(name)
    expect = profile.expect
    assert expect is not None

    events = explain(profile, shipped(), profile.as_of, account=expect.account)
    top = "none"
    if events:
        causes = events[-1].causes
        rest = events[-1].unexplained
        top = causes[0].code if causes and causes[0].share >= rest else "unexplained"

    assert top == expect.top_cause


PLANNED = [
    "hardship.yaml",
    "overdue-many-lenders.yaml",
    "wrong-record.yaml",
    "xiaolin.yaml",
]


@pytest.mark.parametrize("name", PLANNED)
def test_the_plan_of_a_sample_begins_as_its_story_says(name: str) -> None:
    profile = read(name)
    expect = profile.expect
    assert expect is not None
    assert expect.first_action is not None

    planning = shipped().planning
    end = add_months(profile.as_of, planning.horizon_months.value)
    plan = make_plan(Start(profile, budget_of(profile, planning), end, shipped()))

    assert plan.steps[0].action == expect.first_action
    assert (plan.mode == "hardship") == (name == "hardship.yaml")


def test_every_first_action_that_a_sample_expects_is_tested() -> None:
    named = {name: read(name).expect for name in FILES}

    assert [name for name, expect in named.items() if expect and expect.first_action] == PLANNED


def test_nobody_is_blamed_for_a_regional_tightening() -> None:
    profile = read("regional-tightening.yaml")

    (event,) = explain(profile, shipped(), profile.as_of)

    assert [cause for cause in event.causes if cause.origin == "behaviour" and cause.share > 0.1] == []


def test_the_json_sample_is_plain_json() -> None:
    assert json.loads(text_of("card-minimum-only.json"))["version"] == 1


def test_the_long_diary_has_at_least_three_hundred_lines() -> None:
    assert len(text_of("long-diary.yaml").splitlines()) >= 300
