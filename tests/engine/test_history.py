"""The score month by month: which days are looked at, and what stands on each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.history import Month, history, months
from credit_cli.engine.score import score
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Profile
from tests.commands.running import SAMPLE_FILES, SAMPLES
from tests.profile.strategies import Diary, diaries, profile_of

DIARY = """\
version: 1
as_of: 2026-06-15
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2026-02-10
    limits: [{on: 2026-02-10, amount: 20000}, {on: 2026-05-20, amount: 8000}]
    balances: [{on: 2026-03-05, amount: 4000}, {on: 2026-05-31, amount: 3500.5}]
  - id: huabei
    lender: huabei
    limits: [{on: 2026-04-02, amount: 5000}]
    states: [{on: 2026-04-02, state: open}, {on: 2026-06-01, state: closed, by: self}]
"""


def read(text: str) -> Profile:
    profile = load_text(text, "diary.yaml", shipped().lenders).profile
    assert profile is not None
    return profile


@pytest.fixture(scope="module")
def found() -> tuple[Month, ...]:
    return history(read(DIARY), shipped(), date(2026, 6, 15))


def test_months_end_and_the_last_day_is_the_one_looked_at(found: tuple[Month, ...]) -> None:
    assert [m.on.isoformat()[5:] for m in found] == ["02-28", "03-31", "04-30", "05-31", "06-15"]


def test_a_month_is_not_told_twice_where_the_last_day_ends_it() -> None:
    assert list(months(date(2026, 4, 30), date(2026, 5, 31))) == [date(2026, 4, 30), date(2026, 5, 31)]
    assert list(months(date(2026, 5, 1), date(2026, 5, 1))) == [date(2026, 5, 1)]


def test_limits_and_balances_stand_as_of_each_day(found: tuple[Month, ...]) -> None:
    assert [m.lines[0].limit for m in found] == [2_000_000, 2_000_000, 2_000_000, 800_000, 800_000]
    assert [m.lines[0].owed for m in found] == [None, 400_000, 400_000, 350_050, 350_050]


def test_an_account_that_is_not_there_yet_is_not_known_and_a_closed_one_has_no_line(found: tuple[Month, ...]) -> None:
    assert [m.lines[1].limit for m in found] == [None, None, 500_000, 500_000, 0]
    assert [m.lines[1].state for m in found] == [None, None, "open", "open", "closed"]


def test_an_event_stands_in_its_month_only(found: tuple[Month, ...]) -> None:
    assert [[e.kind for e in m.events] for m in found] == [[], [], [], ["cut"], []]


def test_a_later_beginning_leaves_out_what_came_before() -> None:
    found = history(read(DIARY), shipped(), date(2026, 6, 15), since=date(2026, 5, 21))

    assert [m.on.isoformat()[5:] for m in found] == ["05-31", "06-15"]
    assert [m.events for m in found] == [(), ()]


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_each_month_is_the_score_of_its_day(name: str) -> None:
    profile = read((SAMPLES / name).read_text(encoding="utf-8"))
    found = history(profile, shipped(), profile.as_of)

    for month in found[:: max(1, len(found) // 4)]:
        assert month.score == score(profile, month.on, shipped())
    assert sum(len(month.events) for month in found) >= 0
    assert found[-1].on == profile.as_of


@given(diary=diaries(), months_back=st.integers(0, 30))
def test_each_month_is_its_day_looked_at_alone(diary: Diary, months_back: int) -> None:
    profile = profile_of(diary)
    since = add_months(profile.as_of, -months_back)

    for month in history(profile, shipped(), profile.as_of, since=since):
        (alone,) = history(profile, shipped(), month.on, since=month.on)
        assert month.score == score(profile, month.on, shipped())
        assert month.lines == alone.lines
