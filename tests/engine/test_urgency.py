"""Where a person stands at one glance. Day: 2026-06-30."""

import pytest

from credit_cli.engine.diary.view import view
from credit_cli.engine.urgency import Standing, standing, urgency
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text

HEAD = "version: 1\nas_of: 2026-06-30\n"
ANN = "payments: [{due: 2026-06-10, amount: 800, paid: 0}, {due: 2026-07-10, amount: 900, minimum: 90}]"


def of(keys: str, rest: str = "") -> Standing:
    model = shipped()
    loaded = load_text(f"{HEAD}accounts: [{{id: a, lender: bank_loan, {keys}}}]\n{rest}", "p.yaml", model.lenders)
    assert loaded.profile is not None, loaded.problems
    return standing(view(loaded.profile, loaded.profile.as_of, model.lenders), model.scorecard)


def test_what_is_overdue_and_what_comes_next_is_told_in_fen() -> None:
    found = of(ANN)

    assert (found.overdue, found.days_overdue) == (80_000, 20)
    assert found.first_overdue is not None
    assert found.first_overdue.account == "a"
    assert [(due.on.isoformat(), due.amount) for due in found.dues] == [("2026-07-10", 9_000)]


@pytest.mark.parametrize(
    ("income", "living", "strained"),
    [
        ("5000", "4000", False),
        ("5000", "4200", False),  # exactly enough
        ("5000", "4201", True),
        ("5000", None, None),
        (None, "4000", None),
    ],
)
def test_who_cannot_pay_is_who_has_less_than_the_months_dues(
    income: str | None, living: str | None, *, strained: bool | None
) -> None:
    person = ", ".join(
        [*([f"income: [{{from: 2026-01, monthly: {income}}}]"] if income else []),
         *([f"living_costs: {living}"] if living else [])]
    )  # fmt: skip
    found = of("payments: [{due: 2026-07-10, amount: 800}]", f"person: {{{person}}}\n")

    assert found.strained is strained  # 5,000 - 4,200 is 800


def test_a_due_that_nobody_tells_leaves_it_open_whether_a_month_is_too_much() -> None:
    asked = "{id: b, lender: bank_loan, balances: [{on: 2026-06-01, amount: 9000}]}"
    model = shipped()
    text = f"{HEAD}person: {{income: [{{from: 2026-01, monthly: 9000}}], living_costs: 1}}\naccounts: [{asked}]\n"
    profile = load_text(text, "p.yaml", model.lenders).profile
    assert profile is not None

    assert standing(view(profile, profile.as_of, model.lenders), model.scorecard).strained is None


def test_what_comes_next_is_what_is_left_to_pay_from_today_on_soonest_first() -> None:
    found = of(
        "payments: [{due: 2026-07-30, amount: 300, paid: 100}, {due: 2026-06-30, amount: 800, minimum: 80, paid: 30}, "
        "{due: 2026-07-10, amount: 500, minimum: 50, paid: 50}, {due: 2026-06-29, amount: 5, paid: 5}]"
    )

    assert [(due.on.isoformat(), due.account, due.amount) for due in found.dues] == [
        ("2026-06-30", "a", 50_00),
        ("2026-07-30", "a", 200_00),
    ]


def test_who_is_overdue_on_two_accounts_is_told_of_the_older_and_of_all_that_is_missing() -> None:
    model = shipped()
    text = (
        f"{HEAD}accounts: [{{id: a, lender: bank_loan, payments: [{{due: 2026-06-10, amount: 800, paid: 0}}]}}, "
        "{id: b, lender: jiebei, payments: [{due: 2026-05-31, amount: 90, paid: 1}]}]\n"
    )
    profile = load_text(text, "p.yaml", model.lenders).profile
    assert profile is not None
    found = standing(view(profile, profile.as_of, model.lenders), model.scorecard)

    assert (found.overdue, found.days_overdue) == (889_00, 30)
    assert found.first_overdue is not None
    assert (found.first_overdue.account, found.first_overdue.amount) == ("b", 89_00)


def test_the_change_is_that_of_a_month_and_unknown_where_there_was_no_account() -> None:
    assert of("opened: 2026-06-15").change is None
    assert of("opened: 2025-06-15").change is not None


def test_the_longest_overdue_comes_first_then_who_cannot_pay_then_the_next_due() -> None:
    longest = of("payments: [{due: 2026-04-10, amount: 10, paid: 0}]")
    overdue = of(ANN)
    poor = of(
        "payments: [{due: 2026-07-20, amount: 800}]",
        "person: {income: [{from: 2026-01, monthly: 1}], living_costs: 1}\n",
    )
    soon = of("payments: [{due: 2026-07-02, amount: 800}]")
    later = of("payments: [{due: 2026-07-09, amount: 800}]")
    nothing = of("opened: 2025-01-01")

    assert sorted([nothing, later, soon, poor, overdue, longest], key=urgency) == [
        longest, overdue, poor, soon, later, nothing,
    ]  # fmt: skip
