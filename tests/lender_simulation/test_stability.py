"""One unrelated fact more or less in a file moves no share by more than a twentieth.

Each fact of `unrelated.py` is written into the diaries of the same simulated borrowers, whose cuts have one planted
cause, two or none. Where a fact is related to a planted cause (`Fact.related`) that borrower is not asked.
"""

import random
from copy import deepcopy
from functools import cache
from typing import NamedTuple

import pytest

from tests.lender_simulation.borrowers import Diary, cut_line, distract, steady
from tests.lender_simulation.causes import CAUSES, Planted
from tests.lender_simulation.explained import explained, shares_of
from tests.lender_simulation.unrelated import FACTS, Fact

BORROWERS = 50
A_TWENTIETH = 0.05


class Cut(NamedTuple):
    """A borrower before the cut, with what was planted, and the shares of the cut."""

    seed: int
    borrower: Diary
    planted: tuple[Planted, ...]
    shares: dict[str, float]

    def is_asked(self, fact: Fact) -> bool:
        """Whether a fact is unrelated to what was planted."""
        return all(fact.related.isdisjoint(cause.families) for cause in self.planted)

    def moved(self, fact: Fact) -> dict[str, float]:
        """By how much a fact more or less moves each share."""
        changed = deepcopy(self.borrower)
        fact.write(changed)
        now = cut_shares(changed, self.seed)
        return {code: abs(now.get(code, 0) - self.shares.get(code, 0)) for code in {*now, *self.shares}}


def cut_shares(borrower: Diary, seed: int) -> dict[str, float]:
    """The shares of a borrower's cut, always the same kind of cut for a seed."""
    return shares_of(explained(cut_line(random.Random(seed), borrower)))  # noqa: S311  a simulation, not a secret


@cache
def cuts() -> tuple[Cut, ...]:
    """Borrowers with one planted cause, two, or none."""
    found = []
    for seed in range(BORROWERS):
        draw = random.Random(seed)  # noqa: S311  a simulation, not a secret
        borrower = steady(draw)
        distract(draw, borrower)
        planted = tuple(draw.sample(CAUSES, k=(1, 1, 2, 0)[seed % 4]))
        for cause in planted:
            cause.plant(draw, borrower, draw.uniform(1.0, 2.0))
        found.append(Cut(seed, borrower, planted, cut_shares(deepcopy(borrower), seed)))
    return tuple(found)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_one_unrelated_fact_moves_no_share_by_more_than_a_twentieth(fact: Fact) -> None:
    worst = 0.0
    for cut in filter(lambda cut: cut.is_asked(fact), cuts()):
        moved = cut.moved(fact)
        worst = max(worst, *moved.values())
        assert worst <= A_TWENTIETH, f"seed {cut.seed}, {[c.name for c in cut.planted]}: {moved}"
    print(f"{fact.name:<50} moves a share by {worst:.4f} at most")  # noqa: T201  the measured figure is the point
