"""What every number and statement of the model carries: two languages, a basis, sources, and its dates.

Decides the shape of that, and that judgement gives its reason. Does not know what is stated.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["calibrated", "published", "law", "judgement"]
Language = Literal["zh", "en"]
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True)
class Text:
    """One sentence in both languages."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        """Refuse a sentence that exists in one language only."""
        if not self.zh.strip() or not self.en.strip():
            raise ValueError(f"a text needs both languages: {self}")

    def in_(self, lang: Language) -> str:
        """The sentence in one language."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True)
class Source:
    """Where a statement comes from: a title, and what helps to find it again."""

    title: str
    id: str | None = None
    url: str | None = None
    article: str | None = None
    read_on: date | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """The provenance of a number, a rule or a statement."""

    basis: Basis
    sources: tuple[Source, ...]
    valid_from: date
    valid_until: date | None = None
    rationale: Text | None = None

    def __post_init__(self) -> None:
        """Refuse what has no source, or is judged without a reason."""
        if not self.sources:
            raise ValueError("at least one source is needed")
        if self.basis == "judgement" and self.rationale is None:
            raise ValueError("judgement needs a rationale")
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise ValueError("valid_until lies before valid_from")

    def in_force(self, day: date) -> bool:
        """Whether this holds on a day, both ends included."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
