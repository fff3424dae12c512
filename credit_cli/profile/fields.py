"""The records' declarations, read once: each key with its type, whether it is required, and its default.

Decides how an annotation of `records.py` is understood; `shape.py` reads files by it, `schema.py` and the page of
all keys describe it. Does not read a file.
"""

from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args, get_origin

from credit_cli.profile.scalars import ListRule, Scalar

Record = type[tuple[Any, ...]]
"""A record class: a NamedTuple of `records.py`."""

REQUIRED: Final = object()
"""The default of a key that has none."""

_PLAIN_LIST: Final = ListRule()


class Field(NamedTuple):
    """One key of a record: a scalar, one of several words, or a record; alone or as a list."""

    key: str
    default: Any
    scalar: Scalar | None
    choices: tuple[str, ...]
    record: Record | None
    many: ListRule | None

    @property
    def required(self) -> bool:
        """Whether the key must be given."""
        return self.default is REQUIRED


@lru_cache(maxsize=64)
def fields_of(record: Record) -> tuple[Field, ...]:
    """The keys of a record class, in order.

    Raises:
        TypeError: where a record declares a type that files cannot hold.
    """
    defaults: dict[str, Any] = vars(record)["_field_defaults"]
    return tuple(
        _field(name, annotation, defaults.get(name, REQUIRED)) for name, annotation in record.__annotations__.items()
    )


def _field(name: str, annotation: Any, default: Any) -> Field:  # noqa: ANN401  an annotation is any object
    kind, marks = _unwrapped(annotation)
    many = next((mark for mark in marks if isinstance(mark, ListRule)), None)
    if get_origin(kind) is tuple:
        many = many or _PLAIN_LIST
        kind, marks = _unwrapped(get_args(kind)[0])
    scalar = next((mark for mark in marks if isinstance(mark, Scalar)), None)
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    record = kind if hasattr(kind, "_field_defaults") else None
    if scalar is None and not choices and record is None:
        raise TypeError(f"{name}: a file cannot hold {annotation}")
    return Field(name.rstrip("_"), default, scalar, choices, record, many)


def _unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401
    """An annotation without `| None` and `Annotated`, and the marks it carried."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks = (*more, *marks)
            continue
        inner = [part for part in get_args(annotation) if part is not NoneType]
        if NoneType not in get_args(annotation) or len(inner) != 1:
            return annotation, marks
        annotation = inner[0]
