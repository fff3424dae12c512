"""The share formula, and that four decimals always add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_cli.engine.explain.reasons import Reason, join
from credit_cli.engine.explain.shares import PARTS, shares

weights = st.lists(st.floats(min_value=0.001, max_value=10_000), max_size=40).map(lambda ws: sorted(ws, reverse=True))


def parts(share: float) -> int:
    assert round(share * PARTS) == pytest.approx(share * PARTS, abs=1e-6)  # a whole number of ten-thousandths
    return round(share * PARTS)


@given(weights)
def test_shares_and_the_unexplained_rest_sum_to_one(found: list[float]) -> None:
    given_shares, unexplained = shares(found, 30, 0.1)

    assert sum(map(parts, given_shares)) + parts(unexplained) == PARTS
    assert unexplained >= 0.1  # a lender's reasons are never wholly seen
    assert all(share >= 0 for share in given_shares)


@given(weights, st.floats(min_value=0.001, max_value=10_000))
def test_more_reasons_never_leave_more_unexplained(found: list[float], more: float) -> None:
    _, before = shares(found, 30, 0.1)
    _, after = shares([*found, more], 30, 0.1)

    assert after <= before + 40 / PARTS  # forty shares, each rounded by half a part


@given(weights.filter(bool))
def test_twice_the_weight_of_a_cause_never_gives_it_a_smaller_share(found: list[float]) -> None:
    (once, *_), _ = shares(found, 30, 0.1)
    (twice, *_), _ = shares([found[0] * 2, *found[1:]], 30, 0.1)

    assert twice >= once - 1 / PARTS


def test_weights_of_thirty_points_explain_half() -> None:
    assert shares([30], 30, 0.1) == ((0.5,), 0.5)


def test_nothing_that_weighs_leaves_everything_unexplained() -> None:
    assert shares([], 30, 0.1) == ((), 1.0)


def test_a_code_counts_its_points_or_its_strongest_rule_never_both() -> None:
    (joined,) = join([
        Reason("RPY01", 19.0, 24, evidence=("/a",)),
        Reason("RPY01", 60.0, ref="rule:overdue", evidence=("/b",)),
        Reason("RPY01", 30.0, ref="rule:late", evidence=("/b",)),
    ])  # fmt: skip

    assert (joined.weight, joined.lost, joined.refs) == (60.0, 24, ("rule:overdue", "rule:late"))
    assert joined.evidence == ("/b", "/a")


def test_factors_told_under_one_code_tell_one_fact_and_the_heaviest_counts() -> None:
    (joined,) = join([Reason("RPY01", 19.0, 24), Reason("RPY01", 20.0, 25), Reason("RPY01", 10.0, ref="rule:x")])

    assert (joined.weight, joined.lost, joined.by_rule) == (20.0, 49, False)


def test_a_tenth_is_never_explained_however_much_is_found() -> None:
    (most, least), unexplained = shares([3000, 1000], 30, 0.1)

    assert (most, least, unexplained) == (0.675, 0.225, 0.1)


def test_ties_are_ranked_by_loss_then_code() -> None:
    joined = join([Reason("UTL01", 10.0, 15), Reason("CAP01", 10.0, 15), Reason("RPY01", 10.0, 20)])

    assert [j.code for j in joined] == ["RPY01", "CAP01", "UTL01"]


def test_what_weighs_nothing_is_no_cause() -> None:
    assert join([Reason("UTL01", 0.0, 3), Reason("MLT03", 0.0, ref="rule:faded")]) == ()
