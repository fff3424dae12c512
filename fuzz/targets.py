"""What is fuzzed: bytes go in, and nothing may come out but a value.

Decides what each target does with its bytes and what must hold afterwards. Does not know who makes the bytes: a
coverage-guided fuzzer (`python -m fuzz`) or hypothesis (`tests/fuzz`).
"""

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from credit_cli.importers.bills import read_bill
from credit_cli.importers.refusal import Refusal
from credit_cli.importers.report.reading import read_report
from credit_cli.model.custom import read_model
from credit_cli.model.library import Model, shipped
from credit_cli.profile.load import Record, load_record
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.problems import problem_lines
from credit_cli.words.catalogue import Words

CORPUS: Final = Path(__file__).parent / "corpus"
SERVICES: Final = ("alipay", "wechat", "jd")


def loader(data: bytes) -> None:
    """A profile is read, or every problem has a place in the file and a text of printable characters."""
    loaded = load_record(Record("fuzzed", 1, data), shipped().lenders)
    assert (loaded.profile is None) == bool(loaded.problems)
    for problem in loaded.problems[:20]:
        assert problem.line >= 1
        assert problem.column >= 1
    if loaded.problems:
        shown = loaded._replace(problems=loaded.problems[:3])
        assert all(plain(row).isprintable() for row in problem_lines(shown, Words("zh")))


@cache
def _place() -> Path:
    """One file, in memory where the system has such a folder, that each input is written to."""
    shared = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it
    folder = tempfile.mkdtemp(prefix="credit-fuzz-", dir=shared if shared.is_dir() else None)
    return Path(folder) / f"{os.getpid()}"


def exports(data: bytes) -> None:
    """A bill is read or refused, and no row is lost; the first byte says whose bill it is."""
    path = _place()
    path.write_bytes(data[1:])
    found = read_bill(path, SERVICES[data[0] % len(SERVICES)] if data else "jd", shipped().imports, lambda _: None)
    if not isinstance(found, Refusal):
        assert found.rows == sum(n for _, n in (*found.used, *found.skipped))


def report(data: bytes) -> None:
    """A credit report is read or refused."""
    path = _place()
    path.write_bytes(data)
    found = read_report(path, shipped().imports)
    assert isinstance(found, Refusal) or found.rows >= 0


def model(data: bytes) -> None:
    """A scorecard is read, or every problem is a line."""
    path = _place()
    path.write_bytes(data)
    found = read_model(path)
    assert isinstance(found, Model) or (found and all(found))


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "loader": loader,
    "exports": exports,
    "report": report,
    "model": model,
}


def corpus(target: str) -> list[bytes]:
    """The hand-made inputs of a target."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
