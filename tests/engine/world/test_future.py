"""The diary as a forecast leaves it: what is taken out of it first, and which rows are added."""

from datetime import date

import pytest

from credit_cli.engine.world.future import as_happened, future_profile, on_day
from credit_cli.engine.world.ledger import Ledger, Rows
from credit_cli.engine.world.opening import open_books
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.records import (
    Account,
    Autopay,
    Balance,
    Debits,
    Identity,
    Income,
    Payment,
    Person,
    Profile,
    State,
)
from tests.engine.people import MODEL, person, start

DAY = date(2026, 6, 15)
AHEAD = """
as_of: 2026-06-15
applications: [{on: 2026-06-15, lender: huabei}, {on: 2026-06-16, lender: huabei}]
accounts:
  - id: a
    lender: jiebei
    states: [{on: 2026-06-15, state: open}, {on: 2026-06-16, state: closed}]
    limits: [{on: 2026-06-15, amount: 9000}, {on: 2026-06-16, amount: 1}]
    available: [{on: 2026-06-15, amount: 9}, {on: 2026-06-16, amount: 8}]
    balances: [{on: 2026-06-15, amount: 7}, {on: 2026-06-16, amount: 6}]
    draws: [{on: 2026-06-15, amount: 5}, {on: 2026-06-16, amount: 4}]
    failed_debits: [2026-06-15, 2026-06-16]
"""


def test_what_is_dated_after_the_files_day_is_taken_out() -> None:
    (account,) = as_happened(person(AHEAD)).accounts

    for rows in (account.states, account.limits, account.available, account.balances, account.draws):
        assert rows is not None
        assert [row.on for row in rows] == [DAY]
    assert account.failed_debits == (DAY,)
    assert [a.on for a in as_happened(person(AHEAD)).applications or ()] == [DAY]


def test_what_is_not_written_stays_unknown() -> None:
    bare = person("as_of: 2026-06-15\naccounts: [{id: a, lender: jiebei}]\n")

    assert as_happened(bare) == bare


@pytest.mark.parametrize(
    ("row", "left"),
    [
        # (amount, paid, paid_on): what is known of it on June 15
        ("due: 2026-06-14, amount: 9, paid: 9, paid_on: 2026-06-15", (9_00, DAY)),
        ("due: 2026-06-14, amount: 9, paid: 9, paid_on: 2026-06-16", (0, None)),  # overdue: nothing was paid yet
        ("due: 2026-06-15, amount: 9, paid: 9, paid_on: 2026-06-16", (None, None)),  # due today, and not over yet
        ("due: 2026-06-20, amount: 9, paid: 9, paid_on: 2026-06-16", (None, None)),
        ("due: 2026-06-14, amount: 9, paid: 5", (5_00, None)),
    ],
)
def test_a_payment_of_a_later_day_has_not_been_made(row: str, left: tuple[int | None, date | None]) -> None:
    text = f"as_of: 2026-06-15\naccounts: [{{id: a, lender: jiebei, payments: [{{{row}, by: manual}}]}}]\n"
    (found,) = as_happened(person(text)).accounts[0].payments or ()

    assert (found.paid, found.paid_on) == left
    assert found.by == (None if "2026-06-16" in row else "manual")


def begun(account: str) -> tuple[Start, Ledger]:
    found = start(f"as_of: 2026-06-15\naccounts: [{{id: o, lender: other}}, {{id: a, lender: jiebei, {account}}}]\n")
    return found, open_books(found.view, found.end, MODEL.planning).ledgers[1]


def written(account: str, rows: Rows) -> Account:
    found, ledger = begun(account)
    ledger.rows = rows
    profile = future_profile(found.profile, [ledger])
    assert profile.accounts[0] == found.profile.accounts[0]
    return profile.accounts[1]


PAID = Payment(date(2026, 7, 10), 900, None, 900, date(2026, 7, 10), "auto")


def test_rows_are_added_behind_those_of_the_file() -> None:
    rows = Rows(
        balances=[Balance(date(2026, 7, 1), 5)],
        states=[State(date(2026, 7, 2), "closed", "self")],
        autopay=[Autopay(enabled=True, on=date(2026, 7, 3))],
        failed=[date(2026, 7, 4)],
        payments=[PAID],
    )
    has = written(
        "balances: [{on: 2026-06-01, amount: 9}], states: [{on: 2026-01-01, state: open}], "
        "autopay: [{enabled: false}], failed_debits: [2026-01-10], payments: [{due: 2026-06-10, amount: 1, paid: 1}]",
        rows,
    )
    lacks = written("opened: 2024-01-01", rows)

    for kind in ("balances", "states", "autopay", "failed_debits", "payments"):
        assert len(getattr(has, kind)) == 2
    assert (has.balances or ())[-1:] == lacks.balances == tuple(rows.balances)
    assert (has.failed_debits or ())[-1:] == lacks.failed_debits == tuple(rows.failed)
    assert (has.states or ())[-1:] == lacks.states == tuple(rows.states)
    assert (has.autopay or ())[-1:] == lacks.autopay == tuple(rows.autopay)
    assert lacks.payments is None  # a file that lists no payments is not made to look as if all were paid


def test_a_payment_that_was_missed_is_told_even_where_the_file_lists_none() -> None:
    missed = PAID._replace(paid=0, paid_on=None, by=None)

    assert written("opened: 2024-01-01", Rows(payments=[missed], bad=True)).payments == (missed,)


def test_a_stated_due_that_asked_for_more_than_was_owed_is_replaced_and_one_of_the_past_is_not() -> None:
    stated = "payments: [{due: 2026-06-15, amount: 5}, {due: 2026-06-16, amount: 5}, {due: 2026-07-10, amount: 5}]"
    days = {date(2026, 6, 15), date(2026, 7, 10)}
    found = written(stated, Rows(payments=[PAID], restated=days)).payments or ()

    assert [(row.due, row.amount) for row in found] == [
        (date(2026, 6, 15), 500), (date(2026, 6, 16), 500), (date(2026, 7, 10), 900),
    ]  # fmt: skip


def test_bounces_go_to_the_totals_where_the_file_has_only_those() -> None:
    found = written("debits: {window: 12, succeeded: 20, failed: 2}", Rows(failed=[DAY, date(2026, 7, 15)]))

    assert (found.debits, found.failed_debits) == (Debits(12, 20, 4), None)


def test_when_a_debt_ends_its_draws_are_given_back_and_those_that_were_keep_their_day() -> None:
    text = "draws: [{on: 2026-01-01, amount: 5, repaid_on: 2026-02-01}, {on: 2026-03-01, amount: 5}]"
    found = written(text, Rows(paid_off=date(2026, 7, 1))).draws or ()

    assert [draw.repaid_on for draw in found] == [date(2026, 2, 1), date(2026, 7, 1)]


BARE = Profile(version=1, as_of=DAY, accounts=(Account(id="a", lender="jiebei"),))
LATER = date(2026, 7, 1)


def test_a_day_of_the_future_has_its_own_cash_where_cash_is_known() -> None:
    assert on_day(BARE, LATER, None) == BARE._replace(as_of=LATER)
    assert on_day(BARE, LATER, 500).person == Person(cash=500)
    assert on_day(BARE._replace(person=Person(alias="甲", cash=9)), LATER, 0).person == Person(alias="甲", cash=0)


def tidied(profile: Profile, action: str, on: date = LATER) -> Profile:
    return on_day(profile, LATER, None, ((on, action),))


def test_what_is_put_in_order_holds_from_its_day_on() -> None:
    assert tidied(BARE, "bind_card", date(2026, 7, 2)) == BARE._replace(as_of=LATER)
    for on in (DAY, LATER):
        assert tidied(BARE, "bind_card", on).person == Person(identity=Identity(bank_cards=1))
    two = BARE._replace(person=Person(identity=Identity(verified=True, bank_cards=2)))
    assert tidied(two, "bind_card").person == Person(identity=Identity(verified=True, bank_cards=3))
    assert tidied(two._replace(person=Person()), "verify_identity").person == Person(identity=Identity(verified=True))


def test_the_income_in_force_is_what_is_verified_and_none_is_made_up() -> None:
    rows = (Income(date(2026, 7, 1), 7), Income(date(2026, 1, 1), 5, verified=False), Income(date(2026, 7, 2), 9))
    earning = BARE._replace(person=Person(income=rows))

    assert tidied(earning, "verify_income").person == Person(income=(*rows, Income(LATER, 7, verified=True)))
    assert tidied(earning._replace(person=Person(income=rows[2:])), "verify_income").person == Person(income=rows[2:])
    assert tidied(BARE, "verify_income").person is None


def test_assets_are_verified_and_none_is_made_up() -> None:
    owner = person("as_of: 2026-06-15\nassets: [{kind: fund, value: 5}]\naccounts: [{id: a, lender: jiebei}]\n")

    assert [asset.verified for asset in tidied(owner, "verify_assets").assets or ()] == [True]
    assert tidied(BARE, "verify_assets") == BARE._replace(as_of=LATER)
