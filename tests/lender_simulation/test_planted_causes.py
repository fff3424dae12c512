"""A thousand simulated borrowers whose lines are cut: does the explanation find what was planted, and no more?

The lender here is drawn without the engine (`borrowers.py`, `causes.py`). Run with `-s` to see the measured figures.
"""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from functools import cache
from typing import NamedTuple

import pytest

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Explanation
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from tests.lender_simulation.borrowers import Diary, cut_line, distract, steady
from tests.lender_simulation.causes import CAUSES, Planted, notice

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


def explained(borrower: Diary) -> Explanation:
    """How the engine explains a borrower's cut, read from the text of a file."""
    text = json.dumps(borrower, ensure_ascii=False, default=str)
    loaded = load_text(text, "borrower.json", shipped().lenders)
    assert loaded.profile is not None, loaded.problems
    first = loaded.profile.accounts[0].id
    (found, *_) = explain(loaded.profile, shipped(), loaded.profile.as_of, account=first, respond=nothing)
    return found


def nothing(*_: object) -> None:
    """Remedies are not the question here."""


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


def unrelated(borrower: Diary) -> Iterator[Diary]:
    """The same borrower with one fact more that has nothing to do with any limit."""
    long_ago, last_year = borrower["cut"] - timedelta(days=500), borrower["cut"] - timedelta(days=300)
    for change in (
        {"bills": [{"kind": "electricity", "due": last_year, "paid_on": last_year}]},
        {"assets": [{"kind": "vehicle", "value": 60000}]},
        {"applications": [*borrower["applications"], {"on": long_ago, "lender": "bank_loan", "outcome": "approved"}]},
        {"notices": [*borrower["notices"], {"on": last_year, "kind": "platform_wide"}]},
    ):
        yield {**deepcopy(borrower), **change}


def test_one_unrelated_fact_moves_no_share_by_more_than_a_twentieth() -> None:
    for seed in range(60):
        draw = random.Random(seed)  # noqa: S311  a simulation, not a secret
        borrower = steady(draw)
        distract(draw, borrower)
        for cause in draw.sample(CAUSES, k=seed % 3):
            cause.plant(draw, borrower, 1.0)
        was = shares_of(explained(cut_line(random.Random(seed), deepcopy(borrower))))  # noqa: S311
        for more in unrelated(borrower):
            now = shares_of(explained(cut_line(random.Random(seed), more)))  # noqa: S311
            moved = {code: abs(now.get(code, 0) - was.get(code, 0)) for code in {*was, *now}}
            assert max(moved.values()) <= 0.05, f"seed {seed}: {moved}"


def shares_of(found: Explanation) -> dict[str, float]:
    return {"unexplained": found.unexplained} | {cause.code: cause.share for cause in found.causes}


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.name)
def test_twice_the_dose_never_gives_a_smaller_share(cause: Planted) -> None:
    for seed in range(40):
        draw = random.Random(seed)  # noqa: S311  a simulation, not a secret
        borrower = steady(draw)
        distract(draw, borrower)
        state = draw.getstate()
        shares = []
        for dose in (1.0, 2.0):
            draw.setstate(state)
            dosed = deepcopy(borrower)
            cause.plant(draw, dosed, dose)
            cut = Cut((cause,), noticed=False, found=explained(cut_line(random.Random(seed), dosed)), notices=0)  # noqa: S311
            shares.append(cut.share_of(cause))
        assert shares[1] >= shares[0] - 0.0001, f"seed {seed}"
