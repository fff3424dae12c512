"""A letter written in one language: the sentences that apply, filled in, in their order.

Decides which sentence of a letter's file is written on the profile's day: its conditions hold, and the law it rests
on is in force. Does not know layouts.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from credit_cli.model.letters import Part
from credit_cli.reporters.letter.citing import citation, in_force, look_up
from credit_cli.reporters.letter.matter import Matter
from credit_cli.reporters.letter.telling import Telling, conditions
from credit_cli.reporters.page import Page

_PLACEHOLDER = re.compile("【[^】]*】")


class Block(NamedTuple):
    """Sentences that belong together, numbered or not."""

    heading: str | None
    numbered: bool
    lines: tuple[str, ...]


class Written(NamedTuple):
    """A letter in one language.

    `before` and `notes` are for the person who sends it; `cited` are the ids of the law that the letter cites.
    """

    before: tuple[str, ...]
    title: str
    addressee: str
    blocks: tuple[Block, ...]
    attach: tuple[str, ...]
    notes: tuple[str, ...]
    cited: tuple[str, ...]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What the person fills in, each once, in the letter's order."""
        lines = (self.title, self.addressee, *(line for block in self.blocks for line in block.lines))
        return tuple(dict.fromkeys(found for line in lines for found in _PLACEHOLDER.findall(line)))


def write_letter(about: Matter, page: Page, quote: Callable[[str], str] = str) -> Written:
    """The letter of a matter, in the page's language; `quote` makes text of the file safe for a format."""
    return _Writer(about, page, quote).write()


class _Writer:
    def __init__(self, about: Matter, page: Page, quote: Callable[[str], str]) -> None:
        self._page, self._letter = page, page.model.letters[about.to]
        self._holds = conditions(about, page)
        self._telling = Telling(about, page, quote)
        self._values = self._telling.values()

    def write(self) -> Written:
        letter = self._letter
        blocks = []
        cited: dict[str, None] = {}
        for section in letter.sections:
            heading = None if section.heading is None else self._page.words.of(section.heading)
            lines = self._all(section.parts)
            if lines:
                blocks.append(Block(heading, section.numbered, lines))
            cited |= {id_: None for part in section.parts if self._applies(part) for id_ in self._cited(part)}
        return Written(
            before=self._all(letter.before),
            title=self._first(letter.title),
            addressee=self._first(letter.addressee),
            blocks=tuple(blocks),
            attach=self._all(letter.attach),
            notes=self._all(letter.notes),
            cited=tuple(cited),
        )

    def _all(self, parts: tuple[Part, ...]) -> tuple[str, ...]:
        return tuple(line for part in parts for line in self._lines(part))

    def _first(self, parts: tuple[Part, ...]) -> str:
        return next(line for part in parts for line in self._lines(part))

    def _applies(self, part: Part) -> bool:
        return set(part.when) <= self._holds

    def _cited(self, part: Part) -> tuple[str, ...]:
        """The law that a part's own sentence names, where it is in force."""
        names = part.text is not None and "{law}" in part.text.zh
        return part.law if names and in_force(look_up(part.law, self._page.model), self._day) else ()

    @property
    def _day(self) -> date:
        return self._page.profile.as_of

    def _lines(self, part: Part) -> Iterator[str]:
        if not self._applies(part):
            return
        page = self._page
        law = look_up(part.law, page.model)
        if not in_force(law, self._day):
            if part.otherwise is not None:
                yield page.words.of(part.otherwise).format_map(self._values)
            return
        if part.text is None and part.shared is None:
            yield from (page.words.of(cited.item.text) for cited in law)
            return
        values = self._values | {"law": citation(law, page.words)}
        for row in self._telling.each(part.each) if part.each else [{}]:
            if part.text is not None:
                yield page.words.of(part.text).format_map(values | row)
            else:
                yield page.words(f"letter.{part.shared}", **(values | row))
