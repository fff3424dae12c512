"""The questions of `credit init`, without a terminal."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit_cli.model.library import shipped
from credit_cli.profile.records import Profile
from credit_cli.writing.interview import LENDERS, Wrong, found_from, questions
from credit_cli.writing.merging import Merged, start
from tests.writing.profiles import profile, say

TODAY = date(2026, 6, 30)
HEAD = "version: 1\nas_of: 2026-06-30\naccounts:\n"


def answered(said: dict[str, str]) -> dict[str, Any]:
    given_: dict[str, Any] = {}
    for _ in range(40):
        ask = next((a for a in questions(given_, TODAY) if a.key not in given_), None)
        if ask is None:
            return given_
        text = said.get(ask.key, "")
        value = ask.read(text) if text else None
        assert not isinstance(value, Wrong), (ask.key, value)
        given_[ask.key] = value
    raise AssertionError("the questions never end")


def written(said: dict[str, str]) -> Profile:
    made = start(found_from(answered(said), TODAY), HEAD, shipped().lenders, say, None)
    assert isinstance(made, Merged), made
    return profile(made.text)


def test_with_every_question_skipped_there_is_a_valid_profile_that_knows_nothing() -> None:
    found = written({})

    assert [a.lender for a in found.accounts] == ["other"]
    assert (found.person, found.applications, found.record) == (None, None, None)
    assert found.accounts[0]._replace(id="", lender="") == type(found.accounts[0])("", "")


def test_about_twelve_questions_are_asked_of_somebody_with_one_account() -> None:
    assert len(answered({"lenders": "1"})) in range(11, 15)


def test_answers_become_facts() -> None:
    found = written({
        "lenders": "1 3", "standing:jiebei": "18000 16400", "standing:credit_card": "5000", "cut": "50000 2026-05-12",
        "due_day": "20", "autopay": "y", "overdue": "2026-06-20 1512", "late": "2", "failed": "2026-06-20 2026-05-20",
        "applied": "2026-06-01", "income": "9500", "living": "4300", "cash": "5200", "pay_day": "10",
    })  # fmt: skip
    jiebei, card = found.accounts

    assert [(r.on, r.amount) for r in jiebei.limits or ()] == [
        (date(2026, 5, 11), 5_000_000),
        (date(2026, 5, 12), 1_800_000),
    ]
    assert [(r.due, r.paid) for r in jiebei.payments or ()] == [(date(2026, 6, 20), 0)]
    assert jiebei.failed_debits == (date(2026, 5, 20), date(2026, 6, 20))
    assert (jiebei.due_day, card.limits, card.balances and card.balances[0].amount) == (20, None, 500_000)
    assert found.person is not None
    assert (found.person.cash, found.person.living_costs, found.person.pay_day) == (520_000, 430_000, 10)
    assert found.record is not None
    assert found.record.late_months is not None
    assert (found.record.late_months.window, found.record.late_months.total, found.record.late_months.current) == (
        12,
        2,
        True,
    )


def test_none_is_none_and_skipped_is_unknown() -> None:
    none = written({"lenders": "1", "failed": "0", "applied": "0", "overdue": "0", "cut": "0"})

    assert (none.accounts[0].failed_debits, none.applications, none.accounts[0].payments) == ((), (), None)
    assert none.known_from is not None
    assert none.known_from.applications == date(2026, 4, 1)  # ninety days were asked about


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("lenders", "10"), ("lenders", "x"), ("standing:jiebei", "1 2 3"), ("standing:jiebei", "many"),
        ("cut", "50000"), ("cut", "50000 2026-07-01"), ("due_day", "32"), ("due_day", "0"), ("autopay", "maybe"),
        ("overdue", "2026-02-30 5"), ("late", "13"), ("failed", "yesterday"), ("applied", "2027-01-01"),
        ("income", "-1"), ("cash", "9" * 20), ("pay_day", "1.5"),
    ],
)  # fmt: skip
def test_an_answer_out_of_range_is_not_taken(key: str, said: str) -> None:
    ask = next(a for a in questions({"lenders": ("jiebei",)}, TODAY) if a.key == key)

    assert isinstance(ask.read(said), Wrong)


@given(
    st.dictionaries(
        st.sampled_from(
            ["lenders", "cut", "due_day", "autopay", "overdue", "late", "failed", "applied", "income", "cash"]
        ),
        st.text(max_size=12),
    )
)
@settings(deadline=None, max_examples=60)
def test_any_text_is_an_answer_or_wrong(said: dict[str, str]) -> None:
    for ask in questions({"lenders": LENDERS[:2]}, TODAY):
        if text := said.get(ask.key):
            assert ask.read(text) is not None
