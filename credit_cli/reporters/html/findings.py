"""Everything a report is written from: the results of the other commands, for one person on one day.

Decides nothing. Does not know how any of it is shown.
"""

from typing import NamedTuple

from credit_cli.engine.beside.besides import Besides
from credit_cli.engine.history import Month
from credit_cli.engine.results import Explanation, Plan, Score


class Findings(NamedTuple):
    """What the engine found; `review` is the score from which the points are followed to today."""

    today: Score
    review: Score
    explanations: tuple[Explanation, ...]
    plan: Plan
    besides: Besides
    months: tuple[Month, ...]

    @property
    def latest(self) -> Explanation | None:
        """The latest limit event, explained."""
        return max(self.explanations, key=lambda e: e.event.on, default=None)

    @property
    def place(self) -> int | None:
        """Its place among the events of the machine output."""
        return None if self.latest is None else self.explanations.index(self.latest)
