"""Other plans on request: each different, each replayed, none paying the account it does without."""

from credit_cli.engine.actions.simulate import simulate
from credit_cli.engine.beside.alternatives import alternatives
from credit_cli.engine.beside.besides import LessMoney
from credit_cli.engine.beside.comparisons import less_money, with_less
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.world.budget import Options
from tests.engine.people import start
from tests.engine.search.test_search import TWO

BEGUN = start(TWO, options=Options(keep=0))


def test_one_without_each_debt_that_ends_and_one_for_less_money() -> None:
    plan = make_plan(BEGUN)
    ended = {s.account for s in plan.steps if s.action == "pay_off"}
    found = alternatives(BEGUN, plan, 9)
    assert {a.account for a in found if a.kind == "without"} == ended
    assert [a.kind for a in found][-1] == "less_money"
    for other in found:
        assert other.account is None or not any(f":{other.account}:" in step for step in other.steps)


def test_they_replay() -> None:
    plan = make_plan(BEGUN)
    for other in alternatives(BEGUN, plan, 9):
        if other.kind == "without":
            again = simulate(BEGUN, other.steps)
            assert again.refused == ()
            assert (again.score_then.score, again.interest) == (other.score, other.interest)


def test_as_many_as_are_asked_for_and_all_different() -> None:
    plan = make_plan(BEGUN)
    assert alternatives(BEGUN, plan, 0) == ()
    assert len(alternatives(BEGUN, plan, 1)) == 1
    every = alternatives(BEGUN, plan, 9)
    assert len({a.steps for a in every}) == len(every)


def test_an_account_to_be_spared_still_gets_its_dues_and_what_is_overdue() -> None:
    late = TWO.replace(
        "{due: 2026-05-20, amount: 500, paid: 500, paid_on: 2026-05-20}",
        "{due: 2026-05-20, amount: 500, paid: 0}",
    )
    plan = make_plan(start(late), spared=frozenset({"small"}))
    own = [s for s in plan.steps if s.account == "small" and s.amount is not None]
    assert [(s.action, s.amount) for s in own] == [("clear_overdue", 502_21)] or {s.action for s in own} == {
        "clear_overdue"
    }
    assert any(due.account == "small" for due in plan.dues)


def test_with_less_money_the_goal_stays_what_it_was() -> None:
    less = with_less(BEGUN)
    assert less is not None
    assert (less.budget.monthly, less.budget.stated) == (4800_00, 4800_00)  # four fifths of 9,000 - 3,000
    target = make_plan(BEGUN).do_nothing.score + 5
    for by_the_end in (True, False):
        plan = make_plan(BEGUN, target, by_the_end=by_the_end)
        wanted = make_plan(less, target, by_the_end=by_the_end)
        assert less_money(BEGUN, plan, by_the_end=by_the_end) == LessMoney(
            4800_00, 0.8, wanted.score_then.score, wanted.interest, wanted.outcome, 0
        )
    poor = start(TWO.replace("monthly: 9000", "monthly: 3000"))
    assert less_money(poor, make_plan(poor)) is None  # nothing is left of the income that could be less
