"""`credit init`: at a terminal, at a pipe, and from a copy of the starter."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.running import ROOT, Ran, credit, credit_process, environment

ANSWERS = "1 3\n18000 16400\n20000 5000\n50000 2026-05-12\n20\ny\n0\n1\n2026-05-20\n0\n9500\n4300\n5200\n10\n"


def answered(tmp_path: Path, answers: str, *options: str) -> Ran:
    path = tmp_path / "answers.txt"
    path.write_text(answers, encoding="utf-8")
    return credit("init", tmp_path / "me.yaml", "--answers", path, "--as-of", "2026-06-30", *options)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answers_become_a_profile_its_score_and_what_to_add(lang: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, ANSWERS, "--lang", lang)
    written = (tmp_path / "me.yaml").read_text(encoding="utf-8")

    assert (ran.status, ran.err) == (0, "")
    assert {"zh": "最值得补上的几项", "en": "Facts most worth adding"}[lang] in ran.out
    assert "credit import alipay|wechat|jd|report" in ran.out
    assert "{on: 2026-05-12, amount: 18000}" in written
    assert written.startswith("# ")
    assert (tmp_path / "me.yaml").stat().st_mode & 0o777 == 0o600
    for command in ("explain", "plan", "check"):
        assert credit(command, tmp_path / "me.yaml").status == 0


@pytest.mark.parametrize("answers", ["", "\n\n\n", "# nothing to say\n", ANSWERS + "more\nthan was asked\n"])
def test_every_question_may_be_skipped(answers: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, answers)

    assert ran.status == 0
    assert credit("score", tmp_path / "me.yaml", "--field", "score").status == 0


def test_a_wrong_answer_is_told_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    ran = answered(tmp_path, "1\n18000 16400\n0\n32\n", "--lang", "en")

    assert (ran.status, ran.out) == (2, "")
    assert "line 4 '32': Write a whole number from 1 to 31." in ran.err
    assert not (tmp_path / "me.yaml").exists()


def test_a_file_that_is_there_is_only_overwritten_on_request(tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("mine", encoding="utf-8")

    refused = answered(tmp_path, ANSWERS, "--lang", "en")
    copied = credit("init", tmp_path / "me.yaml", "--from", "sample")
    assert (refused.status, copied.status) == (2, 2)
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") == "mine"

    assert answered(tmp_path, ANSWERS, "--force").status == 0
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") != "mine"


def test_the_starter_is_copied_without_what_only_samples_need(tmp_path: Path) -> None:
    ran = credit("init", tmp_path / "me.yaml", "--from", "sample", "--lang", "en")
    written = (tmp_path / "me.yaml").read_text(encoding="utf-8")

    assert ran.status == 0
    assert "expect:" not in written
    assert "小周" in written
    assert credit("init", tmp_path / "x.yaml", "--from", "nothing").status == 2


def test_where_nobody_can_answer_it_says_what_to_do_instead(tmp_path: Path) -> None:
    ran = credit_process("init", tmp_path / "me.yaml", CREDIT_LANG="en")

    assert (ran.status, ran.out) == (2, "")
    assert "--answers" in ran.err
    assert "--from sample" in ran.err


def test_answers_come_from_standard_input_too(tmp_path: Path) -> None:
    ran = credit_process("init", tmp_path / "me.yaml", "--answers", "-", stdin=ANSWERS, CREDIT_LANG="zh")

    assert ran.status == 0


def test_a_folder_that_is_not_there_gets_one_line(tmp_path: Path) -> None:
    ran = credit("init", tmp_path / "no" / "me.yaml", "--from", "sample", "--lang", "en")

    assert (ran.status, len(ran.err.splitlines())) == (2, 1)


def at_a_terminal(*args: str | Path, typed: list[str]) -> tuple[int, str]:
    """Run `credit` at a terminal, typing a line whenever it waits for one."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "credit_cli", *map(str, args)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
        env=environment(COLUMNS="80", CREDIT_LANG="zh", TERM="dumb"),
    )  # fmt: skip
    os.close(theirs)
    said, lines, until = b"", list(typed), time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                said += os.read(ours, 65536)
            except OSError:
                break
        elif done.poll() is not None:
            break
        if lines and re.search(rb"(?:> |\[y/N\] )$", said.split(b"\n")[-1]):
            os.write(ours, lines.pop(0).encode() + b"\n")
            said += b"\n"
    status = done.wait(timeout=10)
    os.close(ours)
    return status, said.decode("utf-8", "replace").replace("\r", "")


def test_at_a_terminal_it_asks_takes_no_nonsense_and_goes_back(tmp_path: Path) -> None:
    typed = ["1", "lots", "18000 16400", "b", "20000 16400", "", "20", *[""] * 20]
    status, said = at_a_terminal("init", tmp_path / "me.yaml", "--as-of", "2026-06-30", typed=typed)
    written = (tmp_path / "me.yaml").read_text(encoding="utf-8")

    assert status == 0
    assert "写一个或两个数字" in said
    assert "{on: 2026-06-30, amount: 20000}" in written
    assert "due_day: 20" in written
    assert "最值得补上的几项" in said


def test_leaving_writes_nothing(tmp_path: Path) -> None:
    status, said = at_a_terminal("init", tmp_path / "me.yaml", typed=["1", "q"])

    assert status == 0
    assert "没有写文件" in said
    assert not (tmp_path / "me.yaml").exists()


def test_at_a_terminal_an_import_asks_before_it_changes_a_file(tmp_path: Path) -> None:
    from tests.importers.exports import text  # noqa: PLC0415
    from tests.importers.test_alipay import EXPORT  # noqa: PLC0415

    me, bill = tmp_path / "me.yaml", tmp_path / "a.csv"
    mine = "version: 1\nas_of: 2026-10-31\naccounts:\n  - {id: huabei, lender: huabei}\n"
    me.write_text(mine, encoding="utf-8")
    bill.write_text(text(EXPORT), encoding="utf-8")

    _, said = at_a_terminal("import", "alipay", bill, "--into", me, typed=["n"])
    assert "没有写" in said
    assert me.read_text(encoding="utf-8") == mine

    at_a_terminal("import", "alipay", bill, "--into", me, typed=["y"])
    assert "failed_debits" in me.read_text(encoding="utf-8")
