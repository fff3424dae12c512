"""Values and rows as a profile writes them, by the types that its records declare.

Decides notation only: yuan with at most two decimals, ISO days, a row on one line. Does not know where a row goes.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from credit_cli.profile.fields import Field, Record, fields_of
from credit_cli.profile.records import Profile

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][\w.-]*(?: [\w.-]+)*")
_SPECIAL: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"})
_FEN: Final = 100
_AMOUNTS: Final = frozenset({"amount", "signed_amount"})


def field_at(path: tuple[str, ...]) -> Field:
    """The declaration of a key, by its path through the records; list indexes are left out.

    Raises:
        KeyError: where the records have no such key.
    """
    record: Record | None = Profile
    found: Field | None = None
    for key in path:
        if record is None:
            raise KeyError(path)
        found = {field.key: field for field in fields_of(record)}[key]
        record = found.record
    if found is None:
        raise KeyError(path)
    return found


def yuan(fen: int) -> str:
    """An amount in yuan: `1500`, `1500.50`."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), _FEN)
    return f"{sign}{whole}.{rest:02}" if rest else f"{sign}{whole}"


def written(value: Any, field: Field) -> str:  # noqa: ANN401  whatever the field's type is
    """A value as a file holds it."""
    kind = field.scalar.name if field.scalar else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if kind == "month" else value.isoformat()
    if isinstance(value, int):
        return yuan(value) if kind in _AMOUNTS else str(value)
    return quoted(str(value))


def quoted(text: str) -> str:
    """A text, in quotes where a reader of YAML could take it for something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def row(values: Mapping[str, Any] | date, path: tuple[str, ...]) -> str:
    """A row on one line; `path` is that of its list."""
    if isinstance(values, date):
        return values.isoformat()
    inner = ", ".join(f"{key}: {written(value, field_at((*path, key)))}" for key, value in values.items())
    return f"{{{inner}}}"
