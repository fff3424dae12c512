from collections.abc import Callable
from datetime import date

import pytest

from credit_cli.engine.results import Explanation, Plan, Score
from credit_cli.engine.urgency import standing
from credit_cli.model.library import Model
from credit_cli.reporters.cells import cells
from credit_cli.reporters.findings import Checked, Found, Tally
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.check import finding_lines, summary_lines
from credit_cli.reporters.text.overview import overview
from credit_cli.reporters.text.people import Somebody, person_row
from credit_cli.reporters.text.score import score as screen
from credit_cli.reporters.text.table import explain_rows, plan_rows
from credit_cli.words.catalogue import Words
from tests.reporters.conftest import cause


def _rows(found: Score, page: Page) -> list[str]:
    return [plain(row) for row in screen(found, page)]


def test_the_scale_shows_every_edge_and_marks_the_score(
    score: Callable[..., Score], page: Callable[..., Page], model: Model
) -> None:
    found = score(overdue_now=3, sesame_trend=None, report_late_months=None)
    rows = _rows(found, page())

    for band in model.scorecard.bands:
        assert band.name.zh in rows[2]
        assert not band.at_least or str(max(band.at_least, model.scorecard.base)) in rows[1]
    assert "^" in rows[3]
    assert f"{found.score} 分" in rows[3]
    assert f"{found.low} ~ {found.high}" in rows[4]


def test_what_costs_most_keeps_its_name_where_the_row_is_short(
    score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    rows = _rows(score(average_age=31.5), page("en", 80))

    assert any(row.startswith("  Identity and assets") and row.endswith(" 31.5 months") for row in rows)
    assert any("Average age" in row for row in rows if row.startswith("  Identity and assets"))


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("lost", [{}, {"overdue_now": 120.0, "utilisation": 1.2, "worst_delay": 120.0}])
def test_the_mark_stands_under_its_band(
    lost: dict[str, float], width: int, score: Callable[..., Score], page: Callable[..., Page], model: Model
) -> None:
    found = score(**lost)
    rows = _rows(found, page("zh", width))
    band, mark = rows[2], rows[3]
    column = cells(mark[: mark.index("^")])
    edges, at = [], 0
    for char in band:
        if char == "|":
            edges.append(at)
        at += cells(char)
    index = [b.band for b in model.scorecard.bands].index(found.band)  # type: ignore[arg-type]  # a band's name

    assert edges[index] <= column <= edges[index + 1]
    assert all(cells(row) <= width for row in rows)


def test_it_says_that_it_is_a_self_test(score: Callable[..., Score], page: Callable[..., Page]) -> None:
    assert "这是自测分，不是芝麻分，也不是征信报告上的分；没有机构用它审批。" in "\n".join(_rows(score(), page()))
    assert "This is a self-test" in "\n".join(_rows(score(), page("en")))


def test_dimensions_and_base_add_up_to_the_score(score: Callable[..., Score], page: Callable[..., Page]) -> None:
    found = score(overdue_now=3, utilisation=0.97)
    rows = [row for row in _rows(found, page()) if "▮" in row]
    points = [int(row.split("/")[0].split()[-1]) for row in rows]

    assert len(rows) == len(found.dimensions)
    assert sum(points) + found.base == found.score
    assert len({cells(row[: row.index("/")]) for row in rows}) == 1


def test_what_costs_most_comes_first_with_its_line_and_a_star_where_it_can_be_changed(
    score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    found = score(overdue_now=40, utilisation=0.97, oldest_account=2)
    rows = _rows(found, page())
    start = rows.index("丢分最多的（改得动的标 *）") + 1
    lost = [row for row in rows[start:] if row.strip().startswith("-")][:3]

    assert "* 现在逾期中：40 天   第 16、17 行" in lost[0]
    assert "* 额度使用率，全部账户合计：97%" in lost[1]
    assert "*" not in next(row for row in lost if "最老的账户" in row)
    assert [int(row.split()[0]) for row in lost] == sorted(int(row.split()[0]) for row in lost)


def test_unknown_facts_are_named_with_how_to_state_them(
    score: Callable[..., Score], page: Callable[..., Page], model: Model
) -> None:
    text = "\n".join(_rows(score(worst_negative=None), page("zh", None)))

    assert "最值得补上的几项" in text
    assert model.scorecard.by_factor["worst_negative"].ask.zh in text
    assert "最值得补上的几项" not in "\n".join(_rows(score(), page()))


def test_verbose_lists_every_factor_with_points_that_add_up(
    score: Callable[..., Score], page: Callable[..., Page]
) -> None:
    found = score(overdue_now=3, sesame_trend=None)
    text = "\n".join(_rows(found, page(verbose=True)))

    assert all(c.code in text for c in found.contributions)
    assert f"{found.base} + {found.score - found.base} = {found.score}" in text
    assert "3.4%" in text


def test_the_overview_says_the_score_last_and_pays_nothing_twice(
    score: Callable[..., Score],
    explanation: Callable[..., Explanation],
    plan: Callable[..., Plan],
    page: Callable[..., Page],
) -> None:
    found = explanation(cause("RPY01", 0.6), cause("PLT01", 0.1, origin="platform", ref="notice:/notices/0"))
    text = "\n".join(plain(row) for row in overview(score(overdue_now=3), [found], plan(), page()))

    order = [
        "下调",
        "降额不等于",
        "要做的",
        "1,512.00 元",
        "招商银行信用卡今天到期，最少还 845.00 元",
        "为什么",
        "40%",
        "信用健康分",
    ]
    places = [text.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "还清逾期" not in text
    assert "之后还有 2 步" in text


def test_the_overview_without_event_asks_for_nothing(
    score: Callable[..., Score], plan: Callable[..., Plan], page: Callable[..., Page]
) -> None:
    text = "\n".join(plain(row) for row in overview(score(), [], plan(), page("en")))

    assert "No limit was touched" in text
    assert "Why (" not in text


def test_a_folder_is_a_line_a_person_in_columns(
    explanation: Callable[..., Explanation],
    plan: Callable[..., Plan],
    page: Callable[..., Page],
) -> None:
    one, two = page(path="clients/chen-08.yaml"), page(path="clients/小王.yaml")
    scores = [plain(person_row(Somebody(standing(p.today, p.model.scorecard), p))) for p in (one, two)]
    plans = [plain(plan_rows(plan(), p)[0]) for p in (one, two)]
    events = [plain(explain_rows([explanation(cause("RPY01", 0.46))], p)[0]) for p in (one, two)]

    assert scores[0].startswith("  chen-08 ")
    for rows in (scores, plans, events):
        assert len({cells(row) for row in rows}) == 1
    assert "1,512.00   3天" in scores[0]
    assert "今天 借呗 1,512.00" in scores[0]
    assert "50,000 > 18,000" in events[0]
    assert "解释不了 54%" in " ".join(map(plain, explain_rows([explanation(cause("RPY01", 0.46))], one)))
    assert "11-23 周一 还清逾期 借呗 1,515.40 元" in " ".join(map(plain, plan_rows(plan(), one)))
    assert "额度没有被动过" in plain(explain_rows([], one)[0])


def test_check_points_at_the_line_and_counts() -> None:
    finding = Found(
        "DAT01", "warning", 12, 7, "/accounts/0/balances/0", "欠款高于额度", "核对", "  - {on: \x1b[31m}", 4
    )
    checked = Checked("a.yaml", "a.yaml", valid=True, score=640, findings=(finding,))
    told = Tally()
    told.add(checked)
    words = Words("zh")
    rows = [plain(row) for row in (*finding_lines(checked, words), *summary_lines(told, words, shown=1))]

    assert rows[0] == "a.yaml:12:7: DAT01 警告：欠款高于额度"
    assert rows[1] == "   12 |   - {on: <U+001B>[31m}"
    assert rows[2] == "      |     ^"
    assert rows[3].strip() == "= 核对"
    assert rows[4] == "检查了 1 份：错误 0，警告 1，提示 0"
    assert plain(summary_lines(told, words, shown=0)[0]).endswith("（-v 全部列出）")


def test_accounts_of_one_lender_are_told_apart(page: Callable[..., Page]) -> None:
    names = page().names

    assert names == {"jiebei": "借呗", "zhaohang": "招商银行信用卡", "jiaohang": "交通银行信用卡"}
    assert page("en").name("zhaohang") == "招商银行 Credit card"


def test_a_name_that_two_accounts_share_gets_the_id(page: Callable[..., Page]) -> None:
    built = page()
    first = built.profile.accounts[0]
    twins = built.profile._replace(accounts=(first, first._replace(id="second")))
    shown = Page(twins, built.source, built.model, built.words)

    assert shown.names == {"jiebei": "借呗（jiebei）", "second": "借呗（second）"}
    assert date(2026, 11, 23) == shown.profile.as_of
