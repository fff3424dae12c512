"""What is gathered while a file is walked: its problems, and the names that must agree across it.

Decides that account ids are unique, that an account named elsewhere exists, that a lender is of the catalogue, and
which known name a misspelt one is nearest to. Does not know the records.
"""

from collections.abc import Collection
from typing import ClassVar, Final

from credit_cli.profile.nodes import Node
from credit_cli.profile.problems import Problem, problem_at
from credit_cli.profile.syntax import wide_sign

MOST_GUESSES: Final = 200
"""Nearest names looked for in one file: a search each, so that a hostile file cannot ask for a million."""

LONGEST_GUESS: Final = 40

Note = tuple[str, str]
"""A pointer, and the name of what was understood although it was written in an odd way."""


class Walk:
    """One walk over one file."""

    ROLES: ClassVar[frozenset[str]] = frozenset({"account_id", "account_ref", "lender"})

    def __init__(self, lenders: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self._lenders = lenders
        self._ids: dict[str, Node] = {}
        self._references: list[tuple[str, Node, str]] = []
        self._guesses = 0

    def note(self, name: str, node: Node, path: str, /, **context: object) -> bool:
        """Note a problem of a node; False, so that a caller can keep it as its verdict."""
        mark = node.start_mark
        self.problems.append(problem_at(name, mark.line + 1, mark.column + 1, path, **context))
        return False

    def note_nearest(
        self, name: str, node: Node, path: str, written: str, known: Collection[str], /, **context: object
    ) -> None:
        """Note a name that is not one of the known ones, with the nearest of them."""
        bare = written.strip()
        if bare != written or wide_sign(written):
            self.note("fullwidth_punctuation", node, path, character=wide_sign(written) or "␣")
            return
        nearest = self._nearest(bare, known)
        self.note(name, node, path, value=written, nearest=nearest, known=" ".join(known), **context)

    def remember(self, role: str, text: str, node: Node, path: str) -> None:
        """Keep a name that other names are held against."""
        if role == "account_ref":
            self._references.append((text, node, path))
        elif role == "lender":
            if text not in self._lenders:
                self.note_nearest("unknown_lender", node, path, text, self._lenders)
        elif text in self._ids:
            self.note("duplicate_id", node, path, value=text, line=self._ids[text].start_mark.line + 1)
        else:
            self._ids[text] = node

    def finish(self) -> None:
        """Hold every account that was named against those that are there."""
        for text, node, path in self._references:
            if text not in self._ids:
                self.note_nearest("unknown_account", node, path, text, tuple(self._ids))

    def _nearest(self, written: str, known: Collection[str]) -> str:
        self._guesses += 1
        if self._guesses > MOST_GUESSES or len(written) > LONGEST_GUESS:
            return ""
        from difflib import get_close_matches  # noqa: PLC0415  only a file with a mistake needs it

        found = get_close_matches(written, list(known)[:MOST_GUESSES], n=1)
        return found[0] if found else ""
