"""Rows that an export holds twice, as when overlapping exports were joined.

Decides that two rows are one where id, time, amount and texts agree; a row without an id is never a repeat. An export
runs through time in one direction, so a repeat can only stand beside its like, and no row needs to be remembered; where
time turns back, `OutOfOrder` asks the caller to begin again with everything remembered.
"""

from credit_cli.importers.entries import Entry


class OutOfOrder(Exception):  # noqa: N818  it is no error: the file is only read once more
    """Time turned back."""


class Repeats:
    """What was seen, of the same time or of the whole file."""

    def __init__(self, *, everything: bool) -> None:
        self._everything = everything
        self._seen: set[int] = set()
        self._time = ""
        self._rising: bool | None = None

    def is_repeat(self, entry: Entry) -> bool:
        """Whether this row was seen before.

        Raises:
            OutOfOrder: where only rows of the same time are remembered and time turns back.
        """
        if not self._everything and entry.time != self._time:
            if self._time:
                rising = entry.time > self._time
                if self._rising is not None and rising is not self._rising:
                    raise OutOfOrder
                self._rising = rising
            self._time = entry.time
            self._seen.clear()
        if not entry.order or entry.order == "/":
            return False
        key = hash((entry.order, entry.on, entry.amount, entry.direction, entry.status, entry.counterparty, entry.item))
        if key in self._seen:
            return True
        self._seen.add(key)
        return False
