"""The laboratory of plans says what the public path says: the same score, cash and interest for the same payments."""

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.search.bench import Ground
from credit_cli.engine.search.lab import Lab, Run
from credit_cli.engine.search.payer import Payer, reserve_of
from credit_cli.engine.search.policies import WAYS
from credit_cli.engine.search.purse import Policy
from credit_cli.engine.search.strategy import Strategy
from credit_cli.engine.search.tables import Tables, moved
from credit_cli.engine.world.trajectory import Start, forecast
from credit_cli.profile.records import Profile
from tests.engine.people import MODEL, start
from tests.engine.search.random_people import DAY, people
from tests.engine.search.test_search import TWO

END = add_months(DAY, 6)
SOME = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    derandomize=True,
)  # fmt: skip


def ground_of(begun: Start) -> Ground:
    payer = Payer(begun, Strategy(), None)
    trajectory = forecast(begun, payer)
    return Ground(payer, trajectory, reserve_of(payer, trajectory))


def agrees(lab: Lab, run: Run, day: date) -> bool:
    """Whether a run is what the public path says of its moves, on a day."""
    start_, ground = lab.start, lab.ground
    taken, refused = play(start_, [*ground.payer.moves, *run.moves])
    assert not refused
    assert not taken.shortfalls
    assert taken.interest == run.interest
    assert taken.cash_on(day) == lab.cash_on(run, day)
    tables = Tables(start_, lab.happened, day, lab.leaves(run, day))
    cash = lab.cash_on(run, day) if start_.budget.cash_known else None
    return taken.score_on(day, start_.model).score == tables.points(lab.leaves(run, day), cash)


@SOME
@given(
    profile=people(),
    floors=st.dictionaries(st.integers(0, 3), st.integers(0, 300), max_size=3),
    hold=st.sampled_from([0, 0, 500_00]),
    way=st.sampled_from(["late", "small", "dear"]),
    back=st.integers(0, 5),
)
def test_what_is_tried_is_what_is_played(
    profile: Profile, floors: dict[int, int], hold: int, way: str, back: int
) -> None:
    begun = start(profile, END)
    ground = ground_of(begun)
    assume(ground.covered)
    lab = Lab(begun, ground)
    named = tuple((n, yuan * 100) for n, yuan in sorted(floors.items()) if n < len(lab.lanes) and lab.lanes[n].payable)
    run = lab.run(Policy(named, hold, way))
    assert run.cash == lab.cash_on(run, END)
    assert agrees(lab, run, END)
    assert agrees(lab, run, add_months(END, -back))


@SOME
@given(
    profile=people(),
    floors=st.dictionaries(st.integers(0, 3), st.integers(0, 300), max_size=3),
    holds=st.lists(st.sampled_from([0, 1, 100_00, 500_00, 2000_00, 9000_00]), min_size=2, max_size=4),
    way=st.sampled_from(["late", "small", "dear", "billed", "last"]),
)
def test_a_policy_carried_out_after_others_is_as_if_it_were_the_first(
    profile: Profile, floors: dict[int, int], holds: list[int], way: str
) -> None:
    begun = start(profile, END)
    ground = ground_of(begun)
    assume(ground.covered)
    lab = Lab(begun, ground)
    named = tuple((n, yuan * 100) for n, yuan in sorted(floors.items()) if n < len(lab.lanes) and lab.lanes[n].payable)
    for hold in holds:
        policy = Policy(named, hold, way)
        known, alone = lab.run(policy), Lab(begun, ground).run(policy)
        assert (known.moves, known.cash, known.interest, known.paths) == (
            alone.moves, alone.cash, alone.interest, alone.paths,
        )  # fmt: skip


def test_cash_held_in_vain_is_carried_out_once() -> None:
    begun = start(TWO)
    lab = Lab(begun, ground_of(begun))
    much = lab.run(Policy(((1, 0),), 5000_00, "late"))
    assert lab.run(Policy(((1, 0),), 100_00, "late")) is much  # 5,000 of cash by the end changed no payment
    most = lab.run(Policy(((1, 0),), 90_000_00, "late"))
    assert most.moves != much.moves


@pytest.mark.parametrize("hold", [0, 90_000_00])
def test_needs_of_one_debt_have_no_order(hold: int) -> None:
    begun = start(TWO)
    for floors in ((), ((1, 0),)):
        ways = {Lab(begun, ground_of(begun)).run(Policy(floors, hold, way)).moves for way in WAYS[len(floors) :]}
        assert len(ways) == 1


def test_a_stretch_is_walked_once() -> None:
    begun = start(TWO)
    lab = Lab(begun, ground_of(begun))
    first, again = lab.run(Policy(way="late")), lab.run(Policy(((0, 0),), way="dear"))
    assert first.nodes[0] is again.nodes[0]  # the dearest debt comes first either way


def test_every_factor_that_payments_move_is_known_to_the_tables() -> None:
    still = {f.measure for f in MODEL.scorecard.factors if f.best and not moved(f)}
    assert {"use.draws", "identity.steady_work", "record.guarantees"} <= still
    assert not {m for m in still if m.startswith(("debits.", "use.util"))}


@pytest.mark.parametrize(("cash", "spent"), [("5000", 2129_00), ("2870", 0)])
def test_money_of_the_first_day_leaves_what_is_kept_food_and_dues(cash: str, spent: int) -> None:
    begun = start(TWO.replace("cash: 5000", f"cash: {cash}"))
    lab = Lab(begun, ground_of(begun))
    run = lab.run(Policy())
    assert sum(m.amount or 0 for m in run.moves if m.on == begun.profile.as_of) == spent
