"""A hundred broken files and more: each is refused with 2, every problem with its line, never with a traceback."""

import random
import re
from functools import cache
from pathlib import Path

import pytest

from credit_cli.profile.load import load_text
from tests.commands.running import SAMPLE_FILES, SAMPLES, Ran, credit, credit_process
from tests.profile.lenders import KEYS
from tests.profile.test_mutations import mutated

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.yaml"))
SLIPS_A_SAMPLE = 4
PLACE = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>YML\d\d) \S", re.MULTILINE)
OF_THE_MACHINE = ("Traceback", "Error:", "Exception", "site-packages", "<class", "object at 0x", "NoneType")

CASES = [pytest.param(path, id=path.stem) for path in BROKEN]


@cache
def slips() -> tuple[tuple[str, str], ...]:
    """Sample profiles with a slip of the hand that makes them unreadable; the same ones every time."""
    found = []
    for name in SAMPLE_FILES:
        text, chance = (SAMPLES / name).read_text(encoding="utf-8"), random.Random(f"command line {name}")  # noqa: S311
        broken = (slipped for slipped in (mutated(text, chance) for _ in range(200)) if is_broken(slipped))
        found += [(f"{number}-{name}", next(broken)) for number in range(SLIPS_A_SAMPLE)]
    return tuple(found)


def is_broken(text: str) -> bool:
    return load_text(text, "slip.yaml", KEYS).profile is None


def assert_told_with_lines(ran: Ran, path: Path) -> None:
    lines = len(path.read_bytes().splitlines()) + 1
    told = list(PLACE.finditer(ran.err))

    assert ran.status == 2
    assert ran.out == ""
    assert told
    assert all(place["file"].endswith(path.name) and 1 <= int(place["line"]) <= lines for place in told)
    assert [word for word in OF_THE_MACHINE if word in ran.err] == []


def test_there_are_more_than_a_hundred_of_them() -> None:
    assert len(BROKEN) + len(slips()) + len(NO_PROFILES) > 100
    assert len({text for _, text in slips()}) == len(slips())


@pytest.mark.parametrize("path", CASES)
def test_a_broken_file_is_refused_with_the_line_of_every_problem(path: Path) -> None:
    assert_told_with_lines(credit("score", path, "--lang", "en"), path)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("alias: 张三\n".encode("gbk"), ("像是 GBK", "「另存为」时编码选 UTF-8")),
        (b"\x89PNG\r\n\x1a\n\x00\xff", ("也认不出是哪种编码", "是不是选错了文件")),
        (b"alias: \xe5\n", ("也认不出是哪种编码", "把这一处重新输入")),
    ],
    ids=["gbk", "a picture", "half a character"],
)
def test_another_encoding_is_named_and_nothing_is_guessed_where_none_fits(
    tmp_path: Path, data: bytes, told: tuple[str, ...]
) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes(data)
    ran = credit("score", path, "--lang", "zh")

    assert "YML07" in ran.err
    assert "?" not in ran.err
    assert [words for words in told if words not in ran.err] == []


@pytest.mark.parametrize("path", CASES)
def test_in_json_a_broken_file_is_its_problems(path: Path) -> None:
    ran = credit("score", path, "--format", "json", "--lang", "zh")

    assert (ran.status, ran.err) == (2, "")
    assert ran.json["problems"]
    assert all(problem["line"] >= 1 and problem["message"] for problem in ran.json["problems"])


@pytest.mark.parametrize("slip", range(len(SAMPLE_FILES) * SLIPS_A_SAMPLE))
def test_a_slip_of_the_hand_is_refused_with_the_line_of_every_problem(slip: int, tmp_path: Path) -> None:
    name, text = slips()[slip]
    path = tmp_path / name.replace("/", "-")
    path.write_text(text, encoding="utf-8")

    assert_told_with_lines(credit("score", path, "--lang", "zh"), path)


NO_PROFILES = {
    "nothing.yaml": b"",
    "spaces.yaml": b"   \n\n",
    "comment.yaml": b"# only a comment\n",
    "word.yaml": b"hello\n",
    "number.json": b"42",
    "null.json": b"null",
    "list.yaml": b"- 1\n- 2\n",
    "latin.yaml": "version: 1\nperson: {alias: Müller}\n".encode("latin-1"),
    "gbk.yaml": "version: 1\nperson: {alias: 张三}\n".encode("gbk"),
    "zip.yaml": b"PK\x03\x04\x14\x00\x00\x00",
    "image.yaml": b"\x89PNG\r\n\x1a\n\x00\x00",
    "nul.yaml": b"version: 1\x00\n",
    "half.json": b'{"version": 1, "as_of":',
    "trailing.json": b'{"version": 1} tail',
    "python.yaml": b"version: !!python/object/apply:os.system ['true']\n",
    "windows.yaml": b"version: 1\r\nas_of: 2026-13-01\r\naccounts: []\r\n",
    "old-mac.yaml": b"version: 1\ras_of: 2026-13-01\raccounts: []\r",
    "mark.yaml": b"\xef\xbb\xbfversion: 2\n",
    "html.yaml": b"<!doctype html><html></html>\n",
    "csv.yaml": b"date,amount\n2026-01-01,5\n",
}


@pytest.mark.parametrize("name", NO_PROFILES)
def test_what_is_no_profile_at_all_is_refused_with_a_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(NO_PROFILES[name])

    assert_told_with_lines(credit("score", path, "--lang", "en"), path)


@pytest.mark.parametrize("command", ["overview", "explain", "plan"])
def test_every_command_refuses_alike(command: str) -> None:
    path = BROKEN[0]

    assert credit(command, path, "--lang", "en") == credit("score", path, "--lang", "en")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nobody.yaml", tmp_path / "a" / "b.yaml", Path("/dev/null")):
        ran = credit("score", path, "--lang", "en")
        assert (ran.status, ran.out) == (2, "")
        assert PLACE.match(ran.err)


def test_a_process_of_its_own_says_the_same() -> None:
    path = BROKEN[0]
    alone = credit_process("score", path, CREDIT_LANG="en")

    assert alone == credit("score", path, "--lang", "en")
