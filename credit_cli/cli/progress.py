"""A bar on standard error for long work that somebody waits for, and nothing anywhere else.

Decides that it is shown on a terminal only, after a while only, and is gone before anything else is written. Does not
know the work.
"""

import sys
import time
from typing import Final

from credit_cli.reporters.cells import bar

_PATIENCE: Final = 1.0
"""Seconds of work before a bar is worth looking at."""

_BETWEEN: Final = 0.1
_WIDTH: Final = 30
_CLEAR: Final = "\r\x1b[K"


class Progress:
    """How much is done, of how much where that is known."""

    def __init__(self, total: int | None, *, wanted: bool) -> None:
        self._total = total
        self._done = 0
        self._shown = False
        self._wanted = wanted and sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE

    def advance(self, done: int) -> None:
        """So much more is done."""
        self._done += done
        if self._wanted and time.monotonic() >= self._next:
            part = f"{bar(self._done, self._total, _WIDTH)} " if self._total else ""
            of = f" / {self._total:,}" if self._total else ""
            sys.stderr.write(f"{_CLEAR}{part}{self._done:,}{of}")
            sys.stderr.flush()
            self._shown, self._next = True, time.monotonic() + _BETWEEN

    def clear(self) -> None:
        """Take the bar away: something else is going to be written."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._shown = False
