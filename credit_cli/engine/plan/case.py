"""One person on the file's day, and what is advised to them beside payments.

Decides what an advice is and what its reasons may look at. Does not know when anything is advised.
"""

from datetime import date, timedelta
from typing import NamedTuple

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.events import events_of
from credit_cli.engine.plan.mode import Mode
from credit_cli.engine.results import LimitEvent, Score
from credit_cli.engine.world.trajectory import Start, Trajectory


class Advice(NamedTuple):
    """A move with the day by which it matters (None: none)."""

    move: Move
    deadline: date | None = None


class Case:
    """One person on the file's day, with what the plan's payments lead to."""

    def __init__(self, start: Start, now: Score, planned: Trajectory, mode: Mode) -> None:
        self.start, self.now, self.planned, self.mode = start, now, planned, mode
        self.profile, self.model = start.profile, start.model
        self.day = self.profile.as_of
        self.view = start.view

    @property
    def events(self) -> list[LimitEvent]:
        """What lenders did to limits lately."""
        window = timedelta(days=self.model.platform.events.window_days)
        found = events_of(self.view.diary, self.day, self.model.platform.events)
        return [e for e in found if e.on > self.day - window and e.kind != "exhausted"]

    def advise(self, action: str, account: str | None = None, on: date | None = None) -> Advice:
        """The action, on the file's day unless another is given."""
        return Advice(Move(action, account, None, on or self.day))

    def number(self, action: str, name: str) -> int | float:
        """A number that the data of an action state."""
        return self.model.actions[action].parameters[name]
