"""A finding of `check`, and what the functions that look for one are handed.

Decides those shapes. Does not know any contradiction.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from credit_cli.engine.diary.view import View
from credit_cli.engine.results import Pointer
from credit_cli.model.findings import FindingRule
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen

FEN_OF_A_YUAN = 100


class Finding(NamedTuple):
    """Something in a file that `check` reports: its code, how grave, where, and what its sentence needs.

    `line` (from 1, within the profile's text) is where it stands that no pointer leads to: a comment.
    `accepted_until` is the day until which the file accepted it, where that day has passed.
    """

    code: str
    severity: Literal["error", "warning", "info"]
    path: Pointer
    context: tuple[tuple[str, str], ...] = ()
    line: int = 0
    accepted_until: date | None = None


class Hit(NamedTuple):
    """A place where a contradiction was found, before its code is put to it."""

    path: Pointer
    context: tuple[tuple[str, str], ...] = ()
    line: int = 0


class Look(NamedTuple):
    """What is looked at: the profile on its own day, odd spellings that were understood, and the rules' numbers.

    `today` is None where nobody said which day it is: then nothing is stale. `comments` are lines (from 1) with what
    somebody noted beside the facts; without `long_numbers` no text of the file holds a number that could identify
    somebody, so that none is looked through.
    """

    profile: Profile
    view: View
    notes: tuple[tuple[Pointer, str], ...]
    rules: Mapping[str, FindingRule]
    today: date | None
    comments: tuple[tuple[int, str], ...] = ()
    long_numbers: bool = True

    def threshold(self, name: str) -> float:
        """The number a rule turns on."""
        number = self.rules[name].threshold
        assert number is not None, f"{name} has no threshold"
        return number


def hit(path: Pointer, /, **context: object) -> Hit:
    """A place with what its sentence needs."""
    return Hit(path, tuple((name, str(value)) for name, value in context.items()))


def yuan(amount: Fen) -> str:
    """An amount as people write it: `45,200` or `1,515.40`."""
    whole, rest = divmod(abs(amount), FEN_OF_A_YUAN)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole:,}.{rest:02d}" if rest else f"{sign}{whole:,}"
