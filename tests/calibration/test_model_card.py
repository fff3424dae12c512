"""The model card's pages and pictures are those of the shipped card and of the last validation."""

import re
from pathlib import Path

import pytest

from calibration.card.pages import LANGUAGES, pages, read_results
from calibration.card.pictures import names, stamp
from calibration.fitting.plan import read_plan
from calibration.validation.validate import fingerprint
from credit_cli.model.library import shipped

DOCS = Path(__file__).parents[2] / "docs"
CARD = shipped().scorecard
RESULTS = read_results()
PLAN = read_plan()
UNSEEN = "fitted numbers changed; run: python -m calibration report --data DIR"
STALE = "run: python -m calibration pages"


def test_what_was_fitted_is_what_was_validated() -> None:
    assert RESULTS["fitted"] == fingerprint(CARD, PLAN.factors), UNSEEN


@pytest.mark.parametrize("name", LANGUAGES.values())
def test_judged_points_that_changed_since_are_told_on_the_page(name: str) -> None:
    since = "have changed since" if name == "model-card.md" else "之后改过"
    assert (since in (DOCS / name).read_text(encoding="utf-8")) == (RESULTS["card"] != fingerprint(CARD)), STALE
    assert since in pages(RESULTS | {"card": "another"}, CARD, PLAN)[name]


@pytest.mark.parametrize("name", LANGUAGES.values())
def test_the_page_is_the_one_that_the_numbers_give(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages(RESULTS, CARD, PLAN)[name], STALE


@pytest.mark.parametrize("name", [name for name, _, _ in names()])
def test_the_pictures_were_drawn_from_the_same_numbers(name: str) -> None:
    assert f"numbers {stamp(RESULTS)}" in (DOCS / "pictures" / name).read_text(encoding="utf-8"), UNSEEN


def test_both_languages_tell_the_same_numbers() -> None:
    english, chinese = (
        sorted(re.findall(r"\d+\.\d+%?|\d{1,3}(?:,\d{3})+", (DOCS / name).read_text(encoding="utf-8")))
        for name in LANGUAGES.values()
    )

    assert english == chinese


@pytest.mark.parametrize("name", LANGUAGES.values())
def test_a_target_that_is_missed_is_said_to_be_missed(name: str) -> None:
    missed = [s for s, found in RESULTS["sets"].items() if found["auc"][0] < RESULTS["targets"][s]["auc"]]
    page = (DOCS / name).read_text(encoding="utf-8")

    assert (("missed" in page) or ("没达到" in page)) == bool(missed)


def test_every_set_reaches_its_share_of_boosting_on_the_same_facts() -> None:
    short = {
        n: s["of_boosting"]
        for n, s in RESULTS["sets"].items()
        if s["of_boosting"] < RESULTS["targets"][n]["of_boosting"]
    }

    assert short == {}


def test_the_card_beats_the_weights_that_everybody_repeats() -> None:
    assert all(s["auc"][0] > s["peers"]["folklore"]["auc"][2] for s in RESULTS["sets"].values())


def test_the_scale_and_the_fitted_factors_point_to_the_card() -> None:
    assert (DOCS.parent / CARD.scale.card.en.split()[-1]).is_file()
    assert (DOCS.parent / CARD.scale.card.zh.split()[-1]).is_file()
