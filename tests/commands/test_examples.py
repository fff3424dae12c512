"""Every example beneath a command's help runs as it stands there, and both languages show the same commands."""

import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from credit_cli.commands.app import COMMANDS
from credit_cli.reporters.cells import cells
from credit_cli.words.catalogue import Words
from tests.commands.running import SAMPLES, credit, credit_process
from tests.importers.exports import Export, Row, text

BORROWED = Row("2026-10-03 10:21:07", "借还款", "重庆蚂蚁消费金融有限公司", "借呗放款", "不计收支", "3000.00")


def rows(command: str, lang: str) -> list[tuple[str, str]]:
    told = Words("zh" if lang == "zh" else "en")(f"examples.{command}").splitlines()
    return [(line, meaning) for line, _, meaning in (row.partition(" | ") for row in told)]


ASKS = "credit init me.yaml"  # tests/commands/test_init.py answers it
EXAMPLES = [(name, line) for name in COMMANDS for line, _ in rows(name, "en") if line != ASKS]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the examples assume it."""
    for name in ("me.yaml", "old.yaml", "new.yaml"):
        shutil.copy(SAMPLES / "xiaolin.yaml", tmp_path / name)
    (tmp_path / "clients").mkdir()
    for name in ("xiaolin.yaml", "wangjie.yaml", "excellent.yaml"):
        shutil.copy(SAMPLES / name, tmp_path / "clients" / name)
    (tmp_path / "bill.csv").write_text(text(Export("alipay", (BORROWED,))), encoding="gb18030")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_every_example_runs(command: str, line: str, home: Path) -> None:
    program, *words = shlex.split(line)
    if command == "init":
        (home / "me.yaml").unlink()  # a profile begins where there is none

    ran = credit(*words, env={"CREDIT_LANG": "en"})

    assert program == "credit"
    assert (command == "overview" and words[0] == "me.yaml") or words[0] == command
    assert ran.status == (1 if "--max-days-overdue" in words else 0), ran.err  # they are to be shown failing
    written = [home / after for before, after in pairwise(words) if before in {"-o", "--ics"}]
    assert all(path.stat().st_size for path in written)
    assert ran.out or written or command in {"init", "import"} or words == ["check", "clients/"]  # silent when clean


@pytest.mark.parametrize("command", COMMANDS)
def test_both_languages_show_the_same_commands_on_one_line_each(command: str) -> None:
    chinese, english = rows(command, "zh"), rows(command, "en")

    assert [line for line, _ in chinese] == [line for line, _ in english]
    assert all(line and meaning for line, meaning in chinese + english)
    assert all(cells(line) <= 58 for line, _ in english), "a line that breaks at 60 cells cannot be copied"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_shows_them(lang: str) -> None:
    ran = credit_process("due", "--help", COLUMNS="80", CREDIT_LANG=lang)

    assert all(line in ran.out for line, _ in rows("due", lang))
