"""Standard output and error that cannot take what is printed: an old encoding, a full disk.

Decides how a character looks that an encoding does not have, and how a result that could not be written is told. Does
not know what is printed.
"""

import codecs
import errno
import os
import sys
from io import TextIOWrapper
from typing import Final

from credit_cli.words.catalogue import Words

FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO})
_PLAIN: Final = str.maketrans({"▮": "#", "▯": ".", "「": '"', "」": '"', "￥": "Y", "¥": "Y"})
_HANDLER: Final = "credit.plain"
_PLANE: Final = 0x10000


def _escaped(letter: str) -> str:
    """A character as JSON writes it, so that what a program reads stays the same text."""
    code = ord(letter)
    if code < _PLANE:
        return f"\\u{code:04x}"
    code -= _PLANE
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _replaced(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # the handler is only asked when writing
    found = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(letter if letter.isascii() else _escaped(letter) for letter in found), error.end


def make_safe() -> None:
    """Let no character end the program: what standard output or error cannot say is escaped."""
    codecs.register_error(_HANDLER, _replaced)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def is_lost(error: OSError) -> bool:
    """Whether standard output could not take what was printed."""
    return error.filename is None and error.errno in FULL


def tell_lost(error: OSError) -> str:
    """One line that says that the result could not be written."""
    words = Words("zh" if os.environ.get("CREDIT_LANG", os.environ.get("LANG", "zh")).startswith("zh") else "en")
    return f"credit: {words('run.cannot_write', path=words('run.standard_output'), said=error.strerror)}"
