"""A letter on paper: plain text or Markdown, the Chinese letter first, then English where it is read, then the notes.

Decides the layout, and that what is not to be sent stands under a line of its own. Does not know any sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from credit_cli.reporters.cells import cells
from credit_cli.reporters.letter.writing import Block, Written
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import BLANK, Line, line, paragraph
from credit_cli.words.catalogue import Words

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:])")


class Pair(NamedTuple):
    """The letter in Chinese, which is sent, and in English where that is the reader's language."""

    chinese: Written
    english: Written | None


def escaped(text: str) -> str:
    """Text of a file in which Markdown finds no markup."""
    return _MARKUP.sub(r"\\\1", text)


def as_text(pair: Pair, page: Page) -> list[Line]:
    """The letters as plain text; `page` in the reader's language."""
    read = pair.english or pair.chinese
    lines = [row for said in read.before for row in paragraph(said, page.width, style="warn")]
    lines += [BLANK, *_ruled("begin", page), BLANK] if lines else []
    lines += _text(pair.chinese, Words("zh"), page.width)
    if pair.english is not None:
        lines += [BLANK, *_ruled("reference", page), BLANK, *_text(pair.english, Words("en"), page.width)]
    lines += [BLANK, *_ruled("end", page), BLANK, line(page.words("letter.notes"), "bold")]
    for note in read.notes:
        lines += paragraph(f"- {note}", page.width, hang=2)
    return lines + [row for hint in _hints(page) for row in paragraph(f"- {hint}", page.width, hang=2, style="dim")]


def _ruled(key: str, page: Page) -> list[Line]:
    return paragraph(page.words(f"letter.{key}"), page.width, style="dim")


def _hints(page: Page) -> tuple[str, str]:
    return page.words("letter.in_english"), page.words("letter.to_file")


def _text(letter: Written, words: Words, width: int | None) -> list[Line]:
    lines = [*paragraph(letter.title, width, style="bold"), BLANK]
    lines += paragraph(words("letter.to", addressee=letter.addressee), width)
    for block in letter.blocks:
        lines += [] if block.numbered and block.heading is None else [BLANK]
        if block.heading is not None:
            lines += [line(block.heading, "bold")]
        lines += _rows(block.lines, width, numbered=block.numbered)
    lines += [BLANK, line(words("letter.attach"), "bold"), *_rows(letter.attach, width, numbered=True), BLANK]
    return lines + [line(closing) for closing in _closing(words)]


def _rows(rows: Sequence[str], width: int | None, *, numbered: bool) -> list[Line]:
    lines: list[Line] = []
    for n, row in enumerate(rows, 1):
        mark = f"{n}. " if numbered else ""
        lines += paragraph(mark + row, width, hang=cells(mark))
    return lines


def _closing(words: Words) -> Iterator[str]:
    yield from (*words("letter.regards").split("\n"), "", words("letter.signature"), words("letter.a_day"))


def as_markdown(pair: Pair, page: Page) -> list[Line]:
    """The letters as Markdown."""
    read = pair.english or pair.chinese
    rows = [piece for said in read.before for piece in (f"> {said}", "")]
    rows += ["---", ""] if rows else []
    rows += _markdown(pair.chinese, Words("zh"))
    if pair.english is not None:
        rows += ["---", "", page.words("letter.reference"), "", *_markdown(pair.english, Words("en"))]
    rows += ["---", "", page.words("letter.end"), "", f"## {page.words('letter.notes')}", ""]
    rows += [f"- {note}" for note in read.notes]
    return [line(row) for row in (*rows, *(f"- {hint}" for hint in _hints(page)))]


def _markdown(letter: Written, words: Words) -> Iterator[str]:
    yield from (f"# {letter.title}", "", words("letter.to", addressee=letter.addressee), "")
    blocks = (*letter.blocks, Block(words("letter.attach"), numbered=True, lines=letter.attach))
    for block in blocks:
        if block.heading is not None:
            yield from (f"## {block.heading}", "")
        if block.numbered:
            yield from (f"{n}. {row}" for n, row in enumerate(block.lines, 1))
            yield ""
        else:
            yield from (piece for row in block.lines for piece in (row, ""))
    yield from (piece for end in _closing(words) if end for piece in (end, ""))


def one_text(letter: Written, words: Words) -> str:
    """One letter as unwrapped text, as machine output holds it."""
    return "".join("".join(span.text for span in row) + "\n" for row in _text(letter, words, None))
