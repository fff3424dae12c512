"""Where each section of the model lies on disk.

Decides that alone, so that a start which only compares dates of files imports nothing that reads them.
"""

from pathlib import Path
from typing import Final, NamedTuple

WORDS: Final = "words"
SPEAKING: Final = "findings.yaml"
"""Data whose entries bring their own sentences of the screens."""

FACTORS: Final = "factors"
"""Each file may name the actions that can change its factor."""

LENDERS: Final = "lenders"
"""Each file tells all of a lender, of which its names are only read to import, and rules of its own are rules."""

PLACES: Final[dict[str, tuple[str, ...]]] = {
    "scorecard": ("scorecard.yaml", "factors"),
    "lenders": ("lenders",),
    "rules": ("rules", "lenders"),
    "actions": ("actions", "factors"),
    "platform": ("platform.yaml",),
    "planning": ("planning.yaml",),
    "law": ("law",),
    "claims": ("claims",),
    "letters": ("letters",),
    "findings": ("findings.yaml",),
    "imports": ("imports", "lenders"),
    "words": (WORDS,),
}


class Roots(NamedTuple):
    """The two folders of the model: its data, and the words of the screens."""

    data: Path
    words: Path

    def files(self, section: str) -> list[Path]:
        """Every YAML file of a section, in order."""
        return [path for place in PLACES[section] for path in self._of(place)]

    def _of(self, place: str) -> list[Path]:
        if place == WORDS:
            return [*sorted(self.words.glob("*.yaml")), *self.data.glob(SPEAKING)]
        return [self.data / place] if place.endswith(".yaml") else sorted((self.data / place).glob("*.yaml"))
