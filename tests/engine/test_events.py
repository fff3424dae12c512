"""Limit events and their windows, a test for each sentence of the contract's paragraph on them."""

from datetime import date

import pytest

from credit_cli.engine.events import limit_events
from credit_cli.engine.results import LimitEvent
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text

LINE = """
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
"""


def events_of(account: str, until: str = "2026-06-30") -> tuple[LimitEvent, ...]:
    """The events of one account, given its keys as YAML."""
    keys = "".join(f"    {line.strip()}\n" for line in account.strip().splitlines())
    loaded = load_text(LINE + keys, "diary.yaml", shipped().lenders)
    assert loaded.profile is not None, loaded.problems
    return limit_events(loaded.profile, date.fromisoformat(until), shipped())


def kinds(account: str) -> list[tuple[str, str]]:
    return [(event.kind, event.on.isoformat()) for event in events_of(account)]


def test_a_lower_limit_set_by_the_lender_is_a_cut() -> None:
    (event,) = events_of("limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]")

    assert (event.kind, event.account, event.on) == ("cut", "jiebei", date(2026, 5, 12))
    assert (event.old, event.new) == (5_000_000, 1_800_000)
    assert event.evidence == ("/accounts/0/limits/0", "/accounts/0/limits/1")


def test_a_higher_limit_is_no_event() -> None:
    assert kinds("limits: [{on: 2025-01-10, amount: 5000}, {on: 2026-05-12, amount: 18000}]") == []


def test_a_cut_is_compared_with_a_rise_in_between() -> None:
    (event,) = events_of(
        "limits: [{on: 2024-01-10, amount: 50000}, {on: 2025-01-10, amount: 60000}, {on: 2026-05-12, amount: 55000}]"
    )

    assert (event.kind, event.old, event.new) == ("cut", 6_000_000, 5_500_000)


def test_the_order_of_entries_in_the_file_does_not_matter() -> None:
    (event,) = events_of("limits: [{on: 2026-05-12, amount: 18000}, {on: 2025-01-10, amount: 50000}]")

    assert (event.kind, event.old) == ("cut", 5_000_000)
    assert event.evidence == ("/accounts/0/limits/1", "/accounts/0/limits/0")


def test_what_is_dated_after_the_day_asked_for_has_not_happened() -> None:
    account = "limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]"

    assert events_of(account, until="2026-05-11") == ()
    assert len(events_of(account, until="2026-05-12")) == 1


@pytest.mark.parametrize("by", ["self", "paid_off", "temporary_end"])
def test_only_what_the_lender_did_makes_an_event(by: str) -> None:
    lower = f"limits: [{{on: 2025-01-10, amount: 50000}}, {{on: 2026-05-12, amount: 18000, by: {by}}}]"
    closed = f"states: [{{on: 2022-03-01, state: open}}, {{on: 2026-05-12, state: closed, by: {by}}}]"

    assert kinds(lower) == []
    assert kinds(closed) == []


def test_closing_an_account_oneself_makes_no_cut_of_its_limit() -> None:
    assert (
        kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: closed, by: self}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 0}]
        """)
        == []
    )


def test_the_end_of_a_temporary_raise_is_none() -> None:
    assert (
        kinds(
            "limits: [{on: 2025-01-10, amount: 10000}, {on: 2026-03-01, amount: 15000, until: 2026-03-31}, "
            "{on: 2026-04-01, amount: 10000}]"
        )
        == []
    )


def test_a_cut_below_the_lasting_limit_during_a_raise_is_a_cut() -> None:
    (event,) = events_of(
        "limits: [{on: 2025-01-10, amount: 10000}, {on: 2026-03-01, amount: 15000, until: 2026-03-31}, "
        "{on: 2026-03-20, amount: 8000}]"
    )

    assert (event.kind, event.old, event.new) == ("cut", 1_000_000, 800_000)


def test_the_end_of_a_raise_below_the_balance_is_not_a_line_used_up() -> None:
    assert (
        kinds("""
        limits: [{on: 2025-01-10, amount: 10000}, {on: 2026-03-01, amount: 15000, until: 2026-03-31}]
        balances: [{on: 2026-03-05, amount: 12000}, {on: 2026-04-01, amount: 12000}, {on: 2026-04-30, amount: 11500}]
        """)
        == []
    )


def test_a_closure_needs_no_limit_entry() -> None:
    (event,) = events_of("states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: closed}]")

    assert (event.kind, event.old, event.new) == ("closure", None, 0)
    assert event.evidence == ("/accounts/0/states/1",)


def test_one_event_a_day_the_gravest() -> None:
    # closed, and its limit set to nought, on one day: a closure, not a cut besides
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: closed}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 0}]
        """) == [("closure", "2026-05-12")]
    # frozen and lowered on one day: a freeze
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: frozen}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 20000}]
        """) == [("freeze", "2026-05-12")]


def test_a_limit_written_as_nought_after_a_closure_is_no_second_event() -> None:
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: closed}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-13, amount: 0}]
        """) == [("closure", "2026-05-12")]


def test_a_freeze_is_an_event_and_lifting_it_is_none() -> None:
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: frozen}, {on: 2026-06-01, state: open}]
        limits: [{on: 2022-03-01, amount: 50000}]
        """) == [("freeze", "2026-05-12")]


@pytest.mark.parametrize(
    "reopened",
    [
        "limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-06-01, amount: 8000}]",
        "limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 0}, {on: 2026-06-01, amount: 8000}]",
    ],
)
def test_a_reopening_is_compared_with_the_last_limit_above_zero(reopened: str) -> None:
    closure, lower = events_of(f"""
        states: [{{on: 2022-03-01, state: open}}, {{on: 2026-05-12, state: closed}}, {{on: 2026-06-01, state: open}}]
        {reopened}
        """)

    assert closure.kind == "closure"
    assert (lower.kind, lower.old, lower.new) == ("reopened_lower", 5_000_000, 800_000)


def test_a_reopening_with_the_old_limit_is_none() -> None:
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: closed}, {on: 2026-06-01, state: open}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 0}, {on: 2026-06-01, amount: 50000}]
        """) == [("closure", "2026-05-12")]


def test_a_line_closed_and_cut_on_one_day_is_closed() -> None:
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-05-12, state: closed}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 8000}]
        """) == [("closure", "2026-05-12")]


def test_a_limit_back_from_nought_but_lower_is_reopened_lower() -> None:
    assert kinds(
        "limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 0}, {on: 2026-06-01, amount: 8000}]"
    ) == [("cut", "2026-05-12"), ("reopened_lower", "2026-06-01")]


def test_a_lower_limit_written_days_after_the_reopening_belongs_to_it() -> None:
    assert kinds("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-01-12, state: closed}, {on: 2026-05-01, state: open}]
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-03, amount: 8000}]
        """) == [("closure", "2026-01-12"), ("reopened_lower", "2026-05-03")]


def test_a_line_is_used_up_on_the_first_day_of_a_spell_only() -> None:
    assert kinds("""
        limits: [{on: 2022-03-01, amount: 20000}]
        balances: [{on: 2026-02-28, amount: 15000}, {on: 2026-03-31, amount: 20000}, {on: 2026-04-30, amount: 20500}]
        """) == [("exhausted", "2026-03-31")]


def test_a_second_spell_is_a_second_event() -> None:
    assert kinds("""
        limits: [{on: 2022-03-01, amount: 20000}]
        balances: [{on: 2026-03-31, amount: 20000}, {on: 2026-04-30, amount: 19000}, {on: 2026-05-31, amount: 20000}]
        """) == [("exhausted", "2026-03-31"), ("exhausted", "2026-05-31")]


def test_nothing_available_is_a_line_used_up() -> None:
    assert kinds("""
        limits: [{on: 2022-03-01, amount: 20000}]
        available: [{on: 2026-03-31, amount: 900}, {on: 2026-04-30, amount: 0}]
        """) == [("exhausted", "2026-04-30")]


def test_a_balance_wins_over_what_the_app_showed_on_the_same_day() -> None:
    assert (
        kinds("""
        limits: [{on: 2022-03-01, amount: 20000}]
        balances: [{on: 2026-04-30, amount: 9000}]
        available: [{on: 2026-04-30, amount: 0}]
        """)
        == []
    )


def test_a_cut_that_leaves_the_balance_above_the_limit_is_a_cut_not_a_line_used_up() -> None:
    assert kinds("""
        limits: [{on: 2022-03-01, amount: 50000}, {on: 2026-05-12, amount: 18000}]
        balances: [{on: 2026-04-30, amount: 45900}, {on: 2026-05-31, amount: 45500}]
        available: [{on: 2026-05-12, amount: 0}]
        """) == [("cut", "2026-05-12")]


@pytest.mark.parametrize("state", ["frozen", "closed"])
def test_a_line_that_is_shut_is_not_used_up(state: str) -> None:
    found = kinds(f"""
        states: [{{on: 2022-03-01, state: open}}, {{on: 2026-05-12, state: {state}}}]
        limits: [{{on: 2022-03-01, amount: 50000}}]
        available: [{{on: 2026-04-30, amount: 3000}}, {{on: 2026-05-31, amount: 0}}]
        """)

    assert [kind for kind, _ in found] == [{"frozen": "freeze", "closed": "closure"}[state]]


def test_a_loan_at_its_full_amount_is_not_a_line_used_up() -> None:
    text = LINE.replace("lender: jiebei", "lender: mortgage") + (
        "    limits: [{on: 2022-03-01, amount: 900000}]\n    balances: [{on: 2022-03-31, amount: 900000}]\n"
    )
    loaded = load_text(text, "diary.yaml", shipped().lenders)

    assert loaded.profile is not None
    assert limit_events(loaded.profile, date(2026, 6, 30), shipped()) == ()


def test_the_very_first_entry_of_an_account_is_no_event() -> None:
    unopened = LINE.replace("    opened: 2022-03-01\n", "")
    for first in ("states: [{on: 2026-05-12, state: closed}]", "limits: [{on: 2026-05-12, amount: 18000}]"):
        loaded = load_text(unopened + f"    {first}\n", "diary.yaml", shipped().lenders)
        assert loaded.profile is not None
        assert limit_events(loaded.profile, date(2026, 6, 30), shipped()) == ()


def test_the_first_state_of_an_account_known_to_exist_is_an_event() -> None:
    assert kinds("states: [{on: 2026-05-12, state: frozen}]") == [("freeze", "2026-05-12")]


def test_the_window_reaches_ninety_days_back_at_most_and_ends_on_the_eve() -> None:
    (event,) = events_of("limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]")

    # 2026-05-12 less 90 days: 12 days of May + 30 of April + 31 of March = 73, and 17 more before 2026-02-28
    assert event.window_from == date(2026, 2, 11)
    assert event.eve == date(2026, 5, 11)


def test_the_window_begins_the_day_after_the_previous_limit_or_state_entry() -> None:
    rise = "limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-03-20, amount: 52000}, {on: 2026-05-12, amount: 18000}]"
    state = """
    states: [{on: 2026-04-02, state: open}]
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
    """

    assert [event.window_from for event in events_of(rise)] == [date(2026, 3, 21)]
    assert [event.window_from for event in events_of(state)] == [date(2026, 4, 3)]


def test_two_decisions_within_thirty_days_share_the_first_ones_window() -> None:
    first, second = events_of("""
        states: [{on: 2022-03-01, state: open}, {on: 2026-06-01, state: closed}]
        limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
        """)

    assert (first.kind, second.kind) == ("cut", "closure")
    assert (second.window_from, second.eve) == (first.window_from, first.eve) == (date(2026, 2, 11), date(2026, 5, 11))


def test_decisions_more_than_thirty_days_apart_have_their_own_windows() -> None:
    _, second = events_of(
        "limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}, {on: 2026-06-12, amount: 9000}]"
    )

    assert (second.window_from, second.eve) == (date(2026, 5, 13), date(2026, 6, 11))


def test_a_line_used_up_is_no_decision_and_shares_no_window() -> None:
    _, cut = events_of("""
        limits: [{on: 2025-01-10, amount: 20000}, {on: 2026-05-12, amount: 18000}]
        balances: [{on: 2026-04-20, amount: 19000}, {on: 2026-04-30, amount: 20000}]
        """)

    assert (cut.kind, cut.eve) == ("cut", date(2026, 5, 11))


def test_events_of_several_accounts_come_in_the_order_of_days() -> None:
    text = (
        LINE
        + "    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]\n"
        + "  - id: huabei\n    lender: huabei\n"
        + "    limits: [{on: 2025-01-10, amount: 9000}, {on: 2026-04-02, amount: 3000}]\n"
    )
    loaded = load_text(text, "diary.yaml", shipped().lenders)

    assert loaded.profile is not None
    found = limit_events(loaded.profile, date(2026, 6, 30), shipped())
    assert [(event.account, event.on) for event in found] == [
        ("huabei", date(2026, 4, 2)),
        ("jiebei", date(2026, 5, 12)),
    ]
