"""Bytes of a file into text that may be parsed: UTF-8, no character that a screen would obey, of bounded size.

Decides which encodings, sizes and characters are refused, each as a problem at its place. Does not know YAML
beyond its directives, which cost more than they give.
"""

import re
from typing import Final

from credit_cli.profile.problems import Problem, problem_at

LARGEST_FILE: Final = 2 << 20
"""Bytes of one profile: more than a hundred times a full diary of three hundred lines."""

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_REFUSED = r"[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_LAID_OUT = str.maketrans("", "", "\t\n\r")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_LINE_END = re.compile("\r\n?|\n")
_ESCAPE = r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)"
_HIGH, _LOW, _BEYOND = 0xD800, 0xDC00, 0x10000


def decoded(data: bytes) -> str | Problem:
    """The text of a file's bytes; a byte order mark is dropped."""
    if len(data) > LARGEST_FILE:
        return problem_at("too_large", 1, 1, largest=f"{LARGEST_FILE >> 20} MB")
    encoding = _OTHER_MARKS.get(data[:2])
    if encoding:
        return problem_at("not_utf8", 1, 1, encoding=encoding)
    body = data.removeprefix(_UTF8_MARK)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = position(body[: error.start].decode("utf-8"), None)
        return problem_at("not_utf8", line, column, encoding=_guess(body))


def _guess(data: bytes) -> str:
    """Which other encoding fits; empty where none does."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def checked(text: str) -> str | Problem:
    """The text as the parser may have it, JSON's spellings made YAML's."""
    if len(text) > LARGEST_FILE:
        return problem_at("too_large", 1, 1, largest=f"{LARGEST_FILE >> 20} MB")
    if not text.translate(_LAID_OUT).isprintable() and (refused := re.search(_REFUSED, text)):
        line, column = position(text, refused.start())
        return problem_at("control_character", line, column, character=f"U+{ord(refused[0]):04X}")
    if "%" in text and (directive := _DIRECTIVE.search(text)):
        return problem_at("directive", *position(text, directive.start()))
    return _json_as_yaml(text) if text[:1] in "{ \t\r\n" and text.lstrip()[:1] == "{" else text


def position(text: str, index: int | None) -> tuple[int, int]:
    """Line and column, from 1, of a character of the text, or of its end."""
    before = text if index is None else text[:index]
    ends = list(_LINE_END.finditer(before))
    return len(ends) + 1, len(before) - (ends[-1].end() if ends else 0) + 1


def lines_of(text: str) -> list[str]:
    """The text's lines, as editors count them."""
    return _LINE_END.split(text)


def _json_as_yaml(text: str) -> str:
    """JSON writes a rare character as two halves, and may be indented by tabs: YAML knows neither."""
    body = text.lstrip()
    lead = text[: len(text) - len(body)].replace("\t", " ")
    return lead + (re.sub(_ESCAPE, _whole, body) if "\\u" in body else body)


def _whole(escape: re.Match[str]) -> str:
    high, low = escape.groups()
    if high is None:
        return escape[0]
    return f"\\U{((int(high, 16) - _HIGH) << 10) + int(low, 16) - _LOW + _BEYOND:08X}"
