"""Which account a fact is about."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from credit_cli.importers.facts import RowFact, Target
from credit_cli.model.library import shipped
from credit_cli.writing.accounts import Resolved, resolve
from tests.writing.profiles import NOTE, profile

if TYPE_CHECKING:
    from credit_cli.profile.records import Account

PROFILE = """\
version: 1
as_of: 2026-10-31
accounts:
  - {id: my-jiebei, lender: jiebei, draws: [{on: 2026-02-23, amount: 1000}]}
  - {id: huabei, lender: huabei}
  - {id: zhaohang, lender: credit_card, provider: 招商银行}
  - {id: zhaohang-2, lender: credit_card, provider: 招商银行, opened: 2020-05-01}
  - {id: 建行卡, lender: credit_card}
"""
ANT = Target(("jiebei", "huabei"), "重庆蚂蚁消费金融", date(2026, 2, 23), 1, "consumer_finance")


def of(*targets: Target, chosen: str | None = None, draws: tuple[RowFact, ...] = ()) -> Resolved | None:
    accounts: tuple[Account, ...] = profile(PROFILE).accounts
    return resolve(targets, accounts, shipped().lenders, draws, chosen)


def ids(*targets: Target, chosen: str | None = None, draws: tuple[RowFact, ...] = ()) -> list[str | None]:
    found = of(*targets, chosen=chosen, draws=draws)
    assert found is not None
    return [found.ids.get(target) for target in targets]


def test_an_online_lender_is_its_only_account_whatever_it_is_called() -> None:
    assert ids(Target(("jiebei",))) == ["my-jiebei"]


def test_a_card_is_told_by_its_bank_and_its_opening_day() -> None:
    assert ids(Target(("credit_card",), "招商银行", date(2021, 1, 1))) == ["zhaohang"]
    found = of(Target(("credit_card",), "招商银行"))
    assert found is not None
    assert next(iter(found.several.values())) == ("zhaohang", "zhaohang-2")


def test_a_bank_nobody_has_yet_is_a_new_account_named_after_it() -> None:
    assert ids(Target(("credit_card",), "交通银行"), Target(("credit_card",), "交通银行", number=2)) == [
        "交通银行",
        "交通银行-2",
    ]


def test_an_institution_of_two_products_is_made_anew_unless_its_draws_tell() -> None:
    draw = RowFact(ANT, "draws", {"on": date(2026, 2, 23), "amount": 100000}, NOTE)

    assert ids(ANT) == ["重庆蚂蚁消费金融"]
    assert ids(ANT, draws=(draw,)) == ["my-jiebei"]
    assert ids(ANT, chosen="huabei") == ["huabei"]


def test_a_named_account_must_fit() -> None:
    assert of(Target(("weilidai",)), chosen="huabei") is None
    assert ids(Target(("weilidai",)), chosen="微粒贷") == ["微粒贷"]
    assert of(Target(("weilidai",)), Target(("weiyedai",)), chosen="其他") is None
    assert of(Target(("weilidai",)), chosen="not an id!") is None


@pytest.mark.parametrize("name", ["360", "a b c", "!!!", "x" * 90])
def test_a_new_name_is_always_a_valid_one(name: str) -> None:
    (found,) = ids(Target(("other",), name))

    assert found is not None
    assert (
        profile(f"version: 1\nas_of: 2026-10-31\naccounts: [{{id: {found}, lender: other}}]\n").accounts[0].id == found
    )
