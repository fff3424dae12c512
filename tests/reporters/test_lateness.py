"""What is said of being late where a file tells only some of its dues: never surer than the lines."""

import pytest

from credit_cli.engine.explain import explain
from credit_cli.engine.score import score
from credit_cli.model.library import shipped
from credit_cli.model.sourced import Language
from credit_cli.profile.load import load_text
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text import explain as screen
from credit_cli.words.catalogue import Words

CUT = """
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
    balances: [{on: 2026-03-31, amount: 16000}, {on: 2026-06-30, amount: 15000}]
"""
APRIL = "{due: 2026-04-10, amount: 1500, paid_on: 2026-04-10}"
MAY = "{due: 2026-05-10, amount: 1500, paid_on: 2026-05-10}"
JUNE, OPEN = "{due: 2026-06-10, amount: 1500, paid_on: 2026-06-10}", "{due: 2026-06-10, amount: 1500}"
AHEAD = "{due: 2026-07-10, amount: 1500}"
HUABEI = "  - {id: huabei, lender: huabei, balances: [{on: 2026-06-01, amount: 3000}]}\n"


def paid(*rows: str) -> str:
    return f"    payments: [{', '.join(rows)}]\n"


def said(text: str, lang: Language = "zh") -> str:
    """The screen of `credit explain`, unwrapped."""
    model = shipped()
    loaded = load_text(CUT + text, "file.yaml", model.lenders)
    assert loaded.profile is not None, loaded.problems
    profile = loaded.profile
    page = Page(profile, loaded.source, model, Words(lang), width=None)
    found = explain(profile, model, profile.as_of)
    return "\n".join(plain(row) for row in screen.explain(found, score(profile, profile.as_of, model), page))


def test_all_told_and_on_time_is_said_plainly() -> None:
    text = said(paid(APRIL, MAY, JUNE, AHEAD))

    assert "你没有逾期，文件里一次都没有。" in text
    assert "今天没有逾期的要补。下一笔：2026-07-10 借呗" in text
    assert "这次多半不是你做错了什么" in text


@pytest.mark.parametrize("ahead", [[], [AHEAD]])
def test_a_due_whose_payment_is_unknown_is_looked_up_before_anything_is_called_on_time(ahead: list[str]) -> None:
    text = said(paid(APRIL, MAY, OPEN, *ahead))

    assert "先看一眼：借呗 06-10 到期的 1,500.00 元，文件没写还了没有。" in text
    assert "看不出是不是逾期了" in text
    for too_sure in ("你没有逾期", "你现在没有逾期", "今天没有逾期的要补", "今天没有必须马上还的钱"):
        assert too_sure not in text


def test_the_same_is_said_in_english() -> None:
    text = said(paid(APRIL, MAY, OPEN), "en")

    assert "the file does not say whether it was paid" in text
    assert "You are not late" not in text
    assert "nothing you must pay today" not in text


def test_a_later_bill_of_a_card_that_was_met_cures_an_earlier_one_that_is_not_told() -> None:
    told = paid(APRIL, "{due: 2026-05-10, amount: 1500}", JUNE)

    assert "先看一眼" in said(told)
    assert "先看一眼" not in said("    statement_day: 20\n" + told)


def test_an_account_without_dues_is_named_and_the_others_are_not_called_untold() -> None:
    text = said(paid(APRIL, MAY, JUNE) + HUABEI)

    assert "花呗：文件没写最近的还款，看不出有没有逾期。" in text
    assert "花呗：文件没写最近的应还和到期日" in text
    assert "文件里没有还款记录" not in text


def test_dues_that_end_months_ago_tell_nothing_of_today() -> None:
    assert "借呗：文件没写最近的还款" in said(paid(APRIL))


def test_a_list_that_begins_late_is_not_no_payments_at_all() -> None:
    text = said(paid(MAY, JUNE) + "    known_from: {payments: 2026-05-01}\n")

    assert "文件里 2026-05-01 以来的还款，没有一笔逾期；更早的没写。" in text
    assert "文件里没有还款记录" not in text
    assert "变动之前的还款，文件没写全" in text
    assert "这次多半不是你做错了什么" not in text


def test_the_reports_counts_without_days_are_said_as_counts() -> None:
    began = paid(MAY, JUNE) + "    known_from: {payments: 2026-05-01}\n"
    before = said(began + "record: {checked_on: 2026-06-15, late_months: {window: 60, total: 2, current: false}}\n")
    now = said(began + "record: {checked_on: 2026-06-15, late_months: {window: 60, total: 2, current: true}}\n")

    assert "征信报告上晚还过几次，没写是哪天" in before
    assert "征信报告上写着现在有逾期，没写是哪一笔" in now


def test_a_clean_report_alone_tells_nothing_of_the_last_weeks() -> None:
    text = said("record: {checked_on: 2026-06-15, negatives: []}\n")

    assert "征信报告上没有逾期记录；文件里没有还款记录" in text
    assert "你没有逾期" not in text


def test_a_file_without_any_payment_says_so() -> None:
    assert "文件里没有还款记录，看不出有没有逾期。" in said("")
