"""Numbers and names that identify a person: how they look, and how numbers are shown in a line of a file.

Decides what may be an ID card, a mobile phone or a bank card number. Masking goes by looks alone, so that nothing
slips through; a warning needs the number's own check digit too, so that an amount does not raise it, and a whole text
that reads as a full name, so that a nickname does not. Does not know where a text comes from.
"""

import re
from datetime import date
from typing import Final, Literal

from credit_cli.profile.text import lines_of

Private = Literal["id_card", "phone", "bank_card"]

_ID_CARD = r"(?<!\d)[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dXx](?!\d)"
_PHONE = r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"
_BANK_CARD = r"(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,7})?(?!\d)"
_LONG = r"(?<!\d)\d(?:[ -]?\d){9,}[\dXx](?!\d)"
_BETWEEN_DIGITS: Final = ("-", " ", "\n", "\r")
_ELEVEN_DIGITS = r"[0-9]{11}"
_COMMENT = r"(?:^|(?<=\s))#.*"
_KEPT: Final = 3
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_CARD_LENGTHS: Final = range(15, 20)
_SURNAMES: Final = (
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The hundred most common: together more than four fifths of all people in China."""
_TWO_SIGN_SURNAMES: Final = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒"
_CALLED: Final = (
    "姐哥弟妹叔姨婶伯爷奶爸妈嫂总工老师太某同学师傅先生女士老板店长家的宝仔子一二三四五六七八九十0123456789"
)
"""How people are called who are not named: 王姐, 陈老师, 张三, 李某."""
_FULL_NAME: Final = rf"(?:[{_SURNAMES}]|{_TWO_SIGN_SURNAMES})[\u4e00-\u9fff]{{1,2}}"
_LATIN_NAME: Final = r"[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][a-z]+"


def masked(text: str) -> str:
    """The text with the middle of every long number starred; as long as before, so that columns stay."""
    return re.sub(_LONG, _starred, text, flags=re.ASCII)


def _starred(match: re.Match[str]) -> str:
    number = match[0]
    middle = "".join("*" if char.isalnum() else char for char in number[_KEPT:-_KEPT])
    return number[:_KEPT] + middle + number[-_KEPT:]


def private_in(text: str) -> Private | None:
    """What kind of identifying number a text holds, where one of its numbers is a valid one."""
    if any(_is_id_card(match) for match in re.finditer(_ID_CARD, text, re.ASCII)):
        return "id_card"
    if re.search(_PHONE, text, re.ASCII):
        return "phone"
    return "bank_card" if any(_is_bank_card(match[0]) for match in re.finditer(_BANK_CARD, text, re.ASCII)) else None


def _is_id_card(match: re.Match[str]) -> bool:
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    digits = match[0].upper()
    total = sum(int(digit) * weight for digit, weight in zip(digits[:-1], _WEIGHTS, strict=True))
    return _CHECKS[total % len(_CHECKS)] == digits[-1]


def _is_bank_card(number: str) -> bool:
    """Whether the number has a card's length and passes the Luhn check."""
    digits = [int(char) for char in number if char.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) in _CARD_LENGTHS and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def looks_like_a_name(text: str) -> bool:
    """Whether a whole text reads as the name on an identity card: 王建国, 欧阳娜, Li Wei; not 小林, 王姐 or 张三."""
    text = text.strip()
    if re.fullmatch(_LATIN_NAME, text):
        return True
    return re.fullmatch(_FULL_NAME, text) is not None and text[-1] not in _CALLED


def may_hold_long_numbers(text: str) -> bool:
    """Whether a number that identifies somebody can be in a file's text at all; escapes and folds may hide one."""
    if "\\" in text:
        return True
    for between in _BETWEEN_DIGITS:
        text = text.replace(between, "")
    return re.search(_ELEVEN_DIGITS, text) is not None


def comments_of(text: str) -> tuple[tuple[int, str], ...]:
    """The lines (from 1) with a comment that holds a long number."""
    if "#" not in text:
        return ()
    found = ((number, re.search(_COMMENT, line)) for number, line in enumerate(lines_of(text), 1))
    return tuple((number, match[0]) for number, match in found if match and re.search(_LONG, match[0], re.ASCII))
