"""Findings that were there when somebody began to check: kept in a file, so that only new ones are told.

Decides what the file holds (no words of anybody's profile: places, codes and fingerprints) and that it is written whole
or not at all, over nothing but an older one of its kind. Does not know how findings are found.
"""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from credit_cli.cli.inputs import BASELINE
from credit_cli.cli.output import OWNER_ONLY
from credit_cli.model.regular import read_regular
from credit_cli.reporters.findings import Checked
from credit_cli.reporters.fingerprints import relative

VERSION: Final = 1
LARGEST: Final = 1 << 28
"""Bytes: findings of a million profiles."""


class Kept(NamedTuple):
    """One finding of the baseline."""

    path: str
    code: str
    fingerprint: str


class Baseline:
    """The findings that are not told again, and which of them are still there."""

    def __init__(self, kept: Iterable[Kept] = ()) -> None:
        self._kept = {entry.fingerprint: entry for entry in kept}
        self._looked_at: set[str] = set()
        self._met: set[str] = set()

    def without(self, checked: Checked) -> Checked:
        """A profile without the findings that the baseline holds."""
        if not self._kept:
            return checked
        self._looked_at.add(relative(checked.file))
        known = [f.fingerprint for f in checked.findings if f.fingerprint in self._kept]
        self._met.update(known)
        new = tuple(f for f in checked.findings if f.fingerprint not in self._kept)
        return checked._replace(findings=new, accepted=len(known)) if known else checked

    @property
    def gone(self) -> int:
        """How many entries of the files that were looked at are not found any more."""
        return sum(e.path in self._looked_at and e.fingerprint not in self._met for e in self._kept.values())


def of(checked: Checked) -> list[Kept]:
    """What a baseline keeps of a profile."""
    return [Kept(relative(checked.file), f.code, f.fingerprint) for f in checked.findings]


def read(path: Path) -> Baseline | None:
    """The baseline in a file, or None where it is none.

    Raises:
        OSError: where the file cannot be read.
    """
    try:
        found: Any = json.loads(read_regular(path, LARGEST).decode("utf-8"))
        well = found[BASELINE] == VERSION
        return Baseline(Kept(f["path"], f["code"], f["fingerprint"]) for f in found["findings"]) if well else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def write(path: Path, kept: Sequence[Kept]) -> bool:
    """Write a baseline, in the order of its files; False where something else is in its place, which is left alone.

    Raises:
        OSError: where it cannot be written; what was there stays.
    """
    if path.exists() and read(path) is None:
        return False
    rows = ",\n".join(f"  {json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in sorted(kept))
    text = f'{{"{BASELINE}": {VERSION}, "findings": [\n{rows}\n]}}\n'
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return True
