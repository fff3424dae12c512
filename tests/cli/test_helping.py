"""The help and the complaints about a command line speak the reader's language, whole."""

import re

import pytest

from credit_cli.cli.helping import complaint
from credit_cli.commands.app import COMMANDS
from credit_cli.reporters.cells import cells
from tests.commands.running import SAMPLES, credit_process

STARTER = str(SAMPLES / "starter.yaml")
WORD_TO_COPY = r"(?<![\w/])\.[a-z]{3,5}\b|--[a-z][a-z-]+|\w+\.(?:yaml|html|csv|ics)\b"
"""A file's ending, an option, a file."""
GREY = ("Usage", "Options", "Arguments", "Commands", "required", "default", "Show this", "Missing", "Error", "Try ")
"""What Typer itself writes around every help page and complaint."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_page_keeps_to_a_narrow_screen_and_breaks_no_word_of_it(command: str, lang: str) -> None:
    narrow, wide = (credit_process(command, "--help", CREDIT_LANG=lang, COLUMNS=width).out for width in ("60", "400"))

    assert [line for line in narrow.splitlines() if cells(line) > 60] == []
    assert set(re.findall(WORD_TO_COPY, wide)) <= set(re.findall(WORD_TO_COPY, narrow))


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_page_leaves_a_grey_word_in_english_to_a_chinese_reader(command: str) -> None:
    ran = credit_process(command, "--help", CREDIT_LANG="zh", COLUMNS="80")

    assert ran.status == 0
    assert not [word for word in GREY if word in ran.out]
    assert all(cells(line) <= 80 for line in ran.out.splitlines())
    assert not re.search(r"<(list\[)?str", ran.out)


@pytest.mark.parametrize(
    "args",
    [
        ("score",),
        ("plan", STARTER, "--months", "abc"),
        ("plan", STARTER, "--months", "100"),
        ("plan", STARTER, "--months", "0"),
        ("plan", STARTER, "--frobnicate"),
        ("plan", STARTER, "--by"),
        ("plan", STARTER, "--quiet=3"),
        ("plan", STARTER, "--format", "xml"),
        ("plan", STARTER, "--by", "tomorrow"),
        ("plan", STARTER, "--cash", "much"),
        ("simulate", STARTER),
        ("rule", "UTL01", "UTL02"),
        ("--nope",),
    ],
)
def test_no_mistake_is_told_in_english_to_a_chinese_reader(args: tuple[str, ...]) -> None:
    ran = credit_process(*args, CREDIT_LANG="zh", COLUMNS="80")

    assert ran.status == 2
    assert ran.out == ""
    assert not [word for word in (*GREY, "Input should", "Value error", "No such") if word in ran.err]


def test_a_language_asked_for_speaks_in_the_help_too() -> None:
    zh = credit_process("plan", "--help", "--lang", "zh", CREDIT_LANG="en")
    en = credit_process("plan", "--lang=en", "--help", CREDIT_LANG="zh")

    assert zh.out.startswith("用法：")
    assert en.out.startswith("Usage:")


def test_what_typer_says_and_is_not_known_here_stays_as_it_is() -> None:
    assert complaint("Something new.") == "Something new."
