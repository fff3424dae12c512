"""The pages of docs/: every command shown runs, every link leads somewhere, the reference is what the program is."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import ROOT, credit

DOCS = ROOT / "docs"
PAGES = sorted(str(p.relative_to(ROOT)) for p in DOCS.rglob("*.md"))
ELSEWHERE = {"docs/check.md", "docs/recipes.md", "docs/model-card.md", "docs/model-card.zh-CN.md"}
"""Pages whose blocks are more than our own commands: tests/docs/test_pages.py and tests/calibration run those."""
STATUS = re.compile(r"\s+# exit status (\d)$")


def shown(page: str) -> list[str]:
    """The command lines of a page, in their order."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("page", [page for page in PAGES if shown(page) and page not in ELSEWHERE])
def test_every_command_of_a_page_runs_one_after_the_other(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "sample_profiles", tmp_path / "sample_profiles")
    monkeypatch.chdir(tmp_path)
    for line in shown(page):
        wanted = int(found[1]) if (found := STATUS.search(line)) else 0
        program, *words = shlex.split(STATUS.sub("", line))
        if program == "cp":
            shutil.copy(*words)
            continue
        assert program == "credit", line
        ran = credit(*words, env={"COLUMNS": "80"})
        assert ran.status == wanted, (line, ran.err)
        quiet = "--quiet" in words or words[0] == "check" or "-o" in words or "--ics" in words
        assert ran.out or quiet, line


def test_a_command_that_fails_would_be_seen() -> None:
    assert credit("explain", "nowhere.yaml").status == 2


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)]+)\)", text) if not t.startswith("http")]

    assert [t for t in targets if t and not (ROOT / page).parent.joinpath(t).exists()] == []


def test_every_page_is_listed() -> None:
    listed = (DOCS / "README.md").read_text(encoding="utf-8")

    assert [p for p in PAGES if p != "docs/README.md" and p.removeprefix("docs/") not in listed] == []


def test_both_tutorials_show_the_same_commands() -> None:
    english, chinese = (shown(f"docs/tutorial{ending}.md") for ending in ("", ".zh-CN"))

    assert [line.replace("--lang zh", "--lang en") for line in chinese] == english


@pytest.mark.parametrize("script", ["reference", "mistakes", "scorecard"])
def test_what_is_written_from_the_program_is_what_the_program_says(script: str) -> None:
    done = subprocess.run(
        [sys.executable, f"scripts/{script}.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("old", ["### RPY99 旧 · old\n\n`once_there`", "### RPY01 旧 · old\n\n`its_old_name`"])
def test_the_page_of_the_scorecard_never_loses_a_code_or_its_name(old: str, tmp_path: Path) -> None:
    for name in ("scorecard.py", "written.py"):
        (tmp_path / "scripts").mkdir(exist_ok=True)
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts")
    page = tmp_path / "docs" / "scorecard.md"
    page.parent.mkdir()
    page.write_text(old + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, tmp_path / "scripts" / "scorecard.py"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert old[4:9] in done.stderr
    assert page.read_text(encoding="utf-8") == old + "\n"


def test_a_score_can_be_added_up_from_the_page_of_the_scorecard() -> None:
    """The best of every table, and nothing else, makes the best score that the page names."""
    text = (DOCS / "scorecard.md").read_text(encoding="utf-8")
    tables = [re.findall(r"^\| .+ \| (\d+) \| (?:\d+%)? ?\|$", part, re.MULTILINE) for part in text.split("### ")[1:]]

    assert 300 + sum(max(map(int, points)) for points in tables) == 900
    assert all(min(map(int, points)) == 0 for points in tables)
