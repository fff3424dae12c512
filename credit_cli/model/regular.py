"""A file that somebody names, read within bounds: a regular file of at most so many bytes, and nothing else.

Decides that a pipe or a device is never waited for, and that no more is read than could be meant. Does not know what
the file holds.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def read_regular(path: Path, largest: int) -> bytes:
    """The bytes of a regular file.

    Args:
        path: the file; a link is followed.
        largest: bytes beyond which it is refused.

    Raises:
        OSError: where it cannot be read, is no regular file, or is larger.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAIT)
    except ValueError as error:  # a name that no system can open
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error
    with open(handle, "rb") as stream:  # noqa: PTH123  a handle has no path
        if stat.S_ISDIR(mode := os.fstat(handle).st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise OSError(errno.EFBIG, f"larger than {largest} bytes", str(path))
    return data
