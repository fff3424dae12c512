from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_cli.importers.values import bill_month, day_of, fen_of, refunded_of, with_refund


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-01 18:30:32", date(2026, 10, 1)),
        ("2026/10/1 18:30", date(2026, 10, 1)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026年10月1日 18:30", date(2026, 10, 1)),
        ("2026.10.01", date(2026, 10, 1)),
        ("20261001", date(2026, 10, 1)),
        ("10/1/2026 6:30", date(2026, 10, 1)),
        ("46296.7712", date(2026, 10, 1)),  # 46,296 days after 1899-12-30
        ('="2026-10-01"', date(2026, 10, 1)),
    ],
)
def test_days_are_read_as_exports_and_excel_write_them(text: str, day: date) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    "text", ["", "昨天", "2026-13-01", "2026-02-30", "26-10-01", "######", "=1+1", "12345", "99999"]
)
def test_what_is_no_day_is_none_and_never_a_guess(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("175.40", 17540), ("1000", 100000), ("¥28.16", 2816), ("￥1,234.5", 123450), (" 50.0 ", 5000),
        ("35.500", 3550),
        ("12元", 1200), ("-5.00", -500),
    ],
)  # fmt: skip
def test_amounts_are_read_as_exports_and_excel_write_them(text: str, fen: int) -> None:
    assert fen_of(text) == fen


@pytest.mark.parametrize("text", ["", "abc", "1.234", "1E+5", "1,23", "=1+1", "٣", "9" * 30])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert fen_of(text) is None


@given(st.integers(0, 10**12))
def test_an_amount_written_in_yuan_comes_back_exactly(fen: int) -> None:
    assert fen_of(f"{fen // 100}.{fen % 100:02}") == fen
    assert fen_of(f"¥{fen // 100:,}.{fen % 100:02}") == fen


@given(st.text(max_size=40))
def test_any_text_is_a_day_an_amount_or_none(text: str) -> None:
    assert day_of(text) is None or isinstance(day_of(text), date)
    assert fen_of(text) is None or isinstance(fen_of(text), int)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("38.68", (3868, 0)),
        ("44.28(已全额退款)", (4428, 4428)),
        ("392.98(已退款203.98)", (39298, 20398)),
        ("100.00（已退款30）", (10000, 3000)),
        ("已退款", None),
    ],
)
def test_an_amount_tells_what_of_it_came_back(text: str, expected: tuple[int, int] | None) -> None:
    assert with_refund(text) == expected


@pytest.mark.parametrize(
    ("status", "fen"), [("已全额退款", 5000), ("已退款(￥10.00)", 1000), ("已退款¥10.50", 1050), ("支付成功", 0)]
)
def test_a_status_tells_what_came_back(status: str, fen: int) -> None:
    assert refunded_of(status, 5000) == fen


@pytest.mark.parametrize(
    ("item", "month"),
    [
        ("花呗自动还款-2026年06月账单", date(2026, 6, 1)),
        ("自动还款-花呗|信用购2026年09月账单", date(2026, 9, 1)),
        ("白条还款-12月", date(2025, 12, 1)),  # paid in January: the nearest December
        ("花呗主动还款", None),
        ("借呗还款", None),
        ("12月会员", None),
    ],
)
def test_a_repayment_names_the_month_of_its_bill(item: str, month: date | None) -> None:
    assert bill_month(item, date(2026, 1, 9)) == month
