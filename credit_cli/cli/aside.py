"""One piece of work done in a second process while a command goes on with the rest.

Decides when that is safe and worth it: on Linux, with a second core, in a program of one thread. Everywhere else, and
where the second process comes to grief, the work is done here when it is asked for, so that its error is told as any
other. Does not know the work, but that its result can be pickled.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from credit_cli.cli.pool import cores

T = TypeVar("T")


@contextmanager
def aside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin some work; the function given waits for its result. Whoever leaves without asking ends the work."""
    if not _worth_it():
        yield work
        return
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _work_and_leave(work, write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        ended: list[int] = []

        def result() -> T:
            told = pipe.read()
            ended.append(os.waitpid(child, 0)[1])
            found: T = pickle.loads(told) if ended == [0] else work()  # noqa: S301  told by a copy of ourselves
            return found

        try:
            yield result
        finally:
            if not ended:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _worth_it() -> bool:
    """Whether this process may be split: a thread that holds a lock would never let go of it in the copy."""
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return sys.platform == "linux" and alone and cores() > 1


def _work_and_leave(work: Callable[[], object], pipe: int) -> None:
    """Do the work in the copy, hand over what was found, and be gone without writing what the original will write."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who interrupts means both, and one of them tells it
    status = 1
    try:
        told = pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL)
        with os.fdopen(pipe, "wb") as stream:
            stream.write(told)
        status = 0
    finally:
        os._exit(status)
