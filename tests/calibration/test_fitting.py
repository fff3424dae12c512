"""The fit: one card, directions by reason, whole points that fill the range, unknown neither helping nor hurting."""

import math
from itertools import pairwise

import numpy as np
import pytest

from calibration.datasets import DATASETS
from calibration.fitting.calibrate import base_odds, card_of, scores
from calibration.fitting.design import design
from calibration.fitting.plan import read_plan
from calibration.fitting.points import written_shares
from calibration.measured import NONE, Sample, viewed
from credit_cli.engine.facts.registry import measure
from credit_cli.engine.score import score_view
from credit_cli.model.factor import Factor
from tests.calibration.people import CARD, PLACE, PLAN, designed, sample, samples
from tests.calibration.rows import ROWS

FACTORS = {factor.code: factor for factor in CARD.factors}
FITTED = [FACTORS[code] for code in read_plan().factors]


def test_a_made_up_crowd_is_told_apart_by_what_troubles_it() -> None:
    found = card_of(designed(samples()), PLAN, CARD)

    use, late = found.points["UTL01"], found.points["RPY12"]
    assert use[0] > use[len(FACTORS["UTL01"].bins) - 1] == 0  # its last one is of those who have no line
    assert late[0] > late[-1] == 0


def test_points_of_a_fit_fill_what_the_card_has_to_give() -> None:
    found = card_of(designed(samples()), PLAN, CARD)
    judged = sum(f.best for f in CARD.factors if f.code not in PLAN.factors)

    assert CARD.base + judged + sum(max(bins) for bins in found.points.values()) == CARD.max


def test_the_same_rows_give_the_same_points() -> None:
    assert card_of(designed(samples()), PLAN, CARD).points == card_of(designed(samples()), PLAN, CARD).points


def test_a_crowd_that_contradicts_reason_cannot_turn_a_direction_round() -> None:
    wrong = {("gmsc", "report"): sample("gmsc", 1500, 3, known=("utilisation", "late_over_30"), strength=-1.0)}
    steps = card_of(design(samples() | wrong, CARD.factors, PLAN), PLAN, CARD).fitted.steps

    assert steps.min() >= 0


def test_an_unknown_fact_stands_for_the_mix() -> None:
    made = designed(samples())

    for ladder in made.ladders:
        assert ladder.table[-1] == pytest.approx(ladder.mix @ ladder.table[:-1], abs=1e-9) or ladder.aside is not None


@pytest.mark.parametrize("factor", FITTED, ids=lambda f: f.code)
def test_a_worse_bin_never_earns_more(factor: Factor) -> None:
    points = [b.points for b in factor.bins]
    worse_first = points if factor.better == "high" else points[::-1]

    assert worse_first == sorted(worse_first)


@pytest.mark.parametrize("factor", FITTED, ids=lambda f: f.code)
def test_neighbouring_bins_differ_by_half_of_what_doubles_the_odds_or_say_why(factor: Factor) -> None:
    widest = max(abs(a.points - b.points) for a, b in pairwise(factor.bins))
    assert factor.rationale is not None

    assert widest <= CARD.scale.points_to_double / 2 or f"{widest} points" in factor.rationale.en


@pytest.mark.parametrize("factor", FITTED, ids=lambda f: f.code)
def test_an_unknown_fact_neither_helps_nor_hurts_on_average(factor: Factor) -> None:
    mean = sum(b.points * b.share for b in factor.every_bin)

    assert abs(factor.unknown - mean) <= 0.5


def test_points_added_up_here_are_those_of_the_engine() -> None:
    shipped_points = card_of(designed(samples(300)), PLAN, CARD)._replace(points={}, shares={})
    for name, row in ROWS.items():
        looked = viewed(next(iter(DATASETS[name].ways.values()))(row))
        measured = [measure(f.measure, looked, f.parameters) for f in CARD.factors]
        values = [m.value if m.value is not None else NONE if m.known else np.nan for m in measured]
        one = Sample(name, np.array([0]), np.array([values], dtype=np.float64))

        assert scores(one, CARD.factors, shipped_points, CARD.base)[0] == score_view(looked, CARD).score


def test_the_base_odds_make_the_predicted_rate_the_observed_one() -> None:
    random = np.random.default_rng(4)
    totals = np.round(random.normal(700, 60, 5000))
    labels = (random.random(5000) < 0.1).astype(float)

    middle, odds = base_odds(totals, labels, 20)

    predicted = 1 / (1 + odds * 2 ** ((totals - middle) / 20))
    assert predicted.mean() == pytest.approx(labels.mean(), abs=1e-6)


def test_points_that_double_the_odds_are_derived() -> None:
    found = card_of(designed(samples()), PLAN, CARD)

    assert found.scaling.points_to_double == pytest.approx(found.scaling.per_log_odds * math.log(2))


def test_written_shares_sum_to_one_in_thousandths() -> None:
    shares = written_shares(np.array([1 / 3, 1 / 3, 1 / 3]))

    assert sum(shares) == pytest.approx(1)
    assert all(round(share, 3) == share for share in shares)


def test_judgement_stays_within_repayment() -> None:
    judged = sum(f.best for f in CARD.factors if f.basis == "judgement")

    assert judged <= sum(f.best for f in CARD.factors if f.dimension == "repayment")
    assert PLACE["utilisation"] >= 0
