"""Work over many profiles: a bounded number under way, quiet when interrupted or not read on, a bar for people."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from credit_cli.cli import pool
from credit_cli.cli.progress import Progress
from tests.commands.running import ROOT, environment

RECORD = json.dumps({"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jiebei"}]})


def begin() -> None:
    """Nothing to make ready."""


def double(chunk: tuple[int, ...]) -> list[int]:
    return [2 * number for number in chunk]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_than_a_few_chunks_are_taken_before_results_are_given(jobs: int) -> None:
    taken = 0

    def chunks() -> Iterator[tuple[int, ...]]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield (number,)

    results = pool.in_order(double, chunks(), jobs, begin)
    first = [next(results) for _ in range(5)]

    assert first == [[0], [2], [4], [6], [8]]
    assert taken < 5 + 10 * jobs
    assert list(results)[-1] == [398]


def test_little_to_do_stays_in_this_process() -> None:
    assert list(pool.in_order(os_pid, [(0,), (0,)], None, begin)) == [[os.getpid()]] * 2


def test_this_process_works_beside_the_others() -> None:
    spread = [pid for (pid,) in pool.in_order(os_pid, [(0,)] * 40, 3, begin)]

    assert os.getpid() in spread
    assert 2 <= len(set(spread)) <= 3


def test_what_comes_through_a_pipe_is_read_whatever_the_jobs(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.json" for number in range(40)]
    for file in files:
        file.write_text(RECORD, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "credit_cli", "check", "-", *files, "--jobs", "2", "--format", "json"],
        cwd=ROOT, env=environment(), input=RECORD, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert [profile["valid"] for profile in json.loads(ran.stdout)["profiles"]] == [True] * 41


def os_pid(_: tuple[int, ...]) -> list[int]:
    return [os.getpid()]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text(f"{RECORD}\n" * 20_000, encoding="utf-8")
    return path


def started(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "credit_cli", "check", path, "--jobs", "2", "--format", "json"],
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def test_nobody_reading_on_is_no_error_and_ends_the_work(many: Path) -> None:
    process = started(many)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(40).startswith('{"format_version": 1')
    process.stdout.close()
    begun = time.monotonic()

    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == ""
    assert time.monotonic() - begun < 30
    process.stderr.close()


def test_an_interruption_is_quiet_and_130(many: Path) -> None:
    process = started(many)
    assert process.stdout is not None
    process.stdout.read(5000)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=60)

    assert process.returncode == 130
    assert complaints == ""


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_is_for_long_work_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, now = Terminal(), [0.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("credit_cli.cli.progress.time.monotonic", lambda: now[0])
    bar = Progress(100, wanted=True)
    bar.advance(20)
    assert terminal.getvalue() == ""

    now[0] = 2.0
    bar.advance(30)
    assert "50 / 100" in terminal.getvalue()
    assert terminal.getvalue().count("▮") == 15
    bar.clear()
    assert terminal.getvalue().endswith("\r\x1b[K")

    for stream, wanted in ((io.StringIO(), True), (Terminal(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        now[0] = 0.0
        silent = Progress(None, wanted=wanted)
        now[0] = 9.0
        silent.advance(1)
        assert stream.getvalue() == ""
