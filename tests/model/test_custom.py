"""Somebody's own scorecard: whole, or a few factors over the shipped ones; and what is wrong with it, line by line."""

from pathlib import Path

import pytest

from credit_cli.model.custom import read_model
from credit_cli.model.library import DATA, Model, shipped

HEAD = "id: mine\nversion: '1'\n"
NO_INTEGER = "input should be a valid integer, unable to parse string as an integer"
CASH = """\
  - code: CAP04
    bins:
      - {points: 0, share: 0.5, label: {zh: 不到一个月, en: under a month}}
      - {at_least: 1, points: 4, share: 0.5, label: {zh: 一个月以上, en: a month or more}}
    basis: judgement
    rationale: {zh: 我自己的看法, en: My own view}
    valid_from: 2026-11-23
    sources: [{title: my own practice}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.yaml"


def problems(own: Path, text: str) -> list[str]:
    own.write_text(text, encoding="utf-8")
    found = read_model(own)
    assert isinstance(found, tuple)
    return [problem.removeprefix(f"{own}:") for problem in found]


def card(own: Path, text: str) -> Model:
    own.write_text(text, encoding="utf-8")
    found = read_model(own)
    assert isinstance(found, Model), found
    return found


def test_an_own_factor_replaces_the_shipped_one_of_its_code(own: Path) -> None:
    model = card(own, HEAD + "factors:\n" + CASH)

    assert (model.scorecard.id, model.scorecard.version) == ("mine", "1")
    assert [b.points for b in model.scorecard.by_factor["months_of_cash"].bins] == [0, 4]
    assert len(model.scorecard.factors) == len(shipped().scorecard.factors)
    assert [f.code for f in model.scorecard.factors] == [f.code for f in shipped().scorecard.factors]


def test_an_own_factor_takes_over_what_it_is_but_not_what_it_is_worth(own: Path) -> None:
    factor = card(own, HEAD + "factors:\n" + CASH).scorecard.by_factor["months_of_cash"]
    old = shipped().scorecard.by_factor["months_of_cash"]

    assert (factor.measure, factor.name, factor.ask) == (old.measure, old.name, old.ask)
    assert factor.sources != old.sources
    assert factor.rationale != old.rationale


def test_an_own_factor_must_state_its_basis_and_sources(own: Path) -> None:
    found = problems(own, HEAD + "factors:\n  - {code: CAP04, bins: []}\n")

    assert found == [
        "4:5: factors.0.basis: is missing",
        "4:5: factors.0.sources: is missing",
        "4:5: factors.0.valid_from: is missing",
    ]


def test_everything_but_the_scorecard_stays_shipped(own: Path) -> None:
    model = card(own, HEAD + "factors: []\n")

    assert model.lenders is not None
    assert model.actions == shipped().actions


def test_the_shipped_model_is_untouched_by_an_own_one(own: Path) -> None:
    card(own, HEAD + "factors:\n" + CASH)

    assert [b.points for b in shipped().scorecard.by_factor["months_of_cash"].bins] == [0, 1, 2, 3, 4]


def test_a_whole_card_holds_its_own_factors_only(own: Path) -> None:
    whole = (DATA / "scorecard.yaml").read_text(encoding="utf-8").replace("max: 900", "max: 304")

    model = card(own, whole + "factors:\n" + CASH)

    assert [f.code for f in model.scorecard.factors] == ["CAP04"]
    assert model.scorecard.max == 304  # 300 + the 4 points of the one factor


def test_a_whole_card_with_a_part_missing_is_not_filled_up_in_silence(own: Path) -> None:
    whole = (DATA / "scorecard.yaml").read_text(encoding="utf-8").replace("max: 900", "max: 304")
    without_bands = whole[: whole.index("bands:")] + whole[whole.index("dimensions:") :]

    (problem,) = problems(own, without_bands + "factors:\n" + CASH)

    assert problem.endswith("bands: is missing")


def test_points_that_leave_the_range_are_told_with_both_sums(own: Path) -> None:
    text = HEAD + "factors:\n" + CASH.replace("points: 4", "points: 14")

    assert problems(own, text) == ["1:1: the best points sum to 610, the declared range holds 600"]


def test_an_own_range_may_go_with_own_points(own: Path) -> None:
    model = card(own, HEAD + "max: 910\nfactors:\n" + CASH.replace("points: 4", "points: 14"))

    assert model.scorecard.max == 910


def test_every_problem_of_every_factor_is_told_with_its_line(own: Path) -> None:
    wrong = CASH.replace("points: 4", "points: many").replace("en: under a month", "de: unter einem Monat")

    assert problems(own, HEAD + "factors:\n" + wrong) == [
        "6:33: factors.0.bins.0.label.en: is missing",
        "6:52: factors.0.bins.0.label.de: there is no such key",
        f"7:23: factors.0.bins.1.points: {NO_INTEGER}, not 'many'",
    ]


def test_a_measure_that_the_program_does_not_have_is_told(own: Path) -> None:
    text = HEAD + "factors:\n" + CASH + "    measure: capacity.horoscope\n"

    assert problems(own, text) == ["4:5: factors.0: CAP04: nothing measures capacity.horoscope"]


def test_parameters_that_a_measure_does_not_take_are_told(own: Path) -> None:
    text = HEAD + "factors:\n" + CASH + "    parameters: {weeks: 3}\n"

    assert problems(own, text) == ["4:5: factors.0: CAP04: capacity.months_of_cash takes no parameters, not ['weeks']"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["a scorecard has id, version and factors"]),
        ("- 1\n", ["1:1: a scorecard has id, version and factors"]),
        ("id: mine\n", ["1:1: version is missing", "1:1: factors is missing"]),
        (HEAD + "factors: 3\n", ["3:1: factors: a list of factors is needed"]),
        (HEAD + "factors: []\nid: again\n", ["4:1: id is given twice"]),
    ],
    ids=["empty", "a list", "half a head", "no list", "a key twice"],
)
def test_what_is_no_scorecard_is_refused_in_words(own: Path, text: str, expected: list[str]) -> None:
    assert [problem.strip() for problem in problems(own, text)] == expected


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.yaml"

    assert read_model(missing) == (f"{missing}: No such file or directory",)


def test_a_file_far_too_large_is_refused_unread(own: Path) -> None:
    own.write_bytes(b"#" * 1_000_001)

    assert read_model(own) == (f"{own}: larger than 1000000 bytes",)


def test_a_file_nested_without_end_is_refused(own: Path) -> None:
    (problem,) = problems(own, "[" * 100_000)

    assert problem
