"""Nodes into the records of a profile: every key known, every value of its declared type, every problem found.

Decides what is done with a key or a value that does not fit, and that reading goes on behind it. The readers are
made once from the records' declarations. Does not know files, nor what a fact means.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from credit_cli.profile.fields import Field, Record, fields_of
from credit_cli.profile.nodes import MappingNode, Node, ScalarNode, SequenceNode
from credit_cli.profile.records import IN_ORDER, Profile
from credit_cli.profile.scalars import LONGEST_LINE, Refused
from credit_cli.profile.walk import Walk

FAILED: Final = object()
"""Stands for a value that could not be read; its problem has been noted."""

_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE: Final = "<<"
_TRUE_KEYS: Final = frozenset({"true", "True", "TRUE"})

Read = Callable[[Node, str, Walk], Any]


class _Reader(NamedTuple):
    """How one key is read: where its value goes, and by what."""

    key: str
    place: int
    required: bool
    read: Read
    parse: Callable[[str], Any] | None
    """Reads a scalar that no other part of the file has to agree with, without more ado."""


def read_profile(root: Node, walk: Walk) -> Profile | None:
    """The profile that a root node holds, or None where `walk` has noted problems."""
    value = row_reader(Profile)(root, "", walk)
    walk.finish()
    return None if walk.problems or value is FAILED else value


@lru_cache(maxsize=64)
def row_reader(record: Record) -> Read:  # noqa: C901  one loop over a row's keys, kept together for speed
    """The reader of a record class."""
    readers = {field.key: _reader(index, field) for index, field in enumerate(fields_of(record))}
    required = [reader.key for reader in readers.values() if reader.required]
    defaults = [field.default for field in fields_of(record)]
    pairs = [(readers[first], readers[second]) for first, second in IN_ORDER.get(record, ())]

    def read(node: Node, path: str, walk: Walk) -> Any:  # noqa: ANN401, C901, PLR0912  the record, or FAILED
        if node.__class__ is not MappingNode:
            return _fail(walk, "expected_mapping", node, path)
        values = list(defaults)
        given: set[str] = set()
        well = True
        for key_node, value_node in node.value:
            reader = readers.get(key_node.value) if key_node.__class__ is ScalarNode else None
            if reader is None:
                reader = _strange_key(key_node, path, readers, walk)
                if reader is None:
                    well = False
                    continue
            key = reader.key
            if key in given:
                well = walk.note("duplicate_key", key_node, f"{path}/{key}", key=key)
                continue
            given.add(key)
            if value_node.__class__ is ScalarNode:
                text = value_node.value
                if text in _NOTHING and not value_node.style:
                    if reader.required:
                        well = walk.note("empty_value", key_node, f"{path}/{key}", key=key)
                    continue
                if reader.parse is not None and len(text) <= LONGEST_LINE:
                    value = reader.parse(text)
                    if value.__class__ is not Refused:
                        values[reader.place] = value
                        continue
            value = reader.read(value_node, f"{path}/{key}", walk)
            if value is FAILED:
                well = False
            else:
                values[reader.place] = value
        missing = [key for key in required if key not in given]
        for key in missing:
            walk.note("missing_key", node, path, key=key)
        slips = [pair for pair in pairs if _out_of_order(values[pair[0].place], values[pair[1].place])]
        for first, second in slips:
            _tell_order((first.key, values[first.place]), (second.key, values[second.place]), node, path, walk)
        well = well and not missing and not slips
        return tuple.__new__(record, values) if well else FAILED

    return read


def _reader(index: int, field: Field) -> _Reader:
    one = _scalar_reader(field) if field.record is None else row_reader(field.record)
    scalar = field.scalar if field.many is None else None
    parse = scalar.parse if scalar is not None and scalar.name not in Walk.ROLES else None
    return _Reader(field.key, index, field.required, _list_reader(one, field) if field.many else one, parse)


def _scalar_reader(field: Field) -> Read:
    scalar, choices = field.scalar, frozenset(field.choices)
    parse = scalar.parse if scalar else None
    role = scalar.name if scalar and scalar.name in Walk.ROLES else None

    def read(node: Node, path: str, walk: Walk) -> Any:  # noqa: ANN401  whatever the scalar's type is
        if node.__class__ is not ScalarNode:
            return _fail(walk, "expected_value", node, path, key=field.key)
        text: str = node.value
        if len(text) > LONGEST_LINE:
            return _fail(walk, "text_too_long", node, path, longest=LONGEST_LINE)
        if parse is None:
            if text in choices:
                return text
            walk.note_nearest("not_a_choice", node, path, text, field.choices, key=field.key)
            return FAILED
        value = parse(text)
        if value.__class__ is Refused:
            return _fail(walk, value.problem, node, path, key=field.key, **dict(value.context))
        if role is not None:
            walk.remember(role, text, node, path)
        return value

    return read


def _list_reader(one: Read, field: Field) -> Read:
    rule = field.many
    assert rule is not None

    def read(node: Node, path: str, walk: Walk) -> Any:  # noqa: ANN401  a tuple, or FAILED
        if node.__class__ is not SequenceNode:
            if not rule.one_or_many:
                return _fail(walk, "expected_list", node, path, key=field.key)
            value = one(node, path, walk)
            return value if value is FAILED else (value,)
        if len(node.value) < rule.at_least:
            return _fail(walk, "no_accounts", node, path)
        values = []
        for index, item in enumerate(node.value):
            if item.__class__ is ScalarNode and not item.style and item.value in _NOTHING:
                values.append(_fail(walk, "empty_value", item, f"{path}/{index}", key=field.key))
            else:
                values.append(one(item, f"{path}/{index}", walk))
        return FAILED if FAILED in values else tuple(values)

    return read


def _strange_key(key: Node, path: str, readers: dict[str, _Reader], walk: Walk) -> _Reader | None:
    """The reader of a key that is not there as written: YAML's `true` for `on`; else None, noted."""
    if key.__class__ is not ScalarNode:
        walk.note("not_a_name", key, path)
    elif key.value in _TRUE_KEYS and "on" in readers:
        walk.notes.append((path, "on_written_as_true"))
        return readers["on"]
    elif key.value == _MERGE:
        walk.note("merge_key", key, path)
    else:
        walk.note_nearest("unknown_key", key, path, key.value, tuple(readers), key=key.value)
    return None


def _out_of_order(low: Any, high: Any) -> bool:  # noqa: ANN401  days, whole numbers, or what stands for none
    return isinstance(low, (int, date)) and isinstance(high, (int, date)) and low > high  # type: ignore[operator]  # one key's type is the other's


def _tell_order(first: tuple[str, Any], second: tuple[str, Any], node: Node, path: str, walk: Walk) -> None:
    at = next(value for key, value in node.value if key.value == second[0])
    name = "days_out_of_order" if isinstance(first[1], date) else "bounds_out_of_order"
    keys = {"first": first[0], "second": second[0], "first_value": first[1], "second_value": second[1]}
    walk.note(name, at, f"{path}/{second[0]}", **keys)


def _fail(walk: Walk, name: str, node: Node, path: str, **context: object) -> object:
    walk.note(name, node, path, **context)
    return FAILED
