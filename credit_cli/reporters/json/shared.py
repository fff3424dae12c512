"""What all machine output has in common: the head of an object, amounts, numbers, evidence with its line.

Decides notation only: amounts in yuan (whole as integers, else two decimals), days as ISO dates, shares with four
decimals. All keys are always there, null where they do not apply. Does not know any command.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from credit_cli.model.library import Model
from credit_cli.profile.load import STANDARD_INPUT
from credit_cli.profile.scalars import Fen
from credit_cli.profile.source import Source

FORMAT_VERSION: Final = 1
_FEN: Final = 100


_INVISIBLE: Final = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def dumps(found: Any, *, indent: int | None = None) -> str:  # noqa: ANN401  whatever JSON can hold
    """A value as JSON; characters that a terminal would obey or hide are written as escapes."""
    text = json.dumps(found, ensure_ascii=False, allow_nan=False, indent=indent)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def head(command: str, source: Source | None, as_of: date | None, model: Model) -> dict[str, Any]:
    """The keys that every object begins with."""
    path = None if source is None or source.name == STANDARD_INPUT else source.name
    return {
        "format_version": FORMAT_VERSION,
        "command": command,
        "profile": path,
        "as_of": day(as_of),
        "model": {"id": model.scorecard.id, "version": model.scorecard.version},
    }


def day(on: date | None) -> str | None:
    """A day, or null."""
    return None if on is None else on.isoformat()


def yuan(fen: Fen | None) -> float | int | None:
    """An amount in the major unit, or null."""
    if fen is None:
        return None
    return fen // _FEN if fen % _FEN == 0 else round(fen / _FEN, 2)


def number(value: float | None) -> float | int | None:
    """A measured value without the noise of floating point, or null."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 6)


def share(value: float) -> float:
    """A share, with four decimals."""
    return round(value, 4)


def evidence(pointers: Iterable[str], source: Source) -> list[dict[str, Any]]:
    """Where facts stand: line and column from 1, the pointer, the user's own line."""
    found = []
    for pointer in pointers:
        place = source.place(pointer)
        found.append(
            {
                "line": place.line if place else None,
                "column": place.column if place else None,
                "path": pointer,
                "text": place.text.strip() if place else None,
            }
        )
    return found
