"""Bytes of an export into lines of text: which encoding, which file is no text at all.

Decides that UTF-8 is tried before GB18030 over the whole file, that a file may end within a character (it was cut off,
and its last row will tell), and how long a line may be. Does not know columns.
"""

import codecs
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from credit_cli.importers.refusal import Refusal, refuse

LARGEST: Final = 1 << 29
LONGEST_LINE: Final = 1 << 16
_CHUNK: Final = 1 << 20
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHERS: Final = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "old_excel"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)


def kind_of(path: Path) -> str | Refusal:
    """What a file is by its first bytes: `text`, `zip`, `pdf` or another name of what cannot be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return refuse("not_a_file")
        if found.st_size > LARGEST:
            return refuse("too_large", largest=f"{LARGEST >> 20} MB")
        with path.open("rb") as stream:
            head = stream.read(8)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return refuse("missing")
    except OSError as error:
        return refuse("cannot_read", said=error.strerror or type(error).__name__)
    if not head.strip():
        return refuse("empty")
    return next((name for mark, name in _OTHERS if head.startswith(mark)), "text")


def encoding_of(path: Path) -> str | Refusal:
    """The encoding in which the whole file can be read."""
    with path.open("rb") as stream:
        head = stream.read(4)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    for name in (marked,) if marked else ("utf-8", "gb18030"):
        if _readable(path, name):
            return name
    return refuse("not_text")


def _readable(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                if "\x00" in decoder.decode(chunk):
                    return False
    except UnicodeError:
        return False
    return True


def lines_of(path: Path, encoding: str) -> Iterator[str]:
    """The file's lines with their ends; what goes beyond the longest line is dropped, and such a line has no end."""
    with path.open(encoding=encoding, errors="ignore", newline="") as stream:
        while line := stream.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
                while (rest := stream.readline(LONGEST_LINE)) and len(rest) == LONGEST_LINE and rest[-1] not in "\r\n":
                    pass
            yield line


def ends_with_a_line(path: Path) -> bool:
    """Whether the file's last line is ended."""
    with path.open("rb") as stream:
        stream.seek(-min(4, path.stat().st_size), os.SEEK_END)
        return b"\n" in (tail := stream.read()) or b"\r" in tail
