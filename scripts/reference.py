"""Writes docs/reference.md from the program itself; `--check` says whether the file is stale."""

import os
import sys
from pathlib import Path
from typing import Any, Final

os.environ["CREDIT_LANG"] = "en"  # the help's language is settled when the commands are imported

from typer.main import get_command
from written import write_or_check

from credit_cli.commands.app import COMMANDS, app

PAGE: Final = Path(__file__).parent.parent / "docs" / "reference.md"
STATUSES: Final = (
    ("0", "done, and what was asked holds"),
    (
        "1",
        (
            "done, and the answer is no: `check` found something at or above `--fail-on`, the target of `plan` is not"
            " reachable, the score of `diff --fail-on-drop` fell, `letter` has nothing to ask"
        ),
    ),
    ("2", "could not be done: wrong usage, a missing file, an invalid profile"),
    ("3", "a fault of the program; one line says so and how to report it"),
)
VARIABLES: Final = (
    ("CREDIT_LANG", "`zh` or `en`, where `--lang` is not given"),
    ("NO_COLOR", "no colours, like `--no-color`"),
    ("COLUMNS", "how many cells a line may have"),
    ("CREDIT_TRACEBACK", "`1`: show where a fault of the program arose"),
)


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    """A table of Markdown."""
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def written(param: Any) -> str:  # noqa: ANN401  Typer's own type is private
    """How an option or argument is written on a command line."""
    if param.param_type_name == "argument":
        return f"`{param.metavar or param.name.upper()}`"
    flag = getattr(param, "is_flag", False)
    metavar = "" if flag else f" {param.metavar or choices(param) or 'VALUE'}"
    return f"`{', '.join(param.opts)}{metavar}`".replace("|", "\\|")


def choices(param: Any) -> str:  # noqa: ANN401
    """The words an option takes, where they are a closed list."""
    annotation = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    return "|".join(word.value for word in annotation) if hasattr(annotation, "__members__") else ""


def described(param: Any) -> str:  # noqa: ANN401
    """What an option does, and what it is where it is not given."""
    default = getattr(param, "default", None)
    shown = getattr(default, "value", default)
    told = f" Otherwise `{shown}`." if isinstance(shown, str) and choices(param) else ""
    return f"{param.help or ''}{told}"


def command(name: str) -> list[str]:
    """A command's part of the page."""
    group: Any = get_command(app)
    found = group.get_command(None, name)
    params = [p for p in found.params if p.name != "help"]
    arguments = [p for p in params if p.param_type_name == "argument"]
    usage = " ".join(["credit", *([] if name == "overview" else [name]), *(p.metavar or "" for p in arguments)])
    rows = [(written(param), described(param)) for param in params]
    examples = [(f"`{line}`", told) for line, told in (row.split(" | ") for row in found.epilog.splitlines())]
    tables = [*table(("example", "what it gives"), examples), *table(("option", "meaning"), rows)]
    return [f"## credit {name}", "", found.help or "", "", f"`{usage}`", "", *tables]


def page() -> str:
    """The whole page."""
    lines = [
        "# Commands, options, exit statuses",
        "",
        "[All documentation](README.md). Written by `python scripts/reference.py` from the program; do not edit it.",
        "",
        "## Exit status",
        "",
        *table(("status", "meaning"), list(STATUSES)),
        "## Environment",
        "",
        *table(("variable", "meaning"), [(f"`{name}`", said) for name, said in VARIABLES]),
    ]
    for name in COMMANDS:
        lines += command(name)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page(), sys.argv[1:]))
