"""The options that commands share: where they stand, what they come to, and that each is declared once."""

import ast
from enum import StrEnum
from inspect import signature
from pathlib import Path

import pytest
import typer

from credit_cli.cli import options
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.commands.app import COMMANDS

ROOT = Path(__file__).parent.parent.parent
LATE = {"init", "import", "report", "schema"}
"""Commands that make their session late, while another process makes ready, or take next to nothing: not wired."""


class Shape(StrEnum):
    text = "text"
    json = "json"


seen: list[tuple[Session, str, Shape]] = []


@command("score", "as_of", "field", "model", "redact", "verbose", "quiet")
def example(session: Session, profile: options.OneProfile, fmt: Shape = Shape.text, days: int = 7) -> None:
    """An example."""
    del days
    seen.append((session, profile, fmt))
    session.status = 1


def run(**given: object) -> tuple[Session, str, Shape]:
    usual = {"as_of": None, "field": None, "model": None, "target": None, "lang": None, "fmt": Shape.text}
    flags = dict.fromkeys(("redact", "verbose", "quiet", "no_color"), False)
    with pytest.raises(typer.Exit) as done:
        example(**usual | flags | {"profile": "me.yaml", "days": 7} | given)
    assert done.value.exit_code == 1, "a run ends with the status that the command gave"
    return seen[-1]


def test_a_commands_own_options_stand_first_and_the_shared_ones_in_one_order() -> None:
    assert list(signature(example).parameters) == [
        *("profile", "days", "as_of", "field", "fmt"),
        *("lang", "model", "target", "redact", "verbose", "quiet", "no_color"),
    ]


def test_one_field_is_asked_of_the_json() -> None:
    _, _, fmt = run(field="score")

    assert fmt is Shape.json


def test_what_is_shared_reaches_the_session() -> None:
    session, profile, fmt = run(verbose=True, fmt=Shape.json, lang=options.Lang.en)

    assert (profile, fmt) == ("me.yaml", Shape.json)
    assert (session.verbose, session.quiet, session.fmt, session.lang) == (True, False, options.Format.json, "en")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in LATE])
def test_no_command_declares_again_what_is_shared(name: str) -> None:
    source = (ROOT / "credit_cli" / "commands" / f"{name}.py").read_text(encoding="utf-8")
    (run,) = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == "run"]

    assert [ast.unparse(each).split("(")[0] for each in run.decorator_list] == ["command"]
    assert not {each.arg for each in run.args.args} & {"as_of", "field", "lang", "model", "target", "quiet", "no_color"}
