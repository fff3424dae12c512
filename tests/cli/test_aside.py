"""Work done in a second process: its result, its error, its end; and a page that is the same either way."""

import subprocess
import sys
import time

import pytest

from credit_cli.cli import aside as asides
from credit_cli.cli.aside import Once, aside
from tests.commands.running import ROOT, SAMPLES, credit, environment

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a process is split on Linux only")
ALONE = """
import os, sys, time
from credit_cli.cli import aside as asides
asides.cores = lambda: 2
from credit_cli.cli.aside import aside
print("begun")
"""


def alone(script: str) -> subprocess.CompletedProcess[str]:
    """A script in a program of one thread, as `credit` is: a test runner may have several."""
    return subprocess.run(
        [sys.executable, "-c", ALONE + script],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@LINUX
def test_the_result_comes_from_another_process_and_what_was_printed_is_printed_once() -> None:
    ran = alone(
        """
with aside(os.getpid) as other:
    print("meanwhile")
    print(other() != os.getpid())
"""
    )

    assert ran.stdout.split() == ["begun", "meanwhile", "True"]
    assert ran.stderr == ""


@LINUX
def test_an_error_there_is_raised_here_where_it_can_be_told() -> None:
    ran = alone(
        """
def fail():
    raise ValueError("no such thing")
try:
    with aside(fail) as other:
        other()
except ValueError as error:
    print(error)
"""
    )

    assert ran.stdout == "begun\nno such thing\n"


@LINUX
@pytest.mark.parametrize("leaving", ["pass", "raise SystemExit(2)"])
def test_who_leaves_without_asking_ends_the_work(leaving: str) -> None:
    begun = time.monotonic()
    ran = alone(
        f"""
with aside(lambda: time.sleep(50)) as other:
    {leaving}
"""
    )

    assert ran.returncode == (2 if "2" in leaving else 0)
    assert time.monotonic() - begun < 40


@LINUX
def test_the_other_process_makes_ready_until_it_is_given_what_to_work_on() -> None:
    ran = alone(
        """
made = []
def work(given, times):
    return made, len(given) * times, os.getpid() != first
first = os.getpid()
with aside(work, prepare=lambda: made.append("ready")) as other:
    other.give("x" * 3_000_000, 2)
    print(other(), made)
"""
    )

    assert ran.stdout == "begun\n(['ready'], 6000000, True) []\n"
    assert ran.stderr == ""


@LINUX
@pytest.mark.parametrize("prepare", ["lambda: 1 / 0", "lambda: os._exit(0)"])
def test_where_the_other_process_does_not_get_ready_the_work_is_done_here(prepare: str) -> None:
    ran = alone(
        f"""
with aside(lambda given: given + 1, prepare={prepare}) as other:
    time.sleep(0.3)
    other.give(41)
    print(other())
"""
    )

    assert ran.stdout == "begun\n42\n"
    assert ran.stderr == ""


@LINUX
def test_where_there_is_no_room_for_what_is_given_the_work_is_done_here() -> None:
    ran = alone(
        """
import resource
with aside(len, prepare=lambda: None) as other:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    other.give("x" * 5000)
    print(other())
"""
    )

    assert ran.stdout == "begun\n5000\n"
    assert ran.stderr == ""


@LINUX
def test_who_gives_nothing_ends_the_other_process() -> None:
    begun = time.monotonic()
    ran = alone(
        """
with aside(print, prepare=lambda: time.sleep(50)):
    raise SystemExit(2)
"""
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "begun\n", "")
    assert time.monotonic() - begun < 40


@pytest.fixture
def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asides, "_worth_it", lambda: False)


@pytest.mark.usefixtures("in_one_process")
def test_without_a_second_process_the_work_is_done_when_it_is_asked_for() -> None:
    done: list[str] = []
    with aside(lambda: done.append("work")) as result:
        done.append("meanwhile")
        result()

    assert done == ["meanwhile", "work"]


@pytest.mark.usefixtures("in_one_process")
def test_without_a_second_process_nothing_is_made_ready_and_what_is_given_is_worked_on_here() -> None:
    done: list[str] = []
    with aside(done.append, prepare=lambda: done.append("ready")) as result:
        result.give("given")
        assert done == []
        result()

    assert done == ["given"]


@pytest.mark.usefixtures("in_one_process")
def test_a_page_is_the_same_from_one_process_and_from_two() -> None:
    sample = SAMPLES / "xiaolin.yaml"
    split = subprocess.run(
        [sys.executable, "-m", "credit_cli", "report", sample],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert credit("report", sample).out == split.stdout


def test_what_is_done_once_is_done_by_the_first() -> None:
    one = Once()

    assert [one.take(), one.take(), one.take()] == [True, False, False]


@LINUX
def test_what_is_done_once_is_done_in_one_of_two_processes() -> None:
    ran = alone(
        """
from credit_cli.cli.aside import Once
for wait_here in (0.5, 0):
    one = Once()
    def work():
        time.sleep(0.5 - wait_here)
        return one.take()
    with aside(work) as other:
        time.sleep(wait_here)
        print(one.take() if wait_here == 0 else None, other(), one.take())
"""
    )

    assert ran.stdout.split("\n")[1:3] == ["None True False", "True False False"]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("takes", [(True, False), (False, True), (False, False)], ids=["here", "aside", "nobody"])
def test_a_page_is_the_same_whoever_looks_back(takes: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    sample = SAMPLES / "cut-then-recovery.yaml"
    usual = credit("report", sample, "--as-of", "2026-06-30").out
    turn = iter(takes)
    monkeypatch.setattr(Once, "take", lambda _: next(turn))

    assert credit("report", sample, "--as-of", "2026-06-30").out == usual
    assert next(turn, None) is None  # both have asked
