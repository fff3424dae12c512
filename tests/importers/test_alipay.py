"""Alipay's exports: the same rows in any shape give the same facts, and every row is used or skipped by name."""

# ruff: noqa: E501  a row of an export is as wide as it is, and is read best on one line

from datetime import date
from pathlib import Path

import pytest

from credit_cli.importers.facts import Found, ValueFact
from tests.importers.exports import ALIPAY, ALIPAY_WEB, SHAPES, Export, Row, text, turned
from tests.importers.reading import found, kinds, lenders, questions, refused, rows

CREDIT = "信用借还"
ROWS = (
    Row("2026-10-01 18:30:32", CREDIT, "花呗", "花呗主动还款", "不计收支", "175.40", "", "还款失败"),
    Row("2026-09-30 13:00:00", "餐饮美食", "星巴克", "咖啡", "支出", "35.50", "花呗&焕新折扣"),
    Row("2026-09-10 09:10:00", CREDIT, "花呗", "花呗自动还款-2026年09月账单", "不计收支", "900.00", "工商银行储蓄卡(0001)", "还款成功"),
    Row("2026-08-10 09:11:00", CREDIT, "花呗", "花呗自动还款-2026年08月账单", "不计收支", "800.00", "工商银行储蓄卡(0001)", "还款成功"),
    Row("2026-07-17 09:57:38", CREDIT, "", "无人机租赁", "不计收支", "0.00", "", "芝麻免押下单成功"),
    Row("2026-07-17 09:57:37", CREDIT, "", "押金解冻", "不计收支", "0.00", "", "解冻成功"),
    Row("2026-07-14 08:00:00", CREDIT, "花呗", "花呗自动还款-2026年07月账单", "不计收支", "700.00", "余额宝", "还款成功"),
    Row("2026-07-10 09:20:58", CREDIT, "花呗", "花呗自动还款", "不计收支", "700.00", "", "还款失败"),
    Row("2026-06-20 12:00:00", CREDIT, "借呗", "借呗还款", "不计收支", "1010.00", "余额宝", "还款成功"),
    Row("2026-06-08 03:25:43", "投资理财", "余额宝-快线宝", "余额-2026.06.07-收益发放", "不计收支", "0.01", "余额"),
    Row("2026-06-02 12:00:00", "转账红包", "李四", "转账", "收入", "8600.00", "余额"),
    Row("2026-06-01 12:00:00", "转账红包", "李四", "转账", "支出", "500.00", "余额"),
    Row("2026-05-06 10:00:00", "充值缴费", "国家电网", "电费缴纳", "支出", "210.00", "余额"),
    Row("2026-05-05 10:00:00", "日用百货", "某店", "退款-毛巾", "不计收支", "20.00", "余额", "退款成功", "T1_R1"),
    Row("2026-05-03 10:00:00", "日用百货", "某店", "毛巾", "支出", "50.00", "余额", "交易成功", "T1"),
    Row("2026-05-02 10:00:00", "日用百货", "某店", "杯子", "不计收支", "82.00", "", "交易关闭"),
    Row("2026-04-02 10:00:00", "账户存取", "银行", "提现-快速提现", "不计收支", "100.00", "余额"),
    Row("2026-02-23 09:51:00", CREDIT, "借呗", "借呗放款至银行卡", "不计收支", "1000", "", "放款成功"),
)  # fmt: skip
EXPORT = Export("alipay", ROWS)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_facts(shape: str, tmp_path: Path) -> None:
    plain = found(text(EXPORT), tmp_path, "alipay")
    other = found(SHAPES[shape](EXPORT), tmp_path, "alipay", name="shape.bin")

    def told(result: Found) -> list[tuple[object, ...]]:
        return [fact[:3] for fact in result.facts]

    assert told(other) == told(plain)
    assert kinds(other) == kinds(plain)
    assert other.as_of == plain.as_of == date(2026, 10, 31)


def test_every_row_is_used_or_skipped_by_name(tmp_path: Path) -> None:
    result = found(text(EXPORT), tmp_path, "alipay")

    assert kinds(result) == {
        "repayment": 4, "failed_debit": 1, "draw": 1, "spending": 3, "refund": 1, "transfer": 2, "money_market": 1,
        "failed_by_hand": 1, "not_borrowing": 2, "closed": 1, "own_transfer": 1,
    }  # fmt: skip
    assert result.rows == len(ROWS)
    assert sum(kinds(result).values()) == len(ROWS)


def test_borrowing_and_its_repayment_are_one_draw(tmp_path: Path) -> None:
    result = found(text(EXPORT), tmp_path, "alipay")

    assert rows(result, "draws", "jiebei") == [
        {"on": date(2026, 2, 23), "amount": 100000, "repaid_on": date(2026, 6, 20)}
    ]
    assert rows(result, "payments", "jiebei") == []


def test_a_debit_that_bounced_on_the_usual_day_and_came_later_was_late(tmp_path: Path) -> None:
    paid = rows(found(text(EXPORT), tmp_path, "alipay"), "payments", "huabei")

    # August and September were debited on the 10th, so July was due on the 10th, on which its debit bounced
    assert [(row["due"], row["paid_on"]) for row in paid] == [
        (date(2026, 7, 10), date(2026, 7, 14)),
        (date(2026, 8, 10), date(2026, 8, 10)),
        (date(2026, 9, 10), date(2026, 9, 10)),
    ]


def test_only_an_automatic_debit_bounces(tmp_path: Path) -> None:
    result = found(text(EXPORT), tmp_path, "alipay")

    assert rows(result, "failed_debits", "huabei") == [date(2026, 7, 10)]
    assert result.lines["failed_by_hand"] == (15,)


def test_months_are_net_of_refunds_and_written_only_where_the_export_covers_them(tmp_path: Path) -> None:
    spent = rows(found(text(EXPORT), tmp_path, "alipay"), "spending")
    short = rows(found(text(EXPORT._replace(end="2026-09-29")), tmp_path, "alipay"), "spending")

    assert spent == [
        {"month": date(2026, 5, 1), "total": 24000, "largest": 21000},  # 210 + 50 - 20
        {"month": date(2026, 9, 1), "total": 3550, "largest": 3550},
    ]
    assert [row["month"] for row in short] == [date(2026, 5, 1), date(2026, 9, 1)]  # the rows reach the 1st of October


def test_what_an_export_cannot_tell_is_asked(tmp_path: Path) -> None:
    result = found(text(EXPORT), tmp_path, "alipay")

    assert questions(result) == {"due_day", "income", "transfers", "bills", "money_market"}
    assert rows(result, "bills") == []
    assert lenders(result) == [("huabei", None), ("jiebei", None)]


def test_a_payment_by_hand_is_dated_by_its_bill_where_the_due_day_is_known(tmp_path: Path) -> None:
    export = Export(
        "alipay",
        (
            Row(
                "2026-05-12 10:17:59",
                CREDIT,
                "花呗",
                "花呗主动还款-2026年05月账单",
                "不计收支",
                "211.76",
                "余额宝",
                "还款成功",
            ),
        ),
    )

    unknown = found(text(export), tmp_path, "alipay")
    stated = found(text(export), tmp_path, "alipay", due_day=10)

    assert rows(unknown, "payments", "huabei") == []
    assert questions(unknown) == {"no_due_day"}
    assert rows(stated, "payments", "huabei") == [
        {"due": date(2026, 5, 10), "amount": 21176, "paid": 21176, "paid_on": date(2026, 5, 12), "by": "manual"}
    ]


def test_none_failed_is_said_only_of_an_account_that_is_debited_and_an_export_of_everything(tmp_path: Path) -> None:
    debit = Row(
        "2026-09-10 09:10:00", CREDIT, "花呗", "花呗自动还款-2026年09月账单", "不计收支", "900.00", "余额", "还款成功"
    )
    everything = text(Export("alipay", (debit,)))

    def none(data: str) -> bool:
        facts = found(data, tmp_path, "alipay").facts
        return any(isinstance(f, ValueFact) and f.path == ("failed_debits",) and f.value == () for f in facts)

    assert none(everything)
    assert not none(everything.replace("[全部]", "[支出]"))


def test_the_old_web_export_is_read(tmp_path: Path) -> None:
    export = Export("alipay", ROWS, headings=ALIPAY_WEB)
    body = (
        "支付宝交易记录明细查询\n账号:[138]\n起始日期:[2026-02-01 00:00:00]    终止日期:[2026-10-31 00:00:00]\n"
        + text(export)
    )

    result = found(body.encode("gb18030"), tmp_path, "alipay", name="old.txt")

    assert rows(result, "draws", "jiebei") == [
        {"on": date(2026, 2, 23), "amount": 100000, "repaid_on": date(2026, 6, 20)}
    ]
    assert result.rows == len(ROWS)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    order = (5, 2, 0, 9, 4, 6, 8, 1, 3, 7, 10, 11)

    assert kinds(found(text(turned(EXPORT, order)), tmp_path, "alipay")) == kinds(
        found(text(EXPORT), tmp_path, "alipay")
    )
    assert len(order) == len(ALIPAY)


def test_rows_that_stand_twice_in_joined_exports_count_once(tmp_path: Path) -> None:
    once = found(text(EXPORT), tmp_path, "alipay")
    twice = found(text(EXPORT) + text(EXPORT), tmp_path, "alipay")

    assert kinds(twice) == kinds(once) | {"repeat": len(ROWS)} | {
        k: v for k, v in kinds(twice).items() if k == "malformed"
    }
    assert twice.facts[0] == once.facts[0]
    assert rows(twice, "spending") == rows(once, "spending")


def test_a_quote_that_never_closes_swallows_no_row(tmp_path: Path) -> None:
    broken = ROWS[1]._replace(item='"咖啡', party='打开"某店"')
    result = found(text(EXPORT._replace(rows=(ROWS[0], broken, *ROWS[2:]))), tmp_path, "alipay")

    assert result.rows == len(ROWS)
    assert "malformed" not in kinds(result)


def test_quotes_that_come_in_pairs_but_open_a_cell_swallow_no_row(tmp_path: Path) -> None:
    odd = ROWS[1]._replace(party='某"店', item='"咖啡')
    result = found(text(EXPORT._replace(rows=(ROWS[0], odd, *ROWS[2:]))), tmp_path, "alipay")

    assert result.rows == len(ROWS)
    assert kinds(result)["spending"] == 3


def test_a_comma_too_many_is_put_back_into_the_text(tmp_path: Path) -> None:
    odd = ROWS[1]._replace(item="咖啡,大杯,少冰")
    result = found(text(EXPORT._replace(rows=(odd,))), tmp_path, "alipay")

    assert rows(result, "spending") == [{"month": date(2026, 9, 1), "total": 3550, "largest": 3550}]


def test_a_file_that_stops_within_a_row_is_refused(tmp_path: Path) -> None:
    whole = text(EXPORT)

    assert refused(whole[: whole.rindex("放款")], tmp_path, "alipay") == "cut_off"
    assert refused(whole[: whole.rindex("放款")] + "\n", tmp_path, "alipay") == "cut_off"
    assert refused(whole.encode("gb18030")[:-60], tmp_path, "alipay") == "cut_off"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"%PDF-1.7 ...", "is_pdf"),
        (b"PK\x03\x04 not a zip at all", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is_old_excel"),
        (b"\x89PNG\r\n\x1a\n", "is_picture"),
        (b"\x00\x01\x02" * 40, "not_text"),
        ("名称,数量\n苹果,3\n".encode(), "not_an_export"),
        ("支付宝账单\n没有表头\n".encode(), "no_headings"),
        (text(Export("alipay", ())).encode(), "no_rows"),
        (text(EXPORT).encode("gb18030").decode("latin-1").encode(), "not_an_export"),
    ],
)
def test_what_is_no_export_is_refused_by_name(data: bytes, reason: str, tmp_path: Path) -> None:
    assert refused(data, tmp_path, "alipay") == reason


def test_another_services_export_is_named(tmp_path: Path) -> None:
    row = Row("2026-09-30 13:00:00", "商户消费", "店", "货", "支出", "1.00", "零钱", "支付成功")

    assert refused(text(Export("wechat", (row,))), tmp_path, "alipay") == "other_service"


def test_headings_over_the_wrong_columns_are_refused(tmp_path: Path) -> None:
    body = text(EXPORT).replace("收/支,金额", "金额,收/支")

    assert refused(body, tmp_path, "alipay") == "unreadable_rows"


def test_what_the_export_files_under_credit_and_nobody_knows_is_named(tmp_path: Path) -> None:
    row = Row("2026-09-30 13:00:00", CREDIT, "某某", "从没见过的说法", "不计收支", "1.00")
    result = found(text(Export("alipay", (row,))), tmp_path, "alipay")

    assert kinds(result) == {"credit_unknown": 1}
    assert [note.name for note in result.notes] == ["credit_unknown"]


def test_nothing_that_identifies_anybody_is_in_a_fact(tmp_path: Path) -> None:
    told = str(found(text(EXPORT), tmp_path, "alipay").facts)

    assert not [word for word in ("张三丰", "李四", "13812345678", "20261101220", "0001") if word in told]
