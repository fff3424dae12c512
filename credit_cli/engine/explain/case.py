"""One event being explained: its account, its days, and the measures of the share rule in points.

Decides how multiples of the points to double the odds become points. Does not know any reason.
"""

from functools import cached_property

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.view import View
from credit_cli.engine.explain.days import Days, Undoing, Undone, carried_back
from credit_cli.engine.results import LimitEvent, Pointer, Score
from credit_cli.model.library import Model
from credit_cli.model.scorecard import ShareRule


class Case:
    """One limit event with everything its explanation looks at."""

    def __init__(self, event: LimitEvent, account: AccountDiary, days: Days, model: Model) -> None:
        self.event = event
        self.account = account
        self.days = days
        self.model = model
        self.eve = event.eve
        self.day_before = event.window_from - (event.on - event.eve)

    @property
    def rule(self) -> ShareRule:
        """How causes share."""
        return self.model.scorecard.shares

    def points(self, multiple: float) -> float:
        """A multiple of the points to double the odds, in points."""
        return multiple * self.model.scorecard.scale.points_to_double

    @cached_property
    def before(self) -> Score:
        """The score on the day before the window."""
        return self.days.score(self.day_before)

    @cached_property
    def on_eve(self) -> Score:
        """The score on the eve of the event."""
        return self.days.score(self.eve)

    @cached_property
    def _carried(self) -> Days | None:
        diary = carried_back(self.days.diary, self.day_before, self.eve)
        return None if diary is None else Days(diary, self.days.card)

    def known_view(self, account: str | None = None) -> View | None:
        """The day before the window with what the file only learnt in it; None where it learnt no balance."""
        return None if self._carried is None else self._carried.view(self.day_before, account)

    @cached_property
    def _undone(self) -> Undone | None:
        return Undoing(self.days.diary, self.event.window_from, self.eve).result

    @cached_property
    def lenders_changed(self) -> tuple[Pointer, ...]:
        """The rows by which lenders changed limits in the window."""
        return self._undone.rows if self._undone is not None else ()

    @property
    def lenders_only_lowered(self) -> bool:
        """Whether all that lenders did to limits in the window was to lower them: undone, no line is fuller."""
        return self._undone is None or self._undone.lowered

    @cached_property
    def _own_days(self) -> Days | None:
        if self._undone is None:
            return None
        return Days(self._undone.diary, self.days.card)

    def own_view(self, account: str | None = None) -> View:
        """The eve as the person's own acts left it: limit changes made by lenders in the window are undone."""
        return (self._own_days or self.days).view(self.eve, account)

    @cached_property
    def late_in_payments(self) -> tuple[Pointer, ...]:
        """The dues of the file itself that are late on the eve, or became so in the window."""
        record = self.model.platform.told_by_record
        return tuple(
            pointer
            for mark in self.days.view(self.eve).late_marks
            if mark.ended is None or mark.start >= self.event.window_from
            for pointer in mark.evidence
            if not pointer.startswith(record.lines)
        )

    def is_taken_over(self, code: str) -> bool:
        """Whether a code's loss is the lenders' where their limit changes made it."""
        return code[:3] in self.model.platform.by_role["earlier_decision"].takes_over
