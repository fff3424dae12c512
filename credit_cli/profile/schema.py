"""The JSON Schema (2020-12) of a profile, and the page of all keys: both made from the records' declarations.

Decides how each declared type is described to an editor. Takes the lenders' keys and what each key means
(`words/profile.yaml`) as arguments. A schema sees one value at a time: days in order, names that must agree and
duplicate keys are for `load.py` alone.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from credit_cli.profile.fields import Field, Record, fields_of
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import HIGHEST_RATE, LARGEST_AMOUNT_FEN, LONGEST_LINE

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_LARGEST: Final = LARGEST_AMOUNT_FEN // 100
_DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
_MONTH: Final = r"^\d{4}-\d{2}$"

Schema = dict[str, Any]
Describe = Callable[[str], tuple[str, str]]
"""What `Record.key` means, in Chinese and English."""


def _amount(low: int) -> Schema:
    sign = "-?" if low else ""
    return {
        "anyOf": [
            {"type": "number", "minimum": low, "maximum": _LARGEST},
            {"type": "string", "pattern": rf"^{sign}\d{{1,15}}(\.\d{{1,2}})?$"},
        ]
    }


def _whole(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


_TYPES: Final[dict[str, Schema]] = {
    "day": {**_text(_DAY), "format": "date"},
    "month": _text(_MONTH),
    "month_or_day": _text(r"^\d{4}-\d{2}(-\d{2})?$"),
    "amount": _amount(0),
    "signed_amount": _amount(-_LARGEST),
    "rate": {"type": "number", "minimum": 0, "maximum": HIGHEST_RATE},
    "flag": {"type": "boolean"},
    "line": {"type": ["string", "number"], "maxLength": LONGEST_LINE},
    "account_id": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": r"^[^\s/:,]*[^\d\s/:,][^\s/:,]*$"},
    "account_ref": {"type": "string", "minLength": 1, "maxLength": 40},
    "finding_code": _text(r"^(RPY|UTL|FRQ|MLT|PUR|CAP|REC|IDN|PLT|STA|DAT|EXP)\d{2}$"),
    "cause_code": _text(r"^(none|unexplained|(RPY|UTL|FRQ|MLT|PUR|CAP|REC|IDN|PLT|STA|DAT|EXP)\d{2})$"),
    "currency": _text(r"^[A-Z]{3}$"),
    "version": {"const": 1},
    "count": _whole(0, 100_000),
    "months": _whole(1, 600),
    "day_of_month": _whole(1, 31),
    "sesame_score": _whole(350, 950),
}


class Key(NamedTuple):
    """One key of the profile as a page lists it: where it stands, its type's name, whether it must be given."""

    path: str
    kind: str
    required: bool
    choices: tuple[str, ...]
    name: str


def json_schema(lenders: Iterable[str], describe: Describe) -> Schema:
    """The schema, with every key described in both languages and the lenders' keys as choices."""
    types = {**_TYPES, "lender": {"type": "string", "enum": sorted(lenders)}}
    records: dict[str, Schema] = {}
    root = _record(Profile, types, records, describe)
    return {"$schema": DRAFT, "title": "credit-cli profile", **root, "$defs": records}


def _record(record: Record, types: dict[str, Schema], records: dict[str, Schema], describe: Describe) -> Schema:
    fields = fields_of(record)
    properties = {
        field.key: {**_optional(field, _value(field, types, records, describe)), **_described(record, field, describe)}
        for field in fields
    }
    required = [field.key for field in fields if field.required]
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _described(record: Record, field: Field, describe: Describe) -> Schema:
    zh, en = describe(f"{record.__name__}.{field.key}")
    return {"description": f"{zh}\n\n{en}"}


def _optional(field: Field, value: Schema) -> Schema:
    """Any optional key may stand there empty, and is then not given."""
    return value if field.required else {"anyOf": [value, {"type": "null"}]}


def _value(field: Field, types: dict[str, Schema], records: dict[str, Schema], describe: Describe) -> Schema:
    one = _single(field, types, records, describe)
    if field.many is None:
        return one
    many: Schema = {"type": "array", "items": one}
    if field.many.at_least:
        many["minItems"] = field.many.at_least
    return {"anyOf": [many, one]} if field.many.one_or_many else many


def _single(field: Field, types: dict[str, Schema], records: dict[str, Schema], describe: Describe) -> Schema:
    if field.choices:
        return {"enum": list(field.choices)}
    if field.scalar is not None:
        return types[field.scalar.name]
    assert field.record is not None
    name = field.record.__name__
    if name not in records:
        records[name] = {}  # stands for the record while its own keys are described
        records[name] = _record(field.record, types, records, describe)
    return {"$ref": f"#/$defs/{name}"}


def every_key(record: Record = Profile, path: str = "") -> Iterable[Key]:
    """Every key a profile can have, in the order of the records: `accounts[].payments[].due`."""
    for field in fields_of(record):
        here = f"{path}{field.key}" + ("[]" if field.many else "")
        kind = field.scalar.name if field.scalar else "choice" if field.choices else "record"
        yield Key(here, kind, field.required, field.choices, f"{record.__name__}.{field.key}")
        if field.record is not None:
            yield from every_key(field.record, f"{here}.")
