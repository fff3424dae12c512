"""What a step brings alone is what a what-if says of it alone."""

from credit_cli.engine.actions.moves import Move, write_move
from credit_cli.engine.actions.simulate import simulate
from credit_cli.engine.beside.alone import alone
from credit_cli.engine.plan.planning import make_plan
from credit_cli.profile.load import load
from tests.commands.running import SAMPLES
from tests.engine.people import MODEL, start


def test_each_step_alone_is_the_what_if_of_it_alone() -> None:
    profile = load(str(SAMPLES / "overdue-many-lenders.yaml"), MODEL.lenders).profile
    assert profile is not None
    begun = start(profile)
    plan = make_plan(begun)
    found = alone(begun, plan)
    idle = simulate(begun, ["wait"])
    seen = 0
    for step in plan.steps:
        tried = simulate(begun, [write_move(Move(step.action, step.account, step.amount, step.on))])
        if step.n in found:
            seen += 1
            assert found[step.n].gain == tried.score_then.score - idle.score_then.score
            assert found[step.n].interest_saved == idle.interest - tried.interest
        else:
            assert tried.refused or tried.score_then == idle.score_then
    assert seen >= 5


def test_the_first_step_that_counts_brings_alone_what_it_brings_in_order() -> None:
    profile = load(str(SAMPLES / "xiaolin.yaml"), MODEL.lenders).profile
    assert profile is not None
    begun = start(profile)
    plan = make_plan(begun)

    assert alone(begun, plan)[plan.steps[0].n].gain == plan.steps[0].gain > 0
