"""Slips of writing: a row twice, two values for one day, an odd key, a number or a name that identifies somebody.

Decides which rows count as the same, and which texts are looked through. One function a finding, named as in
`data/findings.yaml`. Does not know what a row means for a score.
"""

from collections.abc import Iterator
from typing import Any

from credit_cli.engine.findings.finding import Hit, Look, hit
from credit_cli.engine.results import Pointer
from credit_cli.profile.privacy import looks_like_a_name, private_in

_ONE_A_DAY = ("states", "limits", "available", "balances")


def on_written_as_true(look: Look) -> Iterator[Hit]:
    """A YAML writer turned the key `on` into `true`: told once, at the first place."""
    for path, note in look.notes:
        if note == "on_written_as_true":
            yield hit(path)
            return


def written_twice(look: Look) -> Iterator[Hit]:
    """Two rows of a list are equal in everything."""
    for path, rows in _lists(look.profile, ""):
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


def _lists(value: Any, path: Pointer) -> Iterator[tuple[Pointer, tuple[Any, ...]]]:  # noqa: ANN401  any record
    """Every list of rows of a record, with its pointer."""
    for key, inner, below in _below(value, path):
        if isinstance(inner, tuple) and not hasattr(inner, "_fields"):
            if key not in {"accounts", "ignore"}:
                yield below, inner
            for index, row in enumerate(inner):
                if hasattr(row, "_fields"):
                    yield from _lists(row, f"{below}/{index}")
        elif hasattr(inner, "_fields"):
            yield from _lists(inner, below)


def _texts(value: Any, path: Pointer) -> Iterator[tuple[Pointer, str]]:  # noqa: ANN401  any record
    """Every text of a record, with its pointer."""
    for _, inner, below in _below(value, path):
        if isinstance(inner, str):
            yield below, inner
        elif hasattr(inner, "_fields"):
            yield from _texts(inner, below)
        elif isinstance(inner, tuple):
            for index, row in enumerate(inner):
                yield from [(f"{below}/{index}", row)] if isinstance(row, str) else _texts(row, f"{below}/{index}")


def _below(value: Any, path: Pointer) -> Iterator[tuple[str, Any, Pointer]]:  # noqa: ANN401  any record
    for name in getattr(value, "_fields", ()):
        key = name.rstrip("_")
        yield key, getattr(value, name), f"{path}/{key}"
