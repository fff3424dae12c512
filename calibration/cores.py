"""Work spread over all cores; what comes out does not depend on how many there are.

Decides how many processes there are. Does not know what they do.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def on_all_cores(work: Callable[[T], R], parts: Iterable[T]) -> list[R]:
    """The result of every part, in order."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(work, parts))
