"""Days and amounts as exports write them, and as Excel rewrites them.

Decides which notations are understood; anything else is None, never a guess. Does not know rows or services.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from credit_cli.profile.scalars import EARLIEST_YEAR, LARGEST_AMOUNT_FEN, LATEST_YEAR, Fen

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?!\d)", re.ASCII)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})(?!\d)", re.ASCII)
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_SERIALS: Final = range(36_526, 73_051)  # Excel's days of the years 2000 to 2099
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_AMOUNT = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2})0*)?", re.ASCII)
_REFUND = re.compile(r"\(?已(?:全额)?退款\(?(\d[\d,]*(?:\.\d+)?)?\)?\)?")
_WHOLLY: Final = "已全额退款"
_SIGNS = str.maketrans({"¥": None, "￥": None, " ": None, "\t": None, "（": "(", "）": ")", "元": None, "−": "-"})
_BILL = re.compile(r"(20\d{2})\s*[年/-]\s*(\d{1,2})\s*月?")
_MONTH_ALONE = re.compile(r"(?<!\d)(\d{1,2})月")
_MONTHS: Final = 12
_DIGITS: Final = 12


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The day of a written time: ISO, slashes, Chinese, compact, American, or Excel's serial number."""
    text = text.strip().strip('="')
    if match := _DAY.match(text):
        return _day(match[1], match[2], match[3])
    if match := _COMPACT.match(text):
        return _day(match[1], match[2], match[3])
    if match := _MONTH_FIRST.match(text):
        return _day(match[3], match[1], match[2])
    if (match := _SERIAL.fullmatch(text)) and int(match[1]) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(match[1]))
    return None


def fen_of(text: str) -> Fen | None:
    """An amount in yuan as fen; at most two decimals that say something."""
    major, point, minor = text.partition(".")
    if major.isascii() and major.isdigit() and len(major) < _DIGITS and (not point or len(minor) == 2):  # noqa: PLR2004  fen
        if not point:
            return int(major) * 100
        if minor.isascii() and minor.isdigit():
            return int(major) * 100 + int(minor)
    match = _AMOUNT.fullmatch(text.translate(_SIGNS).strip('="'))
    if match is None:
        return None
    fen = int(match[2].replace(",", "")) * 100 + int((match[3] or "0").ljust(2, "0"))
    if fen > LARGEST_AMOUNT_FEN:
        return None
    return -fen if match[1] == "-" else fen


def with_refund(text: str) -> tuple[Fen, Fen] | None:
    """An amount and what of it was paid back: `392.98(已退款203.98)`, `44.28(已全额退款)`."""
    plain = text.translate(_SIGNS)
    bare, mark, rest = plain.partition("(")
    fen = fen_of(bare)
    if fen is None:
        return None
    return (fen, refunded_of(mark + rest, fen)) if mark else (fen, 0)


def refunded_of(text: str, whole: Fen) -> Fen:
    """What a status or a note says was paid back: `已全额退款`, `已退款(￥10.00)`; nothing where it says nothing."""
    plain = text.translate(_SIGNS)
    if _WHOLLY in plain:
        return whole
    match = _REFUND.search(plain)
    return (fen_of(match[1]) or 0) if match and match[1] else 0


def bill_month(text: str, paid_on: date) -> date | None:
    """The month of the bill that a repayment names, as its first day; a month without a year is the nearest one."""
    if match := _BILL.search(text):
        return _day(match[1], match[2], "1")
    if "账单" not in text and "还款-" not in text:
        return None
    match = _MONTH_ALONE.search(text)
    if match is None or not 1 <= int(match[1]) <= _MONTHS:
        return None
    around = [date(year, int(match[1]), 1) for year in (paid_on.year - 1, paid_on.year, paid_on.year + 1)]
    return min(around, key=lambda month: abs((month - paid_on).days))
