"""Where in a text a node ends, so that lines can be put behind it without touching any other.

Decides that by what is written, not by the parser's own end of a block, which lies behind comments. Does not know what
is put there.
"""

import re
from itertools import accumulate
from typing import Final

from credit_cli.profile.nodes import MappingNode, Node, ScalarNode, SequenceNode

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
_COMMENT: Final = re.compile(r"#[^\r\n]*")


class Places:
    """The lines of a text and where they begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [line for line in _LINE.findall(text) if line]
        self.starts = [0, *accumulate(map(len, self.lines))]
        self.end = "\r\n" if "\r\n" in text else "\n"

    def offset(self, line: int, column: int) -> int:
        """The offset of a place, counted from 0."""
        return self.starts[min(line, len(self.starts) - 1)] + column

    def opening(self, node: Node) -> int:
        """The offset at which a node begins."""
        return self.offset(node.start_mark.line, node.start_mark.column)

    def closing(self, node: Node) -> int:
        """The offset behind a scalar's or a bracket's last character."""
        return self.offset(node.end_mark.line, node.end_mark.column)

    def last_line(self, node: Node, key: Node | None = None) -> int:
        """The last line on which a node is written; `key` is the key it is the value of."""
        if isinstance(node, ScalarNode):
            if node.style in ("|", ">"):
                return self._before_blank(node.end_mark.line - (node.end_mark.column == 0))
            if not node.value and not node.style and key is not None:
                return int(key.end_mark.line)
            return int(node.end_mark.line)
        if _is_flow(node) or not node.value:
            return int(node.end_mark.line)
        if isinstance(node, SequenceNode):
            return max(self.last_line(node.value[-1]), int(node.start_mark.line))
        assert isinstance(node, MappingNode)
        last_key, last = node.value[-1]
        return self.last_line(last, last_key)

    def _before_blank(self, line: int) -> int:
        while line > 0 and not self.lines[min(line, len(self.lines) - 1)].strip():
            line -= 1
        return line

    def bare(self, start: int, end: int) -> str:
        """What stands between two offsets, comments left out."""
        return _COMMENT.sub("", self.text[start:end])

    def indent(self, offset: int) -> str | None:
        """The white space before an offset, where nothing else stands before it on its line."""
        begin = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        before = self.text[begin:offset]
        return before if not before.strip() else None


def is_nothing(node: Node) -> bool:
    """Whether a key has no value: it is there, and says nothing."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NOTHING


def _is_flow(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)
