"""A short command imports no more than it needs, and still reads its options as Typer would."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from credit_cli.commands.app import app

ROOT = Path(__file__).parent.parent.parent
SAMPLE = "sample_profiles/xiaolin.yaml"
PRINT_MODULES = f"""
import sys
sys.argv = ["credit", {{command!r}}, "{SAMPLE}", *{{extra}}]
from credit_cli.commands.app import app
try:
    app()
except SystemExit as done:
    print(done.code, *sorted(m for m in sys.modules if m in ("pydantic.main", "rich.console", "yaml.loader")))
"""


def imported(*extra: str, command: str = "score") -> str:
    script = PRINT_MODULES.format(command=command, extra=list(extra))
    for _ in range(2):  # the first run may have to compile the model
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("extra", [(), ("--format", "json"), ("--field", "score"), ("--as-of", "2026-06-30")])
def test_scoring_builds_no_validator_and_no_console(extra: tuple[str, ...]) -> None:
    assert imported(*extra) == "0 yaml.loader"


@pytest.mark.parametrize("command", ["explain", "plan", "due", "history", "report", "check"])
def test_no_other_command_builds_a_validator_for_options_nobody_gave(command: str) -> None:
    assert imported("--quiet", command=command).split()[1:] == ["yaml.loader"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["score", SAMPLE, "--format", "yml"], "--format 不能是「yml」，可以写：text、json"),
        (["score", SAMPLE, "--lang", "fr"], "--lang 不能是「fr」，可以写：zh、en"),
        (["score", SAMPLE, "--as-of", "2026-13-01"], "2026-13-01"),
        (["plan", SAMPLE, "--months", "x"], "要写一个整数"),
        (["plan", SAMPLE, "--months", "0"], "最少 1"),
        (["plan", SAMPLE, "--target", "1000"], "最多 900"),
        (["plan", SAMPLE, "--monthly", "1e3"], "1e3"),
        (["score"], "少了 PROFILE"),
        (["score", SAMPLE, "--nonsense"], "没有 --nonsense 这个选项"),
    ],
)
def test_a_wrong_value_is_told_and_is_wrong_usage(words: list[str], said: str) -> None:
    done = CliRunner().invoke(app, words)

    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("words", "same_as"),
    [
        (["--lang", "en", "score", SAMPLE], ["score", SAMPLE, "--lang", "en"]),
        (["--lang", "en", SAMPLE], ["overview", SAMPLE, "--lang", "en"]),
        ([SAMPLE], ["overview", SAMPLE]),
    ],
)
def test_words_before_the_commands_name_reach_it(words: list[str], same_as: list[str]) -> None:
    runner = CliRunner()

    assert runner.invoke(app, words).output == runner.invoke(app, same_as).output


@pytest.mark.parametrize("reporter", ["html.report", "text.plan", "json.plan", "markdown.plan"])
def test_whoever_prints_a_plan_imports_no_search(reporter: str) -> None:
    script = f"import sys, credit_cli.reporters.{reporter}\nprint(*(m for m in sys.modules if '.engine.search' in m))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
