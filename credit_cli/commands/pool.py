"""Work over many profiles, on one core or all of them, in the order in which it was given.

Decides that a few chunks are not worth a second process, and that never more than a few chunks are under way, so that
memory stays flat however many there are. The processes are those of the standard library. Does not know the work.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, Final, TypeVar

CHUNK: Final = 16
"""Profiles of one piece of work: long enough that handing it over costs nothing."""

_WORTH_A_PROCESS: Final = 2
_UNDER_WAY: Final = 3

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
    cores = jobs or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0] * (os.cpu_count() or 1))
    little = len(first) <= (_WORTH_A_PROCESS if jobs is None else 1)
    everything = chain(first, chunks)
    if cores == 1 or little:
        begin(*said)
        yield from map(work, everything)
        return
    yield from _spread(work, everything, cores, begin, said)


def _begin(begin: Callable[..., None], said: tuple[Any, ...]) -> None:
    """Make ready in a process of its own, which leaves it to the first one to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin(*said)


def _spread(
    work: Callable[[C], list[T]], chunks: Iterable[C], cores: int, begin: Callable[..., None], said: tuple[Any, ...]
) -> Iterator[list[T]]:
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415  only for much to do

    pool = ProcessPoolExecutor(cores, initializer=_begin, initargs=(begin, said))
    waiting: deque[Future[list[T]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(work, chunk))
            if len(waiting) > _UNDER_WAY * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
