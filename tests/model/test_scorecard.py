"""The scorecard that ships: its points, its order, its words."""

from dataclasses import fields, is_dataclass, replace
from inspect import signature
from itertools import pairwise
from typing import Any

import pytest

from credit_cli.engine.diary.view import View
from credit_cli.engine.facts.registry import fact
from credit_cli.engine.score import bad_rate
from credit_cli.model.factor import Factor
from credit_cli.model.library import DATA, shipped
from credit_cli.model.scorecard import Scorecard
from credit_cli.model.sourced import Source, Sourced, Text

CARD = shipped().scorecard
FACTORS = {factor.code: factor for factor in CARD.factors}

DIMENSIONS = ("repayment", "use", "lenders", "capacity", "purpose", "record", "identity")

FAMILIES = {
    "repayment": {"RPY"},
    "use": {"UTL", "FRQ"},
    "lenders": {"MLT"},
    "capacity": {"CAP"},
    "purpose": {"PUR"},
    "record": {"REC"},
    "identity": {"IDN"},
}

every_factor = pytest.mark.parametrize("factor", CARD.factors, ids=lambda f: f.code)


def texts(value: object) -> list[Text]:
    """Every sentence of a value of the model, however deep."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value) and not isinstance(value, (type, Source)):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


@every_factor
def test_a_factors_code_begins_with_the_family_of_its_dimension(factor: Factor) -> None:
    assert factor.code[:3] in FAMILIES[factor.dimension]


@every_factor
def test_a_factor_of_the_shipped_card_says_which_end_is_better(factor: Factor) -> None:
    assert factor.better is not None


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_earns_points_and_none_more_than_repayment(dimension: str) -> None:
    best = {d: sum(f.best for f in CARD.factors if f.dimension == d) for d in DIMENSIONS}

    assert 0 < best[dimension] <= best["repayment"]


def test_the_best_points_of_all_factors_span_the_range_from_300_to_900() -> None:
    assert (CARD.base, CARD.max) == (300, 900)
    assert CARD.base + sum(f.best for f in CARD.factors) == CARD.max


@every_factor
def test_the_worst_bin_earns_nothing_and_unknown_lies_between_worst_and_best(factor: Factor) -> None:
    worst = min(b.points for b in factor.every_bin)

    assert worst == 0
    assert worst <= factor.unknown <= factor.best
    if factor.best > 5:  # in a shorter range the rounded mean may fall on its end
        assert worst < factor.unknown < factor.best


def test_being_overdue_outweighs_the_whole_cash_buffer() -> None:
    overdue, cash = CARD.by_factor["overdue_now"], CARD.by_factor["months_of_cash"]

    # leaving a due unpaid to keep cash can never pay: even the first day overdue costs more than the fullest buffer
    assert overdue.bins[0].points - overdue.bins[1].points > cash.best


def test_all_judgement_together_does_not_outweigh_repayment() -> None:
    judged = sum(f.best for f in CARD.factors if f.basis == "judgement")
    repayment = sum(f.best for f in CARD.factors if f.dimension == "repayment")

    assert judged <= repayment


@every_factor
def test_a_fitted_factor_names_how_many_people_it_was_fitted_on(factor: Factor) -> None:
    if factor.basis == "calibrated":
        assert factor.rationale is not None
        assert "Fitted on" in factor.rationale.en
        assert {s.id for s in factor.sources} & {"taiwan", "gmsc", "heloc", "cn_multiplatform"}


def test_quick_repayment_earns_nothing_and_says_that_it_is_never_punished() -> None:
    factor = CARD.by_factor["quick_cycles"]

    assert factor.best == 0
    assert "从不扣分" in factor.why.zh
    assert "never punished" in factor.why.en


def test_sesame_earns_next_to_nothing_and_says_why() -> None:
    factor = CARD.by_factor["sesame_trend"]

    assert factor.best == 1
    assert "没有证据" in factor.why.zh
    assert "no evidence" in factor.why.en


def test_counts_of_applications_are_light_and_quote_the_data() -> None:
    counted = [f for f in CARD.factors if f.measure == "lenders.applications"]

    assert sum(f.best for f in counted) < CARD.by_factor["overdue_now"].best
    for factor in counted:
        assert factor.rationale is not None
        assert "0.47" in factor.rationale.zh
        assert "0.47" in factor.rationale.en


@every_factor
def test_the_engine_can_measure_a_factor_with_the_parameters_its_data_give(factor: Factor) -> None:
    signature(fact(factor.measure)).bind(View, **factor.parameters)


@every_factor
def test_a_wide_step_between_bins_is_explained_with_its_size(factor: Factor) -> None:
    points = [b.points for b in factor.bins]
    steps = [abs(a - b) for a, b in pairwise(points)]
    wide = [step for step in steps if step > CARD.scale.points_to_double / 2]

    assert all(factor.rationale and str(step) in factor.rationale.en for step in wide)


@every_factor
def test_a_judged_factor_gives_its_reason_and_its_sources(factor: Factor) -> None:
    assert factor.basis != "judgement" or factor.rationale is not None
    assert factor.sources


@every_factor
def test_what_to_write_in_the_file_names_a_key_of_the_profile(factor: Factor) -> None:
    keys = ("accounts", "person", "applications", "record", "guarantees", "spending", "bills", "assets")

    assert any(key in factor.ask.zh and key in factor.ask.en for key in keys)


def test_every_sentence_of_the_card_has_both_languages_each_in_its_own_script() -> None:
    found = texts(CARD)

    assert len(found) > 53 * 5
    for text in found:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh), text
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en), text


def test_no_sentence_uses_signs_whose_width_terminals_dispute() -> None:
    for text in texts(CARD):
        assert not set("—…·→×“”‘’–") & set(text.zh + text.en), text


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (300, "very_poor"),
        (639, "very_poor"),
        (640, "poor"),
        (744, "poor"),
        (745, "fair"),
        (804, "fair"),
        (805, "good"),
        (854, "good"),
        (855, "excellent"),
        (900, "excellent"),
    ],
)
def test_a_band_begins_at_its_lowest_score(score: int, band: str) -> None:
    assert CARD.band(score).band == band


def test_somebody_of_whom_nothing_is_known_stands_in_neither_the_worst_nor_the_best_band() -> None:
    unknown = CARD.base + sum(f.unknown for f in CARD.factors)

    assert CARD.band(unknown).band not in ("very_poor", "excellent")


def test_a_band_stands_for_a_range_of_rates_that_its_name_can_bear() -> None:
    floors = {b.band: bad_rate(CARD.scale, b.at_least) for b in CARD.bands}

    assert floors["excellent"] < 0.01
    assert floors["good"] < 0.15
    assert floors["poor"] > 0.5


def test_the_share_rule_names_each_of_its_numbers_in_both_languages() -> None:
    rule = CARD.shares
    names = [f.name for f in fields(rule) if f.name not in {f.name for f in fields(Sourced)} | {"text"}]

    for name in names:
        number = f"{getattr(rule, name):g}"
        assert number in rule.text.zh, name
        assert number in rule.text.en, name


def test_a_factor_file_is_named_after_its_code() -> None:
    assert {path.stem for path in (DATA / "factors").glob("*.yaml")} == {code.lower() for code in FACTORS}


def _factor(**changes: object) -> dict[str, Any]:
    factor = CARD.by_factor["income_verified"]
    return {f.name: getattr(factor, f.name) for f in fields(factor)} | changes


def test_a_worst_bin_that_earns_points_is_refused() -> None:
    bins = tuple(CARD.by_factor["overdue_now"].bins[:2])

    with pytest.raises(ValueError, match=f"CAP03: the worst bin must be 0 points, it is {bins[1].points}"):
        Factor(**_factor(bins=bins))


def test_bins_out_of_order_are_refused() -> None:
    bins = CARD.by_factor["overdue_now"].bins

    with pytest.raises(ValueError, match="rising order"):
        Factor(**_factor(bins=(bins[0], bins[2], bins[1]), better=None))


@pytest.mark.parametrize(
    ("name", "better"), [("overdue_now", "high"), ("income_verified", "low"), ("income_verified", "neither")]
)
def test_points_that_run_against_what_is_said_to_be_better_are_refused(name: str, better: str) -> None:
    bins = CARD.by_factor[name].bins

    with pytest.raises(ValueError, match=f"CAP03: better is {better}, the points .* run otherwise"):
        Factor(**_factor(bins=bins, better=better))


def test_a_card_of_ones_own_need_not_say_which_end_is_better() -> None:
    assert Factor(**_factor(better=None)).better is None


def test_shares_of_the_reference_mix_that_do_not_sum_to_one_are_refused() -> None:
    bins = CARD.by_factor["overdue_now"].bins

    with pytest.raises(ValueError, match="must sum to 1"):
        Factor(**_factor(bins=(bins[0], bins[2]), better=None))


def _card(**changes: object) -> dict[str, Any]:
    return {f.name: getattr(CARD, f.name) for f in fields(CARD)} | changes


def test_points_beyond_the_declared_range_are_refused() -> None:
    left = 600 - CARD.factors[0].best

    with pytest.raises(ValueError, match=f"the best points sum to {left}, the declared range holds 600"):
        Scorecard(**_card(factors=CARD.factors[1:]))


def test_a_card_with_more_judgement_than_repayment_is_refused() -> None:
    factors = tuple(replace(f, basis="judgement") if f.dimension == "repayment" else f for f in CARD.factors)

    with pytest.raises(ValueError, match=r"judgement holds .* points, more than the .* of repayment"):
        Scorecard(**_card(factors=factors))


def test_a_code_used_twice_is_refused() -> None:
    quick = CARD.by_factor["quick_cycles"]  # worth nothing, so that the sum still holds

    with pytest.raises(ValueError, match="code is used twice"):
        Scorecard(**_card(factors=(*CARD.factors, quick)))


def test_bands_that_leave_the_lowest_scores_without_a_name_are_refused() -> None:
    with pytest.raises(ValueError, match="bands rise from the base"):
        Scorecard(**_card(bands=CARD.bands[1:]))


def test_a_dimension_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="dimensions without a name: \\['identity'\\]"):
        Scorecard(**_card(dimensions=CARD.dimensions[:-1]))
