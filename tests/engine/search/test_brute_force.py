"""The exact search against brute force: the same candidates, and every yuan.

A few cases run always; `BRUTE_FORCE=1` runs 540 cases of the first kind and 250 of the second.
"""

import os
import random

import pytest

from credit_cli.engine.actions.player import play
from credit_cli.engine.search.goal import Goal, judge
from tests.engine.people import MODEL
from tests.engine.search.brute import begin, every_candidate, every_yuan, exact, fine, person

FULL = bool(os.environ.get("BRUTE_FORCE"))
PEOPLE = 180 if FULL else 6
TOYS = 250 if FULL else 12


@pytest.mark.parametrize("seed", range(PEOPLE))
def test_the_search_finds_what_trying_every_candidate_finds_in_every_objective(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  a test, not a secret
    while True:
        start = begin(person(draw, 4, 20000, draw.choice([1500, 3000, 6000])), 6)
        search = exact(start, Goal())
        if search is not None:
            break
    best = every_candidate(search)
    target = best.score - draw.choice([-3, 0, 2, 6])
    for goal in (Goal(), Goal(target), Goal(target, by_the_end=True)):
        tried, fresh = search if goal == Goal() else exact(start, goal), exact(start, goal)
        assert tried is not None
        assert fresh is not None
        if tried is not search:
            best = every_candidate(tried)
        found = fresh.run()
        assert found.exhausted
        assert found.inside.rank == best.rank
        assert found.best.rank <= best.rank  # better only by a plan met on the way to another cell
        assert all(trial.score <= fresh.cells.bound() for trial in tried.tried())
        taken, refused = play(start, found.best.moves)
        assert not refused
        idle = fresh.points(fresh.idle, start.end)
        assert (
            judge(start, goal, idle, found.best.moves, taken).rank == found.best.rank
        )  # scored through the public path
        if goal.target is not None and found.bound < goal.target:
            assert best.score < goal.target  # nothing reaches it, as was said


@pytest.mark.parametrize("seed", range(TOYS))
def test_no_yuan_paid_otherwise_is_better_where_a_plan_is_proved_nor_above_the_bound(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  a test, not a secret
    model = fine(MODEL, smallest_extra=100)
    while True:
        start = begin(
            person(draw, 2, 30, draw.choice([1] if seed % 2 == 0 else [2, 3, 4])), draw.choice([1, 1, 2]), model
        )
        search = exact(start, Goal())
        if search is not None:
            break
    found, every = search.run(), exact(start, Goal(), every=seed % 2 == 0)
    assert every is not None
    runs = [every.trial(run) for run in every_yuan(every.lab)]
    best = min(runs, key=lambda trial: trial.rank)
    assert best.score <= search.cells.bound() or search.nothing_to_decide
    if found.proved:
        assert best.score == found.best.score
    for target in (found.best.score, found.bound + 1):
        by = exact(start, Goal(target))
        assert by is not None
        outcome = by.run()
        paid = min((by.trial(run) for run in every_yuan(by.lab)), key=lambda trial: trial.rank)
        assert (outcome.best.reached_on is None) == (target > found.best.score)
        assert target <= found.bound or paid.score < target
        if outcome.proved and outcome.best.reached_on is not None:
            assert paid.reached_on == outcome.best.reached_on
