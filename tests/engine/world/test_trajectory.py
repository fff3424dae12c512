"""A trajectory is scored like a file of its own day, however much of the diary is taken over sorted."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.score import score
from credit_cli.engine.world.trajectory import forecast, usual_start
from credit_cli.profile.records import Profile
from tests.engine.people import MODEL, start
from tests.engine.search.random_people import DAY, people

ACTIONS = ("clear_overdue", "pay_down", "pay_off", "enable_autopay", "verify_income", "bind_card")
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@SOME
@given(
    profile=people(),
    actions=st.lists(st.sampled_from(ACTIONS), max_size=4, unique=True),
    later=st.lists(st.integers(0, 190), min_size=1, max_size=3),
)
def test_a_day_to_come_is_scored_like_a_file_of_that_day(
    profile: Profile, actions: list[str], later: list[int]
) -> None:
    begun = start(profile, add_months(DAY, 7))
    moves = [
        Move(action, profile.accounts[0].id, 300_00 if action == "pay_down" else None, DAY + timedelta(days=n))
        for n, action in enumerate(actions)
    ]
    for trajectory in (forecast(begun), play(begun, moves)[0]):
        for days in later:
            day = DAY + timedelta(days=days)
            assert trajectory.score_on(day, MODEL) == score(trajectory.profile_on(day), day, MODEL)


def test_a_forecast_leaves_the_books_it_began_with_as_they_were() -> None:
    begun = start(TEXT, date(2026, 12, 31))
    first = forecast(begun)

    assert first.interest > 0
    assert forecast(begun) == first
    assert forecast(start(TEXT, date(2026, 12, 31)))._replace(begun=first.begun) == first


def test_other_money_leaves_what_is_known_of_the_diary() -> None:
    begun = start(TEXT)
    _ = begun.opening
    richer = begun.with_budget(begun.budget._replace(cash=begun.budget.cash + 100_00))

    assert richer.opening is begun.opening
    assert forecast(richer).cash_on(DAY) == forecast(begun).cash_on(DAY) + 100_00


def test_the_usual_start_is_that_of_the_model() -> None:
    begun = usual_start(start(TEXT).profile, MODEL)

    assert begun.budget == start(TEXT).budget
    assert begun.end == add_months(date(2026, 6, 10), int(MODEL.planning.horizon_months.value))


TEXT = """
as_of: 2026-06-10
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 8, living_costs: 3000, cash: 5000}
accounts:
  - {id: loan, lender: jiebei, annual_rate: 0.18, due_day: 20, balances: [{on: 2026-06-10, amount: 8000}],
     payments: [{due: 2026-05-20, amount: 1000, paid: 100, paid_on: 2026-05-20}]}
"""
