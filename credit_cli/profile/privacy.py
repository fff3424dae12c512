"""Numbers that identify a person: how they look, and how they are shown when they stand in a line of a file.

Decides what may be an ID card, a mobile phone or a bank card number. Masking goes by looks alone, so that nothing
slips through; a warning needs the number's own check digit too, so that an amount does not raise it. Does not know
where a text comes from.
"""

import re
from datetime import date
from typing import Final, Literal

Private = Literal["id_card", "phone", "bank_card"]

_ID_CARD = r"(?<!\d)[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dXx](?!\d)"
_PHONE = r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"
_BANK_CARD = r"(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,7})?(?!\d)"
_LONG = r"(?<!\d)\d(?:[ -]?\d){9,}[\dXx](?!\d)"
_KEPT: Final = 3
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_CARD_LENGTHS: Final = range(15, 20)


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
