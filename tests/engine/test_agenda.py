"""What is told of the coming days, from hand-made plans."""

from datetime import date

from credit_cli.engine.agenda import Agenda, agenda
from credit_cli.engine.diary.view import view
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan, PlannedDue, Shortfall, Step
from tests.engine.people import MODEL, person, start

DAY = date(2026, 6, 25)
PERSON = """
as_of: 2026-06-25
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 3000, cash: 5000}
accounts:
  - id: loan
    lender: jiebei
    balances: [{on: 2026-06-25, amount: 12000}]
    due_day: 20
    payments: [{due: 2026-06-20, amount: 1000, paid: 0}]
  - id: card
    lender: credit_card
    balances: [{on: 2026-06-25, amount: 4000}]
    due_day: 28
    payments: [{due: 2026-05-28, amount: 900, paid: 0}, {due: 2026-06-28, amount: 700}]
"""
PROFILE = person(PERSON)
PLAN = make_plan(start(PROFILE))


def step(n: int, action: str, account: str | None, on: date, amount: int | None = None) -> Step:
    return Step(n, action, account, on, amount, "now", ("RPY01",), 0, 1, None)


def told(plan: Plan, until: date = date(2026, 7, 2)) -> Agenda:
    return agenda(plan, view(PROFILE, DAY, MODEL.lenders), until)


def made(*steps: Step, dues: tuple[PlannedDue, ...] = (), mode: str = "normal", **other: object) -> Plan:
    return PLAN._replace(steps=steps, dues=dues, mode=mode, **other)  # type: ignore[arg-type]  # any field of a plan


def rows(found: Agenda) -> list[tuple[str, str | None, str, int | None, int | None]]:
    return [(e.kind, e.action, e.account, e.amount, e.days_late) for e in found.entries]


def test_what_is_overdue_comes_first_the_longest_first() -> None:
    found = told(made(dues=(PlannedDue("card", date(2026, 6, 25), 100),)))
    assert rows(found) == [
        ("overdue", None, "card", 900_00, 28),
        ("overdue", None, "loan", 1000_00, 5),
        ("due", None, "card", 100, None),
    ]


def test_an_overdue_that_a_step_clears_is_told_once() -> None:
    clears = step(1, "clear_overdue", "loan", DAY, 1003_20)
    assert [row for row in rows(told(made(clears))) if row[2] == "loan"] == [
        ("step", "clear_overdue", "loan", 1003_20, 5)
    ]


def test_an_overdue_cleared_only_after_these_days_stays_an_overdue() -> None:
    later = step(1, "clear_overdue", "loan", date(2026, 7, 10), 1003_20)
    assert ("overdue", None, "loan", 1000_00, 5) in rows(told(made(later)))


def test_a_lender_to_be_asked_is_told_with_what_is_overdue_there() -> None:
    asks = step(1, "ask_hardship_plan", "card", DAY), step(2, "ask_hardship_plan", "loan", DAY)
    found = told(made(*asks, mode="hardship"))
    assert rows(found) == [
        ("step", "ask_hardship_plan", "card", 900_00, 28),
        ("step", "ask_hardship_plan", "loan", 1000_00, 5),
    ]
    assert found.mode == "hardship"


def test_steps_without_money_are_not_on_the_agenda() -> None:
    silent = step(1, "check_report", None, DAY), step(2, "appeal", "loan", DAY)
    assert told(made(*silent)) == told(made())


def test_the_last_day_is_included_and_the_next_is_not() -> None:
    dues = tuple(PlannedDue("loan", date(2026, 7, day), 50_00) for day in (2, 3))
    assert [e.on for e in told(made(dues=dues)).entries if e.kind == "due"] == [date(2026, 7, 2)]


def test_money_put_aside_is_told_and_not_summed() -> None:
    funds = step(1, "fund_debit_account", "loan", date(2026, 6, 28), 500_00)
    pays = step(2, "pay_down", "loan", date(2026, 6, 28), 200_00)
    found = told(made(funds, pays))
    assert [e.action for e in found.entries][2:] == ["pay_down", "fund_debit_account"]
    assert (found.payments, found.total) == (3, 900_00 + 1000_00 + 200_00)


def test_a_due_without_money_says_how_much_is_missing() -> None:
    on = date(2026, 6, 28)
    plan = made(dues=(PlannedDue("card", on, 700_00),), shortfalls=(Shortfall("card", on, 450_00),))
    assert [e.missing for e in told(plan).entries if e.kind == "due"] == [450_00]
