"""Settings of a project: where they are found, which win, and that a slip in them is an error."""

from pathlib import Path

import pytest

from tests.commands.running import Ran, credit

HEAD = "version: 1\nas_of: 2026-06-30\n"
FULL = "limits: [{on: 2026-01-01, amount: 100}], balances: [{on: 2026-06-01, amount: 500}]"


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory two folders below the project's."""
    folder = tmp_path / "project" / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "me.yaml").write_text(f"{HEAD}accounts: [{{id: a, lender: jiebei, {FULL}}}]\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def settle(inside: Path, text: str, name: str = "pyproject.toml") -> None:
    (inside.parent.parent / name).write_text(text, encoding="utf-8")


def check(*options: str) -> Ran:
    return credit("check", "me.yaml", *options)


def test_settings_are_found_upward_and_options_win(inside: Path) -> None:
    assert check().status == 0
    settle(inside, '[tool.credit]\nfail-on = "warning"\nlang = "en"\n')

    assert check().status == 1
    assert "warning: " in check().out
    assert check("--fail-on", "error").status == 0
    assert "警告：" in check("--lang", "zh").out
    assert credit("--isolated", "check", "me.yaml").status == 0
    assert check("--isolated").status == 0


def test_a_file_of_its_own_has_the_same_keys_at_its_top(inside: Path) -> None:
    settle(inside, 'select = ["EXP"]\nmin-score = 899\n', "credit.toml")

    assert check().status == 1
    assert "EXP05" in check("--lang", "en").out
    assert check("--min-score", "300").status == 0


def test_the_nearest_settings_count_alone(inside: Path) -> None:
    settle(inside, "min-score = 899\n", "credit.toml")
    (inside / "pyproject.toml").write_text("[project]\nname = 'x'  # tool.credit is elsewhere\n", encoding="utf-8")
    assert check().status == 1

    (inside / "pyproject.toml").write_text("[tool.credit]\n", encoding="utf-8")
    assert check().status == 0


def test_the_environment_wins_over_a_settled_language(inside: Path) -> None:
    settle(inside, '[tool.credit]\nlang = "en"\n')

    assert "检查了" in credit("check", "me.yaml", "-v", env={"CREDIT_LANG": "zh"}).out
    assert "checked:" in credit("check", "me.yaml", "-v", env={"LANG": "zh_CN.UTF-8"}).out


def test_paths_are_seen_from_the_settings_file(inside: Path) -> None:
    credit("check", "me.yaml", "--write-baseline", inside.parent.parent / "kept.json")
    settle(inside, '[tool.credit]\nbaseline = "kept.json"\nfail-on = "warning"\n')

    assert check().status == 0
    settle(inside, '[tool.credit]\nmodel = "none.yaml"\n')
    assert check().status == 2
    assert credit("score", "me.yaml").status == 2


def test_a_settled_day_makes_a_file_stale(inside: Path) -> None:
    settle(inside, "[tool.credit]\ntoday = 2026-12-31\n")
    assert "DAT07" in check("--format", "json").out
    settle(inside, '[tool.credit]\ntoday = "now"\n')
    assert "DAT07" in check("--format", "json").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.credit]\nfail_on = 'error'\n", "there is no setting 'fail_on'; is it 'fail-on'?"),
        ("[tool.credit]\nfail-on = 'never'\n", "'fail-on' has a wrong value"),
        ("[tool.credit]\nmin-score = '580'\n", "'min-score' has a wrong value"),
        ("[tool.credit]\njobs = true\n", "'jobs' has a wrong value"),
        ("[tool.credit]\nselect = 'RPY'\n", "'select' has a wrong value"),
        ("[tool.credit]\ntoday = 'soon'\n", "'today' has a wrong value"),
        ("[tool.credit\n", "cannot be read"),
        ("[tool]\ncredit = 1 # tool.credit\n", "cannot be read"),
        ("[tool.credit]\nselect = ['XYZ']\n", "no code begins with 'XYZ'"),
    ],
)
def test_a_slip_in_the_settings_is_told_and_is_2(text: str, said: str, inside: Path) -> None:
    settle(inside, text)
    ran = check("--lang", "en")

    assert ran.status == 2
    assert said in ran.err
    assert check("--isolated").status == 0
