"""The JSON Schemas of all machine output, from one definition: `python -m credit_cli.reporters.json.schemas FOLDER`.

Decides which keys each object has (all of them, no others) and the type of each. The files in `docs/schemas/` are
written by it and compared with it by a test. Does not know any result.
"""

import json
import sys
from pathlib import Path
from typing import get_args

from credit_cli.engine.certainty import Ground, Level
from credit_cli.engine.results import EventKind, Origin
from credit_cli.model.factor import Dimension, Unit
from credit_cli.model.letters import Addressee
from credit_cli.model.scorecard import Band
from credit_cli.model.sourced import Basis, Confidence
from credit_cli.reporters.findings import SEVERITIES
from credit_cli.reporters.json.past_shapes import diff_shape, history_shape
from credit_cli.reporters.json.plan_shapes import due_shape, plan_shape, simulate_shape
from credit_cli.reporters.json.shapes import (
    COUNT,
    DAY,
    EVIDENCE,
    FLAG,
    MONEY,
    NUMBER,
    PLACE,
    POINTER,
    SHARE,
    TEXT,
    WHOLE,
    Schema,
    about,
    many,
    maybe,
    obj,
    one_of,
    whole_object,
)


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
        evidence=EVIDENCE,
    )
    return whole_object(
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
    certainty = obj(
        level=one_of(Level),
        grounds=many(one_of(Ground)),
        confidence=about(maybe(one_of(Confidence)), "how well it is attested that lenders react"),
        thresholds=about(
            maybe(obj(strict=NUMBER, typical=NUMBER, lax=NUMBER)), "where strict, typical and lax lenders react"
        ),
        reached=about(maybe({"enum": ["typical", "lax"]}), "the laxest of them that the value has reached"),
    )
    cause = obj(
        code=TEXT,
        ref=about(maybe(TEXT), "rule:ID, notice:POINTER, regulation:ID, or null where points alone speak"),
        origin=one_of(Origin),
        share=SHARE,
        points=about(WHOLE, "points the score lost to it before the event"),
        since=maybe(DAY),
        evidence=EVIDENCE,
        actions=many(TEXT),
        responsive=about(FLAG, "whether an action changes it"),
        mends_on=about(maybe(DAY), "the day on which time alone does"),
        stands=about(maybe(FLAG), "whether it is still so on the day described; null where nothing is measured"),
        certainty=about(certainty, "how sure this is, and why; never that it was the lender's reason"),
    )
    event = obj(
        account=TEXT,
        on=DAY,
        kind=one_of(EventKind),
        from_=maybe(MONEY),
        to=maybe(MONEY),
        window=obj(from_=DAY, to=DAY),
        score_before=WHOLE,
        score_eve=WHOLE,
        score_after=WHOLE,
        causes=many(cause),
        unexplained=about(SHARE, "sums to 1 with the shares of the causes"),
        origins=obj(**dict.fromkeys(get_args(Origin), SHARE)),
        evidence=EVIDENCE,
        same_day=many(TEXT),
        quoted=about(many(PLACE), "the platform's own words about this person, not weighed"),
        possible=about(many(TEXT), "ids of market events that fit but for what nobody can check, not weighed"),
    )
    return whole_object("explain", events=many(event))


def _letter() -> Schema:
    texts = obj(zh=many(TEXT), en=many(TEXT))
    event = obj(account=TEXT, on=DAY, kind=one_of(EventKind), from_=maybe(MONEY), to=maybe(MONEY))
    return whole_object(
        "letter",
        to=one_of(Addressee),
        matter=about(
            one_of(("decision", "information", "wrong_entry", "form", "nothing")),
            "what it is about; nothing: there is nothing to ask, and every text is null",
        ),
        account=maybe(TEXT),
        event=maybe(event),
        entries=about(many(PLACE), "entries of the credit report: contradicted by payments, or those to choose from"),
        text=obj(zh=about(maybe(TEXT), "the letter to send"), en=about(maybe(TEXT), "the same, for reference")),
        attach=texts,
        notes=about(texts, "for the person who sends it, not part of the letter"),
        placeholders=about(many(TEXT), "what the person fills in"),
        law=about(
            many(obj(id=TEXT, statute=maybe(TEXT), article=maybe(TEXT))), "cited in the letter, in force on as_of"
        ),
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
    summary = obj(
        files=COUNT,
        valid=COUNT,
        errors=COUNT,
        warnings=COUNT,
        infos=COUNT,
        accepted=about(COUNT, "left out because the baseline holds them"),
    )
    return whole_object("check", of_a_profile=False, profiles=many(profile), summary=summary)


def schemas() -> dict[str, Schema]:
    """The schema of every command's JSON, by command."""
    return {
        "score": _score(),
        "explain": _explain(),
        "plan": plan_shape(),
        "due": due_shape(),
        "simulate": simulate_shape(),
        "history": history_shape(),
        "diff": diff_shape(),
        "letter": _letter(),
        "check": _check(),
    }


def written(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, schema in schemas().items():
        (Path(sys.argv[1]) / f"{name}.schema.json").write_text(written(schema), encoding="utf-8")
