"""What a code is called, in the reader's language: a factor's name, or a finding's or problem's title.

Decides where the name of each family of codes is. Knows no layout.
"""

from credit_cli.model.library import Model
from credit_cli.profile.problems import name_of
from credit_cli.words.catalogue import Words


class Titles:
    """Names by code."""

    def __init__(self, model: Model, words: Words) -> None:
        self._factors = model.scorecard.by_code
        self._words = words

    def __call__(self, code: str) -> str:
        """The name of a code; the code itself where it has none."""
        factor = self._factors.get(code)
        if factor is not None:
            return self._words.of(factor.name)
        problem = name_of(code)
        key = f"findings.{code}.title" if problem is None else f"problems.{problem}.title"
        return self._words(key) if self._words.has(key) else code
