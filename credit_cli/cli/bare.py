"""One bare value of what a command found, for a shell that wants a number and no JSON.

Decides how values are named: keys joined by dots, an entry of a list by what it is called (its id, factor, code,
account or day) or by its place from 0, -1 for the last. Does not know any command.
"""

from typing import Any, Final, NamedTuple

CALLED: Final = ("id", "factor", "code", "account", "on")
"""What an entry of a list is called by, the first of these that it has."""

_DIGITS: Final = 9


class NoSuchValue(NamedTuple):
    """A name that leads nowhere, and the names there are in its place."""

    known: tuple[str, ...]


def bare(found: dict[str, Any], name: str) -> Any | NoSuchValue:  # noqa: ANN401  any value of an object
    """The value of that name."""
    value: Any = found
    for part in name.split("."):
        entries = _by_name(value)
        place = _placed(value, part)
        if part in entries:
            value = entries[part]
        elif place is not None:
            value = value[place]
        else:
            return NoSuchValue(tuple(entries))
    return value


def _by_name(value: object) -> dict[str, Any]:
    """The values inside a value; of entries called alike, the first."""
    if isinstance(value, dict):
        return value
    named: dict[str, Any] = {}
    for entry in value if isinstance(value, list) else ():
        called = (str(entry[key]) for key in CALLED if entry.get(key)) if isinstance(entry, dict) else ()
        named.setdefault(next(iter(called), str(len(named))), entry)
    return named


def _placed(value: object, part: str) -> int | None:
    """The place in a list that a part of a name means, where there is anything."""
    if not isinstance(value, list) or not part.removeprefix("-").isdecimal() or len(part) > _DIGITS:
        return None
    place = int(part)
    return place if -len(value) <= place < len(value) else None
