"""A rule about one account looks at that account alone, however empty or full the others are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Cause
from credit_cli.model.lenders import Thresholds
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile

Read = Callable[[str], Profile]

CUT = """
version: 1
as_of: 2026-06-30
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
    balances: [BALANCES]
  - id: empty
    lender: huabei
    opened: 2022-03-01
    limits: [LIMITS]
    balances: [{on: 2025-06-30, amount: 0}]
"""
FILLED = "{on: 2025-06-30, amount: 10000}, {on: 2026-04-20, amount: 46000}"
LARGE = "{on: 2025-01-01, amount: 900000}"


@pytest.fixture
def alone(small: Model) -> Model:
    """The small model, whose rule about a full line looks at the account of the event."""
    small.rules["utl01_rule"] = replace(small.rules["utl01_rule"], scope="account", fades_over_months=6)
    return small


def cause(read: Read, model: Model, balances: str, limits: str = LARGE) -> Cause:
    profile = read(CUT.replace("BALANCES", balances).replace("LIMITS", limits))
    (found,) = explain(profile, model, profile.as_of, account="jiebei")
    (only,) = found.causes
    return only


def test_a_line_filled_up_beside_a_large_empty_one_is_full_since_that_day(read: Read, alone: Model) -> None:
    found = cause(read, alone, FILLED)

    # 46,000 / 50,000 = 0.92: 30 points in full. E = 1 - 2 ** (-30 / 30) = 0.5; all lines together are 4.8 % full
    assert (found.code, found.ref, found.share, found.since) == ("UTL01", "rule:utl01_rule", 0.5, date(2026, 4, 20))
    assert found.evidence == ("/accounts/0/balances/1", "/accounts/0/limits/0")
    assert found.stands is True


def test_it_fades_from_the_day_on_which_that_line_filled_up(read: Read, alone: Model) -> None:
    found = cause(read, alone, FILLED.replace("2026-04-20", "2026-01-11"))

    # the arithmetic of test_explaining: 30 / 4 * (1 - 120 / 181) = 2.5276
    assert (found.share, found.since) == (0.0567, date(2026, 1, 11))


def test_another_lenders_cut_in_the_window_does_not_make_it_that_lenders_doing(read: Read, alone: Model) -> None:
    found = cause(read, alone, FILLED, LARGE + ", {on: 2026-04-02, amount: 800000}")

    assert (found.code, found.origin) == ("UTL01", "behaviour")


def test_a_cut_of_the_line_itself_in_the_window_is_its_lenders_doing(read: Read, alone: Model) -> None:
    text = CUT.replace("BALANCES", "{on: 2025-06-30, amount: 10000}").replace("LIMITS", LARGE)
    profile = read(text.replace("{on: 2026-05-12", "{on: 2026-04-30, amount: 11000}, {on: 2026-05-12"))
    *_, found = explain(profile, alone, profile.as_of, account="jiebei")

    # the second decision within thirty days is looked at from the eve of the first, when 10,000 of 50,000 were used
    assert found.causes == ()


def test_how_far_the_value_reaches_is_that_lines_own(read: Read, alone: Model) -> None:
    at = Thresholds(strict=0.8, typical=0.9, lax=0.95)
    alone.rules["utl01_rule"] = replace(alone.rules["utl01_rule"], thresholds=at)
    typical, lax = (cause(read, alone, FILLED.replace("46000", amount)).certainty for amount in ("47499", "47500"))

    # 47,499 / 50,000 is below 0.95, 47,500 / 50,000 is 0.95
    assert (typical.thresholds, typical.reached, lax.reached) == ((0.8, 0.9, 0.95), "typical", "lax")


def test_it_is_over_once_that_line_is_paid_down_though_the_other_filled_up(read: Read, alone: Model) -> None:
    paid = FILLED + ", {on: 2026-06-20, amount: 1000}"

    assert cause(read, alone, paid).stands is False


def test_paying_that_line_down_is_a_remedy(read: Read, alone: Model) -> None:
    alone.actions["pay_down"] = replace(alone.actions["pay_down"], account="needed", amount="needed")
    found = cause(read, alone, FILLED)

    assert (found.actions, found.responsive) == (("pay_down",), True)
