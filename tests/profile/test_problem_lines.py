"""How problems are printed: the place, the user's own line, a caret that stands right, a hint."""

from credit_cli.profile.load import load, load_text
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.problems import problem_lines
from credit_cli.words.catalogue import Words
from tests.profile.lenders import KEYS, SMALLEST


def printed(text: str, lang: str = "zh") -> list[str]:
    words = Words("en" if lang == "en" else "zh")
    return [plain(row) for row in problem_lines(load_text(text, "zhou-11.yaml", KEYS), words)]


def test_a_problem_is_a_place_a_line_a_caret_and_a_hint() -> None:
    text = SMALLEST.replace("jiebei}", "jiebei, limts: []}")
    assert printed(text) == [
        "zhou-11.yaml:4:34: YML12 没有「limts」这个键",
        "    4 |   - {id: jiebei, lender: jiebei, limts: []}",
        "      |                                  ^",
        "      = 是不是「limits」？",
    ]
    assert printed(text, "en")[0] == "zhou-11.yaml:4:34: YML12 there is no key `limts` here"


def test_the_caret_stands_right_behind_wide_characters() -> None:
    lines = printed(SMALLEST + "person: {alias: 张三, cash: x}\n")
    # `person: {alias: ` is 17 cells, two characters are 4, `, cash: ` is 8
    assert lines[2] == "      | " + " " * (17 - 1 + 4 + 8) + "^"


def test_the_caret_stands_right_behind_a_tab() -> None:
    lines = printed('{"as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "other"}],\n\t\t"version": 2}')
    assert lines[1].rindex("2") == lines[2].index("^")


def test_text_of_a_file_is_never_obeyed() -> None:
    lines = printed(SMALLEST + 'person: {"a\\e[31m": 1}\n')
    assert "a<U+001B>[31m" in lines[0]


def test_a_file_as_a_whole_has_no_line_to_show() -> None:
    lines = [plain(row) for row in problem_lines(load("no/such.yaml", KEYS), Words("zh"))]
    assert lines[0] == "no/such.yaml:1:1: YML01 找不到这个文件"
    assert len(lines) == 2


def test_a_refused_value_that_identifies_somebody_is_masked() -> None:
    assert all("13812345678" not in line for line in printed(SMALLEST + "person: {pay_day: '13812345678'}\n"))
