"""What is worked out once for many days is what each day tells by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.diary.dated import dated
from credit_cli.engine.diary.due_book import DueBook
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.standing import Line
from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import measure
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Balance, Limit, Payment, State

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 120).map(lambda n: FIRST + timedelta(days=n))
AMOUNTS = st.integers(0, 500)
LIMITS = st.builds(lambda on, amount, more: Limit(on, amount, until=on + timedelta(days=more) if more else None),
                   DAYS, AMOUNTS, st.integers(0, 30))  # fmt: skip
BALANCES = st.builds(Balance, DAYS, AMOUNTS)
STATES = st.builds(State, DAYS, st.sampled_from(["open", "frozen", "closed"]))
PAYMENTS = st.builds(
    lambda due, paid, later: Payment(due, 100, paid=paid, paid_on=due + timedelta(days=later) if paid else None),
    DAYS, st.sampled_from([0, 40, 100]), st.integers(-3, 40),
)  # fmt: skip


@given(st.lists(LIMITS), st.lists(BALANCES), st.lists(STATES), st.lists(DAYS, min_size=1))
def test_a_line_stands_on_each_day_as_a_fresh_look_finds_it(
    limits: list[Limit], balances: list[Balance], states: list[State], days: list[date]
) -> None:
    rows = dated(limits, "/l", "on"), dated(states, "/s", "on"), dated(balances, "/b", "on"), None
    kept = Line(*rows)

    assert [kept.on(day) for day in days] == [Line(*rows).on(day) for day in days]


@given(st.lists(PAYMENTS), st.lists(DAYS, min_size=1), DAYS, st.booleans())
def test_late_and_later_dues_are_those_of_the_whole_book(
    payments: list[Payment],
    days: list[date],
    start: date,
    rolls_over: bool,  # noqa: FBT001  drawn by hypothesis
) -> None:
    rows = dated(payments, "/p", "due") or ()
    book = DueBook(rows, 0, rolls_over=rolls_over)
    for day in days:
        whole = DueBook(rows, 0, rolls_over=rolls_over).as_of(day)

        assert book.as_of(day) == whole
        assert book.late_as_of(day) == tuple(due for due in whole if due.late)
        assert book.as_of(day, after=start) == tuple(due for due in whole if due.on > start)


@given(st.lists(PAYMENTS, min_size=2), PAYMENTS, st.integers(0, 20), st.lists(DAYS, min_size=1), st.booleans())
def test_a_book_that_takes_over_what_another_has_read_reads_the_same(
    payments: list[Payment],
    other: Payment,
    place: int,
    days: list[date],
    rolls_over: bool,  # noqa: FBT001  drawn by hypothesis
) -> None:
    changed = list(payments)
    changed[place % len(payments)] = other
    old = DueBook(dated(payments, "/p", "due") or (), 0, rolls_over=rolls_over)
    for day in days:
        old.as_of(day)
    rows = dated(changed, "/p", "due") or ()
    new = DueBook(rows, 0, rolls_over=rolls_over, like=old)

    for day in days:
        assert new.as_of(day) == DueBook(rows, 0, rolls_over=rolls_over).as_of(day)


def test_the_diary_of_a_changed_account_sorts_what_changed_and_keeps_the_rest() -> None:
    text = """
    version: 1
    as_of: 2026-06-30
    accounts:
      - id: jiebei
        lender: jiebei
        limits: [{on: 2025-01-10, amount: 50000}]
        balances: [{on: 2026-04-30, amount: 30000}]
        payments: [{due: 2026-05-01, amount: 900, paid: 0}]
    """
    profile = load_text(text, "diary.yaml", shipped().lenders).profile
    assert profile is not None
    diary = Diary(profile, shipped().lenders)
    assert View(diary, profile.as_of).accounts[0].overdue_amount == 90000
    assert diary.accounts[0].line.on(profile.as_of).usage is not None
    account = profile.accounts[0]
    paid = account._replace(payments=(Payment(date(2026, 5, 1), 90000, paid=90000, paid_on=date(2026, 6, 1)),))
    changed = diary.but(profile._replace(accounts=(paid,)))

    assert changed.accounts[0].line is diary.accounts[0].line
    assert View(changed, profile.as_of).accounts[0].overdue_amount == 0


def test_stated_debt_service_counts_what_the_file_states_and_no_guess() -> None:
    text = """
    version: 1
    as_of: 2026-06-30
    person: {income: [{from: 2025-01, monthly: 10000}]}
    accounts:
      - id: loan
        lender: bank_loan
        balances: [{on: 2026-06-01, amount: 9000}]
        payments: [{due: 2026-06-10, amount: 900, paid: 900}]
      - {id: card, lender: credit_card, balances: [{on: 2026-06-01, amount: 40000}]}
    """
    profile = load_text(text, "diary.yaml", shipped().lenders).profile
    assert profile is not None
    view = View(Diary(profile, shipped().lenders), profile.as_of)

    assert measure("capacity.stated_debt_service", view).value == 0.09
    assert measure("capacity.debt_service", view).value == 0.49  # with the usual tenth of the card
    assert not measure("capacity.stated_debt_service", view.at(date(2024, 1, 1))).known
