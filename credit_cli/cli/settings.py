"""What a project has settled: `[tool.credit]` of a `pyproject.toml`, or a `credit.toml`, found upward.

Decides where settings are looked for (from the working directory up, the nearest file with any wins), which keys there
are and of which type, and that an unknown key is an error. Options of the command line win over all of them. Does not
know what a command makes of them.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple

from credit_cli.model.regular import read_regular

OWN_FILE: Final = "credit.toml"
SHARED_FILE: Final = "pyproject.toml"
LARGEST: Final = 4 << 20
"""Bytes of a settings file; one that is larger is not one."""
_MARK: Final = b"tool.credit"
_TABLE: Final = ("tool", "credit")
NOW: Final = "now"

isolated: ContextVar[bool] = ContextVar("isolated", default=False)
"""Whether `--isolated` was given: then no settings are read at all."""


class Settings(NamedTuple):
    """Everything that can be settled; None or empty where it is not."""

    lang: str | None = None
    model: Path | None = None
    jobs: int | None = None
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_score: int | None = None
    max_utilisation: float | None = None
    max_days_overdue: int | None = None
    no_new_applications: int | None = None
    min_coverage: float | None = None
    baseline: Path | None = None
    today: date | str | None = None


class Unusable(NamedTuple):
    """Why settings cannot be used: a sentence of the catalogue (`settings.…`) and what it needs."""

    problem: str
    context: tuple[tuple[str, str], ...]


Read = Callable[[Any, Path], Any]


def _word(*known: str) -> Read:
    return lambda value, _: value if value in known else None


def _whole(low: int) -> Read:
    return lambda value, _: value if type(value) is int and value >= low else None


def _share(value: Any, _: Path) -> Any:  # noqa: ANN401  whatever TOML holds
    return float(value) if type(value) in (int, float) and value >= 0 else None


def _codes(value: Any, _: Path) -> Any:  # noqa: ANN401  likewise
    well = isinstance(value, list) and all(isinstance(code, str) and code for code in value)
    return tuple(code.upper() for code in value) if well else None


def _path(value: Any, folder: Path) -> Any:  # noqa: ANN401  likewise
    return folder / value if isinstance(value, str) and value else None


def _day(value: Any, _: Path) -> Any:  # noqa: ANN401  likewise
    return value if value == NOW or type(value) is date else None


READERS: Final[dict[str, tuple[Read, str]]] = {
    "lang": (_word("zh", "en"), '"zh", "en"'),
    "model": (_path, '"scorecard.yaml"'),
    "jobs": (_whole(1), "1, 2, 3 ..."),
    "fail-on": (_word("error", "warning", "info"), '"error", "warning", "info"'),
    "select": (_codes, '["RPY", "DAT13"]'),
    "ignore": (_codes, '["IDN", "UTL07"]'),
    "min-score": (_whole(0), "580"),
    "max-utilisation": (_share, "0.8"),
    "max-days-overdue": (_whole(0), "0"),
    "no-new-applications": (_whole(1), "90"),
    "min-coverage": (_share, "0.7"),
    "baseline": (_path, '"credit-baseline.json"'),
    "today": (_day, '2026-11-23, "now"'),
}
"""Every key, how it is read, and what it may look like."""


def current() -> Settings | Unusable:
    """The settings of the working directory."""
    return Settings() if isolated.get() else read(Path.cwd())


def read(start: Path) -> Settings | Unusable:
    """The settings that hold in a folder."""
    for folder in (start, *start.parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = folder / name
            try:
                data = read_regular(path, LARGEST) if path.is_file() else b""
            except OSError as error:
                return Unusable("unreadable", (("file", str(path)), ("said", error.strerror or "")))
            if data and (name == OWN_FILE or _MARK in data):
                found = _of_file(path, data)
                if found is not None:
                    return found
    return Settings()


def _of_file(path: Path, data: bytes) -> Settings | Unusable | None:
    import tomllib  # noqa: PLC0415  only where there are settings

    try:
        table: Any = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return Unusable("unreadable", (("file", str(path)), ("said", str(error))))
    for key in _TABLE if path.name == SHARED_FILE else ():
        table = table.get(key) if isinstance(table, dict) else None
    return None if table is None else _settings(table, path)


def _settings(table: Any, path: Path) -> Settings | Unusable:  # noqa: ANN401  whatever TOML holds
    if not isinstance(table, dict):
        return Unusable("unreadable", (("file", str(path)), ("said", "[tool.credit]")))
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in READERS:
            near = ", ".join(get_close_matches(key, READERS, n=1, cutoff=0))
            return Unusable("unknown_key", (("file", str(path)), ("key", key), ("near", near)))
        reader, like = READERS[key]
        read_value = reader(value, path.parent)
        if read_value is None:
            return Unusable("wrong_value", (("file", str(path)), ("key", key), ("like", like)))
        found[key.replace("-", "_")] = read_value
    return Settings(**found)
