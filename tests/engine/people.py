"""People of the tests: a diary written where it is read, and where their forecasts begin."""

from datetime import date
from textwrap import dedent

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.world.budget import Options, budget_of
from credit_cli.engine.world.trajectory import Start, Trajectory, forecast
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Profile

MODEL = shipped()


def person(text: str) -> Profile:
    loaded = load_text("version: 1\n" + dedent(text), "test.yaml", MODEL.lenders)
    assert loaded.profile is not None, loaded.problems
    return loaded.profile


def start(text: str | Profile, end: date | None = None, options: Options | None = None) -> Start:
    profile = person(text) if isinstance(text, str) else text
    budget = budget_of(profile, MODEL.planning, options or Options())
    return Start(profile, budget, end or add_months(profile.as_of, 6), MODEL)


def idle(text: str, end: date | None = None, options: Options | None = None) -> Trajectory:
    return forecast(start(text, end, options))


def account(trajectory: Trajectory, day: date, index: int = 0) -> AccountView:
    return View(Diary(trajectory.profile_on(day), MODEL.lenders), day).accounts[index]
