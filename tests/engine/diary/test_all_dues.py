"""The dues of several accounts together are those of each account, on every day and in every window."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.diary.all_dues import AllDues, Member
from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.dated import dated
from credit_cli.engine.diary.due_book import DueBook
from credit_cli.engine.diary.dues import Due, late_mark
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Payment

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 150).map(lambda n: FIRST + timedelta(days=n))
PAYMENTS = st.builds(
    lambda due, minimum, paid, later: Payment(
        due, 100, minimum=minimum, paid=paid, paid_on=due + timedelta(days=later) if paid else None
    ),
    DAYS, st.sampled_from([None, 30, 100]), st.sampled_from([None, 0, 40, 100, 120]), st.integers(-3, 70),
)  # fmt: skip
BOOKS = st.lists(st.tuples(st.lists(PAYMENTS, max_size=6), st.booleans()), min_size=1, max_size=3)


def books_of(drawn: list[tuple[list[Payment], bool]]) -> list[DueBook]:
    return [DueBook(dated(rows, "/p", "due") or (), 2, rolls_over=rolls_over) for rows, rolls_over in drawn]


@given(BOOKS, st.lists(DAYS, min_size=1, max_size=6), st.integers(0, 120))
def test_what_is_carried_from_day_to_day_is_what_each_account_tells_of_the_day(
    drawn: list[tuple[list[Payment], bool]], days: list[date], earlier: int
) -> None:
    carried = AllDues(Member(place, f"lender {place}", book) for place, book in enumerate(books_of(drawn)))
    for day in days:
        start = day - timedelta(days=earlier)
        told = [book.as_of(day) for book in books_of(drawn)]
        recent: list[Due] = [due for dues in told for due in dues if due.on > start and due.met is not None]
        late = [(place, due) for place, dues in enumerate(told) for due in dues if due.late]
        paid = carried.paid(start, day)

        assert carried.late(day) == [
            (place, late_mark(f"lender {place}", due)) for place, due in sorted(late, key=lambda found: found[1].on)
        ]
        assert [due.on for due in carried.first_late(day)] == [
            next(due.on for due in dues if due.late) for dues in told if any(due.late for due in dues)
        ]
        assert carried.paying(day) == sum(any(due.met is not None for due in dues) for dues in told)
        assert paid.asked == sum(due.amount for due in recent)
        assert paid.paid == sum(min(due.paid, due.amount) for due in recent)
        assert list(paid.short) == [due for due in recent if due.paid < due.amount]
        assert carried.billed(start, day) == [d for d in recent if d.minimum is not None and d.minimum < d.amount]
        assert {place: due.on for place, due in carried.last(start, day).items()} == {
            place: dues[-1].on for place, dues in enumerate(told) if dues and dues[-1].on > start
        }


@given(st.lists(PAYMENTS, max_size=6), st.lists(DAYS, min_size=1, max_size=6), st.booleans())
def test_what_is_paid_in_a_month_is_read_up_to_the_last_due_that_is_told(
    rows: list[Payment],
    days: list[date],
    rolls_over: bool,  # noqa: FBT001  drawn by hypothesis
) -> None:
    (book,) = books_of([(rows, rolls_over)])
    for day in days:
        told = [due for due in book.as_of(day, after=months_before(day, 3)) if due.met is not None]
        read = [due for due in told if due.on > months_before(told[-1].on, 2)]
        monthly = book.monthly(day, months=2, ended=3)

        assert (monthly is None) == (not read)
        if monthly is not None:
            assert monthly.amount == sum(due.paid for due in read) / len({due.on.month for due in read})
            assert monthly.short == tuple(p for due in read if due.paid < due.needed for p in due.evidence)


TWO_ACCOUNTS = """
version: 1
as_of: 2026-06-30
accounts:
  - id: whole
    lender: jiebei
    opened: 2025-01-01
    payments: [{due: 2025-02-10, amount: 100, paid: 100, paid_on: 2025-02-15}]
  - id: lately
    lender: huabei
    opened: 2025-01-01
    known_from: {payments: 2026-01-01}
    payments: [{due: 2026-02-10, amount: 100, paid: 100, paid_on: 2026-02-16}]
  - id: before_it_was_opened
    lender: weilidai
    opened: 2026-04-01
    payments: [{due: 2026-03-10, amount: 100, paid: 100, paid_on: 2026-03-17}]
"""


def test_an_account_counts_where_its_list_reaches_back_and_from_its_first_day_on() -> None:
    profile = load_text(TWO_ACCOUNTS, "diary.yaml", shipped().lenders).profile
    assert profile is not None
    diary = Diary(profile, shipped().lenders)

    def late(day: date, start: date | None = None, only: str | None = None) -> list[int]:
        return [mark.days for _, mark in View(diary, day, only).dues(start).late(day)]

    assert late(date(2026, 6, 30)) == [5, 6, 7]
    assert late(date(2026, 6, 30), date(2025, 12, 31)) == [5, 7]
    assert late(date(2026, 6, 30), date(2026, 1, 1)) == [5, 6, 7]
    assert late(date(2026, 3, 31)) == [5, 6]
    assert late(date(2026, 6, 30), only="lately") == [6]
    assert View(diary, date(2026, 6, 30)).dues() is View(diary, date(2026, 5, 31)).dues()  # carried, not added up anew
