"""Which days of a line are looked at: those on which it changed, not those on which only a balance moved."""

from datetime import date

from credit_cli.engine.diary.lines import DayOfLine, days_of_line
from credit_cli.engine.diary.rows import Diary
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text

DIARY = """\
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    limits: [{on: 2026-01-10, amount: 5000}, {on: 2026-05-01, amount: 4000}]
    balances:
      - {on: 2026-01-01, amount: 100}
      - {on: 2026-02-01, amount: 200}
      - {on: 2026-03-01, amount: 5000}
      - {on: 2026-03-15, amount: 5000}
      - {on: 2026-04-01, amount: 300}
      - {on: 2026-07-15, amount: 5000}
"""


def days(text: str) -> list[DayOfLine]:
    profile = load_text(text, "diary.yaml", shipped().lenders).profile
    assert profile is not None
    (account,) = Diary(profile, shipped().lenders).accounts
    return list(days_of_line(account, date(2026, 6, 30)))


def test_a_day_on_which_only_a_balance_moved_is_passed_over_unless_it_uses_the_line_up_or_frees_it() -> None:
    found = days(DIARY.replace("2026-06-30", "2026-07-31"))

    assert [day.on.isoformat()[5:] for day in found] == ["01-10", "03-01", "04-01", "05-01"]
    assert [day.after.owed for day in found] == [10_000, 500_000, 30_000, 30_000]
    assert [day.before.owed for day in found] == [10_000, 20_000, 500_000, 30_000]
    assert not any(day.first for day in found)  # something was written before the first of them


NEVER_FULL = """\
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    limits: [{on: 2026-02-10, amount: 5000}, {on: 2026-05-01, amount: 4000}]
    states: [{on: 2026-06-10, state: frozen, by: lender}]
    balances:
      - {on: 2026-01-01, amount: 100}
      - {on: 2026-02-01, amount: 200}
      - {on: 2026-02-10, amount: 300}
      - {on: 2026-03-01, amount: 900}
      - {on: 2026-04-30, amount: 450}
      - {on: 2026-04-30, amount: 500}
      - {on: 2026-06-20, amount: 700}
"""


def test_of_a_line_that_was_never_full_every_day_still_tells_what_was_owed_before_and_after() -> None:
    found = days(NEVER_FULL)

    assert [day.on.isoformat()[5:] for day in found] == ["02-10", "05-01", "06-10"]
    assert [day.before.owed for day in found] == [20_000, 50_000, 50_000]
    assert [day.after.owed for day in found] == [30_000, 50_000, 50_000]
    assert not any(day.first for day in found)
