"""A fact against what a profile already holds: new, already there, or different.

Decides what makes two rows the same, list by list, so that importing twice adds nothing, and what makes them
contradict, so that the person is asked with both sides. Does not know how a file is written.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, Literal

from credit_cli.importers.facts import RowFact, ValueFact
from credit_cli.profile.looking_back import autopay_by_day
from credit_cli.profile.records import Account, Profile
from credit_cli.writing.notation import field_at, row, written

Verdict = Literal["new", "there"]
Row = Mapping[str, Any] | date

SAME: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "draws": (("on", "amount"),),
    "payments": (("due", "paid"), ("paid_on", "paid"), ("due", "paid_on")),
    "states": (("on", "state"), ("state",)),
    "limits": (("on", "amount"),),
    "balances": (("on", "amount"),),
    "applications": (("on", "lender", "kind"), ("on", "lender")),
    "guarantees": (("on", "amount"),),
    "spending": (("month", "total"),),
    "record.negatives": (("on", "kind"), ("kind", "lender", "amount")),
    "bills": (("kind", "paid_on"),),
    "person.income": (("from_", "monthly"),),
}
"""Keys in which two rows of a list agree where they are one row; the first that fits counts."""

ONE_PER: Final[dict[str, str]] = {"payments": "due", "balances": "on", "spending": "month", "limits": "on"}
"""The key of which a list has one row at most: another with the same one contradicts it."""


ENDS: Final = ("repaid_on", "settled_on")
"""Keys that end a row: where an import knows the end and the file does not, the person is asked."""


class Differs:
    """Two sides that contradict: what the file says and what the import says."""

    def __init__(self, path: str, ours: str, theirs: str) -> None:
        self.path, self.ours, self.theirs = path, ours, theirs


class Held:
    """The rows of one list of a profile, each of which stands for one imported row at most."""

    def __init__(self, key: str, rows: Sequence[Any] | None) -> None:
        self._key = key
        self.listed = rows is not None
        self._rows = list(rows or ())
        self._left = list(self._rows)

    def against(self, fact: RowFact) -> Verdict | Differs:
        """Whether a row is new, there, or contradicts one that is."""
        if isinstance(fact.values, date):
            return "there" if fact.values in self._rows else "new"
        if self._key == "autopay":
            return self._autopay(fact)
        if self._key == "limits":
            return self._limit(fact)
        for keys in SAME[self._key]:
            for held in self._left:
                if all(_get(held, key) == fact.values.get(key) for key in keys):
                    self._left.remove(held)
                    more = any(_get(held, key) is None and key in fact.values for key in ENDS)
                    return self._differs(fact, held) if more else "there"
        one = ONE_PER.get(self._key)
        other = next((h for h in self._left if one and _get(h, one) == fact.values.get(one)), None)
        return "new" if other is None else self._differs(fact, other)

    def _autopay(self, fact: RowFact) -> Verdict | Differs:
        if not self._rows:
            return "new"
        last = autopay_by_day(self._rows, date.max)[-1]  # nothing has happened after the file's own day
        return "there" if last.enabled else self._differs(fact, last)

    def _limit(self, fact: RowFact) -> Verdict | Differs:
        """A limit that stands unchanged is no new row; a different one is a change that the person must date."""
        assert isinstance(fact.values, Mapping)
        before = [row for row in self._rows if row.on <= fact.values["on"]]
        if not before:
            same = any(row.amount == fact.values["amount"] for row in self._rows)
            return "there" if same else "new"
        last = max(before, key=lambda row: row.on)
        return "there" if last.amount == fact.values["amount"] else self._differs(fact, last)

    def _differs(self, fact: RowFact, other: Any) -> Differs:  # noqa: ANN401  a row of any list
        path = path_of(fact)
        shown = {k: v for k, v in other._asdict().items() if v is not None and k not in ("by", "until")}
        return Differs(fact.key, row(shown, path), row(fact.values, path))


def _get(held: Any, key: str) -> Any:  # noqa: ANN401
    return getattr(held, key, None)


def path_of(fact: RowFact | ValueFact) -> tuple[str, ...]:
    """The path of a fact through the records."""
    inner = tuple(fact.key.split(".")) if isinstance(fact, RowFact) else fact.path
    return inner if fact.target is None else ("accounts", *inner)


def value_in(profile: Profile | None, account: Account | None, fact: RowFact | ValueFact) -> Any:  # noqa: ANN401
    """What a profile holds at a fact's path; None where it holds nothing."""
    here: Any = profile if fact.target is None else account
    for key in tuple(fact.key.split(".")) if isinstance(fact, RowFact) else fact.path:
        here = getattr(here, key, None)
    return here


def value_against(fact: ValueFact, held: Any, as_of: date | None) -> Verdict | Differs:  # noqa: ANN401
    """Whether a value is new, there, or contradicts what is there."""
    if held is None:
        return "new"
    if fact.value == ():
        return "there" if not held or fact.path[-1] == "failed_debits" else _both(fact, held)
    if fact.path[0] == "known_from":
        # a later beginning is fine where nothing lies between, an earlier one is for the person to decide
        gap = as_of is not None and fact.value > as_of + timedelta(days=1)
        return _both(fact, held) if fact.value < held or gap else "there"
    if fact.path == ("opened",) and held.day == 1 and (held.year, held.month) == (fact.value.year, fact.value.month):
        return "there"
    return "there" if held == fact.value else _both(fact, held)


def _both(fact: ValueFact, held: Any) -> Differs:  # noqa: ANN401
    field = field_at(path_of(fact))
    if isinstance(held, tuple):
        return Differs(".".join(fact.path), f"{len(held)} x", "[]")
    return Differs(".".join(fact.path), written(held, field), written(fact.value, field))
