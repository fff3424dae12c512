"""What a profile holds stays on the machine, in files that only their owner reads, and out of every error."""

import os
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import ROOT, SAMPLES, credit, environment

XIAOLIN = SAMPLES / "xiaolin.yaml"
BILL = "微信支付账单明细\n"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("PROFILE",),
    ("score", "PROFILE"),
    ("explain", "PROFILE"),
    ("plan", "PROFILE"),
    ("due", "PROFILE"),
    ("simulate", "PROFILE", "--do", "pay_down:jiebei:10"),
    ("history", "PROFILE"),
    ("diff", "PROFILE", "PROFILE"),
    ("check", "PROFILE"),
    ("report", "PROFILE"),
    ("letter", "PROFILE", "--to", "platform"),
    ("import", "wechat", "BILL"),
    ("rule", "UTL01"),
    ("lender", "jiebei"),
    ("schema",),
)


class Refused(Exception):  # noqa: N818  what it says is what happened
    """Somebody wanted to reach the network."""


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refused

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)


def words_of(command: tuple[str, ...], folder: Path) -> list[str]:
    (folder / "bill.csv").write_text(BILL, encoding="utf-8")
    stands_for = {"PROFILE": str(XIAOLIN), "BILL": str(folder / "bill.csv")}
    return [stands_for.get(word, word) for word in command]


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_opens_a_socket(command: tuple[str, ...], tmp_path: Path) -> None:
    assert credit(*words_of(command, tmp_path)).status in {0, 2 if "BILL" in command else 0}


def test_everything_works_where_there_is_no_network_at_all() -> None:
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody make an empty network namespace")
    for command in ("plan", "report"):
        ran = subprocess.run(
            [*alone, sys.executable, "-m", "credit_cli", command, str(XIAOLIN)],
            capture_output=True, cwd=ROOT, env=environment(), check=False, timeout=60,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, b"")


def test_no_module_of_the_program_knows_the_network() -> None:
    network = {"socket", "ssl", "http", "urllib.request", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    script = (
        "import sys, pkgutil, importlib, credit_cli\n"
        "for m in pkgutil.walk_packages(credit_cli.__path__, 'credit_cli.'):\n"
        "    if not m.name.endswith('__main__'): importlib.import_module(m.name)\n"
        "print('\\n'.join(m for m in sys.modules if m.startswith('credit_cli')))\n"
    )
    names = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, env=environment(), check=True, text=True
    ).stdout.split()
    for name in names:
        path = ROOT / (name.replace(".", "/") + ".py")
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert not [word for word in network if f"import {word}" in text or f"from {word}" in text], name


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def test_no_command_keeps_anything_of_a_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    profile = work / "me.yaml"
    profile.write_text(XIAOLIN.read_text(encoding="utf-8").replace("小林", "某某某"), encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(work)
    before = everything_in(ROOT / "credit_cli").keys()
    for command in COMMANDS:
        credit(*[str(profile) if word == "PROFILE" else word for word in command])

    assert everything_in(home) == {}
    assert list(everything_in(work)) == [profile]
    new = everything_in(ROOT / "credit_cli")
    assert not [path for path in new.keys() - before if "某某某".encode() in new[path]]


@pytest.mark.parametrize("open_to_all", [0o000, 0o022])
@pytest.mark.parametrize(
    "command",
    [
        ("plan", "-o"),
        ("report", "-o"),
        ("plan", "--ics"),
        ("letter", "--to", "lender", "-o"),
        ("check", "--write-baseline"),
    ],
    ids=" ".join,
)
def test_what_is_written_is_read_by_its_owner_only(command: tuple[str, ...], open_to_all: int, tmp_path: Path) -> None:
    target = tmp_path / "written"
    before = os.umask(open_to_all)
    try:
        credit(command[0], XIAOLIN, *command[1:], target)
    finally:
        os.umask(before)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


NUMBERS = {
    "11010519491231002X": "110************02X",
    "13812345678": "138*****678",
    "4111111111111111": "411**********111",
}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "line",
    [
        "alias: {0}, aliass: 1",
        "cash: {0}x",
        "pay_day: {0}",
        "employment: {{status: {0}}}",
        "{0}: 1",
        "income: [{{from: {0}, monthly: 5}}]",
    ],
)
@pytest.mark.parametrize("command", ["score", "check"])
def test_an_error_masks_what_identifies_somebody(command: str, line: str, number: str, tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(
        f"version: 1\nas_of: 2026-06-30\nperson: {{{line.format(number)}}}\naccounts: [{{id: a, lender: jiebei}}]\n",
        encoding="utf-8",
    )
    for form in ((), ("--format", "json")):
        ran = credit(command, path, "--lang", "en", *form)

        assert ran.status in {1, 2}
        assert number not in ran.out + ran.err
        assert number[4:-4] not in ran.out + ran.err


def test_an_error_quotes_the_line_it_is_about_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(
        "version: 1\nas_of: 2026-06-30\nperson: {alias: 别人看不到}\naccounts: [{id: a, lender: jiebeii}]\n",
        encoding="utf-8",
    )
    ran = credit("score", path)

    assert "jiebeii" in ran.err
    assert "别人看不到" not in ran.err
