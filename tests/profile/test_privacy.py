"""Numbers that identify a person: warned of when valid, masked when they merely look so."""

import pytest

from credit_cli.profile.privacy import comments_of, looks_like_a_name, masked, may_hold_long_numbers, private_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("11010519491231002X", "id_card"),  # the example of GB 11643
        ("身份证11010519491231002x。", "id_card"),
        ("110105194912310021", None),  # its check digit is wrong
        ("110105194913310025", None),  # there is no 13th month
        ("电话 13812345678", "phone"),
        ("+86 138 1234 5678", "phone"),
        ("12812345678", None),
        ("6222 0212 3456 7895", None),  # fails the Luhn check
        ("4111 1111 1111 1111", "bank_card"),  # the well-known test number
        ("4111111111111111", "bank_card"),
        ("张三 2026-06-30 45200 元", None),
        ("尾号 1234", None),
    ],
)
def test_a_number_that_identifies_somebody_is_known(text: str, kind: str | None) -> None:
    assert private_in(text) == kind


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("11010519491231002X", "110************02X"),
        ("4111 1111 1111 1111", "411* **** **** *111"),
        ("13812345678 借呗", "138*****678 借呗"),
        ("{on: 2026-06-30, amount: 45200}", "{on: 2026-06-30, amount: 45200}"),
    ],
)
def test_masking_keeps_length_and_everything_else(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert len(masked(text)) == len(text)


def test_masking_twice_changes_nothing() -> None:
    assert masked(masked("11010519491231002X")) == masked("11010519491231002X")


NUMBERS = ("11010519491231002X", "13812345678", "+86 138 1234 5678", "138-1234-5678", "4111 1111 1111 1111")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_that_holds_such_a_number_is_always_looked_through(number: str) -> None:
    assert private_in(number)
    assert may_hold_long_numbers(f"person: {{alias: '{number}'}}\n")
    assert may_hold_long_numbers("person:\n  alias: " + number.replace(" ", "\n    ") + "\n")
    assert may_hold_long_numbers('person: {alias: "1381234\\x35678"}')


def test_a_file_of_days_and_amounts_is_not_looked_through() -> None:
    assert not may_hold_long_numbers(
        "balances:\n  - {on: 2026-06-30, amount: 45200.55}\n  - {on: 2026-07-31, amount: 0}\n"
    )


def test_only_comments_are_taken_for_comments() -> None:
    text = "a: 'x#13812345678'  # call 13812345678\n# 2026-06-30\nb: 1 # 4111111111111111\n"

    assert comments_of(text) == ((1, "# call 13812345678"), (3, "# 4111111111111111"))
    assert comments_of("a: 1\n") == ()


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("王建国", True), ("李娜", True), ("欧阳娜娜", True), ("Wang Wei", True), ("John Q. Public", True),
     ("张三", False), ("赵六", False), ("小林", False), ("王姐", False), ("李某", False), ("陈老师", False),
     ("老许", False), ("client-08", False), ("王建国的档案", False), ("wang", False), ("", False)],
)  # fmt: skip
def test_a_real_looking_name_is_told_from_a_nickname(text: str, is_name: bool) -> None:  # noqa: FBT001  as pytest hands it
    assert looks_like_a_name(text) is is_name
