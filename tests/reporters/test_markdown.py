"""The plan as a checklist: what is to be ticked, and that text of a file is never markup."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from credit_cli.engine.results import Plan
from credit_cli.profile.load import Loaded
from credit_cli.reporters.markdown.plan import plan as as_markdown
from credit_cli.reporters.markdown.writing import escaped, item, paragraph
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.plan import plan as screen

Pages = Callable[..., Page]
Plans = Callable[..., Plan]


def test_every_step_and_due_has_a_box(plan: Plans, page: Pages) -> None:
    found = plan()
    tasks = [row for row in as_markdown(found, page()) if row.startswith("- [ ] ")]

    assert len(tasks) == len(found.steps) + len(found.dues)
    assert tasks[0] == f"- [ ] 11-23 周一 还清逾期 借呗 1,515.40 元（{found.steps[0].gain:+d} 分）"
    assert "- [ ] 12-23 周三 按期还 招商银行信用卡 860.00 元（估计）" in tasks


def test_it_says_what_the_screen_says(plan: Plans, hardship: Plan, page: Pages) -> None:
    for found in (plan(), hardship):
        for lang in ("zh", "en"):
            shown = "".join(plain(row) for row in screen(found, page(lang, None)))
            kept = {
                _bare(row)
                for row in as_markdown(found, page(lang, None))
                if row and not row.startswith(("|", "#")) and not re.match(r"- (\[ \] )?\d\d-\d\d ", row)
            }
            assert [row for row in kept if row not in _bare(shown)] == []
            assert len(kept) > 8


def _bare(text: str) -> str:
    """The text without markup, spaces and the marks of lists."""
    return re.sub(r"^-|\s|\\", "", text.lstrip())


def test_in_hardship_no_due_is_to_be_ticked(hardship: Plan, page: Pages) -> None:
    rows = as_markdown(hardship, page())

    assert [row for row in rows if row.startswith("- [ ]") and "到期" in row] == []
    assert rows.index("## 先联系谁") < rows.index("## 本周（11-23 \\~ 11-30）")


def test_the_forecast_is_a_table(plan: Plans, page: Pages) -> None:
    rows = [row for row in as_markdown(plan(), page()) if row.startswith("|")]

    assert rows[0] == "| 日期 | 照计划 | 现状不变 | 剩余欠款 | 手上现金 |"
    assert rows[1] == "| :--- | ---: | ---: | ---: | ---: |"
    assert {row.count("|") for row in rows} == {6}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a*b_c`d", r"a\*b\_c\`d"),
        ("[x](http://a.b) <b> |", "\\[x\\](http&#8288;://a.b) \\<b\\> \\|"),
        ("www.a.com @somebody #1 &amp;", "www&#8288;.a.com @&#8288;somebody \\#1 \\&amp;"),
        ("a\nb\x1b[31m", r"a b\<U+001B\>\[31m"),
    ],
)
def test_nothing_in_a_text_is_markup_a_link_or_a_mention(written: str, told: str) -> None:
    assert escaped(written) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("- a", r"\- a"), ("+ a", r"\+ a"), ("1. a", r"1\. a"), ("12) a", r"12\) a"), ("1.5 a", "1.5 a")],
)
def test_a_text_that_begins_like_a_list_begins_none(text: str, told: str) -> None:
    assert paragraph(text) == told
    assert item(text) == f"- {told}"


def test_a_hostile_name_stays_a_name(plan: Plans, page: Pages, load: Callable[..., Loaded]) -> None:
    rows: list[Any] = as_markdown(plan(), page(loaded=load(alias="<img src=x>\n# [a](b)")))

    assert rows[0].startswith("# \\<img src=x\\> \\# \\[a\\](b)的恢复计划")
