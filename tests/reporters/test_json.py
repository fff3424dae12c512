import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.engine.results import Explanation, Plan, Score, Simulation
from credit_cli.model.library import Model
from credit_cli.model.sourced import Language
from credit_cli.profile.load import Loaded, load_text
from credit_cli.reporters.findings import Checked, Found, Tally
from credit_cli.reporters.json import explain, problems, simulate
from credit_cli.reporters.json.check import JsonReport
from credit_cli.reporters.json.plan import plan as plan_json
from credit_cli.reporters.json.schemas import schemas, written
from credit_cli.reporters.json.score import score as score_json
from credit_cli.reporters.json.shared import dumps, number, yuan
from credit_cli.words.catalogue import Words
from tests.reporters.conftest import DAY, HOSTILE, cause

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"


def _valid(command: str, found: dict[str, Any]) -> dict[str, Any]:
    schema = json.loads((FOLDER / f"{command}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    read: dict[str, Any] = json.loads(dumps(found))
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(read)]
    assert errors == []
    return read


def test_the_schemas_in_docs_are_those_of_the_definition() -> None:
    on_disk = {p.name.split(".")[0]: p.read_text(encoding="utf-8") for p in FOLDER.glob("*.schema.json")}
    defined = {name: written(schema) for name, schema in schemas().items()}
    assert {name: on_disk.get(name) for name in defined} == defined


def test_a_schema_refuses_a_key_too_many_and_one_too_few() -> None:
    validator = Draft202012Validator(schemas()["check"])
    good = {
        "format_version": 1,
        "command": "check",
        "profile": None,
        "as_of": None,
        "model": {"id": "a", "version": "1"},
        "profiles": [],
        "summary": dict.fromkeys(("files", "valid", "errors", "warnings", "infos", "accepted"), 0),
    }
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "extra": 1})
    assert not validator.is_valid({k: v for k, v in good.items() if k != "summary"})


def test_a_score_is_its_base_and_points(score: Callable[..., Score], load: Callable[..., Loaded], model: Model) -> None:
    read = _valid("score", score_json(score(overdue_now=3, sesame_trend=None), load(), model))
    assert read["score"] == read["base"] + sum(c["points"] for c in read["contributions"])
    assert read["profile"] == "xiaolin.yaml"
    late = next(c for c in read["contributions"] if c["factor"] == "overdue_now")
    assert late["value"] == 3
    assert late["evidence"][0]["line"] == 16
    assert late["evidence"][0]["text"].startswith("- {due: 2026-11-20") or "2026-11-20" in late["evidence"][0]["text"]
    unknown = next(c for c in read["contributions"] if c["factor"] == "sesame_trend")
    assert (unknown["value"], unknown["bin"], unknown["known"]) == (None, None, False)


def test_shares_and_the_unexplained_rest_sum_to_one(
    explanation: Callable[..., Explanation], load: Callable[..., Loaded], model: Model
) -> None:
    found = explanation(
        cause("RPY01", 1 / 3),
        cause("CAP02", 1 / 7, origin="capacity", since=None, mends_on=DAY, responsive=False),
        cause("PLT01", 1 / 11, origin="platform", ref="notice:/notices/0", evidence=("/notices/0",)),
    )
    event = _valid("explain", explain.explain([found], DAY, load(), model))["events"][0]
    assert sum(c["share"] for c in event["causes"]) + event["unexplained"] == pytest.approx(1, abs=1e-9)
    assert sum(event["origins"].values()) + event["unexplained"] == pytest.approx(1, abs=1e-9)
    assert all(c["share"] == round(c["share"], 4) for c in event["causes"])
    assert (event["from"], event["to"]) == (50000, 18000)
    assert event["quoted"][0]["path"] == "/notices/1"


def test_no_event_is_an_empty_list(load: Callable[..., Loaded], model: Model) -> None:
    assert _valid("explain", explain.explain([], DAY, load(), model))["events"] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_has_all_keys_whatever_its_outcome(
    lang: Language, plan: Callable[..., Plan], hardship: Plan, load: Callable[..., Loaded], model: Model
) -> None:
    improved = _valid("plan", plan_json(plan(), load(), model, Words(lang)))
    missed = plan(outcome="not_reachable", target=800, best_possible=700, earliest=DAY, binding=("money",))
    _valid("plan", plan_json(missed, load(), model, Words(lang)))
    poor = _valid("plan", plan_json(hardship, load(), model, Words(lang)))
    assert improved["steps"][0]["amount"] == 1515.4
    assert sum(s["gain"] for s in improved["steps"]) == improved["score_then"] - improved["do_nothing"]
    assert improved["target"] is None
    assert poor["shortfalls"] == [{"account": "zhaohang", "on": "2026-12-23", "missing": 860}]
    assert improved.keys() == poor.keys()


def test_a_what_if_names_what_was_refused(simulation: Simulation, load: Callable[..., Loaded], model: Model) -> None:
    read = _valid("simulate", simulate.simulate(simulation, load(), model))
    assert read["refused"] == [{"do": "pay_down:jiebei:99999@2026-11-23", "why": "not_enough_cash"}]
    assert read["interest"] == 2728.5


def test_check_is_one_object_written_piece_by_piece(model: Model) -> None:
    finding = Found("DAT01", "warning", 12, 5, "/accounts/0", "欠款高于额度", "核对", "  - {on: 2026-11-23}", 4, "ab12")
    report, told = JsonReport(model, DAY), Tally()
    pieces = [report.begin()]
    for checked in (
        Checked("a.yaml", "a.yaml", valid=True, score=640, findings=(finding,)),
        Checked("b.yaml", "b.yaml", valid=False, score=None, findings=(), accepted=2),
    ):
        told.add(checked)
        pieces.append(report.profile(checked))
    read = _valid("check", json.loads("".join([*pieces, report.end(told)])))

    assert read["profiles"][0]["findings"][0]["fingerprint"] == "ab12"
    assert read["summary"] == {"files": 2, "valid": 1, "errors": 0, "warnings": 1, "infos": 0, "accepted": 2}


@pytest.mark.parametrize("command", ["score", "explain", "plan", "simulate"])
def test_an_unreadable_profile_becomes_an_object_with_problems(command: str, model: Model) -> None:
    loaded = load_text("version: 1\nas_of: 2026-13-01\naccounts: []\n", "bad.yaml", model.lenders)
    read = _valid(command, problems.problems(loaded, command, model, Words("en")))
    assert [p["line"] for p in read["problems"]] == [2, 3]
    assert all(p["message"] and p["hint"] for p in read["problems"])


def test_text_of_a_file_cannot_hide_in_the_output(
    load: Callable[..., Loaded], explanation: Callable[..., Explanation], model: Model
) -> None:
    loaded = load(notice=HOSTILE)
    found = explanation(cause("PLT01", 0.5, origin="platform", ref="notice:/notices/0", evidence=("/notices/0",)))
    text = dumps(explain.explain([found], DAY, loaded, model))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\n" not in text


def test_standard_input_has_no_path(score: Callable[..., Score], load: Callable[..., Loaded], model: Model) -> None:
    loaded = load()
    piped = loaded._replace(source=loaded.source._replace(name="-"))
    assert _valid("score", score_json(score(), piped, model))["profile"] is None


def test_amounts_are_whole_or_have_two_decimals() -> None:
    assert [yuan(fen) for fen in (0, 100, 151_540, -5, None)] == [0, 1, 1515.4, -0.05, None]
    assert isinstance(yuan(100), int)
    assert number(3.0) == 3
    assert number(0.1 + 0.2) == 0.3
