"""Rows of a reference screen: a label, what it says, where it comes from, and whether it holds on a day.

Decides how `credit rule` and `credit lender` lay out fields and provenance alike. Does not know which fields either
has.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from credit_cli.model.sourced import Source, Sourced
from credit_cli.reporters.screen import Line, Span, cells, line, pad, paragraph, right, wrap
from credit_cli.words.catalogue import Words

LABEL: Final[dict[str, int]] = {"zh": 10, "en": 15}
USUAL_WIDTH: Final = 80
WIDEST: Final = 100


def place_of(measure: str) -> str:
    """The file and function that measure a fact."""
    module, _, function = measure.partition(".")
    return f"credit_cli/engine/facts/{module}.py:{function}"


class Reference:
    """A reference page: the words, the day it speaks of, and how many cells it has (None: nothing is wrapped)."""

    def __init__(self, words: Words, on: date, width: int | None) -> None:
        self.words = words
        self.on = on
        self.width = width

    @property
    def room(self) -> int:
        """The cells a head line may take."""
        return min(self.width or USUAL_WIDTH, WIDEST)

    def field(self, label: str, text: str) -> list[Line]:
        """A labelled text (no label: under the one before), nothing where the text is empty."""
        indent = 2 + LABEL[self.words.lang]
        if not text:
            return []
        pieces = wrap(text, None if self.width is None else max(self.width - indent, 20))
        head = Span("  " + pad(self.words(label) if label else "", indent - 2), "dim")
        return [(head, Span(pieces[0])), *((Span(" " * indent + piece),) for piece in pieces[1:])]

    def list_field(self, label: str, texts: list[str]) -> list[Line]:
        """A label with one line or more for each text."""
        lines: list[Line] = []
        for text in texts:
            lines += self.field("" if lines else label, text)
        return lines

    def head(self, left: str, right_text: str) -> list[Line]:
        """What it is, and at the right edge what it is of; below each other where there is no room for both."""
        gap = self.room - cells(left)
        if gap < cells(right_text) + 2:
            return [*paragraph(left, self.width, hang=2, style="bold"), line("  " + right_text, "dim")]
        return [(Span(left, "bold"), Span(right(right_text, gap), "dim"))]

    def basis(self, stated: Sourced) -> str:
        """What a statement rests on."""
        return self.words("reference.basis", basis=self.words(f"reference.basis_{stated.basis}"))

    def state(self, stated: Sourced) -> str:
        """From when to when it holds, and whether the page's day is among these days."""
        since, until = stated.valid_from, stated.valid_until
        if until is not None and self.on > until:
            return self.words("reference.expired", since=since, until=until, on=self.on)
        if self.on < since:
            return self.words("reference.not_yet", since=since, on=self.on)
        if until is not None:
            return self.words("reference.until", since=since, until=until)
        return self.words("reference.since", since=since)

    def measured(self, measure: str, parameters: Mapping[str, float]) -> str:
        """Where the code of a measured fact is, and what it is given."""
        place = place_of(measure)
        if not parameters:
            return place
        given = self.words("rule.comma").join(f"{name} {number:g}" for name, number in parameters.items())
        return self.words("rule.with_parameters", place=place, parameters=given)

    def has_expired(self, stated: Sourced) -> bool:
        """Whether it no longer holds on the page's day."""
        return stated.valid_until is not None and self.on > stated.valid_until

    def provenance(self, stated: Sourced) -> list[Line]:
        """The reason of a judgement, and every source."""
        reason = self.words.of(stated.rationale) if stated.rationale else ""
        lines = self.field("reference.rationale", reason)
        return lines + self.list_field("reference.sources", [self._source(s) for s in stated.sources])

    def _source(self, source: Source) -> str:
        known = [source.id, source.title, source.article, source.url]
        if source.confidence:
            known.append(self.words(f"reference.confidence_{source.confidence}"))
        return "  ".join(part for part in known if part)

    def validity(self, stated: Sourced) -> list[Line]:
        """The row that says from when to when; what does not hold on the day has said so at the top."""
        if not stated.in_force(self.on):
            return []
        return self.field("reference.valid", self.state(stated))
