"""Every sample profile through every command, format and language: what holds for all of them."""

import json
import re
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.model.library import shipped
from tests.commands.running import SAMPLE_FILES, SAMPLES, SCHEMAS, credit, of_sample
from tests.harm.meanings import BORROWING, harm_in

pytestmark = pytest.mark.usefixtures("plans_found_once")

COMMANDS = ("score", "explain", "plan")
LANGUAGES = ("zh", "en")
RAISING_A_LIMIT = {"verify_income", "verify_assets", "verify_identity", "bind_card", "keep_open", "diversify_funding"}
every_sample = pytest.mark.parametrize("name", SAMPLE_FILES)
every_command = pytest.mark.parametrize("command", COMMANDS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def validator(command: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{command}.schema.json").read_text(encoding="utf-8")))


def read(command: str, name: str, lang: str = "zh") -> Any:  # noqa: ANN401  whatever was printed
    ran = of_sample(command, name, "--format", "json", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    return ran.json


@every_language
@every_command
@every_sample
def test_text_is_printed_and_nothing_is_complained_of(name: str, command: str, lang: str) -> None:
    ran = of_sample(command, name, "--lang", lang)

    assert (ran.status, ran.err) == (0, "")
    assert len(ran.out.splitlines()) >= 3
    assert bool(re.search(r"[\u4e00-\u9fff]{4}", ran.out)) or lang == "en"


@every_language
@every_command
@every_sample
def test_json_is_valid_against_its_published_schema(name: str, command: str, lang: str) -> None:
    errors = [error.message for error in validator(command).iter_errors(read(command, name, lang))]

    assert errors == []


@every_command
@every_sample
def test_the_language_changes_words_only(name: str, command: str) -> None:
    told = [read(command, name, lang) for lang in LANGUAGES]
    for found in told:
        for step in found.get("steps", ()):
            del step["text"]

    assert told[0] == told[1]


@every_sample
def test_points_sum_to_the_score(name: str) -> None:
    found = read("score", name)

    assert found["score"] == found["base"] + sum(c["points"] for c in found["contributions"])
    assert found["base"] == found["scale"]["min"] == 300
    assert found["scale"]["max"] == 300 + sum(c["best"] for c in found["contributions"]) == 900
    assert found["low"] <= found["score"] <= found["high"]


@every_sample
def test_dimensions_sum_up_their_factors(name: str) -> None:
    found = read("score", name)

    for dimension in found["dimensions"]:
        own = [c for c in found["contributions"] if c["dimension"] == dimension["id"]]
        assert dimension["points"] == sum(c["points"] for c in own)
        assert dimension["best"] == sum(c["best"] for c in own)
    assert len(found["dimensions"]) >= 5


@every_sample
def test_a_contribution_lies_between_nothing_and_its_best(name: str) -> None:
    for found in read("score", name)["contributions"]:
        assert 0 <= found["points"] <= found["best"]
        assert found["lost"] == found["best"] - found["points"]
        assert found["known"] or (found["bin"] is None and found["value"] is None)


@every_sample
def test_what_costs_points_is_shown_in_the_file(name: str) -> None:
    for found in read("score", name)["contributions"]:
        if found["known"] and found["value"] is not None and found["lost"]:
            assert found["evidence"], found["factor"]
            assert all(row["line"] and row["text"] for row in found["evidence"])


@every_sample
def test_cause_shares_and_the_unexplained_rest_are_one(name: str) -> None:
    for event in read("explain", name)["events"]:
        parts = [cause["share"] for cause in event["causes"]] + [event["unexplained"]]

        assert sum(round(part * 10_000) for part in parts) == 10_000
        assert all(part == round(part, 4) and 0 <= part <= 1 for part in parts)


@every_sample
def test_every_cause_has_its_lines(name: str) -> None:
    for event in read("explain", name)["events"]:
        for cause in event["causes"]:
            assert cause["evidence"] or str(cause["ref"]).startswith("regulation:"), (event["on"], cause["code"])
            assert all(row["line"] and row["text"] for row in cause["evidence"])
            assert cause["points"] >= 0


@every_sample
def test_causes_are_ranked_and_their_points_are_what_the_score_lost(name: str) -> None:
    for event in read("explain", name)["events"]:
        shares = [cause["share"] for cause in event["causes"]]

        assert shares == sorted(shares, reverse=True)


@every_sample
def test_a_cause_that_can_be_changed_says_by_which_action(name: str) -> None:
    for event in read("explain", name)["events"]:
        for cause in event["causes"]:
            assert cause["actions"] or not cause["responsive"]
            assert set(cause["actions"]) <= set(shipped().actions)


@every_sample
def test_cash_never_falls_below_nothing(name: str) -> None:
    found = read("plan", name)

    assert all(day["balance"] >= 0 for day in found["cash_flow"])
    assert found["lowest_cash"]["balance"] >= 0


@every_sample
def test_gains_sum_to_what_the_plan_is_worth(name: str) -> None:
    found = read("plan", name)

    assert sum(step["gain"] for step in found["steps"]) == found["score_then"] - found["do_nothing"]
    assert found["outcome"] == "improved"
    assert found["target"] is None


@every_sample
def test_steps_stand_in_their_order_within_their_phases(name: str) -> None:
    found = read("plan", name)
    numbers = [step["n"] for step in found["steps"]]

    assert numbers == list(range(1, len(numbers) + 1))
    assert all(found["as_of"] <= step["on"] <= found["by"] for step in found["steps"])
    assert all(step["deadline"] is None or step["deadline"] >= step["on"] for step in found["steps"])
    assert all(1 <= step["effort"] <= 5 for step in found["steps"])


@every_sample
def test_a_step_is_a_known_action_with_reasons_that_rule_knows(name: str) -> None:
    actions, codes = set(shipped().actions), set(known_codes())
    for step in read("plan", name)["steps"]:
        assert step["action"] in actions
        assert set(step["reasons"]) <= codes, step


@cache
def known_codes() -> tuple[str, ...]:
    found = credit("rule", "--format", "json").json
    return tuple(entry["code"] for part in ("factors", "codes") for entry in found[part])


@every_sample
def test_no_plan_borrows(name: str) -> None:
    found = read("plan", name)

    assert {step["action"] for step in found["steps"]} & BORROWING == set()
    owed = [found["forecast"][0]["owed"], found["forecast"][-1]["owed"]]
    assert owed[1] <= owed[0] + found["interest"]


@every_language
@every_command
@every_sample
def test_nothing_advises_what_does_harm(name: str, command: str, lang: str) -> None:
    assert harm_in(of_sample(command, name, "--lang", lang).out) == []


def test_no_action_exists_that_borrows() -> None:
    assert not set(shipped().actions) & BORROWING


def test_nobody_is_blamed_for_a_regional_tightening() -> None:
    events = read("explain", "regional-tightening.yaml")["events"]

    assert events
    blamed = [c for e in events for c in e["causes"] if c["origin"] == "behaviour" and c["share"] > 0.1]
    assert blamed == []


def test_somebody_going_under_is_not_told_to_raise_limits() -> None:
    found = read("plan", "hardship.yaml")

    assert found["mode"] == "hardship"
    assert {step["action"] for step in found["steps"]} & RAISING_A_LIMIT == set()
    assert "ask_hardship_plan" in {step["action"] for step in found["steps"]}


@every_sample
def test_a_plan_replays_as_a_what_if(name: str) -> None:
    found = read("plan", name)
    dos = [part for step in found["steps"] for part in ("--do", written(step))]
    if not dos:
        pytest.fail("a plan without any step cannot be replayed")

    replayed = credit("simulate", sample(name), "--by", found["by"], "--format", "json", *dos)

    assert (replayed.status, replayed.err) == (0, "")
    again = replayed.json
    assert again["refused"] == []
    for key in ("score_now", "score_then", "do_nothing", "interest", "forecast", "cash_flow"):
        assert again[key] == found[key], key


def sample(name: str) -> str:
    return str(SAMPLES / name)


def written(step: dict[str, Any]) -> str:
    """A step as `--do` reads it: action:account:amount@on, with empty slots where there is none."""
    amount = "" if step["amount"] is None else f"{step['amount']:.2f}".removesuffix(".00")
    return f"{step['action']}:{step['account'] or ''}:{amount}@{step['on']}"


@every_sample
def test_a_sample_gives_what_it_expects(name: str) -> None:
    ran = of_sample("check", name, "--format", "json", "--lang", "en")

    assert ran.status == 0, ran.out
    assert [f["code"] for p in ran.json["profiles"] for f in p["findings"] if f["severity"] == "error"] == []
