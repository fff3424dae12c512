"""A row becomes a profile of the contract whose measured facts are those of the row, and nothing that it lacks."""

import pytest

from calibration.datasets import DATASETS
from calibration.measured import viewed
from credit_cli.engine.facts.registry import measure
from credit_cli.model.library import shipped
from tests.calibration.rows import CN, GMSC, HELOC, ROWS, TAIWAN

CARD = shipped().scorecard
WAYS = [(name, way) for name, data in DATASETS.items() for way in data.ways]


def facts(name: str, row: dict[str, str], way: str | None = None) -> dict[str, float | None]:
    """The known facts of a row, written in one of its ways."""
    data = DATASETS[name]
    looked = viewed(data.ways[way or next(iter(data.ways))](row))
    found = {f.factor: measure(f.measure, looked, f.parameters) for f in CARD.factors}
    return {factor: m.value for factor, m in found.items() if m.known}


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_every_way_of_writing_a_row_is_a_profile(name: str, way: str) -> None:
    assert facts(name, ROWS[name], way)


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_no_row_knows_of_income_identity_or_use_of_funds_what_it_does_not_hold(name: str, way: str) -> None:
    known = facts(name, ROWS[name], way)

    assert {"verified_identity", "restricted_use", "related_transfers", "sesame_score"} & set(known) == set()


def test_a_card_paid_in_full_is_not_late() -> None:
    known = facts("taiwan", TAIWAN)

    assert known["overdue_now"] == 0
    assert known["late_months"] == 0
    assert known["utilisation"] == 0.3


def test_two_months_late_is_overdue_since_the_due_of_two_months_ago() -> None:
    known = facts("taiwan", TAIWAN | {"PAY_0": "2", "PAY_2": "1", "PAY_AMT1": "0", "PAY_AMT2": "0"})

    assert known["overdue_now"] == 51  # due on 10 August, still open on 30 September


def test_a_lateness_that_was_made_good_is_no_longer_overdue() -> None:
    known = facts("taiwan", TAIWAN | {"PAY_3": "1", "PAY_AMT3": "0"})

    assert known["overdue_now"] == 0
    assert known["late_months"] == 1


def test_late_counts_of_gmsc_are_months_by_depth_each_counted_once() -> None:
    known = facts("gmsc", GMSC)

    assert known["late_over_30"] == 3  # one of 30 to 59 days, two of 60 to 89
    assert known["late_over_60"] == 2
    assert known["late_over_90"] == 0


def test_the_codes_96_and_98_of_gmsc_are_unknown_and_not_ninety_eight_months() -> None:
    known = facts(
        "gmsc", GMSC | dict.fromkeys([name for name in GMSC if "PastDue" in name or "DaysLate" in name], "98")
    )

    assert not {"late_over_30", "late_over_60", "late_over_90"} & set(known)


def test_a_missing_income_leaves_the_burden_unknown() -> None:
    assert "debt_service" in facts("gmsc", GMSC)
    assert "debt_service" not in facts("gmsc", GMSC | {"MonthlyIncome": "NA", "DebtRatio": "2500"})


def test_ages_of_heloc_accounts_agree_with_the_oldest_and_the_mean() -> None:
    known = facts("heloc", HELOC)

    assert known["oldest_account"] == 144
    assert known["average_age"] == pytest.approx(84, abs=1)


def test_somebody_elses_score_is_not_used() -> None:
    assert facts("heloc", HELOC) == facts("heloc", HELOC | {"ExternalRiskEstimate": "90"})
    assert "ExternalRiskEstimate" not in DATASETS["heloc"].columns(HELOC)


def test_an_inquiry_of_unknown_day_is_not_taken_for_none() -> None:
    known = facts("heloc", HELOC | {"MSinceMostRecentInqexcl7days": "-7", "NumInqLast6M": "0"})

    assert "months_since_application" not in known


def test_bounced_debits_of_the_last_month_and_of_the_year_are_told_apart() -> None:
    known = facts("cn_multiplatform", CN)

    assert known["recent_debit_failures"] == 0.25  # one of four in the last month
    assert known["debit_failure_share"] == 0.25  # six of twenty-four in the year


def test_applications_agree_with_the_counts_of_one_three_and_six_months() -> None:
    known = facts("cn_multiplatform", CN)

    assert [known[f"applications_{days}"] for days in (30, 90, 180)] == [2, 5, 9]


@pytest.mark.parametrize("name", ["taiwan", "gmsc"])
def test_age_sex_education_and_marriage_are_in_no_column_of_a_peer(name: str) -> None:
    never = {"age", "sex", "education", "marriage", "numberofdependents"}

    assert not never & {column.lower() for column in DATASETS[name].columns(ROWS[name])}
