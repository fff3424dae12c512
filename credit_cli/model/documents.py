"""One YAML file of the model as a checked, frozen value, or every problem in it, one line each.

Decides that a file is strictly valid (pydantic, and only here: no key unknown, none given twice) and how a problem is
told: `FILE:LINE:COLUMN: what is wrong`. Does not know which files there are, nor what they mean.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from credit_cli.model.regular import read_regular

if TYPE_CHECKING:
    import yaml

Location = Sequence[str | int]


class NotValid(ValueError):  # noqa: N818  what it says of the file, in the words of the readers of this module
    """A model's file is not valid: `problems` tells all of it, one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Document(NamedTuple):
    """One YAML file: what it holds, and where in it each thing stands."""

    path: Path
    raw: Any
    node: "yaml.Node | None"

    def problem(self, location: Location, message: str) -> str:
        """One line that says where in the file and what is wrong."""
        mark = None if self.node is None else self.node.start_mark
        node = self.node
        for step in location:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found
        place = str(self.path) if mark is None else f"{self.path}:{mark.line + 1}:{mark.column + 1}"
        name = ".".join(str(step) for step in location)
        return f"{place}: {name}: {message}" if name else f"{place}: {message}"


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:  # noqa: ANN401  PyYAML's nodes carry no types
    """Where a key or an item begins, and its value."""
    if isinstance(step, str) and node is not None and node.id == "mapping":
        return next(((key.start_mark, value) for key, value in node.value if key.value == step), None)
    if isinstance(step, int) and node is not None and node.id == "sequence" and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


@lru_cache(maxsize=1)
def _loader() -> Any:  # noqa: ANN401  a class that only exists once PyYAML is imported
    import yaml  # noqa: PLC0415  a compiled model needs no YAML

    class Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
        """Refuses a key given twice, which YAML would silently let win."""

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
            seen: set[str] = set()
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key.start_mark)
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"{key.value} is given twice", key.start_mark)
                seen.add(key.value)
            found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return found

    return Strict


EXAMPLES: Final = "examples"
LARGEST: Final = 16 << 20
"""Bytes of the largest file of a model."""


def load(path: Path, largest: int = LARGEST) -> Document:
    """One YAML file of at most so many bytes.

    Raises:
        NotValid: where it cannot be read, is no YAML, or gives a key twice.
    """
    import yaml  # noqa: PLC0415  a compiled model needs no YAML

    try:
        loader = _loader()(read_regular(path, largest).decode("utf-8"))
        node = loader.get_single_node()
        return Document(path, None if node is None else loader.construct_document(node), node)
    except OSError as error:
        raise NotValid([f"{path}: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise NotValid([f"{path}: not text in UTF-8"]) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise NotValid([f"{place}: {error.problem}"]) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise NotValid([f"{path}: {str(error) or 'nested too deep'}".splitlines()[0]]) from error


@lru_cache(maxsize=32)
def _adapter(shape: Any) -> Any:  # noqa: ANN401  a dataclass or a mapping of them
    from pydantic import TypeAdapter  # noqa: PLC0415  needed to compile, never to score

    return TypeAdapter(shape)


def _message(error: Any) -> str:  # noqa: ANN401  pydantic's error details
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return "there is no such key"
    if error["type"] in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return "is missing"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    text, given = error["msg"], repr(error["input"])
    short = given if len(given) <= len("0123456789" * 4) else type(error["input"]).__name__
    return f"{text[0].lower()}{text[1:]}, not {short}"


def stated(raw: Any) -> Any:  # noqa: ANN401  whatever a file holds
    """What a file states, without its `examples`: a test reads those, the program never."""
    return {key: value for key, value in raw.items() if key != EXAMPLES} if isinstance(raw, dict) else raw


def checked(shape: Any, raw: Any, document: Document, at: Location = ()) -> Any:  # noqa: ANN401
    """A frozen value from what YAML holds, `at` the place of a document.

    Raises:
        NotValid: with one line a problem.
    """
    from pydantic import ValidationError  # noqa: PLC0415  needed to compile, never to score

    try:
        return _adapter(shape).validate_python(raw, extra="forbid")
    except ValidationError as found:
        lines = [document.problem((*at, *error["loc"]), _message(error)) for error in found.errors(include_url=False)]
        raise NotValid(lines) from found
