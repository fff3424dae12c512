"""What holds for every plan, whoever it is for.

`BRUTE_FORCE=1` replays a thousand plans, `ANY_PROFILE=5000` makes plans for so many profiles of every possible key.
"""

import os
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit_cli.engine.actions.moves import Move, write_move
from credit_cli.engine.actions.player import play
from credit_cli.engine.actions.simulate import simulate
from credit_cli.engine.beside.alone import alone
from credit_cli.engine.beside.alternatives import alternatives
from credit_cli.engine.beside.besides import Setbacks
from credit_cli.engine.beside.setbacks import setbacks
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.plan.planning import make_plan, world_of
from credit_cli.engine.results import Plan
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.searching import Search
from credit_cli.engine.search.stops import money_days, own_days
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.records import Profile
from tests.engine.people import MODEL, start
from tests.engine.search.random_people import DAY, people
from tests.profile.strategies import profiles

FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
MANY = settings(FEW, max_examples=1000 if os.environ.get("BRUTE_FORCE") else 20)
ANY = settings(FEW, max_examples=int(os.environ.get("ANY_PROFILE", "20")), derandomize="ANY_PROFILE" not in os.environ)
END = add_months(DAY, 4)


def moves(plan: Plan) -> list[Move]:
    return [Move(s.action, s.account, s.amount, s.on) for s in plan.steps]


@MANY
@given(profile=people(), target=st.sampled_from([None, None, 600, 800]), by_the_end=st.booleans())
def test_a_plan_replays_never_goes_below_zero_and_its_gains_add_up(
    profile: Profile,
    target: int | None,
    by_the_end: bool,  # noqa: FBT001
) -> None:
    begun = start(profile, END)
    plan = make_plan(begun, target, by_the_end=by_the_end)
    again = simulate(begun, [write_move(move) for move in moves(plan)])
    assert again.refused == ()
    assert (again.score_then, again.interest, again.cash_flow) == (plan.score_then, plan.interest, plan.cash_flow)
    assert plan.lowest_cash[1] >= 0
    assert all(cash >= 0 for _, cash in plan.cash_flow)
    assert sum(step.gain for step in plan.steps) == plan.score_then.score - plan.do_nothing.score
    assert plan.score_then.score < plan.do_nothing.score or all(step.gain >= 0 for step in plan.steps)
    assert all(begun.profile.as_of <= step.on <= END for step in plan.steps)
    possible = _possible_days(begun)
    for step in plan.steps:
        if step.action in {"pay_down", "pay_off", "clear_overdue"}:
            assert step.account is not None
            assert step.on in possible[step.account]
    assert plan.proof.bound is None or plan.score_then.score <= plan.proof.bound
    _never_borrows(begun, plan)


def _possible_days(begun: Start) -> dict[str, set[date]]:
    """The file's day, pay days, eves of statements and due days, of each account."""
    search = Search(begun, Goal())
    common = set(money_days(begun))
    return {account: common | own_days(dues, begun, every=True) for account, dues in search.dues.items()}


def _never_borrows(begun: Start, plan: Plan) -> None:
    taken, _ = play(begun, moves(plan))
    for before, after in zip(begun.profile.accounts, taken.future.accounts, strict=True):
        assert len(after.draws or ()) == len(before.draws or ())
        assert after.limits == before.limits
    assert taken.future.applications == begun.profile.applications


@FEW
@given(profile=people())
def test_a_plan_ends_below_doing_nothing_only_where_it_ends_what_is_overdue(profile: Profile) -> None:
    begun = start(profile, END)
    plan = make_plan(begun)
    if plan.score_then.score < plan.do_nothing.score:
        assert plan.shortfalls == ()
        assert plan.score_then.of("overdue_now").measurement.value == 0


@FEW
@given(profile=people())
def test_a_plan_is_never_worse_than_minimums_avalanche_or_snowball(profile: Profile) -> None:
    found = Search(start(profile, END), Goal()).run()
    for name, candidate in found.named:
        assert found.best.rank <= candidate.rank, name


@FEW
@given(profile=people())
def test_money_kept_back_is_not_paid_beyond_the_dues_and_what_is_overdue(profile: Profile) -> None:
    begun = start(profile, END)
    plan = make_plan(begun)
    for step in plan.steps:
        if step.action in {"pay_down", "pay_off"}:
            taken, _ = play(begun, [m for m in moves(plan) if m.on <= step.on])
            assert taken.cash_on(step.on) >= min(begun.budget.keep, taken.cash_on(step.on) + (step.amount or 0))


@FEW
@given(profile=people(most=2), fen=st.integers(1, 400), day=st.sampled_from([DAY, date(2026, 7, 10)]))
def test_where_a_plan_is_called_optimal_no_payment_is_better(profile: Profile, fen: int, day: date) -> None:
    begun = start(profile, END)
    plan = make_plan(begun)
    if not plan.proof.optimal:
        return
    kept = begun.budget.keep
    for account in profile.accounts:
        extra = Move("pay_down", account.id, fen * 100, day)
        taken, refused = play(begun, [*moves(plan), extra])
        allowed = not refused and not taken.shortfalls and not taken.living_unmet and taken.lowest[1] >= kept
        assert not allowed or taken.score_on(END, MODEL).score <= plan.score_then.score


@FEW
@given(profile=people())
def test_hardship_gives_no_advice_about_limits(profile: Profile) -> None:
    plan = make_plan(start(profile, END))
    for step in plan.steps:
        assert plan.mode in MODEL.actions[step.action].modes
        assert plan.mode == "normal" or step.action not in {"verify_income", "diversify_funding", "bind_card"}


@FEW
@given(profile=people(), target=st.sampled_from([None, 700]))
def test_a_proof_is_checked_again_from_the_plan_alone(profile: Profile, target: int | None) -> None:
    begun = start(profile, END)
    plan = make_plan(begun, target)
    proof = plan.proof
    taken, refused = play(begun, moves(plan))
    assert not refused
    assert taken.score_on(END, MODEL).score == plan.score_then.score
    assert proof.world == world_of(begun, Goal(target))
    assert proof.world != world_of(begun._replace(end=add_months(END, 1)), Goal(target))
    assert proof.bound is not None
    assert proof.gap == proof.bound - plan.score_then.score >= 0
    if proof.optimal and (target is None or plan.score_then.score < target):
        assert proof.gap == 0
    found = Search(begun, Goal(target)).run()
    if found.exact is not None and target is None and not found.exact.nothing_to_decide:
        beside = plan.score_then.score - found.best.score
        assert found.exact.cells.bound() + beside <= proof.bound


@ANY
@given(profile=profiles())
def test_whatever_a_file_may_hold_there_is_a_plan_and_what_is_told_beside_it(profile: Profile) -> None:
    begun = start(profile)
    plan = make_plan(begun)
    beside = alone(begun, plan)
    others = alternatives(begun, plan, 2, by_the_end=False)
    make_plan(begun, 700)

    assert sum(step.gain for step in plan.steps) == plan.score_then.score - plan.do_nothing.score
    assert all(begun.profile.as_of <= step.on <= begun.end for step in plan.steps)
    assert plan.proof.bound is None or plan.score_then.score <= plan.proof.bound
    assert setbacks(begun, plan) == Setbacks() or plan.mode == "normal"
    assert set(beside) <= {step.n for step in plan.steps}
    assert len(others) <= 2


def test_somebody_whose_accounts_are_yet_to_be_opened_has_a_plan() -> None:
    plan = make_plan(start("as_of: 2024-02-29\naccounts: [{id: a, lender: private_loan, opened: 2024-03-13}]\n"))

    assert plan.dues == ()


@FEW
@given(profile=people())
def test_no_plan_says_to_keep_a_debt(profile: Profile) -> None:
    # cash may be held for months of cash, which rank before interest; no step and no reason ever says so
    plan = make_plan(start(profile, END))
    for step in plan.steps:
        assert step.action not in {"build_buffer", "wait"}
        assert step.amount is None or step.action in {"pay_down", "pay_off", "clear_overdue", "fund_debit_account"}
        assert "CAP04" not in step.reasons or step.action == "rebalance_spending"
