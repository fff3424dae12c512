"""Files, streams and moments made to hurt: each ends soon, with a line that says what is wrong, and harms nothing.

What a profile may hold is in `tests/profile/test_hostile.py`, what an export may in `tests/importers/test_fuzz.py`.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.running import ROOT, SAMPLES, Ran, credit, environment

XIAOLIN = SAMPLES / "xiaolin.yaml"
SECONDS = 20
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FACTOR = "  - &f {code: UTL01, bins: [{points: 0, share: 1, label: {zh: 一, en: a}}], basis: judgement}\n"


def fifo(path: Path) -> None:
    os.mkfifo(path)


def holding(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def a_hundred_megabytes(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 << 20)


PLACES: dict[str, Callable[[Path], object]] = {
    "a pipe that nobody writes to": fifo,
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to(path.with_name("nothing")),
    "a folder": lambda path: path.mkdir(),
    "a file that is not there": lambda _: None,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "an empty device": lambda path: path.symlink_to("/dev/null"),
    "an empty file": holding(b""),
    "a hundred megabytes": a_hundred_megabytes,
    "nought bytes": holding(b"\x00" * 5000),
    "any bytes": holding(bytes(range(256)) * 20),
    "half a character": holding("借".encode()[:2]),
    "UTF-16": holding("﻿版本: 1".encode("utf-16")),
    "an alias bomb": holding(BOMB.encode()),
    "brackets without end": holding(b"[" * 300_000),
    "quotes without end": holding(b'"' + b"\\" * 300_000),
    "braces of JSON": holding(b'{"credit_baseline": ' * 50_000),
    "a factor a hundred thousand times": holding(
        b"id: x\nversion: y\nfactors:\n" + FACTOR.encode() + b"  - *f\n" * 99_000
    ),
}
READERS: dict[str, tuple[str, ...]] = {
    "a profile": ("score", "FILE"),
    "a second profile": ("diff", str(XIAOLIN), "FILE"),
    "a scorecard": ("score", str(XIAOLIN), "--model", "FILE"),
    "a baseline": ("check", str(XIAOLIN), "--baseline", "FILE"),
    "a bill": ("import", "alipay", "FILE"),
    "a credit report": ("import", "report", "FILE"),
}


@pytest.fixture
def patience() -> Iterator[None]:
    """Ends a test that hangs, instead of waiting with it."""

    def too_long(*_: object) -> None:
        raise AssertionError(f"still running after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_such_file_is_refused_soon(place: str, reader: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    PLACES[place](path)
    words = [str(path) if word == "FILE" else word for word in READERS[reader]]

    ran = credit(*words, "--lang", "en")

    assert ran.status == 2
    assert ran.out == ""
    assert 1 <= len(ran.err.splitlines()) <= 8
    assert all(line.isprintable() and len(line) < 2000 for line in ran.err.splitlines())


ANSWERS = (
    "a pipe that nobody writes to", "a link to itself", "a folder", "a file that is not there", "an endless device",
    "a hundred megabytes", "nought bytes", "any bytes", "half a character", "UTF-16", "brackets without end",
)  # fmt: skip


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("place", ANSWERS)
def test_what_holds_no_answers_is_refused_soon_and_nothing_is_written(place: str, tmp_path: Path) -> None:
    path, new = tmp_path / "answers.txt", tmp_path / "new.yaml"
    PLACES[place](path)

    ran = credit("init", new, "--answers", path, "--lang", "en")

    assert (ran.status, ran.out, new.exists()) == (2, "", False)
    assert all(line.isprintable() and len(line) < 2000 for line in ran.err.splitlines())


MEMORY = 400
"""Megabytes that no hostile file may take; a hundred megabytes of nothing took 250, the program itself 37."""
EVERYTHING = f"""
import re, resource, sys
from pathlib import Path
from tests.commands.running import credit
from tests.commands.test_hostile_files import ANSWERS, PLACES, READERS
for n, (place, make) in enumerate(PLACES.items()):
    make(path := Path(sys.argv[1]) / str(n))
    for words in (*READERS.values(), *[("init", str(path) + ".new", "--answers", "FILE")] * (place in ANSWERS)):
        assert credit(*[str(path) if word == "FILE" else word for word in words]).status == 2, (place, words)
taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)
if (status := Path("/proc/self/status")).exists():  # there the peak of whoever started this counts as its own
    taken = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) >> 10
assert taken < {MEMORY}, taken
"""


def test_no_such_file_takes_much_memory(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EVERYTHING, str(tmp_path)],
        capture_output=True, cwd=ROOT, env=environment(PYTHONDONTWRITEBYTECODE="1"), check=False, timeout=120,
    )  # fmt: skip

    assert (ran.returncode, ran.stderr.decode()) == (0, "")


def test_settings_nested_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "credit.toml").write_text("x = " + "[" * 100_000, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    ran = credit("check", XIAOLIN, "--lang", "en")

    assert ran.status == 2
    assert "credit.toml cannot be read" in ran.err


@pytest.mark.parametrize("day", ["1900-01-01", "2024-02-29", "2200-12-31"])
@pytest.mark.parametrize("command", ["score", "explain", "plan", "history", "due", "check"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(command: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "edge.yaml"
    path.write_text(
        f"version: 1\nas_of: {day}\n"
        f"person: {{income: [{{from: {day[:7]}, monthly: 8000}}], pay_day: 31, living_costs: 3000, cash: 500}}\n"
        f"accounts:\n- {{id: a, lender: credit_card, statement_day: 31, due_day: 29,\n"
        f"   limits: [{{on: {day}, amount: 9}}],\n"
        f"   balances: [{{on: {day}, amount: 5000}}], payments: [{{due: {day}, amount: 100, paid: 0}}],\n"
        f"   draws: [{{on: {day}, amount: 5000, months: 360, rate: 2}}]}}\n",
        encoding="utf-8",
    )

    assert credit(command, path).status in {0, 1}


@pytest.mark.parametrize("amount", ["1e308", "-0", ".inf", ".nan", "0x10", "1_000", "१२", "1,000", "9" * 400])
def test_an_odd_number_is_read_as_what_it_says_or_refused_in_a_line(amount: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(
        "version: 1\nas_of: 2026-06-30\n"
        f"accounts: [{{id: a, lender: jiebei, limits: [{{on: 2026-01-01, amount: {amount}}}]}}]\n",
        encoding="utf-8",
    )
    ran = credit("score", path, "--lang", "en")

    assert (ran.status, "odd.yaml:3:" in ran.err) in {(0, False), (2, True)}


def process(
    *words: str | Path, env: dict[str, str], stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    kept = environment(PYTHONDONTWRITEBYTECODE="1", **env)
    kept = {name: value for name, value in kept.items() if value != "-"}
    return subprocess.run(
        [sys.executable, "-m", "credit_cli", *map(str, words)],
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, cwd=ROOT, env=kept, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("words", [("score", XIAOLIN), ("rule",), ("schema",)], ids=lambda words: words[0])
def test_a_full_disk_behind_standard_output_is_told_once(words: tuple[str | Path, ...]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device here that is always full")
    with Path("/dev/full").open("wb") as full:
        ran = process(*words, stdout=full.fileno(), env={"CREDIT_LANG": "en"})

    assert ran.returncode == 2
    assert ran.stderr.decode() == "credit: cannot write standard output: No space left on device\n"


@pytest.mark.parametrize("words", [("report", XIAOLIN), ("plan", XIAOLIN)], ids=lambda words: words[0])
def test_a_disk_that_fills_up_leaves_nothing_half_written(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    ran = subprocess.run(
        [sys.executable, "-m", "credit_cli", *map(str, words), "-o", str(tmp_path / "out"), "--lang", "en"],
        capture_output=True, cwd=ROOT, env=environment(PYTHONDONTWRITEBYTECODE="1"), check=False, timeout=60,
        preexec_fn=little_room,
    )  # fmt: skip

    assert ran.returncode == 2
    assert "cannot write" in ran.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_told() -> None:
    ran = credit("plan", XIAOLIN, "-o", "/proc/plan.txt", "--lang", "en")

    assert ran.status == 2
    assert "cannot write /proc/plan.txt" in ran.err


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_stream_that_knows_no_chinese_gets_it_escaped(encoding: str) -> None:
    ran = process("score", XIAOLIN, env={"PYTHONIOENCODING": encoding, "CREDIT_LANG": "zh"})

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "信用健康分".encode("gbk" if encoding == "gbk" else "ascii", "backslashreplace") in ran.stdout


def test_json_in_ascii_is_the_same_json() -> None:
    plain = process("score", XIAOLIN, "--format", "json", env={})
    escaped = process("score", XIAOLIN, "--format", "json", env={"PYTHONIOENCODING": "ascii"})

    assert escaped.stdout.isascii()
    assert json.loads(escaped.stdout) == json.loads(plain.stdout)


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"HOME": "-"}, {"TERM": "dumb"}, {"COLUMNS": "20"}], ids=str)
def test_nothing_of_the_surroundings_is_needed(env: dict[str, str]) -> None:
    ran = process("score", XIAOLIN, env=env)

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "信用健康分" in ran.stdout.decode()


@pytest.mark.parametrize("after", [0.15, 0.3, 0.5, 0.8])
def test_ctrl_c_at_any_point_writes_nothing_half(after: float, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    run = subprocess.Popen(
        [sys.executable, "-m", "credit_cli", "report", str(XIAOLIN), "-o", str(target)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment(),
    )  # fmt: skip
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)

    # before Python listens to signals, the system ends the process itself: a shell says 130 to that, too
    assert run.returncode in {130, -signal.SIGINT, 0, 1 if b"KeyboardInterrupt" in said else 130}
    assert b"credit_cli/c" not in said
    assert [path.name for path in tmp_path.iterdir()] in ([], ["page.html"])
    assert not target.exists() or target.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_a_profile_that_vanishes_while_a_folder_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from credit_cli.profile import load as loading  # noqa: PLC0415

    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_bytes((SAMPLES / "starter.yaml").read_bytes())
    real = loading._opened  # noqa: SLF001  the moment between listing a folder and opening a file

    def vanishing(path: str) -> object:
        Path(path).unlink()
        return real(path)

    monkeypatch.setattr(loading, "_opened", vanishing)
    ran: Ran = credit("score", tmp_path, "--lang", "en")

    assert ran.status == 2
    assert ran.err.count("YML01") == 2
