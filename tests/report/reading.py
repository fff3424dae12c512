"""Reads a report page as a program does: its texts, its marked numbers, what it refers to."""

import re
from html.parser import HTMLParser
from typing import Final, NamedTuple

VOID: Final = frozenset({"meta", "link", "br", "img", "input", "hr"})
AXIS: Final = "tick"
"""The numbers along a chart: they measure, and state nothing."""
UNSEEN: Final = frozenset({"style", "title", "desc", "head"})


class Marked(NamedTuple):
    """A number of the page and which number of the machine output it says it is."""

    of: str
    text: str


class Reader(HTMLParser):
    """What a page holds."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.marked: list[Marked] = []
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self._open == [], self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag not in VOID:
            self._open.append((tag, named))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1][0] == tag, (self._open[-1], tag)
        self._open.pop()

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data).strip()
        if not text or any(tag in UNSEEN or named.get("class") == AXIS for tag, named in self._open):
            return
        of = next((named["data-of"] for _, named in reversed(self._open) if named.get("data-of")), None)
        if of:
            self.marked.append(Marked(of, text))
        else:
            self.texts.append(text)

    @property
    def text(self) -> str:
        """All that is read on the page, numbers included."""
        return "\n".join([*self.texts, *(each.text for each in self.marked)])
