"""What each step brings: exact in sum, no loss that a later step makes up for, a day's payments in a good order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit_cli.engine.actions.moves import Move, write_move
from credit_cli.engine.actions.simulate import simulate
from credit_cli.engine.plan.case import Advice
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.plan.steps import _may_swap, _never_below
from credit_cli.engine.results import Plan
from credit_cli.engine.world.budget import Options
from credit_cli.engine.world.trajectory import Start
from tests.engine.people import start
from tests.engine.search.test_search import TWO

DAY = date(2026, 6, 25)


@pytest.mark.parametrize(
    ("idle", "scores", "gains"),
    [
        (700, [705, 707], [5, 2]),
        (700, [697, 707], [0, 7]),  # a loss of 3 is set against the 10 that follow
        (700, [706, 704, 709], [6, 0, 3]),
        (700, [712, 709], [9, 0]),  # what a later step takes away again was not won
        (700, [695], [-5]),  # a plan that ends lower says so
        (700, [], []),
    ],
)
def test_a_loss_is_set_against_what_makes_up_for_it(idle: int, scores: list[int], gains: list[int]) -> None:
    assert _never_below(idle, scores) == gains


@given(idle=st.integers(300, 900), scores=st.lists(st.integers(300, 900), max_size=12))
@settings(max_examples=200)
def test_gains_sum_to_what_the_plan_brings_and_are_losses_only_where_it_ends_lower(
    idle: int, scores: list[int]
) -> None:
    gains = _never_below(idle, scores)
    assert len(gains) == len(scores)
    assert sum(gains) == (scores[-1] - idle if scores else 0)
    assert min(gains, default=0) >= 0 or scores[-1] < idle


def advice(action: str, account: str, on: date = DAY) -> Advice:
    return Advice(Move(action, account, 100_00, on))


def test_only_payments_beyond_the_dues_on_one_day_change_places() -> None:
    one = advice("pay_off", "a")
    assert _may_swap(one, advice("pay_down", "b"))
    assert not _may_swap(one, advice("pay_down", "a"))
    assert not _may_swap(one, advice("pay_off", "b", date(2026, 6, 26)))
    assert not _may_swap(one, advice("clear_overdue", "b"))
    assert not _may_swap(advice("fund_debit_account", "a"), advice("pay_off", "b"))


def _replayed(begun: Start, plan: Plan) -> list[int]:
    dos = [write_move(Move(s.action, s.account, s.amount, s.on)) for s in plan.steps]
    return [simulate(begun, dos[: n + 1]).score_then.score for n in range(len(dos))]


def test_each_gain_is_the_change_when_the_step_is_added_in_order() -> None:
    begun = start(TWO, options=Options(keep=0))
    plan = make_plan(begun)
    scores = _replayed(begun, plan)
    assert [step.gain for step in plan.steps] == _never_below(plan.do_nothing.score, scores)
    assert scores[-1] == plan.score_then.score
    assert all(step.gain >= 0 for step in plan.steps)
    assert [step.effort for step in plan.steps] == [begun.model.actions[step.action].effort for step in plan.steps]
