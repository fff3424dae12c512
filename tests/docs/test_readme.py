"""What the README says holds: its commands run, its links lead somewhere, its pictures are what is printed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = (
    *READMES, "CONTRIBUTING.md", "docs/architecture.md", "docs/check.md", "docs/import.md", "docs/recipes.md",
    "docs/batch.md", "sample_profiles/README.md",
)  # fmt: skip
CREDIT = ".venv/bin/credit"


def shell_lines(page: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def credit_commands() -> list[str]:
    found = (part.strip() for page in READMES for line in shell_lines(page) for part in line.split("&&"))
    return sorted({part for part in found if part.startswith(CREDIT)})


@pytest.mark.parametrize("command", credit_commands())
def test_every_command_of_the_readme_runs(command: str) -> None:
    words = shlex.split(command)[1:]

    done = subprocess.run(
        [sys.executable, "-m", "credit_cli", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout or words[0] == "check"


def test_the_two_lines_are_the_same_in_both_languages() -> None:
    english, chinese = (shell_lines(page)[:2] for page in READMES)

    assert english == chinese
    assert english[0].endswith("credit sample_profiles/xiaolin.yaml")
    assert english[1].endswith("scripts/check.py")


def test_ci_runs_the_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "scripts/check.py$' README.md" in script
    assert len([line for line in shell_lines("README.md") if line.endswith("scripts/check.py")]) == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)]+)\)", text) if not t.startswith("http")]

    assert [t for t in targets if t and not (ROOT / page).parent.joinpath(t).exists()] == []


@pytest.mark.parametrize("script", ["pictures.py", "page_pictures.py"])
def test_the_pictures_are_what_the_program_prints(script: str) -> None:
    done = subprocess.run(
        [sys.executable, f"scripts/{script}", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_pictures_of_the_page_are_small_and_in_both_readmes() -> None:
    for page, lang in zip(READMES, ("en", "zh"), strict=True):
        picture = ROOT / "docs" / "pictures" / f"report-{lang}.png"

        assert picture.stat().st_size < 200_000
        assert f"](docs/pictures/{picture.name})" in (ROOT / page).read_text(encoding="utf-8")


def test_every_command_is_in_both_readmes() -> None:
    from credit_cli.commands.app import COMMANDS, DEFAULT  # noqa: PLC0415  reads the environment's language

    for page in READMES:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert [c for c in COMMANDS if c != DEFAULT and f"`credit {c}" not in text] == []
