"""No way of spending brings more than the bound says, whether all sets of debts were listed or only a few.

And the bound is as near as it was: a plan is told to be the best one where nothing above it is possible.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest

from credit_cli.engine.search.cells import Cells
from credit_cli.engine.search.exact import Exact
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.purse import Policy
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile, State
from tests.engine.people import MODEL
from tests.engine.search.brute import DAY, begin, exact, fine, person

WORSE_WHEN_MORE: Final = {"average_utilisation", "months_near_limit", "quick_cycles", "applications_30", "new_accounts"}


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


def forgetful(draw: random.Random, whole: Profile) -> Profile:
    """The same person, of whom less is known; some have far more cash."""
    accounts = []
    for account in whole.accounts:
        keys = ("limits", "balances", "payments", "failed_debits", "due_day")
        unknown: dict[str, Any] = {key: None for key in keys if draw.random() < 0.15}
        told = account._replace(**unknown)
        told = told._replace(payments=()) if draw.random() < 0.2 else told
        accounts.append(told._replace(states=(State(DAY, "closed"),)) if draw.random() < 0.1 else told)
    about = whole.person
    assert about is not None
    forgotten: dict[str, Any] = {"cash": (about.cash or 0) * draw.choice([1, 1, 30])}
    forgotten |= {key: None for key in ("income", "living_costs", "cash") if draw.random() < 0.15}
    return whole._replace(accounts=tuple(accounts), person=about._replace(**forgotten))


def another(draw: random.Random) -> Model:
    """A scorecard with the same facts, on which each earns other points, or points at all."""
    factors = []
    for factor in MODEL.scorecard.factors:
        most = 60 if factor.dimension == "repayment" else 12  # a card may not judge more than it counts payments
        points = [0, *(draw.randint(0, most) for _ in factor.every_bin[2:]), most][: len(factor.every_bin)]
        if draw.random() < 0.2:
            draw.shuffle(points)
        else:
            points.sort(reverse=factor.bins[0].points > 0 or factor.factor in WORSE_WHEN_MORE)
        first, last = points[: len(factor.bins)], points[len(factor.bins) :]
        bins = tuple(replace(b, points=p) for b, p in zip(factor.bins, first, strict=True))
        none = None if factor.none is None else replace(factor.none, points=last[0])
        factors.append(replace(factor, bins=bins, none=none, better=None))  # the points run anywhere
    card = replace(MODEL.scorecard, factors=tuple(factors), max=MODEL.scorecard.base + sum(f.best for f in factors))
    return fine(Model(card))


def people(count: int, model: Callable[[random.Random], Model]) -> list[Exact]:
    """So many, each with a scorecard."""
    found: list[Exact] = []
    seed = 0
    while len(found) < count:
        draw, seed = random.Random(seed), seed + 1  # noqa: S311  a test, not a secret
        whole = person(draw, draw.choice([1, 2, 4]), draw.choice([300, 20000]), draw.choice([300, 3000, 6000]))
        begun = begin(forgetful(draw, whole), draw.choice([1, 4, 6]), model(draw))
        search = exact(begun, Goal())
        found += [search] if search is not None else []
    return found


@pytest.mark.parametrize(
    ("model", "slack", "few_slack"), [(lambda _: MODEL, 364, 667), (another, 6522, 7447)], ids=["ours", "others"]
)
def test_bounds_of_people_of_whom_little_is_known_hold_and_are_as_near_as_they_were(
    model: Callable[[random.Random], Model], slack: int, few_slack: int
) -> None:
    everybody = people(150, model)
    bounds = [search.cells.bound() for search in everybody]
    few = [Cells(search.relaxed(search.start.end), 1).bound() for search in everybody]
    best = []
    for seed, search in enumerate(everybody):
        end, draw = search.start.end, random.Random(seed)  # noqa: S311  a test, not a secret
        runs = [search.idle, *(search.lab.run(policy) for policy in policies(draw, search))]
        best.append(max(search.points(run, end) for run in runs))

    assert all(reached <= bound <= loose for reached, bound, loose in zip(best, bounds, few, strict=True))
    # points by which the bounds lie above what these few policies reach: fewer are better and to be written here
    assert (sum(bounds) - sum(best), sum(few) - sum(best)) == (slack, few_slack)
