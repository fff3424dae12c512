"""What became of each step of an older plan, told from two files of one person. From 2026-06-01 to 2026-06-20."""

from datetime import date
from typing import Any

import pytest

from credit_cli.engine.diary.view import view
from credit_cli.engine.diff.followed import Followed, followed
from credit_cli.engine.diff.signs import Files
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Step
from tests.engine.people import MODEL, start

BEGAN = date(2026, 6, 1)
FILE = """
as_of: {day}
person: {{income: [{{from: 2026-01, monthly: 9000}}], pay_day: 10, living_costs: 3000, cash: 9000}}
accounts:
  - {{id: a, lender: bank_loan, annual_rate: 0, balances: [{{on: 2026-06-01, amount: 9000}}{balances}]{more}}}
  - {{id: b, lender: jiebei, annual_rate: 0, balances: [{{on: 2026-06-01, amount: 500}}]}}
"""


def step(action: str, on: str, yuan: int | None = None, account: str | None = "a", **more: Any) -> Step:  # noqa: ANN401
    values = {"deadline": None} | more
    amount = None if yuan is None else yuan * 100
    day = date.fromisoformat(on)
    return Step(1, action, account, day, amount, "now", (), 0, 1, **values)


def became(old: list[Step], new: list[Step], balances: str = "", more: str = "") -> list[Followed]:
    older = start(FILE.format(day=BEGAN, balances="", more=more))
    newer = start(FILE.format(day="2026-06-20", balances=balances, more=more))
    plan = make_plan(older)
    files = Files(older.view, view(newer.profile, newer.profile.as_of, MODEL.lenders))
    return list(followed(plan._replace(steps=tuple(old)), plan._replace(steps=tuple(new)), older, files))


def statuses(old: list[Step], new: list[Step], balances: str = "", more: str = "") -> list[str]:
    return [found.status for found in became(old, new, balances, more)]


TWO = [step("pay_down", "2026-06-05", 1000), step("pay_down", "2026-06-10", 1000)]


@pytest.mark.parametrize(
    ("owed", "told"),
    [
        (7000, ["done", "done"]),
        (8000, ["done", "missed"]),
        (8499, ["done", "missed"]),
        (8500, ["missed", "missed"]),  # as near to nothing as to the first
        (9000, ["missed", "missed"]),
    ],
)
def test_a_payment_is_judged_beside_those_that_were_made_before_it(owed: int, told: list[str]) -> None:
    assert statuses(TWO, [], f", {{on: 2026-06-15, amount: {owed}}}") == told


def test_without_a_balance_after_it_nobody_knows_of_a_payment() -> None:
    assert statuses(TWO[:1], []) == ["unknown"]
    assert statuses(TWO[:1], [], ", {on: 2026-06-04, amount: 8000}") == ["unknown"]  # before the day of the step
    assert statuses(TWO[:1], [], ", {on: 2026-06-21, amount: 8000}") == ["unknown"]  # has not come yet


def test_what_is_still_to_come_misses_nothing_and_is_open_where_the_newer_plan_wants_it_too() -> None:
    off = ", autopay: {enabled: false}"
    until = step("enable_autopay", "2026-06-01", deadline=date(2026, 6, 21))
    again = step("enable_autopay", "2026-06-20")

    assert became([until], [again], more=off) == [Followed(until, "open", again)]
    assert became([until], [], more=off) == [Followed(until, "replaced")]
    late = until._replace(deadline=date(2026, 6, 20))
    assert became([late], [again], more=off) == [Followed(late, "missed", again)]
    assert became([late], [], more=off) == [Followed(late, "missed")]
    assert statuses([until], [again], more=", autopay: {enabled: true}") == ["done"]
    ahead = step("pay_down", "2026-06-21", 1000)
    assert statuses([ahead], [ahead]) == ["open"]


def test_a_payment_gives_way_to_another_on_its_account_and_each_step_stands_for_one() -> None:
    missed = step("pay_down", "2026-06-05", 1000)
    off, elsewhere = step("pay_off", "2026-06-25"), step("pay_off", "2026-06-25", account="b")
    balances = ", {on: 2026-06-15, amount: 9000}"

    assert became([missed], [elsewhere, off], balances) == [Followed(missed, "replaced", off)]
    assert became([missed], [elsewhere], balances) == [Followed(missed, "missed")]
    once = step("pay_down", "2026-06-25", 700)
    assert [found.by for found in became([missed, missed], [once], balances)] == [once, None]


def test_a_promise_that_was_broken_is_missed_at_once() -> None:
    promise = step("stop_restricted_use", "2026-06-01", account=None, deadline=date(2026, 9, 1))

    assert statuses([promise], [promise], more=", draws: [{on: 2026-06-05, amount: 5, purpose: stocks}]") == ["missed"]
    assert statuses([promise], [promise], more=", draws: []") == ["done"]
    assert statuses([step("ask_explanation", "2026-06-01")], []) == ["unknown"]
