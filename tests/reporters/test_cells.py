import io
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from credit_cli.reporters.cells import bar, cells, cut, harmless, head, pad, right
from credit_cli.reporters.screen import Span, line, paragraph, plain, write
from credit_cli.reporters.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("信用分", 6), ("借呗 50,000 元", 14), ("▮▯~>「」", 8), ("", 0), ("é", 1), ("e\u0301", 1)],
)
def test_a_chinese_character_takes_two_cells_and_a_bar_cell_one(text: str, width: int) -> None:
    assert cells(text) == width


def test_cells_agree_with_those_that_rich_counts() -> None:
    for text in ("小林的恢复计划", "1,515.40 元（昨天）", "▮▮▯ 「招商银行信用卡」~", "plain ASCII"):
        assert cells(text) == cell_len(text)


def test_columns_line_up_whatever_the_script() -> None:
    names = ["借呗", "Huabei", "招商银行信用卡"]
    assert {cells(pad(name, 16)) for name in names} == {16}
    assert {cells(right(name, 16)) for name in names} == {16}


def test_padding_never_shortens() -> None:
    assert pad("招商银行", 4) == "招商银行"


def test_a_cut_text_fits_and_says_so() -> None:
    assert cut("招商银行信用卡", 8) == "招商银~"
    assert cells(cut("招商银行信用卡", 8)) <= 8
    assert cut("借呗", 8) == "借呗"


def test_half_a_wide_character_is_never_taken() -> None:
    assert head("招商", 3) == "招"


def test_a_bar_shows_its_part_and_something_for_anything() -> None:
    assert bar(0, 10, 5) == "▯▯▯▯▯"
    assert bar(0.01, 10, 5) == "▮▯▯▯▯"
    assert bar(5, 10, 4) == "▮▮▯▯"
    assert bar(20, 10, 4) == "▮▮▮▮"
    assert bar(0, 0, 3) == "▯▯▯"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("x\u202ey", "x<U+202E>y"),
        ("x\u2066y", "x<U+2066>y"),
        ("a\x07b\x9bc", "a<U+0007>b<U+009B>c"),
        ("two\nlines\tand", "two lines and"),
        ("half\ud800", "half<U+D800>"),
        ("[red]<script>{x}", "[red]<script>{x}"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(hostile: str, shown: str) -> None:
    assert harmless(hostile) == shown


@given(st.text())
def test_harmless_text_is_printable_and_stays_as_it_is(text: str) -> None:
    once = harmless(text)
    assert once.isprintable()
    assert harmless(once) == once


@given(st.text(alphabet="借呗，。（）「」abc 123元%"), st.integers(min_value=8, max_value=40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(piece) <= width for piece in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_chinese_breaks_between_characters_but_never_before_closing_punctuation() -> None:
    text = "今天先做一件事：还清借呗那一期（含罚息），以页面为准。两笔都还得起。"
    for width in range(12, 40):
        for piece in wrap(text, width)[1:]:
            assert piece[0] not in "，。、；：）」"
        for piece in wrap(text, width)[:-1]:
            assert piece[-1] not in "（「"


def test_a_number_stays_with_its_unit() -> None:
    for width in range(14, 40):
        pieces = wrap("已经借的 16,400 元 仍按原来的日期还，逾期 3 天，见第 21 行", width)
        assert any("16,400 元" in piece for piece in pieces)
        assert any("3 天" in piece for piece in pieces)
        assert any("第 21 行" in piece for piece in pieces)
    assert any("CNY 1,515.40" in p for p in wrap("You can pay CNY 1,515.40 today, it is late", 20))


def test_points_stay_with_what_they_are_of() -> None:
    for width in range(20, 44):
        pieces = wrap("-48 分是几项合起来的：现在逾期中 -19；晚还过的月数，近 24 个月 -29", width)
        assert [kept for kept in ("中 -19", "近 24 个月 -29") if not any(kept in p for p in pieces)] == []


def test_a_change_and_a_number_of_months_stay_whole() -> None:
    for width in range(16, 40):
        pieces = wrap("欠的没变，额度小了，使用率 43% > 64%。撑不到 1 个月，12 个月后再看", width)
        assert [kept for kept in ("43% > 64%", "1 个月", "12 个月") if not any(kept in p for p in pieces)] == []


def test_no_character_ends_a_text_alone_on_its_line() -> None:
    assert wrap("借呗额度用完了，昨天下调。", 24) == ["借呗额度用完了，昨天", "下调。"]
    assert wrap("  花呗额度用完了，昨天下调", 24, 5) == ["  花呗额度用完了，昨天", "     下调"]
    assert wrap("最少还下一期 1,234,567.00 元", 22) == ["最少还下一期", "1,234,567.00 元"]
    assert wrap("借呗", 2) == ["借", "呗"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("导出的文件（.csv、.xlsx、.txt、.pdf）。（必填）", (".csv", ".xlsx", ".txt", ".pdf")),
        ("The exported file (.csv, .xlsx, .txt or .pdf). (required)", (".csv", ".xlsx", ".txt", ".pdf")),
        ("每个都可以跳过；写 --from sample 就复制一份样例来改", ("--from sample",)),
        ("先联系机构，怎么说见 credit plan x.yaml 里的话；不用硬凑", ("credit plan x.yaml",)),
        ("还没有档案，用 credit init 开始一份；全部命令见 credit --help", ("credit init", "credit --help")),
        ("Call the lenders first, as credit letter me.yaml --to lender says", ("credit letter me.yaml --to lender",)),
    ],
)
def test_a_file_ending_an_option_and_a_command_stay_whole(text: str, kept: tuple[str, ...]) -> None:
    for width in range(max(map(len, kept)) + 3, 60):
        pieces = wrap(text, width)
        assert [word for word in kept if not any(word in piece for piece in pieces)] == []


def test_a_command_without_room_is_broken_at_its_spaces_first() -> None:
    assert wrap("见 credit plan xiaolin.yaml", 12) == ["见 credit", "plan", "xiaolin.yaml"]
    assert wrap("abcdefgh ij", 4) == ["abcd", "efgh", "ij"]


def test_a_long_path_or_address_is_broken_after_a_slash() -> None:
    assert wrap("credit_cli/model/data/rules/overdue_anywhere.yaml", 40) == [
        "credit_cli/model/data/rules/",
        "overdue_anywhere.yaml",
    ]
    assert wrap("https://example.org/a/very/long/page.html", 24) == ["https://example.org/a/", "very/long/page.html"]
    assert wrap("https://an-endless-name.example.org", 16) == ["https://an-endle", "ss-name.example.", "org"]


def test_english_breaks_at_spaces() -> None:
    assert wrap("the lender lowered the line", 12) == ["the lender", "lowered the", "line"]


def test_lines_after_the_first_hang() -> None:
    rows = paragraph("借呗的额度昨天被下调了，已经借的不用一次还清", 20, indent=2, hang=4)
    assert plain(rows[0]).startswith("  借")
    assert all(plain(row).startswith("    ") for row in rows[1:])


def test_without_a_width_nothing_is_wrapped() -> None:
    text = "很长的一句话，" * 40
    assert wrap(text, None) == [text]


def test_plain_output_is_the_text_alone() -> None:
    out = io.StringIO()
    write([(Span("[bold]", "bold"), Span("\x1b[2J分 ", "bad")), ()], out)
    assert out.getvalue() == "[bold]<U+001B>[2J分\n\n"


def test_coloured_output_holds_the_same_text_and_no_escape_of_the_file() -> None:
    out = io.StringIO()
    write([(Span("[red]", "good"), Span("x\x1b[2J"))], out, colour=True)
    assert out.getvalue() == "\x1b[32m[red]\x1b[0mx<U+001B>[2J\n"


def test_a_long_line_is_not_cut_with_colour() -> None:
    out = io.StringIO()
    write([line("长" * 300, "dim")], out, colour=True)
    assert out.getvalue().count("长") == 300
    assert out.getvalue().count("\n") == 1


def test_plain_output_imports_no_rich() -> None:
    code = (
        "import sys, io\n"
        "from credit_cli.reporters.screen import line, write\n"
        "from credit_cli.reporters.text import score, explain, plan, overview\n"
        "write([line('分', 'good')], io.StringIO())\n"
        "sys.exit(any(m == 'rich' or m.startswith('rich.') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
