"""The shape of what looks ahead: `credit plan`, `credit due`, `credit simulate`.

Decides their keys and types. Does not know any result.
"""

from typing import Final

from credit_cli.engine.agenda import Kind
from credit_cli.reporters.json.shapes import (
    COUNT,
    DAY,
    FLAG,
    MONEY,
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

_FORECAST: Final = many(obj(on=DAY, score=WHOLE, do_nothing=WHOLE, owed=MONEY))
_CASH: Final = many(obj(on=DAY, balance=MONEY))
_ASSUMED: Final = many(obj(name=TEXT, value=TEXT))
_SHORTFALLS: Final = many(obj(account=TEXT, on=DAY, missing=MONEY))
_LESS_MONEY: Final = obj(monthly=MONEY, score=WHOLE, interest=MONEY, outcome=TEXT, missing=MONEY)
_LATE_INCOME: Final = obj(due=DAY, comes=DAY, missed=_SHORTFALLS, short=MONEY)
_BOUNCED: Final = obj(account=TEXT, on=DAY, amount=MONEY, lost_same_day=WHOLE, lost_next_day=WHOLE)


def plan_shape() -> Schema:
    """The schema of `credit plan`."""
    step = obj(
        n=COUNT,
        action=TEXT,
        account=maybe(TEXT),
        on=DAY,
        amount=maybe(MONEY),
        phase=one_of(("now", "short", "long")),
        reasons=many(TEXT),
        gain=about(WHOLE, "change of the final score; gains sum to score_then - do_nothing"),
        alone=about(
            maybe(obj(gain=WHOLE, interest_saved=MONEY)), "by the end, were it the only step; null: none or not"
        ),
        effort={"type": "integer", "minimum": 1, "maximum": 5},
        deadline=maybe(DAY),
        text=TEXT,
    )
    return whole_object(
        "plan",
        mode=one_of(("normal", "hardship")),
        outcome=one_of(("already_there", "reached", "not_reachable", "improved")),
        target=maybe(WHOLE),
        by=DAY,
        score_now=WHOLE,
        score_then=WHOLE,
        do_nothing=about(WHOLE, "the score then, without the plan"),
        budget=obj(cash=MONEY, monthly=MONEY, keep=MONEY),
        interest=MONEY,
        steps=many(step),
        dues=many(obj(account=TEXT, on=DAY, amount=MONEY, assumed=FLAG)),
        forecast=_FORECAST,
        cash_flow=_CASH,
        lowest_cash=obj(on=DAY, balance=MONEY),
        shortfalls=_SHORTFALLS,
        assumptions=_ASSUMED,
        proof=obj(
            optimal=FLAG,
            explored=COUNT,
            bound=maybe(WHOLE),
            gap=maybe(COUNT),
            exhausted=FLAG,
            world=TEXT,
            alternatives=about(
                many(obj(name=TEXT, score=WHOLE, interest=MONEY, account=maybe(TEXT), steps=maybe(many(TEXT)))),
                "known orders of paying, then the plans of --alternatives with their payments as --do reads them",
            ),
            less_money=about(maybe(_LESS_MONEY), "the plan made for less money a month"),
        ),
        setbacks=obj(
            late_income=about(maybe(_LATE_INCOME), "the first pay day that may not be late, else the next one"),
            bounced_debit=about(maybe(_BOUNCED), "the next automatic debit: points lost by the end"),
        ),
        best_possible=maybe(WHOLE),
        earliest=maybe(DAY),
        binding=many(TEXT),
    )


def due_shape() -> Schema:
    """The schema of `credit due`."""
    entry = obj(
        on=DAY,
        kind=one_of(Kind),
        action=maybe(TEXT),
        account=TEXT,
        amount=maybe(MONEY),
        days_late=maybe(COUNT),
        assumed=FLAG,
        missing=about(maybe(MONEY), "what the money does not reach"),
        deadline=maybe(DAY),
        text=TEXT,
    )
    return whole_object("due", until=DAY, mode=one_of(("normal", "hardship")), entries=many(entry), total=MONEY)


def simulate_shape() -> Schema:
    """The schema of `credit simulate`."""
    return whole_object(
        "simulate",
        by=DAY,
        score_now=WHOLE,
        score_then=WHOLE,
        do_nothing=WHOLE,
        interest=MONEY,
        forecast=_FORECAST,
        cash_flow=_CASH,
        refused=many(obj(do=TEXT, why=TEXT)),
        assumptions=_ASSUMED,
    )
