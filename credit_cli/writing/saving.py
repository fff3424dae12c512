"""A file written whole or not at all, readable by its owner only.

Decides that a file that changed meanwhile is not written over, that a link stays a link, and that a full disk leaves
the old file as it was. Does not know what is written.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

OWNER_ONLY: Final = 0o600


class Changed(Exception):  # noqa: N818  what it says is what happened
    """The file is no longer as it was read."""


def save(path: Path, data: bytes, *, expected: bytes | None) -> None:
    """Write a file in place of the one that was read; `expected` is what was read, None where there was none.

    Raises:
        Changed: where another has written it meanwhile, or has made it.
        OSError: where it cannot be written; the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if expected is None:
            try:
                os.link(draft, target)  # unlike a rename, a link never replaces what is there
            except FileExistsError as error:
                raise Changed(str(path)) from error
        elif target.read_bytes() != expected:
            raise Changed(str(path))
        else:
            draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
