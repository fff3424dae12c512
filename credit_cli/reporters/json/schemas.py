"""The JSON Schemas of all machine output, from one definition: `python -m credit_cli.reporters.json.schemas FOLDER`.

Decides which keys each object has (all of them, no others) and the type of each. The files in `docs/schemas/` are
written by it and compared with it by a test. Does not know any result.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final, get_args

from credit_cli.engine.results import EventKind, Origin
from credit_cli.model.scorecard import Band, Dimension, Unit
from credit_cli.model.sourced import Basis
from credit_cli.reporters.findings import SEVERITIES
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


_PLACE: Final = obj(line=maybe(COUNT), column=maybe(COUNT), path=POINTER, text=maybe(TEXT))
_EVIDENCE: Final = about(many(_PLACE), "the rows of the profile that show it")
_MONEY: Final = about(NUMBER, "in the profile's currency, at most two decimals")


def _whole_object(command: str, *, of_a_profile: bool = True, **keys: Schema) -> Schema:
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


def _score() -> Schema:
    contribution = obj(
        factor=TEXT,
        code=TEXT,
        dimension=one_of(Dimension),
        value=maybe(NUMBER),
        unit=one_of(Unit),
        bin=maybe(COUNT),
        points=COUNT,
        best=COUNT,
        lost=COUNT,
        known=FLAG,
        basis=one_of(Basis),
        since=maybe(DAY),
        evidence=_EVIDENCE,
    )
    return _whole_object(
        "score",
        score=about(WHOLE, "exactly base plus the sum of the contributions' points"),
        base=WHOLE,
        scale=obj(min=WHOLE, max=WHOLE),
        band=one_of(Band),
        low=about(WHOLE, "the lowest score that unknown facts leave open"),
        high=about(WHOLE, "the highest"),
        coverage=about(SHARE, "share of the points that rests on known facts"),
        bad_rate=about(SHARE, "rate of serious delinquency within two years that the score stands for"),
        dimensions=many(obj(id=one_of(Dimension), points=COUNT, best=COUNT)),
        contributions=many(contribution),
    )


def _explain() -> Schema:
    cause = obj(
        code=TEXT,
        ref=about(maybe(TEXT), "rule:ID, notice:POINTER, regulation:ID, or null where points alone speak"),
        origin=one_of(Origin),
        share=SHARE,
        points=about(WHOLE, "points the score lost to it before the event"),
        since=maybe(DAY),
        evidence=_EVIDENCE,
        actions=many(TEXT),
        responsive=about(FLAG, "whether an action changes it"),
        mends_on=about(maybe(DAY), "the day on which time alone does"),
    )
    event = obj(
        account=TEXT,
        on=DAY,
        kind=one_of(EventKind),
        from_=maybe(_MONEY),
        to=maybe(_MONEY),
        window=obj(from_=DAY, to=DAY),
        score_before=WHOLE,
        score_eve=WHOLE,
        score_after=WHOLE,
        causes=many(cause),
        unexplained=about(SHARE, "sums to 1 with the shares of the causes"),
        origins=obj(**dict.fromkeys(get_args(Origin), SHARE)),
        evidence=_EVIDENCE,
        same_day=many(TEXT),
        quoted=about(many(_PLACE), "the platform's own words about this person, not weighed"),
    )
    return _whole_object("explain", events=many(event))


_FORECAST: Final = many(obj(on=DAY, score=WHOLE, do_nothing=WHOLE, owed=_MONEY))
_CASH: Final = many(obj(on=DAY, balance=_MONEY))
_ASSUMED: Final = many(obj(name=TEXT, value=TEXT))


def _plan() -> Schema:
    step = obj(
        n=COUNT,
        action=TEXT,
        account=maybe(TEXT),
        on=DAY,
        amount=maybe(_MONEY),
        phase=one_of(("now", "short", "long")),
        reasons=many(TEXT),
        gain=about(WHOLE, "change of the final score; gains sum to score_then - do_nothing"),
        effort={"type": "integer", "minimum": 1, "maximum": 5},
        deadline=maybe(DAY),
        text=TEXT,
    )
    return _whole_object(
        "plan",
        mode=one_of(("normal", "hardship")),
        outcome=one_of(("already_there", "reached", "not_reachable", "improved")),
        target=maybe(WHOLE),
        by=DAY,
        score_now=WHOLE,
        score_then=WHOLE,
        do_nothing=about(WHOLE, "the score then, without the plan"),
        budget=obj(cash=_MONEY, monthly=_MONEY, keep=_MONEY),
        interest=_MONEY,
        steps=many(step),
        dues=many(obj(account=TEXT, on=DAY, amount=_MONEY, assumed=FLAG)),
        forecast=_FORECAST,
        cash_flow=_CASH,
        lowest_cash=obj(on=DAY, balance=_MONEY),
        shortfalls=many(obj(account=TEXT, on=DAY, missing=_MONEY)),
        assumptions=_ASSUMED,
        proof=obj(
            optimal=FLAG,
            explored=COUNT,
            bound=maybe(WHOLE),
            alternatives=many(obj(name=TEXT, score=WHOLE, interest=_MONEY)),
        ),
        best_possible=maybe(WHOLE),
        earliest=maybe(DAY),
        binding=many(TEXT),
    )


def _simulate() -> Schema:
    return _whole_object(
        "simulate",
        by=DAY,
        score_now=WHOLE,
        score_then=WHOLE,
        do_nothing=WHOLE,
        interest=_MONEY,
        forecast=_FORECAST,
        cash_flow=_CASH,
        refused=many(obj(do=TEXT, why=TEXT)),
        assumptions=_ASSUMED,
    )


def _check() -> Schema:
    finding = obj(
        code=TEXT,
        severity=one_of(SEVERITIES),
        line=COUNT,
        column=COUNT,
        path=POINTER,
        message=TEXT,
        hint=TEXT,
        fingerprint=about(TEXT, "stays the same while the finding does, wherever its line moves"),
    )
    profile = obj(path=TEXT, valid=FLAG, score=maybe(WHOLE), findings=many(finding))
    summary = obj(files=COUNT, valid=COUNT, errors=COUNT, warnings=COUNT, infos=COUNT)
    return _whole_object("check", of_a_profile=False, profiles=many(profile), summary=summary)


def schemas() -> dict[str, Schema]:
    """The schema of every command's JSON, by command."""
    return {
        "score": _score(),
        "explain": _explain(),
        "plan": _plan(),
        "simulate": _simulate(),
        "check": _check(),
    }


def written(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, schema in schemas().items():
        (Path(sys.argv[1]) / f"{name}.schema.json").write_text(written(schema), encoding="utf-8")
