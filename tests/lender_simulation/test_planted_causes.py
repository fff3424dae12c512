"""A thousand simulated borrowers whose lines are cut: does the explanation find what was planted, and no more?

The lender here is drawn without the engine (`borrowers.py`, `causes.py`). Run with `-s` to see the measured figures.
"""

import random
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import pytest

from credit_cli.engine.results import Explanation
from tests.lender_simulation.borrowers import Diary, cut_line, distract, steady
from tests.lender_simulation.causes import CAUSES, Planted, notice
from tests.lender_simulation.explained import explained

BORROWERS = 1000
PERSONAL = frozenset({"behaviour", "record", "capacity"})


class Cut(NamedTuple):
    """One borrower's cut: what was planted, and how it was explained."""

    planted: tuple[Planted, ...]
    noticed: bool
    found: Explanation
    notices: int

    def share_of(self, cause: Planted) -> float:
        """The share of all codes that name a planted cause."""
        return sum(c.share for c in self.found.causes if c.code[:3] in cause.families)

    def rank_of(self, cause: Planted) -> int:
        """The place of the first code that names a planted cause, from 0; beyond the last where none does."""
        named = (n for n, c in enumerate(self.found.causes) if c.code[:3] in cause.families)
        return next(named, len(self.found.causes))

    def share_from(self, origins: frozenset[str]) -> float:
        """The share of some origins."""
        return sum(c.share for c in self.found.causes if c.origin in origins)


@cache
def cuts() -> tuple[Cut, ...]:
    """All borrowers: two in five with one cause, one in five each with two, with none, and with only a notice."""
    return tuple(_cuts(random.Random(20261124)))  # noqa: S311  a simulation, not a secret


def _cuts(draw: random.Random) -> Iterator[Cut]:
    for number in range(BORROWERS):
        borrower = steady(draw)
        distract(draw, borrower)
        planted = tuple(draw.sample(CAUSES, k=(1, 1, 2, 0, 0)[number % 5]))
        for cause in planted:
            cause.plant(draw, borrower, draw.uniform(1.0, 2.0))
        noticed = number % 5 == 4
        if noticed:
            notice(draw, borrower)
        irrelevant = len(borrower["notices"]) - noticed
        yield Cut(planted, noticed, explained(cut_line(draw, borrower)), irrelevant)


def part(hits: list[bool], what: str) -> float:
    """The share of hits, printed."""
    found = sum(hits) / len(hits)
    print(f"{what:<60} {found:7.1%}  of {len(hits)}")  # noqa: T201  the measured figures are the point
    return found


def with_one() -> list[Cut]:
    return [cut for cut in cuts() if len(cut.planted) == 1]


def with_none() -> list[Cut]:
    return [cut for cut in cuts() if not cut.planted and not cut.noticed]


def with_a_notice() -> list[Cut]:
    return [cut for cut in cuts() if cut.noticed]


def test_the_planted_cause_is_ranked_first() -> None:
    for cause in CAUSES:
        part([cut.rank_of(cause) == 0 for cut in with_one() if cut.planted == (cause,)], f"  first: {cause.name}")

    assert part([cut.rank_of(cut.planted[0]) == 0 for cut in with_one()], "one cause: ranked first") >= 0.90


def test_the_planted_cause_is_among_the_first_two() -> None:
    assert part([cut.rank_of(cut.planted[0]) <= 1 for cut in with_one()], "one cause: among the first two") >= 0.97


def test_the_planted_cause_has_a_share_of_two_fifths() -> None:
    for cause in CAUSES:
        part([cut.share_of(cause) >= 0.4 for cut in with_one() if cut.planted == (cause,)], f"  share: {cause.name}")

    assert part([cut.share_of(cut.planted[0]) >= 0.4 for cut in with_one()], "one cause: share of 0.4 or more") >= 0.85


def test_of_two_planted_causes_one_is_first_and_both_are_named() -> None:
    two = [cut for cut in cuts() if len(cut.planted) == 2]

    assert part([min(map(cut.rank_of, cut.planted)) == 0 for cut in two], "two causes: one of them first") >= 0.90
    assert part([all(cut.share_of(c) > 0 for c in cut.planted) for cut in two], "two causes: both named") >= 0.97


def test_a_cut_without_cause_stays_unexplained() -> None:
    found = part([cut.found.unexplained >= 0.7 for cut in with_none()], "no cause: unexplained 0.7 or more")

    assert found >= 0.95


def test_a_blameless_person_is_not_blamed() -> None:
    found = part([cut.share_from(PERSONAL) > 0.5 for cut in with_none()], "no cause: more than half laid on them")

    assert found <= 0.02


def test_a_matching_notice_takes_half_or_more() -> None:
    found = part([cut.share_from(frozenset({"platform"})) >= 0.5 for cut in with_a_notice()], "notice: half or more")

    assert found >= 0.95


def test_an_irrelevant_notice_is_never_the_reason() -> None:
    for cut in cuts():
        refs = [c.ref for c in cut.found.causes if c.ref is not None and c.ref.startswith("notice:")]
        assert all(int(ref.rpartition("/")[2]) >= cut.notices for ref in refs)


DOSES = ((0.5, 1.0), (1.0, 2.0), (1.5, 3.0))


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_twice_the_dose_never_gives_a_smaller_share(cause: Planted) -> None:
    for seed in range(20):
        draw = random.Random(seed)  # noqa: S311  a simulation, not a secret
        borrower = steady(draw)
        distract(draw, borrower)
        beside = draw.choice([None, *CAUSES])  # a second cause, always in the same dose
        if beside not in {None, cause}:
            beside.plant(draw, borrower, 1.0)
        state = draw.getstate()
        cuts_at = {dose: dosed(cause, dose, state, borrower, seed) for dose in dict.fromkeys(chain(*DOSES))}
        for doses in DOSES:
            once, twice = (cuts_at[dose] for dose in doses)
            # nothing but the dose differs: a code that only the larger one brings is its doing, too
            codes = {c.code for c in once.found.causes}
            brought = sum(
                c.share for c in twice.found.causes if c.code not in codes and c.code[:3] not in cause.families
            )
            told = twice.share_of(cause) + brought
            assert told >= once.share_of(cause) - 0.0001, f"seed {seed}, doses {doses}, beside {beside}"


def dosed(cause: Planted, dose: float, state: tuple[Any, ...], borrower: Diary, seed: int) -> Cut:
    """The cut of somebody with a cause planted in a dose, everything else drawn alike."""
    draw = random.Random()  # noqa: S311  a simulation, not a secret
    draw.setstate(state)
    changed = deepcopy(borrower)
    cause.plant(draw, changed, dose)
    found = explained(cut_line(random.Random(seed), changed))  # noqa: S311
    return Cut((cause,), noticed=False, found=found, notices=0)
