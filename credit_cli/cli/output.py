"""Where results go: the terminal, a pipe, or a file that is written whole or not at all.

Decides colour, width, and that an existing file is never overwritten and a new one is readable by its owner only.
Does not know what is written.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from credit_cli.reporters.screen import Line, plain, write

OWNER_ONLY: Final = 0o600
NARROWEST: Final = 20


class FileExists(Exception):  # noqa: N818  what it says is what happened
    """The file to be written is already there."""


def wants_colour(*, no_color: bool) -> bool:
    """Whether standard output is a terminal (or is to be taken for one) and nobody asked for no colours."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def width() -> int | None:
    """The cells of the terminal; None for a pipe, where nothing is wrapped for want of room."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return max(NARROWEST, shutil.get_terminal_size().columns)
    return None


def show(lines: Iterable[Line], target: Path | None, *, colour: bool) -> None:
    """Print lines, or write them to a new file."""
    if target is None:
        write(lines, sys.stdout, colour=colour)
    else:
        write_new(target, "".join(plain(row) + "\n" for row in lines))


def show_text(text: str, target: Path | None) -> None:
    """Print text as it is, or write it to a new file."""
    if target is None:
        sys.stdout.write(text)
    else:
        write_new(target, text)


def write_new(target: Path, text: str) -> None:
    """Write a new file whole, readable by its owner only.

    Raises:
        FileExists: where the file is already there; it is left as it was.
        OSError: where it cannot be written; nothing half-written is left.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.link(draft, target)  # unlike a rename, a link never replaces what is there
    except FileExistsError as error:
        raise FileExists(str(target)) from error
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
