"""Which YAML files make up each section of the model, and how a section is read from them.

Decides where each kind of knowledge lies on disk and under which key it is found. Does not know what any number means,
how a file is checked, nor when to read: the library keeps what was read.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from credit_cli.model.actions import Action
from credit_cli.model.documents import NotValid, checked, load
from credit_cli.model.findings import FindingRule
from credit_cli.model.law import Act, Claim
from credit_cli.model.lenders import Lender, LenderRule
from credit_cli.model.planning import Planning
from credit_cli.model.platform import Platform
from credit_cli.model.scorecard import Factor, Scorecard
from credit_cli.model.sourced import Text

WORDS_PLACE: Final = "words"


class Roots(NamedTuple):
    """Where the model's files lie: its data, and the words of the screens."""

    data: Path
    words: Path

    def files(self, place: str) -> list[Path]:
        """The YAML files of a place: one file, or all of a folder in order."""
        if place == WORDS_PLACE:
            return sorted(self.words.glob("*.yaml"))
        return [self.data / place] if place.endswith(".yaml") else sorted((self.data / place).glob("*.yaml"))


def _one(place: str, shape: Any) -> Callable[[Roots], Any]:  # noqa: ANN401
    def read(roots: Roots) -> Any:  # noqa: ANN401
        document = load(roots.data / place)
        return checked(shape, document.raw, document)

    return read


def _all(place: str, shape: Any) -> Callable[[Roots], tuple[Any, ...]]:  # noqa: ANN401
    def read(roots: Roots) -> tuple[Any, ...]:
        return tuple(checked(shape, document.raw, document) for document in map(load, roots.files(place)))

    return read


def _keyed(place: str, shape: Any, key: str) -> Callable[[Roots], dict[str, Any]]:  # noqa: ANN401
    def read(roots: Roots) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for path in roots.files(place):
            document = load(path)
            value = checked(shape, document.raw, document)
            if getattr(value, key) in found:
                raise NotValid([document.problem((key,), f"{getattr(value, key)} is already another file's")])
            found[getattr(value, key)] = value
        return found

    return read


def _findings(roots: Roots) -> dict[str, FindingRule]:
    document = load(roots.data / "findings.yaml")
    rules: tuple[FindingRule, ...] = checked(tuple[FindingRule, ...], document.raw, document)
    return {rule.name: rule for rule in rules}


def _scorecard(roots: Roots) -> Scorecard:
    card = load(roots.data / "scorecard.yaml")
    factors = _all("factors", Factor)(roots)
    scorecard: Scorecard = checked(Scorecard, {**card.raw, "factors": factors}, card)
    return scorecard


def _words(roots: Roots) -> dict[str, Text]:
    words: dict[str, Text] = {}
    for document in map(load, roots.files(WORDS_PLACE)):
        texts = checked(dict[str, Text], document.raw or {}, document)
        words |= {f"{document.path.stem}.{key}": text for key, text in texts.items()}
    return words


class Section(NamedTuple):
    """One kind of knowledge: the places of its files, and how they are read."""

    places: tuple[str, ...]
    read: Callable[[Roots], Any]


SECTIONS: Final[dict[str, Section]] = {
    "scorecard": Section(("scorecard.yaml", "factors"), _scorecard),
    "lenders": Section(("lenders",), _keyed("lenders", Lender, "key")),
    "rules": Section(("rules",), _keyed("rules", LenderRule, "id")),
    "actions": Section(("actions",), _keyed("actions", Action, "key")),
    "platform": Section(("platform.yaml",), _one("platform.yaml", Platform)),
    "planning": Section(("planning.yaml",), _one("planning.yaml", Planning)),
    "law": Section(("law",), _all("law", Act)),
    "claims": Section(("claims",), _all("claims", Claim)),
    "findings": Section(("findings.yaml",), _findings),
    "words": Section((WORDS_PLACE,), _words),
}
