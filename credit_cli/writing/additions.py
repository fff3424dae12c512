"""What is to be added to a mapping of a profile, as a tree of lines with their comments.

Decides how an addition looks: a row a line, small mappings on one line, a comment behind each. Does not know where it
goes.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple


class Line(NamedTuple):
    """A row or a value as it is written, and where it is from."""

    text: str
    note: str = ""


class Additions:
    """Keys to add to one mapping: values, rows of lists, and mappings below."""

    def __init__(self) -> None:
        self.values: dict[str, Line] = {}
        self.rows: dict[str, list[Line]] = {}
        self.below: dict[str, Additions] = {}

    def __bool__(self) -> bool:
        return bool(self.values or any(self.rows.values()) or any(self.below.values()))

    def at(self, path: tuple[str, ...]) -> "Additions":
        """What is to be added to the mapping at a path below this one."""
        here = self
        for key in path:
            here = here.below.setdefault(key, Additions())
        return here

    def keys(self) -> Iterator[str]:
        """Every key with something to add, values first."""
        yield from self.values
        yield from (key for key, rows in self.rows.items() if rows)
        yield from (key for key, below in self.below.items() if below)


_STEP: Final = 2


def with_note(text: str, note: str) -> str:
    """A line with its comment."""
    return f"{text}  # {note}" if note else text


def block(additions: Additions, indent: int) -> Iterator[str]:
    """Additions as lines of a block mapping."""
    for key in additions.keys():  # noqa: SIM118  it is a method, not a mapping's
        yield from key_block(key, additions, indent)


def key_block(key: str, additions: Additions, indent: int) -> Iterator[str]:
    """One key of the additions as lines of a block mapping."""
    pad = " " * indent
    if key in additions.values:
        yield with_note(f"{pad}{key}: {additions.values[key].text}", additions.values[key].note)
    elif additions.rows.get(key):
        yield f"{pad}{key}:"
        yield from (with_note(f"{pad}{' ' * _STEP}- {line.text}", line.note) for line in additions.rows[key])
    else:
        below = additions.below[key]
        if below.rows or below.below:
            yield f"{pad}{key}:"
            yield from block(below, indent + _STEP)
        else:
            yield with_note(f"{pad}{key}: {flow(below)}", next(iter(below.values.values())).note)


def flow(additions: Additions) -> str:
    """Additions as a mapping on one line, without comments."""
    return "{" + ", ".join(flow_entries(additions)) + "}"


def flow_entries(additions: Additions) -> Iterator[str]:
    """Additions as entries of a mapping on one line, without comments."""
    yield from (f"{key}: {line.text}" for key, line in additions.values.items())
    yield from (f"{key}: [{', '.join(line.text for line in rows)}]" for key, rows in additions.rows.items() if rows)
    yield from (f"{key}: {flow(below)}" for key, below in additions.below.items() if below)


def note_of(additions: Additions, key: str) -> str:
    """Where an addition is from: its first line's note."""
    if key in additions.values:
        return additions.values[key].note
    if additions.rows.get(key):
        return additions.rows[key][0].note
    below = additions.below[key]
    return note_of(below, next(iter(below.keys())))
