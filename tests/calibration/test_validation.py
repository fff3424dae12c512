"""Crossing, peers and refits, on made-up crowds: a row is never judged by a card that has seen it."""

from dataclasses import replace

import numpy as np
import pytest

from calibration.datasets import DATASETS
from calibration.validation import peers, refitting
from calibration.validation.crossing import crossed
from calibration.validation.figures import auc
from calibration.validation.folds import folds_of, half, without
from calibration.validation.validate import TARGETS, coverage, fingerprint
from tests.calibration.people import CARD, PLACE, PLAN, designed, sample, samples

PER_POINT = 0.035


def test_folds_are_of_equal_size_and_those_of_a_set_do_not_hang_on_the_others() -> None:
    both = folds_of(samples(300), 3, 7)
    one = folds_of({("gmsc", "report"): samples(300)["gmsc", "report"]}, 3, 7)

    assert np.bincount(both["gmsc"]).tolist() == [100, 100, 100]
    assert (both["gmsc"] == one["gmsc"]).all()
    assert (both["gmsc"] != both["heloc"]).any()


def test_the_ways_of_a_row_are_in_one_fold() -> None:
    found = samples(300)
    keys = [("gmsc", "report"), ("gmsc", "listed")]

    chosen = without(folds_of(found, 3, 7), 1, keys)

    assert (chosen[keys[0]] == chosen[keys[1]]).all()
    assert chosen[keys[0]].sum() == 200


def test_a_half_sample_is_half_of_the_rows_and_another_each_time() -> None:
    folds = folds_of(samples(300), 3, 7)
    first, second = (half(folds, k, 7, [("gmsc", "report")])["gmsc", "report"] for k in (0, 1))

    assert first.sum() == second.sum() == 150
    assert (first != second).any()


def test_labels_of_a_fold_move_no_score_of_that_fold() -> None:
    found = samples(600)
    folds = folds_of(found, PLAN.folds, PLAN.seed)
    key = ("gmsc", "report")
    out = folds["gmsc"] == 0
    turned = found[key].labels.copy()
    turned[out] = 1 - turned[out]

    before = crossed(found, designed(found), PLAN, CARD, folds)
    bent = found | {key: found[key]._replace(labels=turned)}
    after = crossed(bent, designed(bent), PLAN, CARD, folds)

    assert (before.scores[key][out] == after.scores[key][out]).all()
    assert (before.scores[key][~out] != after.scores[key][~out]).any()


def test_the_crossed_card_tells_a_made_up_crowd_apart_and_its_rates_are_the_crowds() -> None:
    found = samples()
    folds = folds_of(found, PLAN.folds, PLAN.seed)

    card = crossed(found, designed(found), PLAN, CARD, folds)

    gmsc = found["gmsc", "report"]
    assert auc(gmsc.labels.astype(float), card.scores["gmsc", "report"]) > 0.65
    assert card.rates["gmsc", "report"].mean() == pytest.approx(gmsc.labels.mean(), abs=0.03)


def test_leaving_out_what_troubles_a_crowd_costs_more_than_leaving_out_what_it_lacks() -> None:
    found = samples()
    on = refitting.Ground(designed(found), PLAN, folds_of(found, PLAN.folds, PLAN.seed), PER_POINT)

    whole = refitting.whole(on)
    less = refitting.without_dimension(on, found, CARD.factors)

    assert whole["gmsc"] - less["use"]["gmsc"] > 0.02
    assert abs(whole["gmsc"] - less["capacity"]["gmsc"]) < 0.01


def test_a_card_of_its_own_is_not_clearly_worse_than_a_shared_one() -> None:
    found = samples()
    on = refitting.Ground(designed(found), PLAN, folds_of(found, PLAN.folds, PLAN.seed), PER_POINT)

    whole = refitting.whole(on)
    alone = refitting.alone(on)

    assert all(alone[name] > whole[name] - 0.01 for name in whole)


def test_boosting_and_regression_have_not_seen_the_rows_they_judge() -> None:
    noise = sample("gmsc", 900, 5, known=("utilisation", "oldest_account"), strength=0.0)
    fold = np.arange(900) % 3

    for goodness in (peers.boosting_on_facts(noise, fold), peers.regression_on_bins(noise, CARD.factors, fold)):
        assert 0.4 < auc(noise.labels.astype(float), goodness) < 0.6


def test_folklore_takes_unknown_for_the_middle_and_late_for_worse() -> None:
    one = sample("gmsc", 3, 6, known=())
    one.values[:, PLACE["late_over_30"]] = [0, 3, np.nan]

    clean, late, unknown = peers.folklore(one, CARD.factors)

    assert clean == 35 + 65 / 2
    assert late == 65 / 2
    assert unknown == 50


def test_coverage_is_the_share_of_the_best_points_that_rests_on_known_facts() -> None:
    one = sample("gmsc", 1, 6, known=("utilisation",))
    best = CARD.by_factor["utilisation"].best

    assert coverage(one, CARD.factors) == pytest.approx(best / (CARD.max - CARD.base))


def test_a_card_with_one_point_moved_has_another_fingerprint() -> None:
    moved = replace(CARD, scale=replace(CARD.scale, base_score=1))

    assert fingerprint(moved) != fingerprint(CARD)


def test_every_data_set_has_targets_and_columns_for_its_peers() -> None:
    assert set(TARGETS) == set(DATASETS)
