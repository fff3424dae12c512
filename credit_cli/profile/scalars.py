"""How one written value becomes a typed one: days, months, amounts, rates, names.

Decides what a scalar of each declared type may look like, reading it as the user wrote it: YAML's own
guesses (`no`, `010`, `12:30`, `1_000`) never reach it. A refusal is a `Refused` value that names a problem of
the catalogue (`words/problems.yaml`) and holds what its message needs. Does not know where in the file the
value stands, nor what other facts say.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, NamedTuple, TypeAlias

Fen: TypeAlias = int
"""An amount of money in hundredths of the currency's major unit (分), so that sums are exact."""

LARGEST_AMOUNT_FEN: Final[Fen] = 100_000_000_000_000
"""A trillion of the major unit: beyond this a digit was typed twice."""

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2200
LONGEST_LINE: Final = 2_000
MONTHS_OF_A_YEAR: Final = 12
HIGHEST_RATE: Final = 2

_AMOUNT = re.compile(r"([+-]?)(\d{1,15})(?:\.(\d{1,2}))?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_RATE = re.compile(r"[+-]?\d{1,6}(?:\.\d{1,12})?", re.ASCII)
_ACCOUNT_ID = re.compile(r"(?!\d+$)[\w.-]{1,40}")
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_CODE = re.compile(r"(?:RPY|UTL|FRQ|MLT|PUR|CAP|REC|IDN|PLT|STA|DAT|EXP)\d{2}", re.ASCII)
_NO_CODE = frozenset({"none", "unexplained"})
_OBEYED = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


class Refused(NamedTuple):
    """Why a written value is not of its declared type: a problem's name and what its message needs."""

    problem: str
    context: tuple[tuple[str, str], ...] = ()


class Scalar(NamedTuple):
    """A declared type: its name, by which `schema.py` describes it, and how it is read from text."""

    name: str
    parse: Callable[[str], Any]


class ListRule(NamedTuple):
    """What a list may look like beyond its entries."""

    at_least: int = 0
    one_or_many: bool = False


AT_LEAST_ONE: Final = ListRule(at_least=1)
ONE_OR_MANY: Final = ListRule(one_or_many=True)


def _refuse(problem: str, **context: object) -> Refused:
    return Refused(problem, tuple((name, str(value)) for name, value in context.items()))


def _date(year: str, month: str, day: str, text: str) -> date | Refused:
    y, m, d = int(year), int(month), int(day)
    if not EARLIEST_YEAR <= y <= LATEST_YEAR or not 1 <= m <= MONTHS_OF_A_YEAR:
        return _refuse("impossible_day", value=text, earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    try:
        return date(y, m, d)
    except ValueError:
        return _refuse("impossible_day_of_month", value=text, last=monthrange(y, m)[1])


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date | Refused:
    """Read `YYYY-MM-DD`."""
    match = _DAY.fullmatch(text)
    return _date(match[1], match[2], match[3], text) if match else _refuse("not_a_day", value=text)


def parse_month(text: str) -> date | Refused:
    """Read `YYYY-MM` as that month's first day."""
    match = _MONTH.fullmatch(text)
    return _date(match[1], match[2], "1", text) if match else _refuse("not_a_month", value=text)


def parse_month_or_day(text: str) -> date | Refused:
    """Read a day, or a month as its first day."""
    return parse_month(text) if _MONTH.fullmatch(text) else parse_day(text)


@lru_cache(maxsize=4096)
def parse_signed_amount(text: str) -> Fen | Refused:
    """Read an amount in the major unit, at most two decimals, as fen; negative allowed."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return _refuse("not_an_amount", value=text)
    sign, major, minor = match.groups()
    fen = int(major) * 100 + int((minor or "0").ljust(2, "0"))
    if fen > LARGEST_AMOUNT_FEN:
        return _refuse("absurd_amount", value=text)
    return -fen if sign == "-" else fen


@lru_cache(maxsize=4096)
def parse_amount(text: str) -> Fen | Refused:
    """Read an amount of zero or more, as fen."""
    fen = parse_signed_amount(text)
    return _refuse("negative_amount", value=text) if isinstance(fen, int) and fen < 0 else fen


def whole(low: int, high: int) -> Callable[[str], int | Refused]:
    """Read a whole number from `low` to `high`; `010` is ten, never eight."""

    def parse(text: str) -> int | Refused:
        if _WHOLE.fullmatch(text) is None:
            return _refuse("not_a_whole_number", value=text)
        number = int(text)
        return number if low <= number <= high else _refuse("out_of_range", value=text, low=low, high=high)

    return parse


def parse_rate(text: str) -> float | Refused:
    """Read a yearly rate as a fraction, 0 to 2."""
    if _RATE.fullmatch(text) is None:
        return _refuse("not_a_rate", value=text)
    rate = float(text)
    if rate < 0:
        return _refuse("negative_rate", value=text)
    return rate if rate <= HIGHEST_RATE else _refuse("rate_is_percent", value=text, fraction=f"{rate / 100:g}")


def parse_flag(text: str) -> bool | Refused:
    """Read yes or no, in any of the words YAML writers use."""
    word = text.lower()
    return word in _TRUE if word in _TRUE or word in _FALSE else _refuse("not_a_flag", value=text)


def parse_line(text: str) -> str | Refused:
    """Read text, as written; without characters that a terminal obeys or that reorder what is read."""
    if len(text) > LONGEST_LINE:
        return _refuse("text_too_long", longest=LONGEST_LINE)
    obeyed = None if text.isprintable() else re.search(_OBEYED, text)
    return _refuse("control_character", character=f"U+{ord(obeyed[0]):04X}") if obeyed else text


def parse_account_id(text: str) -> str | Refused:
    """Read an account's id: 1-40 letters of any script, digits, `_ . -`, not digits only."""
    return text if _ACCOUNT_ID.fullmatch(text) else _refuse("bad_id", value=text)


def parse_currency(text: str) -> str | Refused:
    """Read an ISO 4217 code."""
    return text if _CURRENCY.fullmatch(text) else _refuse("not_a_currency", value=text)


def parse_version(text: str) -> int | Refused:
    """Read the format's version; there is one."""
    return 1 if text == "1" else _refuse("unknown_version", value=text)


def parse_code(text: str) -> str | Refused:
    """Read the code of a finding that can be ignored: three letters of a known family and two digits."""
    return text if _CODE.fullmatch(text) else _refuse("bad_code", value=text)


def parse_cause(text: str) -> str | Refused:
    """Read the code of a cause, or `none` or `unexplained`."""
    return text if text in _NO_CODE or _CODE.fullmatch(text) else _refuse("bad_cause", value=text)


Day = Annotated[date, Scalar("day", parse_day)]
Month = Annotated[date, Scalar("month", parse_month)]
MonthOrDay = Annotated[date, Scalar("month_or_day", parse_month_or_day)]
Amount = Annotated[Fen, Scalar("amount", parse_amount)]
SignedAmount = Annotated[Fen, Scalar("signed_amount", parse_signed_amount)]
Rate = Annotated[float, Scalar("rate", parse_rate)]
Flag = Annotated[bool, Scalar("flag", parse_flag)]
Line = Annotated[str, Scalar("line", parse_line)]
AccountId = Annotated[str, Scalar("account_id", parse_account_id)]
AccountRef = Annotated[str, Scalar("account_ref", parse_account_id)]
LenderKey = Annotated[str, Scalar("lender", parse_line)]
FindingCode = Annotated[str, Scalar("finding_code", parse_code)]
CauseCode = Annotated[str, Scalar("cause_code", parse_cause)]
Currency = Annotated[str, Scalar("currency", parse_currency)]
Version = Annotated[int, Scalar("version", parse_version)]
Count = Annotated[int, Scalar("count", whole(0, 100_000))]
Months = Annotated[int, Scalar("months", whole(1, 600))]
DayOfMonth = Annotated[int, Scalar("day_of_month", whole(1, 31))]
SesameScore = Annotated[int, Scalar("sesame_score", whole(350, 950))]
