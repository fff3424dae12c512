"""From paths, streams and texts to profiles or problems; nothing raises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from credit_cli.profile.load import Loaded, load, load_record, load_text, records
from credit_cli.profile.problems import shortened
from credit_cli.profile.source import Source
from credit_cli.profile.text import decoded
from tests.profile.lenders import KEYS, SMALLEST

HERE = Path(__file__).parent


def kinds(loaded: Loaded) -> list[str]:
    return [problem.problem for problem in loaded.problems]


def test_the_example_of_the_contract_loads_without_a_problem() -> None:
    loaded = load(str(HERE / "contract_example.yaml"), KEYS)
    assert loaded.problems == ()
    assert loaded.notes == ()
    assert loaded.profile is not None
    account = loaded.profile.accounts[0]
    assert account.limits is not None
    assert [limit.amount for limit in account.limits] == [5_000_000, 1_800_000]


def test_four_lines_are_a_profile() -> None:
    loaded = load_text(SMALLEST, "small.yaml", KEYS)
    assert loaded.profile is not None
    assert loaded.profile.applications is None
    assert loaded.profile.currency == "CNY"
    assert (loaded.source.name, loaded.source.file, loaded.source.text) == ("small.yaml", "small.yaml", SMALLEST)


def test_a_missing_file_is_a_problem() -> None:
    assert kinds(load("no/such/file.yaml", KEYS)) == ["missing_file"]


def test_a_path_no_system_can_open_is_a_missing_file() -> None:
    assert kinds(load("a\0b.yaml", KEYS)) == ["missing_file"]


def test_a_folder_is_a_problem(tmp_path: Path) -> None:
    assert kinds(load(str(tmp_path), KEYS)) == ["is_a_folder"]
    assert [kinds(each) for each in (load_record(r, KEYS) for r in records(str(tmp_path)))] == [["is_a_folder"]]


def test_a_pipe_without_writer_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert kinds(load(str(pipe), KEYS)) == ["not_a_file"]


def test_a_device_is_refused() -> None:
    assert kinds(load("/dev/zero", KEYS)) == ["not_a_file"]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("credit_cli.profile.load.os.open", refuse)
    assert kinds(load(str(tmp_path / "closed.yaml"), KEYS)) == ["no_permission"]


def test_a_disk_that_fails_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("credit_cli.profile.load.os.open", fail)
    (problem,) = load(str(tmp_path / "far.yaml"), KEYS).problems
    assert problem.problem == "cannot_read"
    assert problem.context == (("said", "Input/output error"),)


def test_standard_input_is_read_for_a_dash() -> None:
    code = "from credit_cli.profile.load import load; print(load('-', ['jiebei']).profile.accounts[0].id)"
    done = subprocess.run([sys.executable, "-c", code], input=SMALLEST, capture_output=True, text=True, check=True)
    assert done.stdout == "jiebei\n"


def test_a_shell_may_hand_over_a_stream() -> None:
    code = "from credit_cli.profile.load import load; print(load('/dev/stdin', ['jiebei']).problems)"
    done = subprocess.run([sys.executable, "-c", code], input=SMALLEST, capture_output=True, text=True, check=True)
    assert done.stdout == "()\n"


def test_a_byte_order_mark_and_windows_line_ends_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert load(str(path), KEYS).problems == ()


@pytest.mark.parametrize(("encoding", "guess"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named(tmp_path: Path, encoding: str, guess: str) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes((SMALLEST + "person: {alias: 张三}\n").encode(encoding))
    (problem,) = load(str(path), KEYS).problems
    assert problem.problem == "not_utf8"
    assert problem.context == (("encoding", guess),)


def test_a_mark_of_utf8_before_bytes_that_are_not_moves_no_place(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"\xef\xbb\xbf@\xe7")

    (problem,) = load(str(path), KEYS).problems

    assert (problem.problem, problem.line, problem.column) == ("not_utf8", 1, 2)
    assert problem.context == (("encoding", ""),)


def test_the_first_byte_that_is_not_utf8_is_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes(SMALLEST.encode() + b"person: {alias: \xd5\xc5}\n")
    (problem,) = load(str(path), KEYS).problems
    assert (problem.line, problem.column) == (5, 17)


JSON = (
    '{\n\t"version": 1,\n\t"as_of": "2026-06-30",\n'
    '\t"person": {"alias": "\\ud83d\\ude00 a\\/b \\\\u", "cash": %s},\n'
    '\t"accounts":\t[{"id": "jiebei", "lender": "jiebei", "limits": null}]\n}'
)


def test_json_is_read_with_its_tabs_and_escapes() -> None:
    loaded = load_text("\t" + JSON % "3000.5", "p.json", KEYS)
    assert loaded.problems == ()
    assert loaded.profile is not None
    assert loaded.profile.person is not None
    assert loaded.profile.person.alias == "😀 a/b \\u"
    assert loaded.profile.person.cash == 300_050
    assert loaded.profile.accounts[0].limits is None


def test_an_exponent_of_json_is_refused_at_its_place() -> None:
    (problem,) = load_text(JSON % "1e3", "p.json", KEYS).problems
    assert (problem.problem, problem.line, problem.path) == ("not_an_amount", 4, "/person/cash")


def test_half_a_rare_character_is_a_problem() -> None:
    assert kinds(load_text('{"version": 1, "alias": "\\ud83d"}', "p.json", KEYS)) == ["bad_escape"]


def test_a_text_that_is_no_unicode_is_a_problem() -> None:
    assert kinds(load_text("version: '\ud800'", "p.yaml", KEYS)) == ["control_character"]


def test_lines_are_records_of_their_own(tmp_path: Path) -> None:
    record = '{"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "%s", "lender": "jiebei"}]}\n'
    path = tmp_path / "many.jsonl"
    path.write_text(record % "a" + "\n" + record % "123" + record % "c", encoding="utf-8")
    found = [load_record(r, KEYS) for r in records(str(path))]
    assert [each.source.name for each in found] == [f"{path}:1", f"{path}:3", f"{path}:4"]
    assert [each.profile is not None for each in found] == [True, False, True]
    (problem,) = found[1].problems
    assert (problem.line, problem.column, problem.problem) == (3, record.index('"%s"') + 1, "bad_id")
    place = found[2].source.place("/accounts/0")
    assert place is not None
    assert (place.line, place.column) == (4, record.index('{"id"') + 1)


def test_a_line_too_long_does_not_stop_the_next(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"x" * (3 << 20) + b'\n{"version": 1}\n')
    assert [kinds(each) for each in (load_record(r, KEYS) for r in records(str(path)))] == [
        ["too_large"],
        ["missing_key", "missing_key"],
    ]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = "version: 1\nas_of: 2026-02-30\npersn: {cash: 1}\naccounts:\n"
    text += "  - {id: a, lender: jiebe, due_day: 0}\n  - {id: a}\n"
    loaded = load_text(text, "bad.yaml", KEYS)
    assert [(p.line, p.problem) for p in loaded.problems] == [
        (2, "impossible_day_of_month"),
        (3, "unknown_key"),
        (5, "unknown_lender"),
        (5, "out_of_range"),
        (6, "missing_key"),
        (6, "duplicate_id"),
    ]


def test_a_file_that_cannot_be_read_is_still_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "far.yaml")
    missing = load(path, KEYS)
    assert missing.source == Source(path, path, "")
    assert [(p.severity, p.line, p.column, p.path) for p in missing.problems] == [("error", 1, 1, "")]

    Path(path).write_text(SMALLEST, encoding="utf-8")
    assert load(path, KEYS).source._replace(root=None) == Source(path, path, SMALLEST)

    class Failing:
        def read(self, most: int) -> bytes:
            raise OSError(5, "Input/output error", most)

        def readline(self, most: int) -> bytes:
            raise OSError(5, "Input/output error", most)

        def close(self) -> None:
            pass

    monkeypatch.setattr("credit_cli.profile.load._opened", lambda _: Failing())
    failed = load(path, KEYS)
    assert failed.source == Source(path, path, "")
    assert [(p.problem, p.context) for p in failed.problems] == [("cannot_read", (("said", "Input/output error"),))]
    (record,) = records(path)
    assert (record.path, record.number) == (path, 0)
    again = load_record(record, KEYS)
    assert (again.source, again.problems) == (Source(path, path, ""), failed.problems)


def test_a_folder_of_lines_is_one_problem_under_its_own_name(tmp_path: Path) -> None:
    (record,) = records(str(tmp_path))

    assert (record.path, record.number, load_record(record, KEYS).source.name) == (str(tmp_path), 0, str(tmp_path))


def test_a_file_that_is_too_large_says_how_large_one_may_be() -> None:
    (problem,) = load_text("x" * ((2 << 20) + 1), "p", KEYS).problems

    assert (problem.line, problem.column, problem.context) == (1, 1, (("largest", "2 MB"),))
    assert decoded(b"x" * ((2 << 20) + 1)) == problem
    assert decoded(b"x" * (2 << 20)) == "x" * (2 << 20)


def test_the_known_names_are_all_shown_and_an_impossible_year_with_those_that_are_possible() -> None:
    (unknown,) = load_text(SMALLEST.replace("lender: jiebei", "lender: nobody"), "p", KEYS).problems
    (year,) = load_text(SMALLEST.replace("2026-06-30", "1899-06-30"), "p", KEYS).problems

    assert dict(unknown.context)["known"] == " ".join(KEYS)  # longer than a value would be shown
    assert dict(year.context) == {"key": "as_of", "value": "1899-06-30", "earliest": "1900", "latest": "2200"}


def test_what_is_shown_of_a_long_word_is_as_long_as_it_may_be() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"


@pytest.mark.parametrize(
    ("text", "at", "closing"),
    [
        ("a: [1, 2\n", (1, 4), "]"),  # where it was opened
        ("a: [1, 2,\n", (1, 10), "]"),  # where something more was to come
        ("a: {b: 1,\n", (1, 10), "}"),
        ("a: [\n", (1, 5), "]"),
        ("a: {\n", (1, 5), "}"),
        ("a: [{b: 1},\n", (1, 12), "]"),
        ("a: {b: [1],\n", (1, 12), "}"),
        ("a: [1,\n  2,\n", (2, 5), "]"),
        ('a: {b: 1,\n  c: \'[\', # [\n  d: "\\"[",\n\n', (3, 12), "}"),
    ],
)
def test_a_bracket_that_is_not_closed_is_told_with_the_sign_that_closes_it(
    text: str, at: tuple[int, int], closing: str
) -> None:
    (problem,) = load_text(text, "p", KEYS).problems

    assert (problem.problem, problem.line, problem.column) == ("unclosed_bracket", *at)
    assert dict(problem.context)["closing"] == closing
