"""Numbers that identify a person: warned of when valid, masked when they merely look so."""

import pytest

from credit_cli.profile.privacy import masked, private_in


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
