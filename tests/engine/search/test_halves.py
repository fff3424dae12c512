"""Months in which more than half of every bill is paid, and what that takes, worked out by hand."""

from datetime import date

from credit_cli.engine.actions.player import play
from credit_cli.engine.search.exact import Exact
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.halves import Card, Halved, Halves
from credit_cli.engine.search.purse import Policy
from credit_cli.engine.search.searching import Search
from credit_cli.engine.world.budget import Options
from credit_cli.model.lenders import Minimum
from tests.engine.people import MODEL, start

TENTH = Minimum(0.1, 100_00)


def test_what_so_many_halves_take_of_a_balance() -> None:
    card = Card(10_000_00, 0, TENTH, 5)
    # half of a bill and of its minimum: 55 %; of the rest 45 % are left, and of that 55 % again
    assert card.least(1, 0) == 5_500_00 - 1
    assert card.least(2, 0) == 5_500_00 + 2_475_00 - 2
    # a month at the minimum in between leaves nine tenths
    assert card.least(1, 1) == 10_000_00 - 4_050_00 - 2
    # below the floor a bill asks for all of it, and is no minimum-only one
    assert card.least(20, 0) == 10_000_00 - 100_00


def test_a_bill_that_the_file_states_may_be_small() -> None:
    assert Card(10_000_00, 1, TENTH, 5).least(1, 0) == 0


def test_money_counts_towards_a_bill_up_to_the_next_statement() -> None:
    card = Card(10_000_00, 0, TENTH, 5)
    assert card.last_chance(date(2026, 6, 23)) == date(2026, 7, 5)
    assert card.last_chance(date(2026, 7, 5)) == date(2026, 7, 5)


def test_the_fewest_months_come_first_with_what_they_take_in_all_and_early() -> None:
    card, factor = Card(10_000_00, 0, TENTH, 5), MODEL.scorecard.by_factor["minimum_only"]
    july, august = date(2026, 7, 23), date(2026, 8, 23)
    halves = Halves(factor, [], {0: card}, date(2026, 6, 15), date(2026, 12, 15))
    halves.bills = {(2026, 7): [(0, july)], (2026, 8): [(0, august)]}
    halves.dues = {0: [july, august]}
    one, both = 5_500_00 - 1, 7_975_00 - 2

    def options(money: int, early: date = july) -> list[Halved]:
        return list(halves.options(lambda _, __: money, early))

    # two months at the minimum bring 3 points, one of them 3 as well, none 5
    assert options(10**9) == [Halved((), 3, {0: 0}, {0: 0}), Halved(((2026, 7), (2026, 8)), 5, {0: both}, {0: 0})]
    # what counts towards July's bill is paid by August 5, the day of the next one
    assert options(10**9, date(2026, 8, 5))[-1].early == {0: one}
    assert options(10**9, date(2026, 8, 4))[-1].early == {0: 0}
    assert options(both)[-1].points == 5
    assert [found.points for found in options(both - 1)] == [3]


CARD = """
as_of: 2026-06-15
person: {income: [{from: 2026-01, monthly: 6000}], pay_day: 10, living_costs: 3000, cash: 6000}
accounts:
  - id: card
    lender: credit_card
    limits: [{on: 2024-01-01, amount: 12000}]
    balances: [{on: 2026-06-15, amount: 10000}]
    annual_rate: 0.18
    statement_day: 5
    due_day: 23
    payments: [{due: 2026-05-23, amount: 10000, minimum: 1000, paid: 1000, paid_on: 2026-05-23}]
  - {id: dear, lender: small_loan, annual_rate: 0.24, balances: [{on: 2026-06-15, amount: 20000}], due_day: 12,
     payments: [{due: 2026-06-12, amount: 300, paid: 300, paid_on: 2026-06-12}]}
"""


def test_a_policy_of_halves_pays_more_than_half_of_each_bill_and_the_rest_to_the_dearest_debt() -> None:
    begun = start(CARD, options=Options(keep=0))
    ground = Search(begun, Goal()).plain
    assert ground.covered
    exact = Exact(begun, Goal(), ground, 10)
    factor = MODEL.scorecard.by_factor["minimum_only"]
    months = exact.cells.halves[-1].months
    assert months
    run = exact.lab.run(Policy((), 0, "late", months))
    taken, refused = play(begun, run.moves)
    assert not refused
    paid: dict[date, int] = {}
    asked: dict[date, int] = {}
    for row in taken.future.accounts[0].payments or ():
        paid[row.due] = paid.get(row.due, 0) + (row.paid or 0)
        asked[row.due] = row.amount
    halved = [due for due in asked if (due.year, due.month) in months]
    assert halved
    assert all(2 * paid[due] >= asked[due] for due in halved)
    plain, _ = play(begun, exact.lab.run(Policy()).moves)
    assert plain.interest < taken.interest  # dearest first costs less and leaves the card at its minimum

    def points(of: object) -> int:
        return of.score_on(begun.end, MODEL).of("minimum_only").points  # type: ignore[attr-defined,no-any-return]

    assert points(plain) < points(taken) <= factor.best
