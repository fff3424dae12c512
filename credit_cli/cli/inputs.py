"""Which profiles a command was given: files, folders, patterns, records of a `.jsonl`, standard input.

Decides what in a folder is a profile (nothing that this program wrote itself: a baseline, a result) and in which order.
Does not know what is done with them.
"""

import os
from collections.abc import Collection, Iterator
from glob import glob
from itertools import islice
from pathlib import Path
from typing import Final

from credit_cli.profile.load import STANDARD_INPUT, STREAMS, Loaded, Record, load, load_record, records

ENDINGS: Final = (".yaml", ".yml", ".json", ".jsonl")
RECORDS: Final = ".jsonl"
_PATTERN: Final = "*?["
BASELINE: Final = "credit_baseline"
"""How a file of findings to be left out begins (`check --write-baseline`)."""
_OURS: Final = tuple(f'{{"{key}"'.encode() for key in (BASELINE, "format_version"))

Unread = str | Record
"""A file's path, or a line of a `.jsonl`."""


def expand(paths: list[str]) -> list[str]:
    """The files meant: a folder stands for the profiles directly in it, a pattern for what it matches, in order."""
    found: list[str] = []
    for path in paths:
        if is_pattern(path):
            matched = sorted(glob(path, recursive=True))  # noqa: PTH207  any path
            found += [p for p in matched if not Path(p).is_dir() and not _is_ours(p)]
        elif path != STANDARD_INPUT and Path(path).is_dir():
            files = sorted(str(p) for p in Path(path).iterdir() if p.suffix in ENDINGS and not p.is_dir())
            found += [p for p in files if not _is_ours(p)]
        else:
            found.append(path)
    return found


def _is_ours(path: str) -> bool:
    """Whether a file lies there that this program wrote, and no profile: a baseline, or a result in JSON."""
    if not path.endswith(".json") or not Path(path).is_file():
        return False
    try:
        with Path(path).open("rb") as file:
            return file.read(len(max(_OURS, key=len))).startswith(_OURS)
    except OSError:  # told when it is read as a profile
        return False


def is_pattern(path: str) -> bool:
    """Whether a path is a pattern that the shell has left alone, and no file of that name."""
    return any(sign in path for sign in _PATTERN) and not exists(path)


def empty(paths: list[str]) -> list[str]:
    """The folders among the paths without any profile in them."""
    return [path for path in paths if path != STANDARD_INPUT and Path(path).is_dir() and not expand([path])]


def several(paths: list[str]) -> bool:
    """Whether more than one profile may come of these paths, so that output is a line or an object each."""
    if len(paths) != 1 or paths[0].endswith(RECORDS):
        return True
    return paths[0] != STANDARD_INPUT and (is_pattern(paths[0]) or Path(paths[0]).is_dir())


def streamed(paths: list[str]) -> bool:
    """Whether something comes through a stream: only the process that the shell handed it to can read it."""
    return any(path == STANDARD_INPUT or path.startswith(STREAMS) for path in paths)


def unread(paths: list[str]) -> Iterator[Unread]:
    """Everything the paths stand for, in order; of a `.jsonl` one line at a time."""
    for path in expand(paths):
        if path.endswith(RECORDS):
            yield from records(path)
        else:
            yield path


def read(item: Unread, lenders: Collection[str]) -> Loaded:
    """The profile of a file or record, or its problems."""
    return load(item, lenders) if isinstance(item, str) else load_record(item, lenders)


def profiles(paths: list[str], lenders: Collection[str]) -> Iterator[Loaded]:
    """Every profile of the paths, one at a time, in order; what cannot be read comes with its problems."""
    for item in unread(paths):
        yield read(item, lenders)


def chunks(items: Iterator[Unread], size: int) -> Iterator[tuple[Unread, ...]]:
    """The same, so many at a time."""
    while chunk := tuple(islice(items, size)):
        yield chunk


def count(paths: list[str]) -> int | None:
    """How many profiles there are, where that is known without reading."""
    files = expand(paths)
    return None if any(path.endswith(RECORDS) for path in files) else len(files)


def exists(path: str) -> bool:
    """Whether there is anything at a path."""
    return os.path.lexists(path)


def missing(paths: list[str]) -> list[str]:
    """The paths at which there is nothing, and the patterns that match nothing."""
    return [
        path
        for path in paths
        if path != STANDARD_INPUT and not exists(path) and not (is_pattern(path) and expand([path]))
    ]
