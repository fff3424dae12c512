"""A stranger's way to ask: write a small file, run `credit` on it, read what it prints."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import Ran, credit

HEAD = "version: 1\nas_of: 2026-06-30\n"
ACCOUNT = "accounts: [{id: jiebei, lender: jiebei}]\n"

Ask = Callable[..., Ran]
Fact = Callable[..., Any]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Runs a command on a profile, given as YAML without its head (or whole, where it begins with `version`)."""

    def run(command: str, text: str, *options: str, name: str = "me.yaml") -> Ran:
        path = tmp_path / name
        whole = text if text.lstrip().startswith(("version", "{")) else HEAD + text
        path.write_text(whole, encoding="utf-8")
        return credit(command, path, *options)

    return run


@pytest.fixture
def told(ask: Ask) -> Callable[..., Any]:
    """The JSON that a command prints of a profile that must be readable."""

    def read(command: str, text: str, *options: str) -> Any:  # noqa: ANN401  whatever it prints
        ran = ask(command, text, "--format", "json", *options)
        assert ran.out, ran.err
        found = ran.json
        assert "problems" not in found, ran.out
        return found

    return read


@pytest.fixture
def fact(told: Callable[..., Any]) -> Fact:
    """The value of a factor, `unknown`, or None where it cannot apply."""

    def value(text: str, factor: str, *options: str) -> Any:  # noqa: ANN401  a number or a word
        found = next(c for c in told("score", text, *options)["contributions"] if c["factor"] == factor)
        return found["value"] if found["known"] else "unknown"

    return value


@pytest.fixture
def codes(ask: Ask) -> Callable[..., list[str]]:
    """The codes that `check` finds, worst bins of factors apart."""

    def find(text: str, *options: str) -> list[str]:
        (profile,) = ask("check", text, "--format", "json", *options).json["profiles"]
        return [f["code"] for f in profile["findings"] if f["code"][:3] in {"DAT", "EXP", "YML"}]

    return find
