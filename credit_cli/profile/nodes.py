"""Text into YAML nodes with their places: plain strings, lists and mappings, and nothing YAML guesses.

Decides what of YAML a profile may use (no tags, no merge keys, no endless aliases) and how many values it may
hold, so that a hostile file is refused in bounded time and memory. Does not know the keys of a profile.
"""

from operator import is_
from typing import Any, ClassVar, Final

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from credit_cli.profile.problems import Problem, problem_at
from credit_cli.profile.syntax import Complaint, problem_of
from credit_cli.profile.text import lines_of

__all__ = ["MOST_VALUES", "MappingNode", "Node", "ScalarNode", "SequenceNode", "compose"]

MOST_VALUES: Final = 160_000
"""Values, keys included, in one file: some twenty thousand rows, ten years of everything."""

_STARTS: Final = ("\n", "\r", ",", ":", "[", "{", "-", "?")
"""What stands before every value but the first; each begins two at the most, a key and the nothing behind it."""


class _TooManyValuesError(Exception):
    """The file holds more than a diary can."""


class _Composer(CParser):
    """Composes nodes and resolves nothing: a profile's fields decide their own types.

    The hooks are called for every node and do nothing, so they are C functions that do nothing; `resolve` answers `""`.
    """

    descend_resolver: ClassVar[Any] = staticmethod(is_)
    ascend_resolver: ClassVar[Any] = staticmethod(tuple)
    resolve: ClassVar[Any] = staticmethod("".format)


class _CountingComposer(_Composer):
    """Counts every node as well, where there could be too many."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.left = MOST_VALUES

    def descend_resolver(self, _parent: object, _index: object) -> None:
        self.left -= 1
        if self.left < 0:
            raise _TooManyValuesError


def compose(text: str) -> Node | Problem:
    """The root node of a text, or the problem that stops reading it.

    The text must have passed `text.checked`: the parser itself stops at other characters.
    """
    try:
        many = 2 * sum(map(text.count, _STARTS)) >= MOST_VALUES
        root: Node | None = (_CountingComposer if many else _Composer)(text).get_single_node()
    except _TooManyValuesError:
        return problem_at("too_many_values", 1, 1, most=MOST_VALUES)
    except MarkedYAMLError as error:
        said = Complaint(error.problem or "", error.context or "", error.problem_mark, error.context_mark)
        return problem_of(said, lines_of(text))
    except YAMLError as error:
        return problem_at("bad_syntax", 1, 1, said=type(error).__name__)
    if root is None:
        return problem_at("empty_file", 1, 1)
    refused = _refused(root) if "!" in text or "*" in text else None
    return refused or root


def _refused(root: Node) -> Problem | None:
    """Walk the whole file, only where it holds a sign of a tag or an alias, and count aliases as written out."""
    sizes: dict[int, int] = {}
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        children = _children(node)
        if done:
            sizes[id(node)] = min(1 + sum(sizes[id(child)] for child in children), MOST_VALUES + 1)
        elif id(node) in sizes:
            if not sizes[id(node)]:
                return _at(node, "endless_alias")
        elif node.tag and node.tag != "!":
            return _at(node, "tag", tag=node.tag)
        else:
            sizes[id(node)] = 0  # being walked: meeting it again below means that it holds itself
            stack.append((node, True))
            stack.extend((child, False) for child in children)
    return _at(root, "too_many_values", most=MOST_VALUES) if sizes[id(root)] > MOST_VALUES else None


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, SequenceNode) else []


def _at(node: Node, name: str, **context: object) -> Problem:
    return problem_at(name, node.start_mark.line + 1, node.start_mark.column + 1, **context)
