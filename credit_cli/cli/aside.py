"""One piece of work done in a second process while a command goes on with the rest.

Decides when that is safe and worth it: on Linux, with a second core, in a program of one thread. The second process may
make ready before it is known what it works on; that is given to it later. Everywhere else, and where the second process
comes to grief, the work is done here when it is asked for, so that its error is told as any other. Does not know the
work, but that what it is given and its result can be pickled.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, NoReturn, TypeVar

from credit_cli.cli.pool import cores

T = TypeVar("T")

_GIVEN = b"!"
"""What tells the second process that it was given something to work on."""


class Aside(Generic[T]):
    """Some work and what it is given; asked for its result it does the work here."""

    def __init__(self, work: Callable[..., T]) -> None:
        self._work = work
        self._given: tuple[Any, ...] = ()

    def give(self, *given: Any) -> None:  # noqa: ANN401  whatever the work takes
        """Say what to work on."""
        self._given = given

    def __call__(self) -> T:
        """The result."""
        return self._work(*self._given)


class Once:
    """Something that only one of two processes is to do, whichever comes to it first; made before there are two."""

    def __init__(self) -> None:
        self._token, write = os.pipe()
        os.write(write, _GIVEN)
        os.close(write)

    def take(self) -> bool:
        """Whether whoever asks is the first."""
        return os.read(self._token, 1) == _GIVEN


class _Other(Aside[T]):
    """Work that another process does, or is about to."""

    def __init__(self, work: Callable[..., T], prepare: Callable[[], object] | None) -> None:
        super().__init__(work)
        self._room = os.memfd_create("given")  # holds any amount at once: a pipe would make who gives wait
        told, tell = os.pipe()
        self._said, say = os.pipe()
        child = os.fork()
        if not child:
            os.close(tell)
            _work_and_leave(work, prepare, (told, self._room), say)
        os.close(told)
        os.close(say)
        self._child: int | None = child
        self._tell = tell
        if prepare is None:
            self.give()

    def give(self, *given: Any) -> None:  # noqa: ANN401  whatever the work takes
        super().give(*given)
        told = memoryview(pickle.dumps(given, protocol=pickle.HIGHEST_PROTOCOL))
        try:
            while told:
                told = told[os.write(self._room, told) :]
            os.write(self._tell, _GIVEN)
        except OSError:  # no room for it, or nobody there any more: the work is done here
            assert self._child is not None
            os.kill(self._child, signal.SIGKILL)

    def __call__(self) -> T:
        with os.fdopen(self._said, "rb", closefd=False) as pipe:
            told = pipe.read()
        if self._ended() or not told:
            return super().__call__()
        found: T = pickle.loads(told)  # noqa: S301  told by a copy of ourselves
        return found

    def _ended(self) -> int:
        assert self._child is not None
        child, self._child = self._child, None
        return os.waitpid(child, 0)[1]

    def leave(self) -> None:
        """End the work that nobody asked for."""
        if self._child is not None:
            os.kill(self._child, signal.SIGKILL)
            self._ended()
        for file in (self._room, self._tell, self._said):
            os.close(file)


@contextmanager
def aside(work: Callable[..., T], prepare: Callable[[], object] | None = None) -> Iterator[Aside[T]]:
    """Begin some work; what is given waits for its result. Whoever leaves without asking ends the work.

    Args:
        work: what is done.
        prepare: what the other process does first, until it is given what to work on; without, it begins at once.
    """
    if not _worth_it():
        yield Aside(work)
        return
    other = _Other(work, prepare)
    try:
        yield other
    finally:
        other.leave()


def _worth_it() -> bool:
    """Whether this process may be split: a thread that holds a lock would never let go of it in the copy."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return sys.platform == "linux" and hasattr(os, "memfd_create") and alone and cores() > 1


def _work_and_leave(
    work: Callable[..., object], prepare: Callable[[], object] | None, given: tuple[int, int], say: int
) -> NoReturn:
    """Do the work in the copy, hand over what was found, and be gone without writing what the original will write."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who interrupts means both, and one of them tells it
    status = 1
    try:
        if prepare is not None:
            prepare()
        told, room = given
        if os.read(told, 1) == _GIVEN:
            os.lseek(room, 0, os.SEEK_SET)
            with os.fdopen(room, "rb") as file:
                found = work(*pickle.load(file))  # noqa: S301  given by who we are a copy of
            with os.fdopen(say, "wb") as stream:
                stream.write(pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
            status = 0
    finally:
        os._exit(status)
