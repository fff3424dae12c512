"""Why a file could not be imported: a value, told in one line.

Decides nothing; the sentence of a reason is in `words/import.yaml` under `refused_<reason>`.
"""

from typing import NamedTuple


class Refusal(NamedTuple):
    """A reason by name, and what its sentence needs."""

    reason: str
    context: tuple[tuple[str, str], ...] = ()


def refuse(reason: str, **context: object) -> Refusal:
    """A refusal with the values of its sentence."""
    return Refusal(reason, tuple((name, str(value)) for name, value in context.items()))
