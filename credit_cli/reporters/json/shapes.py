"""What the JSON Schemas are built of: types, objects with exactly their keys, and the head of every object.

Decides how a schema is written down. Does not know any command.
"""

from typing import Any, Final, get_args

from credit_cli.reporters.json.shared import FORMAT_VERSION

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
WHOLE: Final[Schema] = {"type": "integer"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
NUMBER: Final[Schema] = {"type": "number"}
SHARE: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 1}
FLAG: Final[Schema] = {"type": "boolean"}
DAY: Final[Schema] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
POINTER: Final[Schema] = {"type": "string", "pattern": "^(/|$)"}


def obj(**keys: Schema) -> Schema:
    """An object with exactly these keys; a trailing underscore is dropped (`from_`)."""
    named = {key.rstrip("_"): schema for key, schema in keys.items()}
    return {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}


def many(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def maybe(schema: Schema) -> Schema:
    """The same, or null where it does not apply."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(choices: Any) -> Schema:  # noqa: ANN401  a Literal or a tuple
    """One of some words."""
    return {"enum": list(get_args(choices) or choices)}


def about(schema: Schema, description: str) -> Schema:
    """The same, described."""
    return {**schema, "description": description}


PLACE: Final = obj(line=maybe(COUNT), column=maybe(COUNT), path=POINTER, text=maybe(TEXT))
EVIDENCE: Final = about(many(PLACE), "the rows of the profile that show it")
MONEY: Final = about(NUMBER, "in the profile's currency, at most two decimals")


def whole_object(command: str, *, of_a_profile: bool = True, **keys: Schema) -> Schema:
    """A command's object: the common head and its own keys, or a profile's problems in their place."""
    head: dict[str, Schema] = {
        "format_version": {"const": FORMAT_VERSION},
        "command": {"const": command},
        "profile": maybe(TEXT),
        "as_of": DAY if of_a_profile else maybe(DAY),
        "model": obj(id=TEXT, version=TEXT),
    }
    result = obj(**head, **keys)
    problem = obj(code=TEXT, severity=TEXT, line=COUNT, column=COUNT, path=POINTER, message=TEXT, hint=TEXT)
    unreadable = obj(**{**head, "as_of": {"type": "null"}}, problems=many(problem))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"credit {command} --format json",
        **({"oneOf": [result, unreadable]} if of_a_profile else result),
    }
