"""What holds for every profile: sums, neutrality, direction, no look ahead, order, scale.

Plans have their own laws in `plan/test_any_plan.py`, shares of bare weights in `explain/test_shares.py`, imports in
`tests/writing/test_merging.py`. `LAWS=5000 python -m pytest -q tests/engine/test_laws.py` asks of that many.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from credit_cli.engine.diary.rows import Diary as Book
from credit_cli.engine.explain import explain
from credit_cli.engine.results import Score
from credit_cli.engine.score import score
from credit_cli.model.library import shipped
from tests.profile.strategies import AMOUNTS, Diary, diaries, profile_of

MODEL = shipped()
CARD = MODEL.scorecard
DRAWN = settings(
    max_examples=int(os.environ.get("LAWS", "25")),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
UNKNOWABLE = ("person", "assets", "applications", "bills", "spending")
"""Keys of a file that tell of nothing but their own factors."""


def of(diary: Diary, back: int = 0) -> Score:
    return score(profile_of(diary), diary["as_of"] - timedelta(days=back), MODEL)


def told(found: Score) -> dict[str, tuple[float | None, bool, int]]:
    return {c.factor: (c.measurement.value, c.measurement.known, c.points) for c in found.contributions}


@DRAWN
@given(diary=diaries())
def test_points_sum_to_the_score_and_every_sum_stays_on_the_scale(diary: Diary) -> None:
    found = of(diary)

    assert found.score == found.base + sum(c.points for c in found.contributions)
    assert found.score == found.base + sum(d.points for d in found.dimensions)
    assert found.base <= found.low <= found.score <= found.high <= found.max
    assert 0 <= found.coverage <= 1
    assert found.band == CARD.band(found.score).band


@DRAWN
@given(diary=diaries())
def test_what_is_unknown_is_worth_the_mean_and_opens_the_range(diary: Diary) -> None:
    found = of(diary)
    unknown = [c for c in found.contributions if not c.measurement.known]

    assert all(c.points == CARD.by_factor[c.factor].unknown for c in unknown)
    assert found.high - found.low == sum(c.best for c in unknown)


@DRAWN
@given(diary=diaries(), key=st.sampled_from(UNKNOWABLE))
def test_forgetting_neither_helps_nor_hurts_beyond_the_range_it_opens(diary: Diary, key: str) -> None:
    assume(key in diary)
    whole, less = of(diary), of({k: v for k, v in diary.items() if k != key})

    assert less.low <= whole.low
    assert whole.high <= less.high
    for before, after in zip(whole.contributions, less.contributions, strict=True):
        assert after.points == before.points or after.points == CARD.by_factor[after.factor].unknown


def with_row(diary: Diary, key: str, row: Any) -> Diary:  # noqa: ANN401  a row or a day
    """The same file with one more row of its first account, or of the file."""
    told_too = deepcopy(diary)
    holder = told_too if key in {"applications", "guarantees"} else told_too["accounts"][0]
    holder[key] = [*holder.get(key, []), row]
    return told_too


@DRAWN
@given(diary=diaries(), low=st.sampled_from(AMOUNTS[3:]), high=st.sampled_from(AMOUNTS[3:]))
def test_owing_more_never_raises_the_score(diary: Diary, low: float, high: float) -> None:
    low, high = sorted((low, high))
    less, more = (of(with_row(diary, "balances", {"on": diary["as_of"], "amount": owed})) for owed in (low, high))

    assert more.score <= less.score


@DRAWN
@given(diary=diaries(), ago=st.integers(0, 400))
def test_one_more_application_never_raises_the_score(diary: Diary, ago: int) -> None:
    diary.setdefault("applications", [])
    diary.get("known_from", {}).pop("applications", None)  # else the one more may be the first that is known
    asked = with_row(diary, "applications", {"on": diary["as_of"] - timedelta(days=ago)})

    assert of(asked).score <= of(diary).score


@DRAWN
@given(diary=diaries(), ago=st.integers(0, 400))
def test_one_more_bounced_debit_never_raises_the_score(diary: Diary, ago: int) -> None:
    account = diary["accounts"][0]
    account.setdefault("failed_debits", [])
    account["opened"] = date(2010, 1, 1)
    bounced = with_row(diary, "failed_debits", diary["as_of"] - timedelta(days=ago))

    assert of(bounced).score <= of(diary).score


@DRAWN
@given(diary=diaries(), ago=st.integers(1, 400), days=st.integers(1, 120))
def test_paying_a_due_later_never_raises_the_score(diary: Diary, ago: int, days: int) -> None:
    due = diary["as_of"] - timedelta(days=ago)
    row = {"due": due, "amount": 500, "paid": 500, "by": "manual"}
    later = min(due + timedelta(days=days), diary["as_of"])  # what is still open tells, besides, that something is owed
    in_time, late = (with_row(diary, "payments", row | {"paid_on": day}) for day in (due, later))

    assert of(late).score <= of(in_time).score


def days_in(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  any part of a file
    """Every place of a file that holds a day."""
    rows = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(rows):
        if isinstance(value, date):
            yield node, key
        yield from days_in(value)


FIRST = {"draws": "on", "payments": "due", "spending": "month", "bills": "due", "income": "from"}
"""The field that dates a row, where it is not `on`."""


def blind_after(diary: Diary, day: date) -> Diary:
    """The file without the rows dated after a day, and with every later day inside a row moved on."""
    file = deepcopy(diary)
    for holder in (file, file.get("person", {}), file.get("record", {}), *file["accounts"]):
        for key, rows in list(holder.items()):
            if isinstance(rows, list) and key != "accounts":
                holder[key] = [row for row in rows if dated(key, row) <= day]
    for node, key in days_in({k: v for k, v in file.items() if k != "as_of"}):
        if node[key] > day and key not in {"until", "since"}:
            node[key] += timedelta(days=17)
    return file


def dated(key: str, row: Any) -> date:  # noqa: ANN401  a row or a day
    if isinstance(row, date):
        return row
    value = row.get(FIRST.get(key, "on"), date.min)
    if isinstance(value, str):
        month = date.fromisoformat(f"{value}-01")
        return month if key == "income" else (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    found: date = value
    return found


@DRAWN
@given(diary=diaries(), back=st.sampled_from((1, 7, 31, 92, 200)))
def test_no_day_looks_ahead(diary: Diary, back: int) -> None:
    day = diary["as_of"] - timedelta(days=back)
    for account in diary["accounts"]:
        account["opened"] = min(day, date(2023, 1, 1))
    for row in diary.get("record", {}).get("negatives", []):
        row.pop("days", None)  # a count without a day speaks of no day in particular

    assert told(of(diary, back)) == told(of(blind_after(diary, day), back))


def explained(diary: Diary, back: int = 0) -> list[Any]:
    """What is said of every event, apart from the places in the file."""
    return [
        (
            (e.event.account, e.event.on, e.event.kind, e.event.old, e.event.new, e.event.window_from, e.event.eve),
            (e.before.score, e.eve.score, e.after.score, round(e.unexplained, 9), e.possible),
            sorted((c.code, str(c.origin), round(c.share, 9), c.points, str(c.since), c.actions) for c in e.causes),
        )
        for e in explain(profile_of(diary), MODEL, diary["as_of"] - timedelta(days=back))
    ]


@DRAWN
@given(diary=diaries(), back=st.sampled_from((31, 200, 400)))
def test_no_explanation_looks_ahead(diary: Diary, back: int) -> None:
    day = diary["as_of"] - timedelta(days=back)
    for account in diary["accounts"]:
        account["opened"] = min(day, date(2023, 1, 1))
    for row in diary.get("record", {}).get("negatives", []):
        row.pop("days", None)

    assert explained(diary, back) == explained(blind_after(diary, day), back)


@DRAWN
@given(diary=diaries(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_entries_is_irrelevant(diary: Diary, shuffled: Any) -> None:  # noqa: ANN401  hypothesis' random
    other = deepcopy(diary)
    for holder in (diary, other):  # of two rows of one day the later one written holds: let there be one
        for account in holder["accounts"]:
            for key in ("limits", "states", "balances", "available"):
                if key in account:
                    account[key] = list({row["on"]: row for row in account[key]}.values())
        for key in ("income", "sesame"):
            if key in holder.get("person", {}):
                holder["person"][key] = list({dated(key, row): row for row in holder["person"][key]}.values())
    for holder in (other, other.get("person", {}), other.get("record", {}), *other["accounts"]):
        for key, rows in holder.items():
            if isinstance(rows, list) and key != "accounts":
                shuffled.shuffle(rows)

    assert told(of(diary)) == told(of(other))
    assert explained(diary) == explained(other)


def times(node: Any, factor: int) -> Any:  # noqa: ANN401  any part of a file
    """The file with every amount multiplied."""
    if isinstance(node, dict):
        money = {
            "amount",
            "minimum",
            "paid",
            "monthly",
            "living_costs",
            "cash",
            "value",
            "total",
            "largest",
            "high_risk",
        }
        return {
            key: value
            if key in {"late_months", "accounts"} and isinstance(value, dict)
            else round(value * factor, 2)
            if key in money and isinstance(value, int | float)
            else times(value, factor)
            for key, value in node.items()
        }
    return [times(row, factor) for row in node] if isinstance(node, list) else node


@DRAWN
@given(diary=diaries(), factor=st.sampled_from((2, 10, 1000)))
def test_multiplying_all_money_changes_nothing(diary: Diary, factor: int) -> None:
    base = times(diary, 100)  # a usual minimum is rounded to the fen, which is coarse for tiny sums
    once, more = told(of(base)), told(of(times(base, factor)))

    assert {name: points for name, (_, _, points) in once.items()} == {n: points for n, (_, _, points) in more.items()}


@DRAWN
@given(diary=diaries())
def test_shares_of_every_event_sum_to_one_and_where_nothing_changed_there_is_no_event(diary: Diary) -> None:
    profile = profile_of(diary)
    for event in explain(profile, MODEL, profile.as_of):
        assert abs(sum(cause.share for cause in event.causes) + event.unexplained - 1) < 1e-9
        assert all(0 < cause.share <= 1 for cause in event.causes)
        assert event.unexplained >= 0
    for account in diary["accounts"]:
        for key in ("limits", "states", "available"):
            account.pop(key, None)

    assert explain(profile_of(diary), MODEL, profile.as_of) == ()


@DRAWN
@given(diary=diaries(), back=st.sampled_from((0, 31)))
def test_a_book_read_before_and_a_fresh_one_tell_the_same(diary: Diary, back: int) -> None:
    from credit_cli.engine.diary.view import View  # noqa: PLC0415
    from credit_cli.engine.score import score_view  # noqa: PLC0415

    book = Book(profile_of(diary), MODEL.lenders)
    days = [diary["as_of"] - timedelta(days=back + more) for more in (92, 0, 31, 0)]
    kept = [told(score_view(View(book, day), CARD)) for day in days]

    assert kept == [told(score(profile_of(diary), day, MODEL)) for day in days]
