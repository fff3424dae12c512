"""The shape of what looks back: `credit history`, `credit diff`.

Decides their keys and types. Does not know any result.
"""

from typing import Any, Final

from credit_cli.engine.diff.followed import Status
from credit_cli.engine.results import EventKind
from credit_cli.model.factor import Dimension, Unit
from credit_cli.reporters.json.shapes import (
    COUNT,
    DAY,
    EVIDENCE,
    FLAG,
    MONEY,
    NUMBER,
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

_EVENT: Final = obj(account=TEXT, on=DAY, kind=one_of(EventKind), from_=maybe(MONEY), to=maybe(MONEY))


def _by_account(value: Schema, said: str) -> Schema:
    """An object with a key for every account of the file."""
    shape: dict[str, Any] = {"type": "object", "additionalProperties": value}
    return about(shape, said)


def history_shape() -> Schema:
    """The schema of `credit history`."""
    month = obj(
        on=about(DAY, "the end of the month, or the last day looked at"),
        score=WHOLE,
        low=WHOLE,
        high=WHOLE,
        limits=_by_account(maybe(MONEY), "by account; 0 where it is closed, null where not known or not yet opened"),
        balances=_by_account(maybe(MONEY), "by account: what is owed, null where not known"),
        states=_by_account(maybe(TEXT), "by account: open, frozen, closed, null where not known"),
        events=about(many(_EVENT), "the limit events since the month before"),
    )
    return whole_object("history", months=many(month))


def diff_shape() -> Schema:
    """The schema of `credit diff`."""
    change = obj(
        factor=TEXT,
        code=TEXT,
        dimension=one_of(Dimension),
        old=about(COUNT, "points in the older file"),
        new=about(COUNT, "points in the newer file"),
        delta=about(WHOLE, "new - old; the deltas sum to score_new - score_old"),
        unit=one_of(Unit),
        value_old=maybe(NUMBER),
        value_new=maybe(NUMBER),
        known_old=FLAG,
        known_new=FLAG,
        evidence=EVIDENCE,
        evidence_old=EVIDENCE,
    )
    next_step = obj(n=COUNT, action=TEXT, account=maybe(TEXT), on=DAY, amount=maybe(MONEY))
    step = obj(
        n=COUNT,
        action=TEXT,
        account=maybe(TEXT),
        on=DAY,
        amount=maybe(MONEY),
        deadline=maybe(DAY),
        status=one_of(Status),
        by=about(maybe(next_step), "the step of the newer plan that is wanted again, or in its place"),
    )
    shape = whole_object(
        "diff",
        as_of_old=DAY,
        as_of_new=DAY,
        score_old=WHOLE,
        score_new=WHOLE,
        changes=many(change),
        events=about(many(_EVENT), "the limit events between the two days"),
        plan=about(many(step), "what became of the steps of the older file's plan"),
    )
    shape["oneOf"][0]["properties"]["profile"] = about(many(maybe(TEXT)), "the older and the newer file")
    return shape
