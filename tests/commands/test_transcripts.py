"""Screens as a person sees them, at 80 columns: each file of transcripts/ holds commands and what they answer.

A transcript is a `$ command`, what it prints, what it complains of (`! `) and its exit status (`[0]`). After a change
of wording: `pytest tests/commands/test_transcripts.py --update-transcripts`, then read the difference.
"""

import shlex
from pathlib import Path

import pytest

from tests.commands.running import ROOT, Ran, credit, credit_process

FOLDER = Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.rglob("*.txt"))
"""Those of `samples/` are the screens of every sample profile, to be read when a sentence or a number changes."""
HELP = frozenset({"help", "usage"})
"""Transcripts of what is said before any option is read: its language is settled when the program starts."""


def commands(transcript: str) -> list[str]:
    """The commands of a transcript."""
    return [line.removeprefix("$ ") for line in transcript.splitlines() if line.startswith("$ ")]


def run(command: str, *, alone: bool) -> Ran:
    """What a command line answers on a screen of 80 columns, as a process of its own or in this one."""
    words = shlex.split(command)
    said = dict(word.split("=", 1) for word in words[: words.index("credit")])
    args = words[words.index("credit") + 1 :]
    return credit_process(*args, COLUMNS="80", **said) if alone else credit(*args, env={"COLUMNS": "80"} | said)


def recorded(command: str, *, alone: bool = False) -> str:
    """A command with its answer, as a transcript holds it."""
    ran = run(command, alone=alone)
    complaints = [f"! {line}" for line in ran.err.splitlines()]
    return "\n".join([f"$ {command}", *ran.out.splitlines(), *complaints, f"[{ran.status}]"])


def transcript_of(asked: list[str], *, alone: bool = False) -> str:
    return "\n\n".join(recorded(command, alone=alone) for command in asked) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_screen_is_as_it_was_recorded(
    path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    expected = path.read_text(encoding="utf-8")
    found = transcript_of(commands(expected), alone=path.stem in HELP)
    if request.config.getoption("--update-transcripts"):
        path.write_text(found, encoding="utf-8")
        return

    assert found == expected, "read the difference; to record it: python scripts/update.py"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_languages_are_recorded(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    languages = {word for command in commands(text) for word in command.split() if word.startswith("CREDIT_LANG=")}

    assert languages == {"CREDIT_LANG=zh", "CREDIT_LANG=en"}


def test_a_change_of_a_screen_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    asked = ["CREDIT_LANG=en credit score nobody.yaml"]
    before = transcript_of(asked)
    monkeypatch.setattr("tests.commands.test_transcripts.credit", lambda *_, **__: Ran(2, "", "another complaint"))

    assert transcript_of(asked) != before
    assert transcript_of(asked) == f"$ {asked[0]}\n! another complaint\n[2]\n"
