"""Additions into the text of a profile: only whole new lines, or text before a closing bracket.

Decides where each goes, so that comments, order and every byte the user wrote stay: a library that reads YAML and
writes it again moves the comment behind a list when a row is added to it. Does not know what is added.
"""

from typing import Final

from credit_cli.profile.nodes import MappingNode, Node, SequenceNode
from credit_cli.writing.additions import Additions, Line, block, flow_entries, key_block, note_of, with_note
from credit_cli.writing.places import Places, is_nothing

_STEP: Final = 2


class Inserting:
    """A text with what is to be put into it."""

    def __init__(self, text: str) -> None:
        self._places = Places(text)
        self._text = text
        self._edits: list[tuple[int, int, int, str]] = []

    def result(self) -> str:
        """The text with everything in its place."""
        text = self._text
        for start, _, end, new in sorted(self._edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def replace(self, node: Node, new: str) -> None:
        """Write a scalar anew."""
        self._edit(self._places.opening(node), new, self._places.closing(node))

    def into(self, node: MappingNode, additions: Additions, *, apart: bool = False) -> None:
        """Add to a mapping; `apart` puts an empty line before each new key."""
        values = {key.value: (key, value) for key, value in node.value}
        fresh: list[str] = []
        for key in additions.keys():  # noqa: SIM118  it is a method, not a mapping's
            pair = values.get(key)
            if pair is None:
                fresh.append(key)
            elif isinstance(pair[1], SequenceNode):
                self.append(pair[1], additions.rows[key])
            elif isinstance(pair[1], MappingNode):
                self.into(pair[1], additions.below[key])
            elif is_nothing(pair[1]):
                self._fill(node, pair, key, additions)
        if node.flow_style:
            lines = [(entry, note_of(additions, key)) for key in fresh for entry in flow_entries(_only(additions, key))]
            self._before_closing(node, [Line(*line) for line in lines])
        elif fresh:
            indent = node.value[0][0].start_mark.column
            lines_of_key = (
                ["", *key_block(k, additions, indent)] if apart else key_block(k, additions, indent) for k in fresh
            )
            self._behind(self._places.last_line(node), [line for lines in lines_of_key for line in lines])

    def append(self, node: SequenceNode, rows: list[Line]) -> None:
        """Add rows to a list."""
        if node.flow_style:
            self._before_closing(node, rows)
        else:
            pad = " " * node.start_mark.column
            lines = [with_note(f"{pad}- {row.text}", row.note) for row in rows]
            self._behind(self._places.last_line(node), lines)

    def append_mapping(self, node: SequenceNode, additions: Additions) -> None:
        """Add a mapping of several lines to a list, an empty line before it where the list is a block."""
        if node.flow_style:
            entries = ", ".join(flow_entries(additions))
            self._before_closing(node, [Line(f"{{{entries}}}", note_of(additions, next(additions.keys())))])
            return
        self._behind(self._places.last_line(node), ["", *item(additions, node.start_mark.column)])

    def _fill(self, node: MappingNode, pair: tuple[Node, Node], key: str, additions: Additions) -> None:
        """Give a key without a value its value."""
        only = _only(additions, key)
        if node.flow_style or pair[1].value:
            entry = next(flow_entries(only)).partition(":")[2]
            at = self._places.closing(pair[0])
            colon = self._text.index(":", at) + 1
            self._edit(colon, entry, max(colon, self._places.closing(pair[1]) if pair[1].value else colon))
        else:
            lines = list(key_block(key, only, pair[0].start_mark.column))
            if len(lines) == 1:
                colon = self._text.index(":", self._places.closing(pair[0])) + 1
                self._edit(colon, next(flow_entries(only)).partition(":")[2])
            else:
                self._behind(pair[0].end_mark.line, lines[1:])

    def _behind(self, line: int, lines: list[str]) -> None:
        """Put lines behind a line."""
        at = self._places.starts[min(line + 1, len(self._places.starts) - 1)]
        end = self._places.end
        ended = not at or self._text[at - 1 : at] in "\r\n"
        self._edit(at, ("" if ended else end) + "".join(f"{new}{end}" for new in lines))

    def _before_closing(self, node: Node, rows: list[Line]) -> None:
        """Put entries before a closing bracket, a line each."""
        if not rows:
            return
        places, end = self._places, self._places.end
        closing = places.closing(node) - 1
        if node.value:
            last = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
            behind = places.closing(last)
            if "," not in places.bare(behind, closing):
                self._edit(behind, ",")
        pad = " " * (_line_indent(places, node) + 2 * _STEP)
        lines = [
            with_note(f"{pad}{row.text}{',' if i < len(rows) - 1 else ''}", row.note) for i, row in enumerate(rows)
        ]
        alone = places.indent(closing)
        close = " " * (_line_indent(places, node) + _STEP)
        if alone is not None and node.value:
            self._edit(closing - len(alone), "".join(f"{line}{end}" for line in lines))
        else:
            self._edit(closing, end + end.join(lines) + end + close)

    def _edit(self, start: int, new: str, end: int | None = None) -> None:
        # of several edits at one place the later is applied first, so that they stand in the order they were made
        self._edits.append((start, len(self._edits), start if end is None else end, new))


def item(additions: Additions, indent: int) -> list[str]:
    """Additions as one item of a block list."""
    first, *rest = block(additions, indent + _STEP)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _only(additions: Additions, key: str) -> Additions:
    found = Additions()
    for name in ("values", "rows", "below"):
        part = getattr(additions, name)
        if key in part:
            getattr(found, name)[key] = part[key]
    return found


def _line_indent(places: Places, node: Node) -> int:
    line = places.lines[node.start_mark.line]
    return len(line) - len(line.lstrip(" "))
