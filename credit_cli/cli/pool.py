"""Work over many profiles, on one core or all of them, in the order in which it was given.

Decides that a few chunks are not worth a second process, that this process works too instead of waiting for the others,
and that never more than a few chunks are under way or held, so that memory stays flat however many there are. The
processes are those of the standard library. Does not know the work.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK: Final = 8
"""Profiles of one piece of work: long enough that handing it over costs nothing, and that all end together."""

_WORTH_A_PROCESS: Final = 4
_UNDER_WAY: Final = 3
"""Chunks that a process has before it: enough that it never waits for this one, which looks up after its own."""

_HELD: Final = 8
"""Chunks a process whose results wait for an earlier one."""

T = TypeVar("T")
C = TypeVar("C")


def in_order(
    work: Callable[[C], list[T]],
    chunks: Iterable[C],
    jobs: int | None,
    begin: Callable[..., None],
    *said: Any,  # noqa: ANN401  whatever `begin` takes
) -> Iterator[list[T]]:
    """The results of every chunk, in order; `begin(*said)` is called first in each process that works.

    `jobs` None stands for all cores, and for one where there is little to do.
    """
    chunks = iter(chunks)
    first = list(islice(chunks, _WORTH_A_PROCESS + 1))
    workers = jobs or cores()
    little = len(first) <= (_WORTH_A_PROCESS if jobs is None else 1)
    everything = chain(first, chunks)
    begin(*said)
    if workers == 1 or little:
        yield from map(work, everything)
        return
    yield from _spread(work, everything, workers, begin, said)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(begin: Callable[..., None], said: tuple[Any, ...]) -> None:
    """Make ready in a process of its own, which leaves it to the first one to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin(*said)


def _spread(
    work: Callable[[C], list[T]], chunks: Iterable[C], workers: int, begin: Callable[..., None], said: tuple[Any, ...]
) -> Iterator[list[T]]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  only for much to do

    others = workers - 1
    pool = ProcessPoolExecutor(others, initializer=_begin, initargs=(begin, said))
    waiting: deque[list[T] | Future[list[T]]] = deque()
    try:
        for chunk in chunks:
            given = sum(not _done(one) for one in waiting)
            waiting.append(pool.submit(work, chunk) if given < _UNDER_WAY * others else work(chunk))
            while waiting and (len(waiting) > _HELD * workers or _done(waiting[0])):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done(one: "list[T] | Future[list[T]]") -> bool:
    return isinstance(one, list) or one.done()


def _result(one: "list[T] | Future[list[T]]") -> list[T]:
    return one if isinstance(one, list) else one.result()
