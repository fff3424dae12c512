"""No way of spending brings more than the bound says, whether all sets of debts were listed or only a few."""

import random

import pytest

from credit_cli.engine.search.cells import Cells
from credit_cli.engine.search.exact import Exact
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.purse import Policy
from tests.engine.search.brute import begin, exact, person


def somebody(seed: int) -> tuple[random.Random, Exact]:
    draw = random.Random(seed)  # noqa: S311  a test, not a secret
    while True:
        found = exact(begin(person(draw, 4, 20000, draw.choice([1500, 3000, 6000])), draw.choice([2, 4, 6])), Goal())
        if found is not None:
            return draw, found


def policies(draw: random.Random, search: Exact) -> list[Policy]:
    """One of each way, with targets drawn for some of the debts."""
    lanes = search.lab.lanes
    payable = [n for n, lane in enumerate(lanes) if lane.payable]
    owed = {n: lanes[n].root.ledger.balance for n in payable}
    floors = [
        tuple((n, draw.choice([0, owed[n] // 2, owed[n] // 5])) for n in payable if draw.random() < 0.6)
        for _ in range(5)
    ]
    ways = ("late", "small", "dear", "billed", "last")
    return [Policy(f, draw.choice([0, 0, 500_00]), way) for f, way in zip(floors, ways, strict=True)]


@pytest.mark.parametrize("seed", range(40))
def test_no_policy_scores_above_the_bound_nor_is_a_bound_of_few_sets_below_that_of_all(seed: int) -> None:
    draw, search = somebody(seed)
    end, bound = search.start.end, search.cells.bound()
    few = Cells(search.relaxed(end), 1)

    for policy in policies(draw, search):
        assert search.points(search.lab.run(policy), end) <= bound
    assert search.points(search.idle, end) <= bound <= few.bound()
    assert not few.may_reach(few.bound() + 1)
    assert few.may_reach(search.points(search.idle, end))
