"""Markdown as GitHub reads it: text in which nothing is markup, tasks to tick, tables.

Decides what is escaped: every sign that could begin markup, a link, an address or an entity. Does not know plans.
"""

import re
from collections.abc import Sequence
from typing import Final

from credit_cli.reporters.cells import harmless

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~&!@]")
_LINKS: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)")
_WORD_JOINER: Final = "&#8288;"
_AT: Final = "\\@"


def escaped(text: str) -> str:
    """One line of text in which Markdown finds no markup, no link and nobody to notify."""
    shown = _MARKUP.sub(lambda match: f"\\{match[0]}", harmless(text))
    return _LINKS.sub(lambda match: match[0] + _WORD_JOINER, shown).replace(_AT, f"@{_WORD_JOINER}").strip()


def heading(level: int, text: str) -> str:
    """A heading."""
    return f"{'#' * level} {escaped(text)}"


def item(text: str, *, indent: int = 0) -> str:
    """An entry of a list; what begins like a list itself does not begin one."""
    return f"{'  ' * indent}- {_plain_start(escaped(text))}"


def task(text: str) -> str:
    """An entry to tick."""
    return f"- [ ] {_plain_start(escaped(text))}"


def paragraph(text: str) -> str:
    """A paragraph."""
    return _plain_start(escaped(text))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, right: int) -> list[str]:
    """A table; the columns from `right` on are aligned to the right."""
    rule = [":---" if n < right else "---:" for n in range(len(heads))]
    return [_row([escaped(text) for text in heads]), _row(rule), *(_row([escaped(t) for t in row]) for row in rows)]


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _plain_start(text: str) -> str:
    return re.sub(r"^([+-]|\d+[.)])(?=\s|$)", r"\\\1" if text[:1] in "+-" else _escape_number(text), text)


def _escape_number(text: str) -> str:
    digits = re.match(r"\d+", text)
    return f"{digits[0]}\\\\{text[len(digits[0])]}" if digits and len(text) > len(digits[0]) else text
