"""What a sample profile says it must give, held against what it gives.

Decides when an expectation is met: bounds of the score and the band, the first cause of the latest event, the first
step of the plan. Works on the file's own day with default options. Does not compute any of them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from credit_cli.engine.findings.finding import Finding
from credit_cli.engine.results import Explanation, Plan, Score
from credit_cli.profile.records import Expect

NO_EVENT: Final = "none"
UNEXPLAINED: Final = "unexplained"
NO_STEP: Final = "none"

SCORE: Final = "EXP01"
BAND: Final = "EXP02"
CAUSE: Final = "EXP03"
STEP: Final = "EXP04"
CODES: Final = (SCORE, BAND, CAUSE, STEP)


def top_cause(found: Sequence[Explanation], account: str | None) -> str:
    """The code of the first cause of the latest event, `unexplained` where that share is the largest, or `none`."""
    told = [e for e in found if account is None or e.event.account == account]
    if not told:
        return NO_EVENT
    latest = max(told, key=lambda e: e.event.on)
    if not latest.causes or latest.unexplained > latest.causes[0].share:
        return UNEXPLAINED
    return latest.causes[0].code


def _unmet(code: str, path: str, expected: object, found: object) -> Finding:
    return Finding(code, "error", f"/expect{path}", (("expected", str(expected)), ("actual", str(found))))


def _score(expect: Expect, score: Score) -> Iterator[Finding]:
    if expect.score is None:
        return
    low, high = expect.score.min, expect.score.max
    if low is not None and score.score < low:
        yield _unmet(SCORE, "/score/min", f">= {low}", score.score)
    if high is not None and score.score > high:
        yield _unmet(SCORE, "/score/max", f"<= {high}", score.score)


def expectations(expect: Expect, score: Score, found: Sequence[Explanation], plan: Plan | None) -> tuple[Finding, ...]:
    """The expectations that are not met; `found` and `plan` are looked at only where something is expected of them."""
    unmet = list(_score(expect, score))
    if expect.band is not None and expect.band != score.band:
        unmet.append(_unmet(BAND, "/band", expect.band, score.band))
    if expect.top_cause is not None and expect.top_cause != (top := top_cause(found, expect.account)):
        unmet.append(_unmet(CAUSE, "/top_cause", expect.top_cause, top))
    if expect.first_action is not None and plan is not None:
        first = plan.steps[0].action if plan.steps else NO_STEP
        if expect.first_action != first:
            unmet.append(_unmet(STEP, "/first_action", expect.first_action, first))
    return tuple(unmet)
