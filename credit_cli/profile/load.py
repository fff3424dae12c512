"""A file, a text or a stream of records into profiles, or into every problem they have.

Decides which things on disk are read at all, and that whatever is wrong becomes a `Problem`, never an exception.
Does not know the catalogue of lenders (its keys are handed in), nor how a problem is printed.
"""

import os
import stat
import sys
from collections.abc import Collection, Iterator
from contextlib import closing
from typing import BinaryIO, Final, NamedTuple

from credit_cli.profile.nodes import Node, compose
from credit_cli.profile.problems import Problem, in_order, problem_at
from credit_cli.profile.records import Profile
from credit_cli.profile.shape import read_profile
from credit_cli.profile.source import Source
from credit_cli.profile.text import LARGEST_FILE, checked, decoded
from credit_cli.profile.walk import Note, Walk

STANDARD_INPUT: Final = "-"
STREAMS: Final = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)


class Loaded(NamedTuple):
    """What reading gave: a profile and no problems, or problems and no profile; always its source.

    `notes` are pointers to what was understood although it was written in an odd way.
    """

    profile: Profile | None
    problems: tuple[Problem, ...]
    source: Source
    notes: tuple[Note, ...] = ()


def load(path: str, lenders: Collection[str]) -> Loaded:
    """Read one profile from a path, or from standard input for `-`."""
    opened = _opened(path)
    if isinstance(opened, Problem):
        return Loaded(None, (opened,), Source(path, path, ""))
    try:
        with closing(opened):
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        return Loaded(None, (_failure(error),), Source(path, path, ""))
    return _load_bytes(data, Source(path, path, ""), lenders)


def load_text(text: str, name: str, lenders: Collection[str]) -> Loaded:
    """Read one profile from a text."""
    return _load_checked(checked(text), Source(name, name, text), lenders)


class Record(NamedTuple):
    """One line of a `.jsonl` file, not yet read, or what kept it from being read; lines count from 1."""

    path: str
    number: int
    data: bytes | Problem


def records(path: str) -> Iterator[Record]:
    """The lines of a `.jsonl` file, one at a time; empty lines are passed over."""
    opened = _opened(path)
    if isinstance(opened, Problem):
        yield Record(path, 0, opened)
        return
    with closing(opened):
        number = 0
        while data := _line(opened):
            number += 1
            if isinstance(data, Problem):
                yield Record(path, 0, data)
                return
            if data.strip():
                yield Record(path, number, data.rstrip(b"\r\n"))


def load_record(record: Record, lenders: Collection[str]) -> Loaded:
    """Read one line of a `.jsonl` file."""
    if isinstance(record.data, Problem):
        return Loaded(None, (record.data,), Source(record.path, record.path, ""))
    source = Source(f"{record.path}:{record.number}", record.path, "", first_line=record.number)
    return _load_bytes(record.data, source, lenders)


def _line(stream: BinaryIO) -> bytes | Problem:
    """The next line, or enough of one that is too long to be refused; the rest of it is passed over."""
    try:
        line = rest = stream.readline(LARGEST_FILE + 1)
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST_FILE)
    except OSError as error:
        return _failure(error)
    return line


def _load_bytes(data: bytes, source: Source, lenders: Collection[str]) -> Loaded:
    text = decoded(data)
    if isinstance(text, Problem):
        shown = data[: LARGEST_FILE + 1].decode("utf-8", "replace") if text.problem == "not_utf8" else ""
        return _loaded(None, [text], source._replace(text=shown))
    return _load_checked(checked(text), source._replace(text=text), lenders)


def _load_checked(text: str | Problem, source: Source, lenders: Collection[str]) -> Loaded:
    root: Node | Problem = text if isinstance(text, Problem) else compose(text)
    if isinstance(root, Problem):
        return _loaded(None, [root], source)
    walk = Walk(lenders)
    profile = read_profile(root, walk)
    return _loaded(profile, walk.problems, source._replace(root=root), tuple(walk.notes))


def _loaded(profile: Profile | None, problems: list[Problem], source: Source, notes: tuple[Note, ...] = ()) -> Loaded:
    moved = [p._replace(line=p.line + source.first_line - 1) for p in problems]
    return Loaded(profile, in_order(moved), source, notes)


def _opened(path: str) -> BinaryIO | Problem:
    """The file, opened without waiting for anybody; only regular files and the shell's own streams are read."""
    if path == STANDARD_INPUT:
        return open(sys.stdin.fileno(), "rb", closefd=False)  # the caller closes it
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAIT)
    except (OSError, ValueError) as error:
        return _failure(error)
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode) or (path.startswith(STREAMS) and not stat.S_ISDIR(mode)):
        os.set_blocking(handle, True)
        return open(handle, "rb")  # noqa: PTH123  a handle has no path; the caller closes it
    os.close(handle)
    return problem_at("is_a_folder" if stat.S_ISDIR(mode) else "not_a_file", 1, 1)


def _failure(error: OSError | ValueError) -> Problem:
    """Why a file could not be opened or read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return problem_at("missing_file", 1, 1)
    name = "no_permission" if isinstance(error, PermissionError) else "cannot_read"
    return problem_at(name, 1, 1, said=error.strerror or type(error).__name__)
