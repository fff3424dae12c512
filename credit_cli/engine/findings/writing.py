"""Slips of writing: a row twice, two values for one day, an odd key, a number or a name that identifies somebody.

Decides which rows count as the same, and which texts are looked through. One function a finding, named as in
`data/findings.yaml`. Does not know what a row means for a score.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from credit_cli.engine.findings.finding import Hit, Look, hit
from credit_cli.engine.results import Pointer
from credit_cli.profile.fields import Record, fields_of
from credit_cli.profile.privacy import looks_like_a_name, private_in

_ONE_A_DAY = ("states", "limits", "available", "balances")
_NOT_ROWS = frozenset({"accounts", "ignore"})
_TEXTS = frozenset({"line", "account_id", "account_ref", "lender"})
"""The scalars that hold whatever somebody wrote."""


def on_written_as_true(look: Look) -> Iterator[Hit]:
    """A YAML writer turned the key `on` into `true`: told once, at the first place."""
    for path, note in look.notes:
        if note == "on_written_as_true":
            yield hit(path)
            return


def written_twice(look: Look) -> Iterator[Hit]:
    """Two rows of a list are equal in everything."""
    for path, rows in _lists(look.profile, ""):
        if len(set(rows)) == len(rows):
            continue
        seen: dict[Any, int] = {}
        for index, row in enumerate(rows):
            first = seen.setdefault(row, index)
            if first != index:
                yield hit(f"{path}/{index}", first=first + 1)


def same_day_disagrees(look: Look) -> Iterator[Hit]:
    """One account has two different values of one kind on one day; a temporary raise may stand beside a limit."""
    for number, account in enumerate(look.profile.accounts):
        for kind in _ONE_A_DAY:
            seen: dict[Any, Any] = {}
            for index, row in enumerate(getattr(account, kind) or ()):
                day = (row.on, getattr(row, "until", None) is None)
                if seen.setdefault(day, row) != row:
                    yield hit(f"/accounts/{number}/{kind}/{index}", on=row.on)


def private_number(look: Look) -> Iterator[Hit]:
    """A text, or a comment beside the facts, holds a number that identifies somebody."""
    if not look.long_numbers:
        return
    for path, text in _texts(look.profile, ""):
        if private_in(text):
            yield hit(path)
    for line, comment in look.comments:
        if private_in(comment):
            yield Hit("", line=line)


def real_name(look: Look) -> Iterator[Hit]:
    """The alias looks like the name on an identity card."""
    person = look.profile.person
    if person is not None and person.alias is not None and looks_like_a_name(person.alias):
        yield hit("/person/alias")


class _Part(NamedTuple):
    """A field of a record: a list, another record, or a text."""

    name: str
    key: str
    is_list: bool
    record: Record | None
    is_text: bool


@lru_cache(maxsize=64)
def _parts(record: Record) -> tuple[_Part, ...]:
    """The fields of a record class that a walk may have to look into, read once from their declarations."""
    names: tuple[str, ...] = vars(record)["_fields"]
    every = [
        _Part(name, f.key, f.many is not None, f.record, f.scalar is not None and f.scalar.name in _TEXTS)
        for name, f in zip(names, fields_of(record), strict=True)
    ]
    return tuple(part for part in every if part.is_list or part.record is not None or part.is_text)


def _lists(value: Any, path: Pointer) -> Iterator[tuple[Pointer, tuple[Any, ...]]]:  # noqa: ANN401  any record
    """Every list of rows of a record, with its pointer."""
    for part in _parts(value.__class__):
        inner = getattr(value, part.name)
        if inner is None or (part.is_text and not part.is_list):
            continue
        below = f"{path}/{part.key}"
        if not part.is_list:
            yield from _lists(inner, below)
            continue
        if part.key not in _NOT_ROWS:
            yield below, inner
        if part.record is not None and _parts(part.record):
            for index, row in enumerate(inner):
                yield from _lists(row, f"{below}/{index}")


def _texts(value: Any, path: Pointer) -> Iterator[tuple[Pointer, str]]:  # noqa: ANN401  any record
    """Every text of a record, with its pointer."""
    for part in _parts(value.__class__):
        inner = getattr(value, part.name)
        if inner is None or (part.record is None and not part.is_text):
            continue
        below = f"{path}/{part.key}"
        for at, one in [(f"{below}/{i}", one) for i, one in enumerate(inner)] if part.is_list else [(below, inner)]:
            if part.is_text:
                yield at, one
            else:
                yield from _texts(one, at)
