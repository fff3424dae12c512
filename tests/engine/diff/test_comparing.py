"""Two files of one person: deltas that sum, and what became of each step of the plan."""

from datetime import date, timedelta

import pytest

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.diff.comparing import Diff, compare
from credit_cli.engine.diff.followed import Followed
from credit_cli.engine.world.budget import budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.looking_back import as_of
from credit_cli.profile.records import Profile
from tests.commands.running import SAMPLE_FILES, SAMPLES

XIAOLIN = (SAMPLES / "xiaolin.yaml").read_text(encoding="utf-8")
LATER = XIAOLIN.replace("as_of: 2026-11-23", "as_of: 2026-12-31")
UNPAID = "{due: 2026-11-20, amount: 1606.48, paid: 0}"
PAID = "{due: 2026-11-20, amount: 1606.48, paid: 1606.48, paid_on: 2026-11-24}"


def read(text: str) -> Profile:
    loaded = load_text(text, "diary.yaml", shipped().lenders)
    assert loaded.profile is not None, loaded.problems
    return loaded.profile


def start(profile: Profile) -> Start:
    return Start(profile, budget_of(profile, shipped().planning), add_months(profile.as_of, 6), shipped())


def compared(old: str, new: str) -> Diff:
    return compare(start(read(old)), start(read(new)))


def of(found: Diff, action: str, account: str | None = None) -> Followed:
    return next(f for f in found.plan if f.step.action == action and f.step.account == account)


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_the_deltas_sum_to_the_change(name: str) -> None:
    profile = read((SAMPLES / name).read_text(encoding="utf-8"))
    earlier = as_of(profile, add_months(profile.as_of, -2))
    found = compare(start(earlier), start(profile))

    assert sum(change.delta for change in found.changes) == found.new.score - found.old.score
    assert all(change.delta == change.new.points - change.old.points != 0 for change in found.changes)
    assert found.drop == max(0, found.old.score - found.new.score)


def test_a_file_compared_with_itself_changed_nothing() -> None:
    found = compared(XIAOLIN, XIAOLIN)

    assert (found.changes, found.events, found.plan, found.drop) == ((), (), (), 0)


def test_a_fact_that_was_learned_is_told_apart() -> None:
    found = compared(XIAOLIN.replace("applications:", "# applications:").split("# applications:")[0], XIAOLIN)
    learned = {change.new.code for change in found.changes if change.learned}

    assert learned
    assert not any(change.forgotten for change in found.changes)


def test_an_overdue_that_was_paid_is_done_and_one_that_stands_is_missed() -> None:
    paid, left = compared(XIAOLIN, LATER.replace(UNPAID, PAID)), compared(XIAOLIN, LATER)

    assert of(paid, "clear_overdue", "jiebei").status == "done"
    assert of(left, "clear_overdue", "jiebei").status == "missed"
    assert of(left, "clear_overdue", "jiebei").by is not None


def test_an_application_breaks_the_promise_to_make_none() -> None:
    applied = LATER.replace(
        "applications:\n", "applications:\n  - {on: 2026-12-05, lender: weilidai, kind: new_credit}\n"
    )
    assert applied != LATER

    assert of(compared(XIAOLIN, LATER), "stop_applications").status == "done"
    assert of(compared(XIAOLIN, applied), "stop_applications").status == "missed"


def test_what_leaves_no_sign_is_not_guessed() -> None:
    found = compared(XIAOLIN, LATER)

    assert of(found, "ask_explanation", "jiebei").status == "unknown"


def test_a_step_whose_day_has_not_come_is_neither_done_nor_missed() -> None:
    found = compared(XIAOLIN, LATER)

    ahead = [f for f in found.plan if f.step.on > date(2026, 12, 31)]
    assert ahead
    assert {f.status for f in ahead} <= {"open", "replaced"}


@pytest.mark.parametrize("status", ["done", "missed"])
def test_money_paid_is_judged_by_what_is_owed_after_it(status: str) -> None:
    diary = """\
version: 1
as_of: 2026-06-01
person: {income: [{from: 2026-01, monthly: 9000}], pay_day: 10, living_costs: 4000, cash: 6000}
accounts:
  - id: card
    lender: credit_card
    annual_rate: 0.1825
    statement_day: 5
    due_day: 25
    limits: [{on: 2024-01-01, amount: 10000}]
    balances: [{on: 2026-06-01, amount: 9000}LATER]
    payments: [{due: 2026-05-25, amount: 900, minimum: 900, paid: 900, paid_on: 2026-05-20}]
"""
    old = diary.replace("LATER", "")
    plan = compare(start(read(old)), start(read(old.replace("2026-06-01\nperson", "2026-06-02\nperson")))).plan
    paying = next(f.step for f in plan if f.step.action in ("pay_down", "pay_off"))
    amount = (paying.amount or 0) / 100
    left = 9000 - amount if status == "done" else 9000
    after = (paying.deadline or paying.on) + timedelta(days=1)
    new = diary.replace("LATER", f", {{on: {after}, amount: {left:.2f}}}").replace(
        "as_of: 2026-06-01", f"as_of: {after}"
    )

    found = compare(start(read(old)), start(read(new)))

    assert next(f for f in found.plan if f.step == paying).status == status


def test_a_payment_without_a_later_balance_leaves_no_sign() -> None:
    found = compared(XIAOLIN.replace("as_of: 2026-11-23", "as_of: 2026-11-22"), XIAOLIN)

    assert all(
        f.status != "missed" for f in found.plan if f.step.action == "pay_down" and f.step.on > date(2026, 11, 23)
    )
