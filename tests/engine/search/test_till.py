"""What may be paid on a day, worked out by hand: dues, food and what is kept come first, and what a payment frees."""

from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.search.goal import Goal
from credit_cli.engine.search.lab import Lab
from credit_cli.engine.search.searching import Search
from credit_cli.engine.search.till import Till
from credit_cli.engine.world.budget import Options
from credit_cli.profile.records import Profile
from tests.engine.people import start
from tests.engine.search.random_people import DAY, people

LOANS = """
as_of: 2026-06-30
person: {income: [{from: 2026-01, monthly: 4000}], pay_day: 31, living_costs: 3100, cash: 4500}
accounts:
  - {id: small, lender: jiebei, annual_rate: 0, balances: [{on: 2026-06-30, amount: 900}], due_day: 15,
     payments: [{due: 2026-06-15, amount: 300, paid: 300, paid_on: 2026-06-15}]}
  - {id: large, lender: bank_loan, annual_rate: 0, balances: [{on: 2026-06-30, amount: 9000}], due_day: 20,
     payments: [{due: 2026-06-20, amount: 500, paid: 500, paid_on: 2026-06-20}]}
"""
CARD = """
as_of: 2026-06-30
person: {income: [{from: 2026-01, monthly: 4000}], pay_day: 31, living_costs: 3100, cash: 4500}
accounts:
  - {id: card, lender: credit_card, annual_rate: 0, balances: [{on: 2026-06-01, amount: 9000}],
     limits: [{on: 2024-01-01, amount: 20000}], statement_day: 5, due_day: 25,
     payments: [{due: 2026-06-25, amount: 9000, minimum: 450, paid: 450, paid_on: 2026-06-25}]}
"""


def lab(text: str, keep: int = 0, end: date = date(2026, 8, 30)) -> Lab:
    begun = start(text, end, Options(keep=keep * 100))
    return Lab(begun, Search(begun, Goal()).plain)


def test_what_lies_in_hand_is_what_food_dues_and_what_is_kept_leave() -> None:
    # 4,500 - 3,000 of food (30 days of July at 100) - 300 - 500 of dues; then 4,000 - 3,100 - 800 more
    assert lab(LOANS).lows[0] == 4500_00 - 3000_00 - 800_00
    assert lab(LOANS, keep=200).lows[0] == 500_00
    assert lab(LOANS).lows[1] == 700_00 + 4000_00 - 3100_00 - 800_00


def test_a_debt_that_ends_frees_its_dues_at_once() -> None:
    world = lab(LOANS)
    till, nodes = Till(world), [lane.root for lane in world.lanes]
    assert till.money(1, 0, {}, nodes) == 700_00
    # all 900 of the small debt take only 600 of July's money: its due of 300 is not paid any more
    assert till.left(0, {0: 900_00}, nodes) == 700_00 - 900_00 + 300_00
    till.take(0, 900_00, 0, nodes[0])
    assert till.lows[0] == 100_00
    # by the end of August both its dues are saved, and what was owed is spent
    assert till.lows[1] == world.lows[1] - 900_00 + 600_00


def test_a_payment_towards_an_open_bill_takes_the_place_of_its_due() -> None:
    world = lab(CARD)
    day = world.stops.index(date(2026, 7, 25)) if date(2026, 7, 25) in world.stops else None
    assert day is not None  # no money comes between July 5 and 25
    run = world.pay([{0: 1000_00} if at == day else {} for at in range(len(world.stops))])
    # the minimum of July 25 is a tenth of the bill; what is paid by hand is not debited again
    asked = sum(paid for on, paid in world.outflows(0) if on == date(2026, 7, 25))
    assert asked > 0
    saved = sum(paid for node in world.idle[0] for on, paid in node.flows if on == date(2026, 7, 25))
    assert saved == asked
    assert not [on for on, _ in run.nodes[0].flows if on == date(2026, 7, 25)]
    till, nodes = Till(world), [world.idle[0][world.lanes[0].stops.index(date(2026, 7, 25))]]
    assert till.left(day, {0: asked}, nodes) == till.left(day, {}, nodes)
    assert till.money(0, day, {}, nodes) == till.left(day, {}, nodes) + asked


def test_what_a_smaller_bill_saves_is_counted_when_it_is_paid_and_what_takes_its_place_only_once() -> None:
    world = lab(CARD)
    lane, till = world.lanes[0], Till(world)
    june, july, pay_day = range(3)
    assert (till.lows[0], till.lows[1]) == (600_00, 690_00)
    # 300 before the bill is made: it is 8,700, and asks for 870 instead of 900 on July 25
    till.take(0, 300_00, june, lane.root)
    before = lane.step(lane.root, june, 300_00)
    till.settle(0, june, before, june)
    assert till.lows == [300_00, 390_00]
    # 100 towards the open bill take the place of 100 of the 870
    till.take(0, 100_00, july, before)
    assert till.lows == [300_00, 390_00]
    # to pay 8,700 more would spare 800 of July's 900 that are still counted, and August's 810
    assert till.after(july, {0: 8700_00}, [before]) == [300_00 - 8700_00 + 800_00, 390_00 - 8700_00 + 1610_00]
    after = lane.step(before, july, 100_00)
    till.settle(0, july, after, july)
    assert (till.lows, till.spent, till.saved) == ([330_00, 420_00], 400_00, 130_00)
    # by August 25 nothing is counted twice: 770 fell due in July
    assert till.after(pay_day, {0: after.owed}, [after]) == [420_00 - after.owed + 810_00]


SOME = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    derandomize=True,
)  # fmt: skip


@SOME
@given(profile=people(most=3), every=st.booleans(), data=st.data())
def test_whatever_the_till_allows_misses_no_due_and_keeps_what_is_kept(
    profile: Profile,
    every: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    begun = start(profile, add_months(DAY, 3))
    ground = Search(begun, Goal()).plain
    assume(ground.covered)
    world = Lab(begun, ground, every=every)

    def spend(at: int, till: Till, nodes: object) -> dict[int, int]:
        assert isinstance(nodes, tuple)
        here = [n for n, _ in world.present[at] if world.lanes[n].payable and nodes[n].owed]
        paid: dict[int, int] = {}
        for n in here:
            most = min(nodes[n].owed, max(0, till.money(n, at, paid, nodes)))
            if till.left(at, paid | {n: nodes[n].owed}, nodes) >= 0:
                most = nodes[n].owed
            amount = data.draw(st.sampled_from([0, most // 2, most]))
            paid |= {n: amount} if amount and till.left(at, paid | {n: amount}, nodes) >= 0 else {}
        return paid

    run = world.carried_out([spend] * len(world.stops))
    taken, refused = play(begun, [*ground.payer.moves, *run.moves])
    assert refused == ()
    assert taken.shortfalls == ()
    assert taken.living_unmet == 0
    budget = begun.budget
    if min(world.lows) >= 0:
        assert all(cash - budget.food_until_pay_day(on) >= budget.keep for on, cash in taken.cash)
