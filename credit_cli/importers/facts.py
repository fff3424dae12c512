"""Facts an import would add to a profile, each with where it is from; and what it can only ask.

Decides the shape of a fact: a row of a list or one value, of an account or of the whole file, as the profile's own
records hold it. Holds nothing that identifies anybody. Does not know how a profile is written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class Origin(NamedTuple):
    """Where a fact is from: a sentence of `words/import.yaml` by its name, and what it needs."""

    note: str
    context: tuple[tuple[str, str], ...] = ()


class Target(NamedTuple):
    """Which account of a profile a fact is about, before it is known which one that is.

    `lenders` are the lenders it may be, `otherwise` the one under which it is made anew where it may be several;
    `opened` and `number` tell apart what one lender has granted more than once.
    """

    lenders: tuple[str, ...]
    provider: str | None = None
    opened: date | None = None
    number: int = 1
    otherwise: str | None = None

    @property
    def lender(self) -> str:
        """The lender under which the account is made."""
        return self.otherwise or self.lenders[0]


class RowFact(NamedTuple):
    """A row of a list: `values` as the profile's record holds them; a bare day for `failed_debits`."""

    target: Target | None
    key: str
    values: Mapping[str, Any] | date
    origin: Origin


class ValueFact(NamedTuple):
    """One value: `path` within the account, or within the file."""

    target: Target | None
    path: tuple[str, ...]
    value: Any
    origin: Origin


Fact = RowFact | ValueFact


class Question(NamedTuple):
    """What the export cannot tell: a sentence of `words/import.yaml` by its name, and what it needs."""

    name: str
    context: tuple[tuple[str, Any], ...] = ()
    debt: Target | None = None


class Found(NamedTuple):
    """What an import found.

    `used` and `skipped` count every row of the export, by kind; `lines` are the rows that were skipped. `as_of` is the
    day it speaks of.
    """

    source: str
    as_of: date
    accounts: tuple[Target, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    used: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, int], ...]
    lines: Mapping[str, tuple[int, ...]]
    notes: tuple[Question, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the export has."""
        return sum(count for _, count in (*self.used, *self.skipped))


def asked(name: str, debt: Target | None = None, **context: Any) -> Question:  # noqa: ANN401  what a sentence needs
    """A question with the values of its sentence."""
    return Question(name, tuple(context.items()), debt)


def origin(note: str, **context: object) -> Origin:
    """An origin with the values of its sentence."""
    return Origin(note, tuple((name, str(value)) for name, value in context.items()))
