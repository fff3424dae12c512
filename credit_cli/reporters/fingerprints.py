"""Marks by which a finding is known again: the same when lines move, never the same for two findings.

Decides what a finding is known by: its file, its code, its account and the kind of row; a contradiction also by what
its row says, a problem of reading by its line's text; and, where two are alike in all of that, which of them it is. A
record of a `.jsonl` is known by its content, not by its line. Does not know formats.
"""

import os
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from credit_cli.profile.records import Profile
from credit_cli.profile.source import Source
from credit_cli.reporters.findings import Found

_DIGITS: Final = 16
_ACCOUNTS: Final = "accounts"
_OF_A_ROW: Final = "DAT"
_OF_A_LINE: Final = ("YML", "DAT")


def marked(found: Sequence[Found], source: Source, profile: Profile | None) -> tuple[Found, ...]:
    """A file's findings with their marks."""
    file = file_of(source)
    alike: Counter[str] = Counter()
    told = []
    for finding in found:
        said = _said(finding, source)
        what = f"{file}\n{finding.code}\n{kind_of(finding.path, profile)}\n{' '.join(said)}"
        alike[what] += 1
        told.append(finding._replace(fingerprint=_mark(f"{what}\n{alike[what]}")))
    return tuple(told)


def _said(finding: Found, source: Source) -> Sequence[str]:
    """What a finding's own row says, where that tells it apart from others of its kind."""
    if finding.code.startswith(_OF_A_ROW) and finding.path:
        return source.scalars(finding.path)
    return finding.text.split() if finding.code.startswith(_OF_A_LINE) else ()


def file_of(source: Source) -> str:
    """What a file is known by: its path from the working directory, with `/`; a record also by its content."""
    path = relative(source.file)
    return path if source.name == source.file else f"{path}\n{_mark(source.text)}"


def relative(path: str) -> str:
    """A path as it is written from the working directory, where it lies below it."""
    with_slashes = Path(path).as_posix()
    if not Path(path).is_absolute():
        return os.path.normpath(with_slashes).replace(os.sep, "/")
    here = Path.cwd()
    return Path(path).relative_to(here).as_posix() if Path(path).is_relative_to(here) else with_slashes


def kind_of(path: str, profile: Profile | None) -> str:
    """A pointer with its account's id for its number, and without the numbers of rows."""
    steps = path.split("/")[1:]
    if len(steps) > 1 and steps[0] == _ACCOUNTS and profile is not None and steps[1].isdigit():
        at = int(steps[1])
        steps[1] = profile.accounts[at].id if at < len(profile.accounts) else ""
    return "/".join(step for step in steps if not step.isdigit())


def _mark(what: str) -> str:
    return sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
