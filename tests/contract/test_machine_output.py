"""What programs read: constant keys, one object a profile, sums that hold exactly."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.commands.running import SCHEMAS, credit
from tests.contract.conftest import ACCOUNT, HEAD, Ask

Told = Callable[..., Any]
EXAMPLE = (Path(__file__).parents[1] / "profile" / "contract_example.yaml").read_text(encoding="utf-8")
PEOPLE = {"bare": HEAD + ACCOUNT, "full": EXAMPLE}
EVERY = "format_version command profile as_of model"
KEYS = {
    "score": "score base scale band low high coverage bad_rate dimensions contributions",
    "explain": "events",
    "plan": "mode outcome target by score_now score_then do_nothing budget interest steps forecast cash_flow proof",
    "simulate": "score_now score_then do_nothing interest forecast cash_flow refused",
    "check": "profiles summary",
}
OPTIONS = {"simulate": ("--do", "wait")}


def keys_of(value: object, path: str = "") -> set[str]:
    """Every key of a value with its place, whatever the entries of lists are."""
    if isinstance(value, dict):
        return {f"{path}.{k}" for k in value} | {p for k, v in value.items() for p in keys_of(v, f"{path}.{k}")}
    if isinstance(value, list):
        return {p for entry in value for p in keys_of(entry, path + "[]")}
    return set()


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("command", KEYS)
def test_every_object_has_all_keys_and_is_one_line(command: str, person: str, ask: Ask) -> None:
    ran = ask(command, PEOPLE[person], "--format", "json", *OPTIONS.get(command, ()))

    assert len(ran.out.splitlines()) == 1
    assert set(f"{EVERY} {KEYS[command]}".split()) <= ran.json.keys()
    assert (ran.json["format_version"], ran.json["command"]) == (1, command)
    assert ran.json["model"].keys() == {"id", "version"}


@pytest.mark.parametrize("command", KEYS)
def test_keys_do_not_depend_on_how_much_is_asked_for(command: str, ask: Ask) -> None:
    options = ("--format", "json", *OPTIONS.get(command, ()))

    assert ask(command, EXAMPLE, *options).out == ask(command, EXAMPLE, *options, "-v").out
    assert ask(command, HEAD + ACCOUNT, *options).json.keys() == ask(command, EXAMPLE, *options).json.keys()


@pytest.mark.parametrize("command", [c for c in KEYS if c != "check"])
def test_a_profile_that_cannot_be_read_is_an_object_with_its_problems(command: str, ask: Ask) -> None:
    ran = ask(command, "acounts: 1\n", "--format", "json", *OPTIONS.get(command, ()))
    schema = json.loads((SCHEMAS / f"{command}.schema.json").read_text(encoding="utf-8"))

    assert ran.status == 2
    assert [e.message for e in Draft202012Validator(schema).iter_errors(ran.json)] == []
    assert ran.json["as_of"] is None
    assert (3, 1) in [(problem["line"], problem["column"]) for problem in ran.json["problems"]]
    assert all(problem["message"] and problem["hint"] for problem in ran.json["problems"])


def test_a_score_names_its_factors_with_everything_they_rest_on(told: Told) -> None:
    found = told("score", EXAMPLE)

    asked = "factor dimension value unit bin points best lost known basis evidence"
    assert all(set(asked.split()) <= c.keys() for c in found["contributions"])
    assert found["band"] in {"very_poor", "poor", "fair", "good", "excellent"}
    assert 0 <= found["coverage"] <= 1
    assert 0 < found["bad_rate"] < 1
    lines = EXAMPLE.splitlines()
    rows = [row for c in found["contributions"] for row in c["evidence"]]
    assert rows
    for row in rows:
        assert row.keys() == {"line", "column", "path", "text"}
        assert lines[row["line"] - 1].strip() == row["text"]
        assert row["path"].startswith("/")


def test_an_event_names_its_window_its_scores_and_its_causes(told: Told) -> None:
    found = told("explain", EXAMPLE)["events"]

    assert found
    for event in found:
        asked = "account on kind from to window score_before score_eve score_after causes unexplained"
        assert set(asked.split()) <= event.keys()
        assert event["window"].keys() == {"from", "to"}
        assert event["kind"] in {"cut", "freeze", "closure", "reopened_lower", "exhausted"}
        for cause in event["causes"]:
            keys = "code ref origin share points since evidence actions responsive"
            assert set(keys.split()) <= cause.keys()
            assert cause["origin"] in {"behaviour", "record", "capacity", "platform"}
            kind = None if cause["ref"] is None else cause["ref"].split(":")[0]
            assert kind in {None, "rule", "notice", "regulation"}


BEHAVIOUR, RECORD, CAPACITY, PLATFORM = "behaviour", "record", "capacity", "platform"
ORIGINS = {
    "RPY": BEHAVIOUR, "UTL": BEHAVIOUR, "FRQ": BEHAVIOUR, "MLT": BEHAVIOUR, "PUR": BEHAVIOUR,
    "REC": RECORD, "CAP": CAPACITY, "IDN": CAPACITY, "PLT": PLATFORM, "STA": PLATFORM,
}  # fmt: skip


def test_the_origin_of_a_cause_follows_from_its_code() -> None:
    folder = Path(__file__).parents[2] / "sample_profiles"
    causes = [
        c for found in credit("explain", folder, "--format", "json").lines for e in found["events"] for c in e["causes"]
    ]

    assert {c["code"][:3] for c in causes} >= {"RPY", "UTL", "FRQ", "REC", "CAP", "PLT"}
    assert all(c["origin"] == ORIGINS[c["code"][:3]] for c in causes)


def test_a_plan_says_what_each_step_is_and_does(told: Told) -> None:
    found = told("plan", EXAMPLE)

    asked = "n action account on amount phase reasons gain effort deadline text"
    assert found["steps"]
    assert all(set(asked.split()) <= step.keys() for step in found["steps"])
    assert {step["phase"] for step in found["steps"]} <= {"now", "short", "long"}
    assert found["budget"].keys() >= {"cash", "monthly"}
    assert found["proof"].keys() >= {"optimal", "explored", "alternatives"}


def test_without_a_target_a_plan_is_improved(told: Told) -> None:
    found = told("plan", EXAMPLE)

    assert (found["outcome"], found["target"]) == ("improved", None)


def test_a_target_within_reach_is_reached(told: Told) -> None:
    best = told("plan", EXAMPLE)
    found = told("plan", EXAMPLE, "--target", str(best["score_then"]))

    assert found["outcome"] == "reached"
    assert found["score_now"] < found["target"] <= found["score_then"]


def test_a_target_out_of_reach_says_what_could_be_and_what_stands_in_the_way(ask: Ask) -> None:
    ran = ask("plan", EXAMPLE, "--target", "900", "--format", "json")

    assert (ran.status, ran.json["outcome"]) == (1, "not_reachable")
    assert 0 < ran.json["best_possible"] < 900
    assert ran.json["binding"]
    assert "earliest" in ran.json


def test_a_forecast_is_told_at_month_ends_and_at_the_end(told: Told) -> None:
    found = told("plan", EXAMPLE, "--by", "2026-09-15")

    days = ["2026-07-31", "2026-08-31", "2026-09-15"]
    assert [point["on"] for point in found["forecast"]] == days
    assert [point["on"] for point in found["cash_flow"]] == days
    assert found["by"] == "2026-09-15"
    assert (found["forecast"][-1]["score"], found["forecast"][-1]["do_nothing"]) == (
        found["score_then"], found["do_nothing"],
    )  # fmt: skip


def test_the_horizon_is_six_months_unless_said_otherwise(told: Told) -> None:
    assert told("plan", ACCOUNT)["by"] == "2026-12-30"
    assert told("plan", ACCOUNT, "--months", "2")["by"] == "2026-08-30"
    assert told("simulate", ACCOUNT, "--do", "wait")["forecast"][-1]["on"] == "2026-12-30"
    assert told("simulate", ACCOUNT, "--do", "wait", "--months", "1")["forecast"][-1]["on"] == "2026-07-30"


def test_phases_are_seven_days_and_three_months(told: Told) -> None:
    found = told("plan", EXAMPLE)
    begun = date.fromisoformat(found["as_of"])

    for step in found["steps"]:
        days = (date.fromisoformat(step["on"]) - begun).days
        assert step["phase"] == ("now" if days <= 7 else "short" if days <= 92 else "long")


def test_a_what_if_with_nothing_done_is_doing_nothing(told: Told) -> None:
    found = told("simulate", EXAMPLE, "--do", "wait")

    assert found["score_then"] == found["do_nothing"]
    assert found["refused"] == []
    assert all(point["score"] == point["do_nothing"] for point in found["forecast"])


def test_what_cannot_be_done_is_told_with_its_reason_and_the_rest_is_done(told: Told, ask: Ask) -> None:
    alone = told("simulate", EXAMPLE, "--do", "clear_overdue:jiebei:100")
    found = told("simulate", EXAMPLE, "--do", "clear_overdue:jiebei:100", "--do", "pay_down:jiebei:999999")

    assert [refused["do"].split(":")[0] for refused in found["refused"]] == ["pay_down"]
    assert found["refused"][0]["why"]
    assert found["score_then"] == alone["score_then"]
    assert ask("simulate", EXAMPLE, "--do", "pay_down:jiebei:999999").status == 1  # done, and the answer is no


def test_a_finding_names_its_place_its_message_and_a_fingerprint(ask: Ask) -> None:
    (profile,) = ask("check", EXAMPLE, "--format", "json").json["profiles"]

    assert profile.keys() >= {"path", "valid", "score", "findings"}
    assert profile["findings"]
    for found in profile["findings"]:
        assert found.keys() >= {"code", "severity", "line", "column", "path", "message", "hint", "fingerprint"}
        assert found["severity"] in {"error", "warning", "info"}


def test_a_fingerprint_stays_while_its_line_moves(ask: Ask) -> None:
    def fingerprints(text: str) -> list[str]:
        (profile,) = ask("check", text, "--format", "json").json["profiles"]
        return [f["fingerprint"] for f in profile["findings"]]

    assert fingerprints(EXAMPLE) == fingerprints("version: 1  # begins\n\n\n" + EXAMPLE.split("version: 1", 1)[1])
