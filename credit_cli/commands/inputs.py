"""Which profiles a command was given: files, folders, records of a `.jsonl`, standard input.

Decides what in a folder is a profile and in which order. Does not know what is done with them.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from credit_cli.profile.load import Loaded, load, load_lines

ENDINGS: Final = (".yaml", ".yml", ".json", ".jsonl")
RECORDS: Final = ".jsonl"


def expand(paths: list[str]) -> list[str]:
    """The files meant: a folder stands for the profiles directly in it, in the order of their names."""
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != "-" and folder.is_dir():
            found += sorted(str(p) for p in folder.iterdir() if p.suffix in ENDINGS and not p.is_dir())
        else:
            found.append(path)
    return found


def empty(paths: list[str]) -> list[str]:
    """The folders among the paths without any profile in them."""
    return [path for path in paths if path != "-" and Path(path).is_dir() and not expand([path])]


def several(paths: list[str]) -> bool:
    """Whether more than one profile may come of these paths, so that output is a line or an object each."""
    return len(paths) != 1 or paths[0].endswith(RECORDS) or (paths[0] != "-" and Path(paths[0]).is_dir())


def profiles(paths: list[str], lenders: Collection[str]) -> Iterator[Loaded]:
    """Every profile of the paths, one at a time, in order; what cannot be read comes with its problems."""
    for path in expand(paths):
        if path.endswith(RECORDS):
            yield from load_lines(path, lenders)
        else:
            yield load(path, lenders)


def exists(path: str) -> bool:
    """Whether there is anything at a path."""
    return os.path.lexists(path)
