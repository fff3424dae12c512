from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.actions.moves import Move, Refusal, parse_move, write_move
from tests.engine.people import MODEL, person

DAY = date(2026, 6, 30)
END = date(2026, 12, 30)
TWO = person("as_of: 2026-06-30\naccounts: [{id: jiebei, lender: jiebei}, {id: 招行.1, lender: credit_card}]")


def read(text: str) -> Move | Refusal:
    return parse_move(text, TWO, END, MODEL.actions)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("clear_overdue", Move("clear_overdue", None, None, DAY)),
        ("clear_overdue:jiebei", Move("clear_overdue", "jiebei", None, DAY)),
        ("pay_down:jiebei:1515.40@2026-07-10", Move("pay_down", "jiebei", 1515_40, date(2026, 7, 10))),
        ("pay_down::500", Move("pay_down", None, 500_00, DAY)),
        ("pay_down:500", Move("pay_down", None, 500_00, DAY)),
        ("pay_off:招行.1@2026-12-30", Move("pay_off", "招行.1", None, END)),
        (" stop_applications@2026-07-01 ", Move("stop_applications", None, None, date(2026, 7, 1))),
    ],
)
def test_a_move_is_read_slot_by_slot(text: str, move: Move) -> None:
    assert read(text) == move


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("pay_dwon:jiebei:5", "unknown_action"),
        ("", "unknown_action"),
        ("pay_down:jiebei:5@tomorrow", "not_a_day"),
        ("pay_down:jiebei:5@2026-06-31", "not_a_day"),
        ("pay_down:jiebei:5:6", "too_many_slots"),
        ("pay_down:5:6", "too_many_slots"),
        ("pay_down:jiebei:-5", "bad_amount"),
        ("pay_down:jiebei:0", "bad_amount"),
        ("pay_down:jiebei:5.001", "bad_amount"),
        ("pay_down:jiebie:5", "unknown_account"),
        ("pay_off", "missing_account"),
        ("wait:jiebei:5", "no_amount_here"),
        ("pay_down:jiebei", "missing_amount"),
        ("pay_down:jiebei:5@2026-06-29", "before_the_file"),
        ("pay_down:jiebei:5@2026-12-31", "after_the_end"),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_reason(text: str, why: str) -> None:
    assert read(text) == Refusal(text, why)


@given(
    account=st.sampled_from([None, "jiebei", "招行.1"]),
    fen=st.none() | st.integers(1, 10_000_000_00),
    on=st.dates(DAY, END),
)
def test_what_is_written_is_read_back(account: str | None, fen: int | None, on: date) -> None:
    move = Move("clear_overdue", account, fen, on)
    assert read(write_move(move)) == move
