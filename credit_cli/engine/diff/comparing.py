"""Two diaries of one person compared: the scores, what moved them, what happened between, what became of the plan.

Decides that each file speaks for its own day and that plans are the ones `plan` makes by default. Does not know words.
"""

from typing import NamedTuple

from credit_cli.engine.diary.view import view
from credit_cli.engine.diff.changes import Change, changes
from credit_cli.engine.diff.followed import Followed, followed
from credit_cli.engine.diff.signs import Files
from credit_cli.engine.events import events_of
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import LimitEvent, Score
from credit_cli.engine.score import score_view
from credit_cli.engine.world.trajectory import Start


class Diff(NamedTuple):
    """What changed between two files of one person."""

    old: Score
    new: Score
    changes: tuple[Change, ...]
    events: tuple[LimitEvent, ...]
    plan: tuple[Followed, ...]

    @property
    def drop(self) -> int:
        """By how many points the score fell; 0 where it did not."""
        return max(0, self.old.score - self.new.score)


def compare(old: Start, new: Start) -> Diff:
    """Compare two diaries; a plan is followed only where the newer one is of a later day."""
    model = new.model
    views = [view(start.profile, start.profile.as_of, model.lenders) for start in (old, new)]
    before, now = (score_view(found, model.scorecard) for found in views)
    files = Files(*views)
    later = files.new.day > files.old.day
    events = events_of(files.new.diary, files.new.day, model.platform.events)
    return Diff(
        old=before,
        new=now,
        changes=changes(before, now),
        events=tuple(event for event in events if files.since(event.on)),
        plan=followed(make_plan(old), make_plan(new), old, files) if later else (),
    )
