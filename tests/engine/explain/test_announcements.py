"""Which notices and regulations explain an event, and how much: a cut on 2026-05-12 of a blameless person."""

from collections.abc import Callable

import pytest

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Explanation
from credit_cli.model.library import Model, shipped
from credit_cli.profile.records import Profile

Read = Callable[[str], Profile]

CUT = """
version: 1
as_of: 2026-06-30
person: {region: 浙江, industry: catering}
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
    balances: [{on: 2026-01-31, amount: 10000}]
"""


def explained(read: Read, model: Model, text: str) -> Explanation:
    profile = read(text)
    (found,) = explain(profile, model, profile.as_of)
    return found


def with_notice(notice: str) -> str:
    return CUT + f"notices: [{{{notice}}}]\n"


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        ("on: 2026-05-08, kind: platform_wide, account: jiebei", "PLT01"),
        ("on: 2026-05-08, kind: platform_wide, lender: jiebei", "PLT01"),
        ("on: 2026-05-08, kind: platform_wide", "PLT01"),
        ("on: 2026-05-08, kind: score_band, account: jiebei", "PLT01"),
        ("on: 2026-05-08, kind: region, region: 浙江", "PLT02"),
        ("on: 2026-05-08, kind: industry, industry: catering", "PLT02"),
        ("on: 2026-05-08, kind: regulation, account: jiebei", "PLT03"),
        ("on: 2026-05-12, kind: platform_wide, account: jiebei", "PLT01"),  # on the very day
        ("on: 2026-02-11, kind: platform_wide, account: jiebei", "PLT01"),  # 90 days before
    ],
)
def test_a_matching_notice_explains_most_of_an_event(read: Read, small: Model, notice: str, code: str) -> None:
    (cause,) = explained(read, small, with_notice(notice)).causes

    # 2 * 40 = 80 points: E = 1 - 2 ** (-80 / 30) = 0.8425
    assert (cause.code, cause.ref, cause.origin) == (code, "notice:/notices/0", "platform")
    assert cause.share == 0.8425
    assert cause.evidence == ("/notices/0",)


@pytest.mark.parametrize(
    "notice",
    [
        "on: 2026-05-08, kind: region, region: 广东",
        "on: 2026-05-08, kind: industry, industry: retail",
        "on: 2026-05-08, kind: platform_wide, account: huabei",
        "on: 2026-05-08, kind: platform_wide, lender: weilidai",
        "on: 2026-05-08, kind: region, region: 浙江, lender: weilidai",
        "on: 2026-05-08, kind: maintenance, account: jiebei",
        "on: 2026-05-08, kind: personal, account: jiebei",
        "on: 2026-05-13, kind: platform_wide, account: jiebei",  # after the event
        "on: 2026-02-10, kind: platform_wide, account: jiebei",  # 91 days before
    ],
)
def test_an_irrelevant_notice_explains_nothing_and_is_no_ref(read: Read, small: Model, notice: str) -> None:
    text = CUT + f"  - {{id: huabei, lender: huabei}}\nnotices: [{{{notice}}}]\n"
    found = explained(read, small, text)

    assert found.causes == ()
    assert found.unexplained == 1.0


def test_a_region_unknown_of_the_person_matches_no_notice(read: Read, small: Model) -> None:
    text = with_notice("on: 2026-05-08, kind: region, region: 浙江").replace("region: 浙江, industry", "industry", 1)

    assert explained(read, small, text).causes == ()


def test_the_platforms_own_words_about_this_person_are_quoted_not_weighed(read: Read, small: Model) -> None:
    found = explained(read, small, with_notice('on: 2026-05-08, kind: personal, account: jiebei, text: "综合评估"'))

    assert found.quoted == ("/notices/0",)
    assert found.unexplained == 1.0


def test_a_regulation_notice_without_account_weighs_half_of_a_matching_notice(read: Read, small: Model) -> None:
    (cause,) = explained(read, small, with_notice("on: 2026-05-08, kind: regulation")).causes

    # 40 points: E = 1 - 2 ** (-40 / 30) = 0.6031
    assert (cause.code, cause.share) == ("PLT03", 0.6031)


def test_several_notices_of_one_kind_count_once(read: Read, small: Model) -> None:
    text = CUT + (
        "notices:\n"
        "  - {on: 2026-05-08, kind: platform_wide, account: jiebei}\n"
        "  - {on: 2026-05-09, kind: platform_wide, lender: jiebei}\n"
    )
    (cause,) = explained(read, small, text).causes

    assert cause.share == 0.8425


def priced(rates: str) -> str:
    return CUT.replace("    opened:", f"    {rates}\n    opened:")


def test_a_regulation_whose_condition_fits_explains_a_little(read: Read, small: Model) -> None:
    (cause,) = explained(read, small, priced("all_in_rate: 0.219")).causes

    # 10 points: E = 1 - 2 ** (-10 / 30) = 0.2063
    assert (cause.code, cause.ref, cause.origin) == ("PLT04", "regulation:PRICE", "platform")
    assert cause.share == 0.2063
    assert cause.evidence == ("/accounts/0/all_in_rate",)


@pytest.mark.parametrize("rates", ["all_in_rate: 0.18", "annual_rate: 0.18", "all_in_rate: 0.2", "provider: someone"])
def test_a_price_rule_explains_nothing_about_a_cheaper_loan_or_an_unknown_price(
    read: Read, small: Model, rates: str
) -> None:
    assert explained(read, small, priced(rates)).causes == ()


def test_a_nominal_rate_above_the_price_rule_fits_since_the_all_in_cost_is_never_lower(
    read: Read, small: Model
) -> None:
    (cause,) = explained(read, small, priced("annual_rate: 0.219")).causes

    assert cause.evidence == ("/accounts/0/annual_rate",)


def test_a_regulation_for_another_class_of_lender_explains_nothing(read: Read, small: Model) -> None:
    text = priced("all_in_rate: 0.219").replace("lender: jiebei", "lender: credit_card")

    assert explained(read, small, text).causes == ()


def test_a_regulation_before_its_day_explains_nothing(read: Read, small: Model) -> None:
    text = priced("all_in_rate: 0.219").replace("2026-05-12", "2025-12-31")

    assert explained(read, small, text).causes == ()


def test_no_announcement_explains_a_line_the_person_used_up(read: Read, small: Model) -> None:
    text = with_notice("on: 2026-05-08, kind: platform_wide, account: jiebei").replace(
        "limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]",
        "limits: [{on: 2025-01-10, amount: 50000}]",
    ).replace("amount: 10000}]", "amount: 10000}, {on: 2026-05-12, amount: 50000}]")  # fmt: skip
    found = explained(read, small, text)

    assert (found.event.kind, found.causes) == ("exhausted", ())


HUABEI_2020 = """
version: 1
as_of: 2020-12-31
accounts:
  - id: huabei
    lender: huabei
    opened: 2018-03-01
    annual_rate: 0.15
    limits: [{on: 2018-03-01, amount: 20000}, {on: 2020-12-24, amount: 3000}]
    balances: [{on: 2020-06-30, amount: 300}, {on: 2020-12-20, amount: 300}]
"""


def test_the_move_against_the_young_is_named_and_not_weighed_where_it_cannot_be_checked(read: Read) -> None:
    found = explained(read, shipped(), HUABEI_2020)

    assert found.causes == ()
    assert found.possible == ("JB-08",)


def test_the_move_against_the_young_weighs_for_a_stated_student(read: Read) -> None:
    found = explained(read, shipped(), HUABEI_2020 + "person: {employment: {status: student}}\n")
    (cause,) = found.causes

    assert (cause.code, cause.ref) == ("PLT04", "regulation:JB-08")
    assert cause.share == pytest.approx(1 - 2 ** (-0.25 / 0.75), abs=0.0001)  # a quarter PDO alone
    assert found.possible == ()
