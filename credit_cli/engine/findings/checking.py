"""Everything `credit check` has to say of one profile, looked at once.

Decides the order of the parts (contradictions, worst bins, thresholds, expectations), that one view serves them all,
and that what was accepted or not asked for is left out. Does not know files, languages or formats.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.diary.view import view
from credit_cli.engine.findings import accepting
from credit_cli.engine.findings.contradictions import contradictions_in
from credit_cli.engine.findings.expectations import expectations
from credit_cli.engine.findings.finding import Finding, Look
from credit_cli.engine.findings.selecting import EVERYTHING, Selection
from credit_cli.engine.findings.thresholds import NOTHING_ASKED, Thresholds, broken
from credit_cli.engine.findings.weak_points import weak_points
from credit_cli.engine.results import Explanation, Pointer, Score
from credit_cli.engine.score import score_view
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile


class Asked(NamedTuple):
    """What a caller wants to know: staleness against a day, thresholds, and of which codes to hear."""

    today: date | None = None
    thresholds: Thresholds = NOTHING_ASKED
    selection: Selection = EVERYTHING


class Checking(NamedTuple):
    """What was found in one profile, and its score on its own day."""

    score: int
    findings: tuple[Finding, ...]


class LeftOver(NamedTuple):
    """What reading a file left over beside its profile, as `Look` has it."""

    notes: tuple[tuple[Pointer, str], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    long_numbers: bool = True


NOTHING_LEFT: Final = LeftOver()


def check(profile: Profile, model: Model, asked: Asked, left: LeftOver = NOTHING_LEFT) -> Checking:
    """Check a profile on its own day."""
    seen = view(profile, profile.as_of, model.lenders)
    scored = score_view(seen, model.scorecard)
    look = Look(profile, seen, left.notes, model.findings, asked.today, left.comments, left.long_numbers)
    wants = asked.selection.wants
    found = [
        *contradictions_in(look),
        *weak_points(scored),
        *broken(asked.thresholds, scored, seen, model.scorecard),
        *_unmet(profile, scored, model),
    ]
    wanted = frozenset(entry.code for entry in profile.ignore if wants(entry.code))
    kept = accepting.accepted(
        (f for f in found if wants(f.code)),
        profile,
        asked.today or profile.as_of,
        model.findings,
        wanted,
    )
    return Checking(scored.score, tuple(f for f in kept if wants(f.code)))


def _unmet(profile: Profile, scored: Score, model: Model) -> Iterator[Finding]:
    """What the file expects and does not get, on its own day with default options."""
    expect = profile.expect
    if expect is None:
        return
    explained: tuple[Explanation, ...] = ()
    if expect.top_cause is not None:
        from credit_cli.engine.explain import explain  # noqa: PLC0415  only where something is expected of it

        explained = explain(profile, model, profile.as_of)
    planned = None
    if expect.first_action is not None:
        from credit_cli.engine.plan.planning import make_plan  # noqa: PLC0415  likewise
        from credit_cli.engine.world.budget import budget_of  # noqa: PLC0415  likewise
        from credit_cli.engine.world.trajectory import Start  # noqa: PLC0415  likewise

        end = add_months(profile.as_of, int(model.planning.horizon_months.value))
        planned = make_plan(Start(profile, budget_of(profile, model.planning), end, model))
    yield from expectations(expect, scored, explained, planned)
