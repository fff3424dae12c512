"""The central bank's credit report, brief form, as text and as PDF."""

# ruff: noqa: E501  a row of an export is as wide as it is, and is read best on one line

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credit_cli.importers.facts import Found, RowFact, ValueFact
from credit_cli.importers.refusal import Refusal
from credit_cli.importers.report.reading import read_report
from credit_cli.model.library import shipped
from tests.importers.pdf import pdf
from tests.importers.reading import kinds, lenders, questions

HEAD = """个人信用报告
报告编号：2026112000001234567890
报告时间：2026-11-20 12:01:03
姓名：张三  证件类型：身份证  证件号码：110101199001011234  已婚
信贷记录
"""
CARDS = """信用卡
发生过逾期的贷记卡账户明细如下：
1.2022年1月2日招商银行股份有限公司信用卡中心发放的贷记卡（人民币账户，卡片尾号：1234）。截至2026年10月，信用额度50,000，已使用额度42,300。最近5年内有2个月处于逾期状态，没有发生过90天以上逾期。
从未发生过逾期的贷记卡账户明细如下：
2.2022年1月2日招商银行股份有限公司信用卡中心发放的贷记卡（美元账户）。截至2026年10月，信用额度折合人民币50,000，已使用额度0。
3.2018年3月5日交通银行股份有限公司发放的贷记卡（人民币账户），截至2023年2月已销户。
4.2024年5月6日示例银行信用卡中心发放的贷记卡（人民币账户）。截至2026年10月，信用额度10,000，已使用额度0，大额专项分期余额300，尚未激活。
"""
LOANS = """贷款
从未发生过逾期的账户明细如下：
1.2021年6月1日中国建设银行股份有限公司上海市分行发放的1,200,000元（人民币）个人住房商业贷款，2051年6月1日到期。截至2026年10月，余额1,050,000。
2.2026年2月23日重庆蚂蚁消费金融有限公司为其他个人消费贷款授信，额度有效期至2027年2月23日，可循环使用。截至2026年10月，信用额度20,000元（人民币），余额为8,000，当前无逾期。
3.2026年3月1日中邮消费金融有限公司发放的6,000元（人民币）其他个人消费贷款，2027年3月1日到期。截至2026年10月，余额3,100，当前无逾期。
4.2025年3月1日中邮消费金融有限公司发放的5,000元（人民币）其他个人消费贷款，2026年2月已结清。
"""
LIABLE = """相关还款责任信息
2023年4月5日，为李四（证件类型：身份证，证件号码：110101199001019999）在示例商业银行办理的个人经营性贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额50,000（保证合同编号：HT-001）。截至2026年10月，余额20,000（人民币元）。
"""
PUBLIC = """公共记录
强制执行记录
执行法院：北京市某区人民法院 案号：（2024）京0101执1号 执行案由：借款合同纠纷 立案日期：2024年3月1日 申请执行标的金额：80,000 结案日期：2024年9月1日
"""
NO_PUBLIC = "公共记录\n系统中没有您最近5年内的欠税记录、民事判决记录、强制执行记录、行政处罚记录及电信欠费记录。\n"
INQUIRIES = """查询记录
机构查询记录明细
编号 查询日期 查询机构 查询原因
1 2026年10月1日 中邮消费金融有限公司 贷款审批
2 2026年9月11日 招商银行股份有限公司 贷后管理
3 2026年5月2日 重庆蚂蚁消费金融有限公司 贷款审批
4 2026年4月2日 示例商业银行 信用卡审批
5 2026年4月1日 示例商业银行 担保资格审查
6 2026年3月1日 某机构 从没见过的原因
个人查询记录明细
1 2026年11月20日 本人查询（互联网个人信用信息服务平台）
说明
"""
WHOLE = HEAD + CARDS + LOANS + LIABLE + NO_PUBLIC + INQUIRIES


def read(text: str | bytes, folder: Path, name: str = "report.txt") -> Found | Refusal:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_report(path, shipped().imports)


def found(text: str | bytes, folder: Path, name: str = "report.txt") -> Found:
    result = read(text, folder, name)
    assert isinstance(result, Found), result
    return result


def values(result: Found) -> dict[tuple[str, ...], Any]:
    return {fact.path: fact.value for fact in result.facts if isinstance(fact, ValueFact) and fact.target is None}


def of(result: Found, provider: str | None, key: str) -> list[Any]:
    return [
        dict(f.values)
        for f in result.facts
        if isinstance(f, RowFact) and not isinstance(f.values, date) and f.key == key and (f.target.provider if f.target else None) == provider
    ]  # fmt: skip


def test_every_entry_is_an_account_a_guarantee_an_inquiry_or_named(tmp_path: Path) -> None:
    result = found(WHOLE, tmp_path)

    assert kinds(result) == {
        "account": 7, "guarantee": 1, "application": 4, "looked": 2, "foreign_side": 1, "unknown_reason": 1,
    }  # fmt: skip
    assert lenders(result) == [
        ("credit_card", "招商银行"), ("credit_card", "交通银行"), ("credit_card", "示例银行"), ("mortgage", "中国建设银行上海市分行"),
        ("consumer_finance", "重庆蚂蚁消费金融"), ("consumer_finance", "中邮消费金融"),
    ]  # fmt: skip


def test_accounts_stand_as_the_report_says(tmp_path: Path) -> None:
    result = found(WHOLE, tmp_path)
    seen = date(2026, 10, 31)

    assert of(result, "招商银行", "limits") == [{"on": seen, "amount": 5_000_000}]
    assert of(result, "招商银行", "balances") == [{"on": seen, "amount": 4_230_000}]
    assert of(result, "示例银行", "balances") == [{"on": seen, "amount": 30_000}]  # 0 used and 300 in instalments
    assert of(result, "交通银行", "states") == [{"on": date(2023, 2, 28), "state": "closed", "by": "self"}]
    assert of(result, "重庆蚂蚁消费金融", "limits") == [{"on": seen, "amount": 2_000_000}]


def test_what_one_online_lender_granted_piece_by_piece_is_one_account(tmp_path: Path) -> None:
    result = found(WHOLE, tmp_path)

    assert of(result, "中邮消费金融", "draws") == [
        {"on": date(2025, 3, 1), "amount": 500_000, "repaid_on": date(2026, 2, 28)},
        {"on": date(2026, 3, 1), "amount": 600_000, "months": 12},
    ]
    assert of(result, "中邮消费金融", "balances") == [{"on": date(2026, 10, 31), "amount": 310_000}]


def test_lateness_is_counted_and_not_dated(tmp_path: Path) -> None:
    result = found(WHOLE, tmp_path)
    told = values(result)

    assert told["record", "checked_on"] == date(2026, 11, 20)
    assert [told["record", "late_months", key] for key in ("window", "total", "over_90", "current")] == [
        60,
        2,
        0,
        False,
    ]
    assert [told["record", "accounts", key] for key in ("total", "late", "over_90")] == [8, 1, 0]
    assert ("record", "negatives") not in told
    assert "late_when" in questions(result)


def test_only_applications_count_and_their_list_says_how_far_back_it_goes(tmp_path: Path) -> None:
    result = found(WHOLE, tmp_path)

    assert of(result, None, "applications") == [
        {"on": date(2026, 4, 1), "lender": "bank_loan", "kind": "inquiry"},
        {"on": date(2026, 4, 2), "lender": "credit_card", "kind": "inquiry"},
        {"on": date(2026, 5, 2), "kind": "inquiry"},  # 蚂蚁消金: 借呗 or 花呗, so neither is said
        {"on": date(2026, 10, 1), "lender": "consumer_finance", "kind": "inquiry"},
    ]
    assert values(result)["known_from", "applications"] == date(2024, 11, 20)


def test_a_guarantee_is_taken_without_the_name_it_is_for(tmp_path: Path) -> None:
    result = found(WHOLE, tmp_path)

    assert of(result, None, "guarantees") == [{"on": date(2023, 4, 5), "amount": 5_000_000}]
    assert not [word for word in ("张三", "李四", "110101", "1234", "HT-001") if word in str(result.facts)]


def test_a_clean_and_whole_report_says_none(tmp_path: Path) -> None:
    clean = HEAD + LOANS + NO_PUBLIC + INQUIRIES

    told = values(found(clean, tmp_path))

    assert (
        told[
            "record",
            "negatives",
        ]
        == ()
    )
    assert told["guarantees",] == ()
    assert told["record", "late_months", "total"] == 0


def test_a_report_without_its_last_part_never_says_none(tmp_path: Path) -> None:
    result = found(HEAD + LOANS, tmp_path)

    assert not [path for path in values(result) if path[-1] in ("negatives", "guarantees", "applications")]
    assert [note.name for note in result.notes] == ["no_inquiry_part"]


def test_public_records_and_what_is_overdue_now_are_negatives(tmp_path: Path) -> None:
    overdue = LOANS.replace(
        "余额3,100，当前无逾期", "余额3,100，当前有逾期。最近5年内有6个月处于逾期状态，其中3个月逾期超过90天"
    )
    result = found(HEAD + overdue + PUBLIC + INQUIRIES, tmp_path)

    assert of(result, None, "record.negatives") == [
        {"on": date(2026, 10, 31), "kind": "overdue", "lender": "consumer_finance"},
        {"on": date(2024, 3, 1), "kind": "court", "amount": 8_000_000, "settled_on": date(2024, 9, 1)},
    ]
    assert values(result)["record", "late_months", "current"] is True
    assert values(result)["record", "late_months", "over_90"] == 3


def broken_within_words(text: str) -> str:
    """Lines of eleven characters, with a page's foot and head after every thirtieth."""
    rows = [row[at : at + 11] for row in text.split("\n") for at in range(0, max(len(row), 1), 11)]
    pages = (rows[at : at + 30] for at in range(0, len(rows), 30))
    return "\n".join("\n".join([*page, f"第 {n} 页，共 9 页", "个人信用报告"]) for n, page in enumerate(pages, start=1))


def test_lines_broken_within_words_and_tables_over_pages_change_nothing(tmp_path: Path) -> None:
    day = "报告时间：2026-11-20 12:01:03\n"
    body = WHOLE.replace(day, "")

    whole, broken = found(day + body, tmp_path), found(day + broken_within_words(body), tmp_path)

    assert broken.facts == whole.facts
    assert kinds(broken) == kinds(whole)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_text_in_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    assert found(WHOLE.encode(encoding), tmp_path).facts == found(WHOLE, tmp_path).facts


def test_a_pdf_gives_what_its_text_gives(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="reading a PDF is an extra: pip install 'credit-cli[pdf]'")
    lines = "\n".join(row[at : at + 30] for row in WHOLE.split("\n") for at in range(0, max(len(row), 1), 30))

    result = found(pdf(lines), tmp_path, "report.pdf")

    assert kinds(result) == kinds(found(WHOLE, tmp_path))
    assert lenders(result) == lenders(found(WHOLE, tmp_path))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ("今天天气很好。".encode(), "not_a_report"),
        ("个人信用报告\n信贷记录\n".encode(), "empty_report"),
        (b"PK\x03\x04", "is_archive"),
        (b"\x89PNG\r\n\x1a\n", "is_picture"),
        (b"%PDF-1.7\nbroken", "damaged"),
        (pdf("").replace(b"<> Tj", b"     "), "pdf_picture"),
    ],
)
def test_what_is_no_report_is_refused_by_name(data: bytes, reason: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="reading a PDF is an extra: pip install 'credit-cli[pdf]'")
    result = read(data, tmp_path)

    assert isinstance(result, Refusal)
    assert result.reason == reason


def test_without_the_library_a_pdf_is_refused_and_the_way_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)

    result = read(b"%PDF-1.7\n", tmp_path)

    assert isinstance(result, Refusal)
    assert result.reason == "no_pdf_library"


def test_first_generation_sentences_are_read(tmp_path: Path) -> None:
    old = (
        "个人信用报告\n报告时间:2017.12.06 18:59:28\n信贷记录\n"
        "2012年7月17日中国银行辽宁省分行发放的贷记卡（人民币账户）。截至2017年11月，信用额度30,000，已使用额度9,951。最近5年内有1个月处于逾期状态，没有发生过90天以上逾期。\n"
        "2009年8月5日浦发银行信用卡中心发放的贷记卡（人民币账户），截至2016年8月已销户。\n"
        "2011年6月17日交通银行北京市分行发放的1,260,000元（人民币）个人商用房（包括商住两用）贷款，2015年5月已结清。\n"
        "查询记录\n机构查询记录明细\n1 2017年11月03日 招商银行 信用卡审批\n"
    )
    result = found(old, tmp_path)

    assert result.as_of == date(2017, 12, 6)
    assert kinds(result) == {"account": 3, "application": 1}
    assert [lender for lender, _ in lenders(result)] == ["credit_card", "credit_card", "mortgage"]


def test_the_shared_sentences_have_a_reason_each() -> None:
    words = shipped().imports.report

    assert not set(words.applied) & set(words.looked)
    assert [
        name for name in ("贷款审批", "信用卡审批", "担保资格审查", "资信审查", "融资审批") if name not in words.applied
    ] == []
    assert [name for name in ("贷后管理", "本人查询") if name not in words.looked] == []
    assert re.match("个人信用报告", words.signs[0])
