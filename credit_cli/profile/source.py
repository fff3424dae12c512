"""Where in the user's own file a fact stands, and the line it stands in.

Decides which line shows a JSON Pointer, and how much of a line is shown: a bounded piece of it, with identifying
numbers masked. Does not know what the line means, and does not make it fit for a terminal (`reporters/cells.py`).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from credit_cli.profile.nodes import MappingNode, Node, ScalarNode, SequenceNode
from credit_cli.profile.privacy import masked
from credit_cli.profile.text import lines_of

LONGEST_EXCERPT: Final = 160
BEFORE_THE_COLUMN: Final = 40


class Place(NamedTuple):
    """A place of a file: line and column from 1, the pointer it shows, the line's text and where in it to look.

    `caret` is the index in `text` of the character at `column`.
    """

    line: int
    column: int
    path: str
    text: str
    caret: int


class Source(NamedTuple):
    """The file a profile was read from.

    `name` is the record's (`FILE:LINE` for one of a `.jsonl`), `file` the path to print before a line number, and
    `first_line` the line of the file on which the text begins.
    """

    name: str
    file: str
    text: str
    root: Node | None = None
    first_line: int = 1

    def place(self, pointer: str) -> Place | None:
        """The place of a JSON Pointer, or of its nearest ancestor that is in the file.

        None for a row that is not in the file, such as one that a simulation added.
        """
        if self.root is None:
            return None
        node, at, path = self.root, self.root, ""
        steps = pointer.split("/")[1:]
        for done, step in enumerate(steps):
            found = _step(node, step)
            if found is None:
                absent = steps[done:]
                if isinstance(node, MappingNode) and absent == ["0"]:
                    break  # one entry written without a list
                if any(part.isdigit() for part in absent):
                    return None
                break
            node, at = found
            path = f"{path}/{step}"
        return self.at(at.start_mark.line + 1, at.start_mark.column + 1, path)

    def scalars(self, pointer: str) -> tuple[str, ...]:
        """What is written in the row or value of a JSON Pointer, keys included; nothing where it is not in the file."""
        node = self.root
        for step in pointer.split("/")[1:]:
            found = None if node is None else _step(node, step)
            node = None if found is None else found[0]
        return () if node is None else tuple(_scalars(node))

    def at(self, line: int, column: int, path: str = "") -> Place:
        """The place of a line and column of the text, counted from 1 within it."""
        lines = _lines(self.text)
        whole = masked(lines[line - 1]) if line <= len(lines) else ""
        start = max(0, column - 1 - BEFORE_THE_COLUMN) if len(whole) > LONGEST_EXCERPT else 0
        text = whole[start : start + LONGEST_EXCERPT].rstrip()
        return Place(line + self.first_line - 1, column, path, text, column - 1 - start)


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    return lines_of(text)


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield node.value
        return
    for part in node.value:
        for below in part if isinstance(node, MappingNode) else (part,):
            yield from _scalars(below)


def _step(node: Node, step: str) -> tuple[Node, Node] | None:
    """The node one step below, and the node whose place shows it: a list's or mapping's key, else the value."""
    if isinstance(node, SequenceNode):
        if not step.isdigit() or int(step) >= len(node.value):
            return None
        item = node.value[int(step)]
        return item, item
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == step or (step == "on" and key.value in {"true", "True", "TRUE"}):
                return value, value if isinstance(value, ScalarNode) else key
    return None
