"""WeChat's and JD's exports in any shape."""

# ruff: noqa: E501  a row of an export is as wide as it is, and is read best on one line

from datetime import date
from pathlib import Path

import pytest

from tests.importers.exports import JD_OLD, SHAPES, Export, Row, text
from tests.importers.reading import found, kinds, lenders, questions, rows

WECHAT_ROWS = (
    Row("2026-09-26 12:45:27", "商户消费", "米线店", "总共消费", "支出", "¥28.16", "招商银行信用卡(1234)", "支付成功"),
    Row("2026-09-25 12:45:27", "商户消费", "书店", "书", "支出", "¥100.00", "零钱", "已退款(￥40.00)", "W1"),
    Row("2026-09-25 13:45:27", "商户消费-退款", "书店", "书", "收入", "¥40.00", "零钱", "已退款", "W1R"),
    Row("2026-09-24 10:10:11", "微信红包", "好友", "/", "收入", "¥0.35", "/", "已存入零钱"),
    Row("2026-08-22 12:34:56", "转账", "房东", "转账备注:房租", "支出", "¥500.00", "零钱通", "朋友已收钱"),
    Row("2026-08-21 12:34:56", "转账", "某人", "转账备注:微信转账", "支出", "¥60.00", "零钱", "对方已退还"),
    Row(
        "2026-08-17 10:07:31", "转入零钱通-来自工商银行(9876)", "/", "/", "/", "¥2000.00", "工商银行(9876)", "支付成功"
    ),
    Row("2026-07-15 16:29:37", "零钱提现", "招商银行()", "/", "/", "¥100.10", "工商银行", "提现已到账"),
    Row("2026-07-10 18:36:44", "信用卡还款", "建设银行信用卡还款", "/", "/", "¥548.58", "零钱", "支付成功"),
    Row("2026-07-09 18:36:44", "信用卡自动还款", "建设银行信用卡还款", "/", "/", "¥300.00", "零钱", "支付失败"),
    Row("2026-06-25 17:30:56", "分付还款", "分付", "/", "/", "¥337.00", "零钱", "支付成功"),
    Row("2026-06-20 17:30:56", "商户消费", "微粒贷", "微粒贷还款", "支出", "¥800.00", "零钱", "支付成功"),
    Row("2026-05-07 23:40:27", "没见过的类型", "测试", "不认识", "支出", "¥0.01", "工商银行储蓄卡(9876)", "支付成功"),
)
JD_ROWS = (
    Row("2024-01-25 11:00:00", "", "京东平台商户", "售后退款", "收入", "50.00", "", "交易成功", "J9"),
    Row("2024-01-20 16:30:00", "鞋服箱包", "京东平台商户", "运动T恤", "支出", "392.98(已退款203.98)", "京东白条", "交易成功"),
    Row("2024-01-18 10:00:00", "数码电器", "京东平台商户", "无线鼠标", "支出", "44.28(已全额退款)", "中信银行信用卡(1234)", "交易成功"),
    Row("2024-01-15 14:00:00", "白条", "京东金融", "白条自动还款", "不计收支", "500.00", "招商银行储蓄卡(4455)", "还款成功"),
    Row("2024-01-12 14:00:00", "白条", "京东金融", "白条主动还款", "不计收支", "120.00", "小金库零用钱", "交易成功"),
    Row("2024-01-10 14:00:00", "金条", "京东金融", "金条借款到账", "不计收支", "3000.00", "", "放款成功"),
    Row("2024-01-05 10:00:00", "", "京东金融", "京东小金库-转入", "不计收支", "200.00", "招商银行储蓄卡(4455)", "交易成功"),
)  # fmt: skip
WECHAT = Export("wechat", WECHAT_ROWS, "2026-05-01", "2026-09-30")
JD = Export("jd", JD_ROWS, "2024-01-01", "2024-01-31")


@pytest.mark.parametrize("shape", [s for s in SHAPES if s != "workbook of times"])
@pytest.mark.parametrize("export", [WECHAT, JD], ids=lambda export: export.service)
def test_every_shape_gives_the_same_facts(export: Export, shape: str, tmp_path: Path) -> None:
    plain = found(text(export), tmp_path, export.service)
    other = found(SHAPES[shape](export), tmp_path, export.service, name="shape.xlsx")

    assert [(f.target, str(f)[:300].split("origin")[0]) for f in other.facts] == [
        (f.target, str(f)[:300].split("origin")[0]) for f in plain.facts
    ]
    assert kinds(other) == kinds(plain)
    assert other.rows == len(export.rows)


def test_a_workbook_of_numbers_gives_the_same_as_one_of_texts(tmp_path: Path) -> None:
    texts = found(SHAPES["workbook of texts"](WECHAT), tmp_path, "wechat")
    numbers = found(SHAPES["workbook of times"](WECHAT), tmp_path, "wechat")

    assert numbers == texts


def test_wechat_rows_are_what_they_are(tmp_path: Path) -> None:
    result = found(text(WECHAT), tmp_path, "wechat")

    assert kinds(result) == {
        "spending": 3, "refund": 1, "transfer": 2, "closed": 1, "money_market": 1, "own_transfer": 1, "repayment": 3,
        "failed_debit": 1,
    }  # fmt: skip
    assert lenders(result) == [
        ("credit_card", "招商银行"), ("credit_card", "建设银行"), ("weilidai", None), ("weixin_fenfu", None),
    ]  # fmt: skip
    assert rows(result, "failed_debits", "credit_card") == [date(2026, 7, 9)]
    assert questions(result) == {"no_due_day", "income", "transfers", "money_market"}


def test_a_wechat_refund_counts_once_though_two_rows_tell_it(tmp_path: Path) -> None:
    spent = rows(found(text(WECHAT), tmp_path, "wechat"), "spending")

    assert spent[-1] == {"month": date(2026, 9, 1), "total": 8816, "largest": 6000}  # 28.16 + (100 - 40)


def test_jd_rows_are_what_they_are(tmp_path: Path) -> None:
    result = found(text(JD), tmp_path, "jd")

    assert kinds(result) == {"spending": 2, "repayment": 2, "refund": 1, "draw": 1, "money_market": 1}
    assert lenders(result) == [("credit_card", "中信银行"), ("jd_baitiao", None), ("jd_jintiao", None)]
    assert rows(result, "draws", "jd_jintiao") == [{"on": date(2024, 1, 10), "amount": 300000}]
    assert rows(result, "payments", "jd_baitiao") == [
        {"due": date(2024, 1, 15), "amount": 50000, "paid": 50000, "paid_on": date(2024, 1, 15), "by": "auto"}
    ]
    assert rows(result, "spending") == [{"month": date(2024, 1, 1), "total": 13900, "largest": 13900}]  # 189 + 0 - 50


def test_jds_older_columns_are_read(tmp_path: Path) -> None:
    new, old = (found(text(JD._replace(headings=h)), tmp_path, "jd") for h in (None, JD_OLD))

    assert kinds(old) == kinds(new)


def test_a_workbook_with_the_same_sheet_twice_counts_once(tmp_path: Path) -> None:
    import io  # noqa: PLC0415

    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(io.BytesIO(SHAPES["workbook of texts"](WECHAT)))
    book.copy_worksheet(book.worksheets[0])
    book.create_sheet("说明").append(["没有表头", "金额"])
    stream = io.BytesIO()
    book.save(stream)

    result = found(stream.getvalue(), tmp_path, "wechat", name="b.xlsx")

    assert kinds(result)["repeat"] == len(WECHAT_ROWS)
    assert rows(result, "spending") == rows(found(text(WECHAT), tmp_path, "wechat"), "spending")


def test_formulas_are_never_evaluated(tmp_path: Path) -> None:
    import io  # noqa: PLC0415

    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(io.BytesIO(SHAPES["workbook of texts"](WECHAT)))
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row, 6).value = "=1+1"
    stream = io.BytesIO()
    book.save(stream)

    result = found(stream.getvalue(), tmp_path, "wechat", name="b.xlsx")

    assert kinds(result)["malformed"] == 1
