"""What a newer file shows of each step: done, not done, or nothing either way. From 2026-06-01 to 2026-06-30."""

from datetime import date

import pytest

from credit_cli.engine.diary.view import view
from credit_cli.engine.diff import signs
from credit_cli.engine.diff.signs import Files, Sign
from credit_cli.engine.results import Step
from tests.engine.people import MODEL, person

BEGAN, ENDED = date(2026, 6, 1), date(2026, 6, 30)
DUE = "payments: [{due: %s, amount: 100, minimum: 10, %s}]"
NEGATIVES = "record: {negatives: [{on: 2026-01-01, kind: court}, {on: 2026-02-01, kind: court}]}"
ONE_NEGATIVE = "record: {negatives: [{on: 2026-02-01, kind: court}]}"
NOTICE = "notices: [{on: 2026-05-01, kind: region, region: 浙江}]"


def shown(action: str, new: str, old: str, **more: object) -> bool | None:
    """What a file shows of a step asked for on the older day; a text that begins with `*` is of the person."""
    files = []
    for day, text in ((BEGAN, old), (ENDED, new)):
        own, rest = ("", text[1:]) if text.startswith("*") else (f", {text}" if text else "", "")
        profile = person(
            f"as_of: {day}\naccounts: [{{id: a, lender: jiebei{own}}}, {{id: b, lender: huabei}}]\n{rest}\n"
        )
        files.append(view(profile, day, MODEL.lenders))
    values = {"account": "a", "on": BEGAN, "amount": None, "deadline": None} | more
    step = Step(n=1, action=action, phase="now", reasons=(), gain=0, effort=1, **values)  # type: ignore[arg-type]
    sign: Sign = getattr(signs, action)
    return sign(step, Files(*files))


@pytest.mark.parametrize(
    ("action", "new", "answer"),
    [
        ("clear_overdue", DUE % ("2026-06-01", "paid: 0"), False),
        ("clear_overdue", DUE % ("2026-06-01", "paid: 10"), True),
        ("clear_overdue", DUE % ("2026-06-02", "paid: 0"), True),  # missed since: another matter
        ("clear_overdue", "", None),
        ("pay_full_statement", DUE % ("2026-06-20", "paid: 100"), True),
        ("pay_full_statement", DUE % ("2026-06-20", "paid: 99"), False),
        ("pay_full_statement", DUE % ("2026-06-20", "paid_on: 2026-06-19"), None),
        ("pay_full_statement", DUE % ("2026-07-01", "paid: 100"), None),  # has not come
        ("pay_full_statement", DUE % ("2026-06-01", "paid: 100"), None),  # was before
        ("pay_full_statement", "", None),
        ("fund_debit_account", "failed_debits: []", True),
        ("fund_debit_account", "failed_debits: [2026-05-31]", True),
        ("fund_debit_account", "failed_debits: [2026-06-01]", False),
        ("fund_debit_account", "failed_debits: [2026-06-30]", False),
        ("fund_debit_account", "failed_debits: [2026-07-01]", True),
        ("fund_debit_account", "", None),
        ("enable_autopay", "autopay: {enabled: true}", True),
        ("enable_autopay", "autopay: [{on: 2026-01-01, enabled: true}, {on: 2026-02-01, enabled: false}]", False),
        ("enable_autopay", "autopay: [{enabled: true}, {on: 2026-02-01, enabled: false}]", True),
        ("enable_autopay", "", None),
        ("close_unused_lender", "states: [{on: 2026-06-10, state: closed}]", True),
        ("close_unused_lender", "states: [{on: 2026-06-10, state: open}]", False),
        ("close_unused_lender", "", None),
        ("stop_applications", "*applications: []", True),
        ("stop_applications", "*applications: [{on: 2026-06-01, lender: huabei}]", True),
        ("stop_applications", "*applications: [{on: 2026-06-02, lender: huabei}]", False),
        ("stop_applications", "", None),
        ("stop_restricted_use", "draws: []", True),
        ("stop_restricted_use", "draws: [{on: 2026-06-02, amount: 5, purpose: stocks}]", False),
        ("stop_restricted_use", "draws: [{on: 2026-06-02, amount: 5, purpose: property}]", False),
        ("stop_restricted_use", "draws: [{on: 2026-06-02, amount: 5, purpose: daily}]", True),
        ("stop_restricted_use", "draws: [{on: 2026-06-01, amount: 5, purpose: stocks}]", True),
        ("stop_restricted_use", "", None),
        ("stop_related_transfers", "draws: [{on: 2026-06-02, amount: 5, purpose: related_transfer}]", False),
        ("stop_related_transfers", "draws: [{on: 2026-06-02, amount: 5, purpose: stocks}]", True),
        ("stop_quick_cycles", "draws: [{on: 2026-06-02, amount: 5}]", False),
        ("space_draws", "draws: [{on: 2026-06-01, amount: 5}]", True),
        ("space_draws", "", None),
        ("check_report", "*record: {checked_on: 2026-06-02}", True),
        ("check_report", "*record: {checked_on: 2026-06-01}", False),
        ("check_report", "*record: {negatives: []}", None),
        ("check_report", "", None),
        ("verify_income", "*person: {income: [{from: 2026-01, monthly: 5, verified: true}]}", True),
        (
            "verify_income",
            "*person: {income: [{from: 2026-02, monthly: 5, verified: false}, {from: 2026-01, monthly: 5}]}",
            False,
        ),
        ("verify_income", "*person: {cash: 5}", None),
        ("verify_income", "", None),
        ("verify_assets", "*assets: [{kind: fund, value: 5, verified: true}]", True),
        ("verify_assets", "*assets: [{kind: fund, value: 5, verified: true}, {kind: fund, value: 5}]", False),
        ("verify_assets", "*assets: []", None),
        ("verify_identity", "*person: {identity: {verified: true}}", True),
        ("verify_identity", "*person: {identity: {verified: false}}", False),
        ("verify_identity", "*person: {cash: 5}", None),
        ("verify_identity", "", None),
        ("pay_bills_on_time", "*bills: [{kind: water, due: 2026-06-02, paid_on: 2026-06-02}]", True),
        ("pay_bills_on_time", "*bills: [{kind: water, due: 2026-06-02, paid_on: 2026-06-03}]", False),
        ("pay_bills_on_time", "*bills: [{kind: water, due: 2026-06-02}]", False),
        ("pay_bills_on_time", "*bills: [{kind: water, due: 2026-06-01, paid_on: 2026-06-03}]", None),
    ],
)
def test_a_newer_file_shows_whether_a_step_was_done(action: str, new: str, *, answer: bool | None) -> None:
    assert shown(action, new, "") is answer


def test_what_is_compared_with_the_older_file() -> None:
    assert shown("dispute_record", "*" + ONE_NEGATIVE, "*" + NEGATIVES) is True
    assert shown("dispute_record", "*" + NEGATIVES, "*" + NEGATIVES) is None  # the bureau may still be looking at it
    assert shown("dispute_record", "", "*" + NEGATIVES) is None
    assert shown("dispute_record", "*" + NEGATIVES, "") is None
    assert shown("read_notices", "*" + NOTICE, "") is True
    assert shown("read_notices", "*" + NOTICE, "*" + NOTICE) is None
    assert shown("read_notices", "", "*" + NOTICE) is None
    cards = [f"*person: {{identity: {{bank_cards: {n}}}}}" for n in (1, 2)]
    assert [shown("bind_card", new, cards[0]) for new in (*cards, "")] == [False, True, None]
    assert shown("bind_card", cards[0], "") is True


def test_a_buffer_is_built_when_the_cash_is_there() -> None:
    rich, poor = ("*person: {cash: 500}", "*person: {cash: 499.99}")

    assert shown("build_buffer", rich, "", amount=500_00) is True
    assert shown("build_buffer", poor, "", amount=500_00) is False
    assert shown("build_buffer", rich, "") is None
    assert shown("build_buffer", "", "", amount=500_00) is None


def test_a_promise_holds_until_its_own_day_and_a_draw_counts_on_the_steps_account() -> None:
    asked = "*applications: [{on: 2026-06-20, lender: huabei}]"
    drawn = "draws: [{on: 2026-06-20, amount: 5}]"

    assert shown("stop_applications", asked, "", deadline=date(2026, 6, 20)) is False
    assert shown("stop_applications", asked, "", deadline=date(2026, 6, 19)) is True
    assert shown("space_draws", drawn, "", account=None) is False
    assert shown("space_draws", drawn, "", account="b") is None
