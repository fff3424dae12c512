"""Everything a report is written from: the results of the other commands, for one person on one day.

Decides that the way ahead is waited for only when something of it is asked for, so that a page can be begun while it is
still looked for. Does not know how any of it is shown.
"""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from credit_cli.engine.beside.besides import Besides
from credit_cli.engine.history import Month
from credit_cli.engine.results import Explanation, Plan, Score


class Ahead(NamedTuple):
    """The plan, what is told beside it, and the months so far, where they were looked at on the way."""

    plan: Plan
    besides: Besides
    months: tuple[Month, ...] | None


class _Findings(NamedTuple):
    today: Score
    review: Score
    explanations: tuple[Explanation, ...]
    past: tuple[Month, ...] | None
    ahead: Callable[[], Ahead]
    look_back: Callable[[], tuple[Month, ...]]


class Findings(_Findings):
    """What the engine found; `review` is the score from which the points are followed to today.

    `ahead` hands out the plan and what is told beside it, once they are found. The months so far are in `past`, else
    with them, else they are looked at now.
    """

    @cached_property
    def _ahead(self) -> Ahead:
        return self.ahead()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self._ahead.plan

    @property
    def besides(self) -> Besides:
        """What is told beside the plan."""
        return self._ahead.besides

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months so far."""
        return self.past or self._ahead.months or self.look_back()

    @property
    def latest(self) -> Explanation | None:
        """The latest limit event, explained."""
        return max(self.explanations, key=lambda e: e.event.on, default=None)

    @property
    def place(self) -> int | None:
        """Its place among the events of the machine output."""
        return None if self.latest is None else self.explanations.index(self.latest)
