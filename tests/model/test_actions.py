"""What a person can do: every key of the contract, safe words, and nothing that must never be advised."""

import re
from dataclasses import fields, replace

import pytest

from credit_cli.model.actions import Action
from credit_cli.model.library import DATA, shipped
from credit_cli.model.sourced import Text

ACTIONS = shipped().actions
KEYS = [
    "clear_overdue",
    "enable_autopay",
    "fund_debit_account",
    "pay_down",
    "pay_off",
    "pay_full_statement",
    "stop_applications",
    "space_draws",
    "stop_quick_cycles",
    "stop_restricted_use",
    "stop_related_transfers",
    "close_unused_lender",
    "ask_hardship_plan",
    "dispute_record",
    "ask_explanation",
    "appeal",
    "check_report",
    "read_notices",
    "verify_income",
    "verify_assets",
    "verify_identity",
    "bind_card",
    "build_buffer",
    "pay_bills_on_time",
    "rebalance_spending",
    "diversify_funding",
    "keep_open",
    "wait",
]
RAISES_A_LIMIT = {"verify_income", "verify_assets", "bind_card", "diversify_funding"}
ABOUT_A_LIMIT = {"ask_explanation", "read_notices"}
"""Harmless, but beside the point for somebody who cannot pay: whom to call comes first."""

every_action = pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda a: a.key)


def sentences(action: Action) -> list[Text]:
    return [value for f in fields(action) if isinstance(value := getattr(action, f.name), Text)]


def test_no_action_that_files_may_name_goes_away() -> None:
    assert set(KEYS) <= ACTIONS.keys()


def test_an_action_file_is_named_after_its_key() -> None:
    assert {path.stem for path in (DATA / "actions").glob("*.yaml")} == set(ACTIONS)


@every_action
def test_the_codes_an_action_can_change_exist(action: Action) -> None:
    known = {f.code for f in shipped().scorecard.factors} | {c.code for c in shipped().platform.codes}

    assert action.codes
    assert set(action.codes) <= known
    assert len(set(action.codes)) == len(action.codes)


@every_action
def test_the_law_an_action_rests_on_exists(action: Action) -> None:
    known = {item.id for act in shipped().law for item in act.items}

    assert set(action.law) <= known


@every_action
def test_an_action_speaks_both_languages_each_in_its_own_script(action: Action) -> None:
    for text in sentences(action):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh), text
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en), text
        assert not set("—…·→×“”‘’–") & set(text.zh + text.en), text


@every_action
def test_a_title_is_short_enough_for_a_step(action: Action) -> None:
    assert len(action.title.zh) <= 12
    assert len(action.title.en) <= 32


@every_action
def test_nothing_is_promised(action: Action) -> None:
    words = " ".join(text.zh for text in sentences(action))

    # no limit is promised back, and no score: where such words stand, they are denied
    for promise in re.findall(r".{0,4}(?:保证|一定能|必定|肯定能)", words):
        assert re.search(r"不|没|谁|不是", promise), promise


@pytest.mark.parametrize("key", sorted(RAISES_A_LIMIT | ABOUT_A_LIMIT))
def test_a_tip_about_limits_is_not_given_in_hardship(key: str) -> None:
    assert ACTIONS[key].modes == ("normal",)


@pytest.mark.parametrize("key", sorted(set(KEYS) - RAISES_A_LIMIT - ABOUT_A_LIMIT))
def test_everything_else_may_be_advised_in_hardship_too(key: str) -> None:
    assert set(ACTIONS[key].modes) == {"normal", "hardship"}


def test_new_funding_is_never_for_somebody_overdue_and_never_to_repay() -> None:
    action = ACTIONS["diversify_funding"]

    assert "overdue" in action.unless
    assert action.caution is not None
    assert "借新还旧" in action.caution.zh
    assert "repay old debt" in action.caution.en


def test_a_line_is_closed_only_where_utilisation_does_not_rise() -> None:
    action = ACTIONS["close_unused_lender"]

    assert action.unless == ("utilisation_rises",)
    assert action.caution is not None
    assert "使用率不能" in action.caution.zh


def test_autopay_says_that_the_debit_account_must_be_funded() -> None:
    action = ACTIONS["enable_autopay"]

    assert action.unless == ("account_unfunded",)
    assert action.caution is not None
    assert "must be funded" in action.caution.en
    assert "先有钱" in action.caution.zh


def test_a_hardship_plan_is_something_a_bank_may_agree_to_and_costs_nothing() -> None:
    action = ACTIONS["ask_hardship_plan"]

    assert action.caution is not None
    for zh in ("可以", "只适用于信用卡", "免费", "不要换号失联"):
        assert zh in action.caution.zh
    for en in ("may agree to, not a right", "cards only", "free", "go missing"):
        assert en in action.caution.en
    assert {"HD-01", "HD-02"} <= set(action.law)


def test_a_dispute_is_for_wrong_records_only_and_is_answered_within_20_days() -> None:
    action = ACTIONS["dispute_record"]

    assert action.how.zh.startswith("只在记录与事实不符时")
    assert "20 天" in action.why.zh
    assert "20 days" in action.why.en
    assert "CR-04" in action.law


def test_the_own_report_is_free_twice_a_year() -> None:
    action = ACTIONS["check_report"]

    assert "每年两次免费" in action.how.zh
    assert "free twice a year" in action.how.en
    assert "CR-03" in action.law


def test_an_explanation_can_be_asked_for_but_restores_nothing() -> None:
    action = ACTIONS["ask_explanation"]

    assert action.caution is not None
    assert "不等于必须恢复额度" in action.caution.zh
    assert "need not restore" in action.caution.en


def test_paying_is_never_advised_with_borrowed_money() -> None:
    for key in ("clear_overdue", "pay_off"):
        caution = ACTIONS[key].caution
        assert caution is not None
        assert re.search(r"不要借新|不要为了结清一家去借", caution.zh)
        assert re.search(r"[Nn]ever .*borrow", caution.en)


def test_repaying_early_is_no_fault_even_where_cycles_are_discouraged() -> None:
    caution = ACTIONS["stop_quick_cycles"].caution

    assert caution is not None
    assert "提前还款不是错" in caution.zh


def test_time_is_the_only_answer_to_what_only_time_mends() -> None:
    mended_by_others = {code for a in ACTIONS.values() if a.kind != "wait" for code in set(a.codes) - set(a.prevents)}

    # bounced debits and the months late are counted over a window: nobody can undo them
    assert {"RPY02", "RPY04", "RPY05", "RPY12", "RPY13"} & mended_by_others == set()
    assert {"RPY02", "RPY04", "RPY05", "RPY12", "RPY13"} <= set(ACTIONS["wait"].codes)


def test_an_action_that_prevents_what_it_does_not_change_is_refused() -> None:
    with pytest.raises(ValueError, match=r"pay_down: prevents \['MLT05'\], which are not among its codes"):
        replace(ACTIONS["pay_down"], prevents=("MLT05",))


def test_an_action_that_may_never_be_advised_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a mode"):
        replace(ACTIONS["pay_down"], modes=())
