"""What a caller asks every file to keep: a score, a utilisation, days overdue, applications, a coverage.

Decides when each of them is broken, on the file's own day. What the file does not tell breaks nothing: `min_coverage`
is there to ask that it tells enough. Does not know where the numbers asked for come from.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from credit_cli.engine.diary.view import View
from credit_cli.engine.facts import lenders, use
from credit_cli.engine.findings.finding import Finding
from credit_cli.engine.results import Pointer, Score
from credit_cli.model.scorecard import Scorecard

SCORE: Final = "EXP05"
UTILISATION: Final = "EXP06"
DAYS_OVERDUE: Final = "EXP07"
APPLICATIONS: Final = "EXP08"
COVERAGE: Final = "EXP09"
CODES: Final = (SCORE, UTILISATION, DAYS_OVERDUE, APPLICATIONS, COVERAGE)
_APPLICATIONS: Final = "lenders.applications"


class Thresholds(NamedTuple):
    """What is asked: points, shares as fractions, days; None where nothing is."""

    min_score: int | None = None
    max_utilisation: float | None = None
    max_days_overdue: int | None = None
    no_new_applications: int | None = None
    min_coverage: float | None = None


NOTHING_ASKED: Final = Thresholds()


def broken(asked: Thresholds, score: Score, view: View, card: Scorecard) -> Iterator[Finding]:
    """An error for everything asked for that the file does not keep."""
    if asked.min_score is not None and score.score < asked.min_score:
        yield _broken(SCORE, "", asked.min_score, score.score)
    if asked.max_utilisation is not None:
        used = use.utilisation(view)
        if used.value is not None and used.value > asked.max_utilisation:
            yield _broken(UTILISATION, used.evidence[0], _share(asked.max_utilisation), _share(used.value))
    if asked.max_days_overdue is not None:
        yield from _overdue(asked.max_days_overdue, view)
    if asked.no_new_applications is not None:
        merge_days = next(int(f.parameters["merge_days"]) for f in card.factors if f.measure == _APPLICATIONS)
        made = lenders.applications(view, days=asked.no_new_applications, merge_days=merge_days)
        if made.value:
            yield _broken(APPLICATIONS, made.evidence[-1], asked.no_new_applications, int(made.value))
    if asked.min_coverage is not None and score.coverage < asked.min_coverage:
        yield _broken(COVERAGE, "", _share(asked.min_coverage), _share(score.coverage))


def _overdue(most: int, view: View) -> Iterator[Finding]:
    """The oldest due of each account that is overdue for longer."""
    for account in view.accounts:
        for due in account.overdue[:1]:
            if due.days_late > most:
                yield _broken(DAYS_OVERDUE, due.evidence[0], most, due.days_late)


def _broken(code: str, path: Pointer, asked: object, actual: object) -> Finding:
    return Finding(code, "error", path, (("asked", str(asked)), ("actual", str(actual))))


def _share(value: float) -> str:
    return f"{value:.1%}".replace(".0%", "%")
