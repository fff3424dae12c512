import re
from datetime import date
from pathlib import Path

import pytest

import credit_cli.engine
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.actions.simulate import simulate
from credit_cli.engine.world.budget import Options
from credit_cli.words.catalogue import Words
from tests.engine.people import MODEL, account, start

PERSON = """
as_of: 2026-06-25
person:
  income: [{from: 2026-01, monthly: 9000, verified: false}]
  pay_day: 10
  living_costs: 3000
  cash: 9000
accounts:
  - id: card
    lender: credit_card
    limits: [{on: 2025-01-01, amount: 10000}]
    balances: [{on: 2026-06-25, amount: 8000}]
    annual_rate: 0.1825
    statement_day: 1
    due_day: 20
    autopay: [{on: 2025-01-01, enabled: false}]
    payments: [{due: 2026-05-20, amount: 8000, minimum: 800, paid: 800, paid_on: 2026-05-20},
               {due: 2026-06-20, amount: 8000, minimum: 800, paid: 0}]
  - {id: unused, lender: small_loan, states: [{on: 2025-01-01, state: open}], balances: [{on: 2026-06-25, amount: 0}]}
  - {id: vague, lender: bank_loan}
"""
DAY = date(2026, 6, 25)


def test_clearing_what_is_overdue_ends_it_and_raises_the_score() -> None:
    found = simulate(start(PERSON), ["clear_overdue"])
    assert found.refused == ()
    assert found.score_then.of("overdue_now").measurement.value == 0
    assert found.do_nothing.of("overdue_now").measurement.value == (date(2026, 12, 25) - date(2026, 6, 20)).days
    assert found.score_then.score > found.do_nothing.score


def test_several_actions_are_made_together_on_their_days() -> None:
    begun = start(PERSON)
    moves = [Move("pay_down", "card", 1000_00, date(2026, 7, 15)), Move("clear_overdue", None, None, DAY)]
    taken, refused = play(begun, moves)
    assert refused == ()
    assert account(taken, DAY).owed is not None
    assert account(taken, DAY).overdue == ()
    before, after = taken.owed_on(date(2026, 7, 14)), taken.owed_on(date(2026, 7, 15))
    # fourteen nights since the statement on 7,221.60 at 0.05 % a night are paid first: 50.55
    assert before - after == 1000_00 - 50_55


def test_paying_early_costs_less_interest_than_doing_nothing() -> None:
    paid, idle = (simulate(start(PERSON), dos).interest for dos in (["pay_off:card"], []))
    assert (paid, idle > 0) == (0, True)


@pytest.mark.parametrize(
    ("do", "why"),
    [
        ("pay_down:card:9000.01", None),
        ("pay_down:unused:10", "nothing_owed"),
        ("pay_off:card:7999", "amount_below_debt"),
        ("pay_full_statement:unused", "no_open_bill"),
        ("clear_overdue:unused", "nothing_overdue"),
        ("close_unused_lender:card", "still_owed"),
        ("close_unused_lender:unused", None),
        ("enable_autopay:card", None),
        ("verify_income", None),
        ("wait", None),
        ("pay_down:nobody:10", "unknown_account"),
    ],
)
def test_each_action_is_made_or_refused_with_its_reason(do: str, why: str | None) -> None:
    found = simulate(start(PERSON), [do])
    assert [reason for _, reason in found.refused] == ([] if why is None else [why])


def test_money_that_is_not_there_cannot_be_paid() -> None:
    found = simulate(start(PERSON, options=Options(cash=500_00)), ["pay_down:card:501"])
    assert found.refused == ((f"pay_down:card:501@{DAY}", "not_enough_cash"),)
    assert min(cash for _, cash in found.cash_flow) >= 0


def test_paying_with_the_food_money_is_said() -> None:
    found = simulate(start(PERSON, options=Options(cash=1000_00)), ["pay_down:card:1000"])
    assert dict(found.assumptions)["living_unmet"] == "1370.96"  # five days of June and nine of July


def test_asking_waiting_and_refraining_change_no_score() -> None:
    idle = simulate(start(PERSON), []).score_then
    for action in MODEL.actions.values():
        if action.kind in {"guard", "ask", "wait"}:
            assert simulate(start(PERSON), [action.key]).score_then == idle, action.key


def test_verifying_makes_no_income_up() -> None:
    then = simulate(start(PERSON), ["verify_income@2026-07-01"]).score_then
    assert then.of("income_verified").measurement.value == 1
    nobody = start(PERSON.replace("income: [{from: 2026-01, monthly: 9000, verified: false}]", "sesame: []"))
    assert not simulate(nobody, ["verify_income"]).score_then.of("income_verified").measurement.known


def test_closing_a_line_leaves_the_diary_saying_who_did_it() -> None:
    taken, _ = play(start(PERSON), [Move("close_unused_lender", "unused", None, DAY)])
    states = taken.future.accounts[1].states
    assert states is not None
    assert (states[-1].state, states[-1].by) == ("closed", "self")


def test_the_forecast_is_told_at_month_ends_and_at_the_end() -> None:
    found = simulate(start(PERSON, end=date(2026, 8, 15)), [])
    assert [point.on for point in found.forecast] == [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 15)]
    assert all(point.score == point.do_nothing for point in found.forecast)


def test_every_reason_and_assumption_is_a_sentence_in_both_languages() -> None:
    engine = Path(credit_cli.engine.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(engine.glob("[aw]*/*.py")))
    refused = set(re.findall(r'return "([a-z_]+)"', source)) | set(re.findall(r'Refusal\(text, "([a-z_]+)"', source))
    assumed = set(re.findall(r'\(\(?"([a-z_]+)", (?:""|str|record|account|f")', source))
    assert {"nothing_owed", "not_a_day"} <= refused
    assert {"rate", "due_unknown", "income_unknown", "pay_day", "living_unmet"} <= assumed
    words = Words("zh")  # the catalogue refuses a sentence that lacks a language
    assert words.has("plan.unmet")  # living costs that money does not reach stand with what a plan says
    told = (refused | assumed) - {"living_unmet"}
    assert [name for name in sorted(told) if not words.has(f"planning.{name}")] == []
