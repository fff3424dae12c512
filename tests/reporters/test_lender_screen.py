"""`credit lender`: what is known of a lender and what is only assumed; the same in JSON."""

import json
from datetime import date

import pytest

from credit_cli.model.library import shipped
from credit_cli.model.sourced import Language
from credit_cli.reporters.json.lender import lender as as_json
from credit_cli.reporters.json.lender import lenders as all_as_json
from credit_cli.reporters.screen import cells, plain
from credit_cli.reporters.text.lender import lender, lenders
from credit_cli.words.catalogue import Words

MODEL = shipped()
TODAY = date(2026, 11, 23)
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def screen(key: str, on: date = TODAY, lang: Language = "zh", width: int | None = 80) -> list[str]:
    return [plain(row) for row in lender(MODEL.lenders[key], MODEL, Words(lang), on, width)]


def test_a_lender_shows_who_lends_how_it_reports_and_where_to_pay() -> None:
    text = "\n".join(screen("jiebei", width=None))

    assert "循环额度，消费金融公司" in text
    assert "支付宝 > 我的 > 借呗 > 去还款" in text
    assert "重庆蚂蚁消费金融" in text
    assert "credit_cli/model/data/lenders/jiebei.yaml" in text


def test_what_is_assumed_says_that_it_is() -> None:
    rows = screen("credit_card", width=None)
    assumed = next(row for row in rows if row.startswith("  估计"))

    assert "年化 18.25%（只在档案没写利率时用）" in assumed
    assert any("按欠款的 10% 估" in row for row in rows)


def test_what_a_lender_reacts_to_comes_with_the_note_that_practice_differs() -> None:
    rows = screen("jiebei", width=None)
    start = next(i for i, row in enumerate(rows) if row.startswith("  会留意"))

    assert "没有公开标准" in rows[start]
    assert "有账户正在逾期（overdue_anywhere）" in rows[start + 1]


def test_a_private_loan_is_not_said_to_watch_anything() -> None:
    assert any("不看这些规则" in row for row in screen("private_loan"))


def test_a_dated_fact_that_has_ended_says_so() -> None:
    def subsidy(on: date) -> str:
        return next(row for row in screen("credit_card", on=on, width=None) if "PR-12" in row)

    assert "已失效" not in subsidy(date(2026, 12, 31))
    assert "已失效：2026-01-01 至 2026-12-31" in subsidy(date(2027, 1, 1))


def test_a_regulation_about_the_lender_is_shown_with_its_condition() -> None:
    assert any("PR-05" in row and "综合年化高于 20%" in row for row in screen("jiebei", width=None))
    assert not any(row.startswith("  新规影响") for row in screen("credit_card"))


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_screen(lang: Language, width: int) -> None:
    rows = [row for key in MODEL.lenders for row in screen(key, lang=lang, width=width)]

    assert [row for row in rows if cells(row) > width] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_names_every_lender_once_in_columns(lang: Language) -> None:
    rows = [plain(row) for row in lenders(MODEL, Words(lang), 80)]
    keys = [row.split()[0] for row in rows if row.startswith("  ") and row[2] != " "]

    assert keys == list(MODEL.lenders)
    assert all(cells(row) <= 80 for row in rows)


def test_json_gives_both_languages_and_the_facts_with_their_sources() -> None:
    found = json.loads(json.dumps(as_json(MODEL.lenders["huabei"], MODEL, TODAY), ensure_ascii=False))
    one = found["lenders"][0]

    assert found["command"] == "lender"
    assert one["name"] == {"zh": "花呗", "en": "Huabei"}
    assert one["minimum"] == {"share": 0.1, "floor": 0}
    assert one["statements"][0]["sources"][0]["id"] == "JB-02"


def test_json_of_all_lenders_has_constant_keys() -> None:
    found = all_as_json(MODEL.lenders.values(), MODEL, TODAY)["lenders"]

    assert len(found) == len(MODEL.lenders)
    assert {tuple(one) for one in found} == {tuple(found[0])}
