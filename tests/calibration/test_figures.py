"""AUC, KS, intervals and tenths, by examples small enough to count by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.validation.figures import auc, bootstrapped, by_fold, ks, tenths, wilson

ONE_FOLD = np.zeros(4, dtype=np.int64)


def numbers(*values: float) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array(values, dtype=np.float64)


def test_auc_is_the_share_of_pairs_in_the_right_order() -> None:
    # good 3 and 1, bad 2 and 0: of four pairs (3>2, 3>0, 1>0) three are right
    assert auc(numbers(0, 0, 1, 1), numbers(3, 1, 2, 0)) == 0.75


def test_a_tie_counts_half() -> None:
    assert auc(numbers(0, 1), numbers(5, 5)) == 0.5


def test_without_good_or_bad_there_is_no_auc() -> None:
    assert np.isnan(auc(numbers(0, 0), numbers(1, 2)))


def test_ks_is_the_widest_gap_between_the_two_crowds() -> None:
    # at or below 2: both bad ones, one of two good ones
    assert ks(numbers(1, 0, 1, 0), numbers(0, 1, 2, 3)) == 0.5


def test_ks_does_not_part_people_with_the_same_score() -> None:
    assert ks(numbers(1, 0), numbers(7, 7)) == 0


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=2, max_size=60))
def test_auc_agrees_with_counting_every_pair(people: list[tuple[bool, int]]) -> None:
    goods = [score for bad, score in people if not bad]
    bads = [score for bad, score in people if bad]
    if not goods or not bads:
        return
    pairs = sum((g > b) + (g == b) / 2 for g in goods for b in bads) / (len(goods) * len(bads))

    found = auc(numbers(*(float(bad) for bad, _ in people)), numbers(*(float(s) for _, s in people)))

    assert found == pytest.approx(pairs)


def test_folds_are_not_compared_with_each_other() -> None:
    labels, goodness = numbers(0, 1, 0, 1), numbers(1, 0, 101, 100)  # right within each fold, wrong across

    assert by_fold(auc, labels, goodness, np.array([0, 0, 1, 1])) == 1
    assert by_fold(auc, labels, goodness, ONE_FOLD) == 0.75


def test_an_interval_holds_its_figure_and_narrows_with_more_people() -> None:
    random = np.random.default_rng(1)
    widths = []
    for n in (200, 3200):
        labels = (random.random(n) < 0.3).astype(float)
        goodness = random.normal(size=n) - labels
        found = bootstrapped(auc, labels, goodness, np.arange(n) % 2, times=60)
        assert found.low < found.value < found.high
        widths.append(found.high - found.low)

    assert widths[1] < widths[0] / 2  # a sixteenth of the variance, a quarter of the width


def test_the_interval_of_a_rate_is_wilsons() -> None:
    assert wilson(5, 50) == pytest.approx((0.0435, 0.2136), abs=1e-4)


def test_tenths_are_equal_in_number_and_rise() -> None:
    random = np.random.default_rng(2)
    predicted = random.random(1000)
    labels = (random.random(1000) < predicted).astype(float)

    found = tenths(labels, predicted)

    assert [tenth.n for tenth in found] == [100] * 10
    assert sorted(tenth.predicted for tenth in found) == [tenth.predicted for tenth in found]
    assert sum(tenth.low <= tenth.predicted <= tenth.high for tenth in found) >= 8
