"""Sentences a person reads, in Chinese and English side by side, by name.

Decides how a sentence is found and filled in. The sentences are in the `.yaml` files beside this module, one a
screen: `key: {zh: …, en: …}`, with `{name}` where a value goes. A sentence missing in one language is refused when
the catalogue is read. Does not know what the values mean, and never treats them as markup or as a template.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from credit_cli.model.sourced import Language, Text

WORDS: Final = Path(__file__).parent


class Words:
    """The catalogue in one language: `words("score.title", name=…)`."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._texts = _catalogue()

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence `key`, filled in.

        Raises:
            KeyError: where the catalogue has no such sentence or the sentence needs a value not given.
        """
        return self._texts[key].in_(self.lang).format_map(values)

    def has(self, key: str) -> bool:
        """Whether the catalogue has this sentence."""
        return key in self._texts

    def of(self, text: Text) -> str:
        """A text of the model in this language."""
        return text.in_(self.lang)


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Text]:
    from credit_cli.model.library import section  # noqa: PLC0415  the library compiles this catalogue too

    texts: dict[str, Text] = section("words")
    return texts
