"""What a profile may look like: one YAML file a person, strict, dated, unknown where it is silent."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import credit, credit_process
from tests.contract.conftest import ACCOUNT, HEAD, Ask, Fact

EXAMPLE = (Path(__file__).parents[1] / "profile" / "contract_example.yaml").read_text(encoding="utf-8")


def problems(ask: Ask, text: str, name: str = "me.yaml") -> list[dict[str, Any]]:
    ran = ask("score", text, "--format", "json", "--lang", "en", name=name)
    assert ran.status == 2
    found: list[dict[str, Any]] = ran.json["problems"]
    return found


def test_version_day_and_one_account_with_id_and_lender_are_enough(ask: Ask) -> None:
    for command in ("score", "explain", "plan", "check", "overview"):
        ran = ask(command, HEAD + ACCOUNT)
        assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("missing", ["version", "as_of", "accounts"])
def test_without_one_of_them_a_file_is_refused(missing: str, ask: Ask) -> None:
    whole = {"version": "1", "as_of": "2026-06-30", "accounts": "[{id: a, lender: jiebei}]"}
    ran = ask("score", "{" + ", ".join(f"{k}: {v}" for k, v in whole.items() if k != missing) + "}", "--lang", "en")

    assert ran.status == 2
    assert missing in ran.err


def test_an_account_needs_its_id_and_its_lender(ask: Ask) -> None:
    found = problems(ask, "accounts: [{lender: jiebei}, {id: b}, {}]\n")

    assert len(found) == 4
    assert {p["line"] for p in found} == {3}


def test_no_account_at_all_is_refused(ask: Ask) -> None:
    assert ask("score", "accounts: []\n").status == 2


def test_the_contracts_own_example_is_read_by_every_command(ask: Ask) -> None:
    for command in ("score", "explain", "plan", "overview"):
        ran = ask(command, EXAMPLE, "--lang", "en")
        assert (ran.status, ran.err) == (0, ""), command


def test_every_total_is_computed_as_of_a_day(fact: Fact) -> None:
    jiebei = """accounts:
  - id: jiebei
    lender: jiebei
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 20000}]
    balances: [{on: 2026-03-31, amount: 40000}, {on: 2026-06-30, amount: 19000}]
"""
    assert fact(jiebei, "utilisation") == 0.95
    assert fact(jiebei, "utilisation", "--as-of", "2026-05-12") == 2
    assert fact(jiebei, "utilisation", "--as-of", "2026-05-11") == 0.8
    assert fact(jiebei, "utilisation", "--as-of", "2026-03-30") == "unknown"


def test_a_fact_after_the_files_day_has_not_happened(fact: Fact, ask: Ask) -> None:
    text = ACCOUNT + "applications: [{on: 2026-06-30, kind: new_credit}, {on: 2026-07-01, kind: new_credit}]\n"

    assert fact(text, "applications_30") == 1
    assert ask("score", text).status == 0


def test_a_fact_that_is_not_there_costs_and_earns_the_same_as_nobody_knowing(told: Callable[..., Any]) -> None:
    bare = told("score", ACCOUNT)

    assert [c["factor"] for c in bare["contributions"] if c["known"] and not c["evidence"] and c["lost"]] == []
    assert bare["low"] < bare["score"] < bare["high"]
    assert bare["coverage"] < 0.2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("acounts: []", "accounts"),
        ("person: {live_costs: 3}", "living_costs"),
        ("applications: [{on: 2026-01-01, lendr: jiebei}]", "lender"),
        ("person: {employment: {status: freelance}}", "self_employed"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest(line: str, told: str, ask: Ask) -> None:
    found = problems(ask, f"{ACCOUNT}{line}\n")

    assert any(told in p["message"] + p["hint"] for p in found)


@pytest.mark.parametrize(
    "line",
    [
        "currency: CNY\ncurrency: CNY",  # twice
        "person: [1]",  # wrong type
        "applications: {on: 2026-01-01}",
        "person: {cash: lots}",
        "person: {cash: -5}",
        "person: {cash: .nan}",
        "person: {cash: .inf}",
        "person: {cash: 99999999999999999999}",
        "person: {cash: 1_000}",
        "person: {cash: 1e3}",
        "person: {cash: '3,000'}",
        "person: {cash: 3.141}",
        "person: {pay_day: 32}",
        "person: {pay_day: 0}",
        "person: {identity: {verified: perhaps}}",
        "applications: [{on: 2026-02-30}]",
        "applications: [{on: 2026-02}]",
        "applications: [{on: 12:30}]",
        "spending: [{month: 2026-05-01, total: 3}]",
        "currency: yuan",
    ],
)
def test_what_cannot_be_is_refused_with_its_line(line: str, ask: Ask) -> None:
    found = problems(ask, f"{ACCOUNT}{line}\n")

    assert found
    assert all(p["line"] in {4, 5} for p in found)


def test_all_problems_are_told_at_once_in_the_order_of_lines(ask: Ask) -> None:
    text = "accounts:\n  - {id: a, lender: jibei}\n  - {id: a, lender: jiebei, opened: 2026-13}\ncurency: CNY\n"
    ran = ask("score", text, "--lang", "en")
    heads = [line for line in ran.err.splitlines() if "me.yaml:" in line]

    assert ran.status == 2
    assert ran.out == ""
    assert [head.split(":")[1] for head in heads] == ["4", "5", "5", "6"]


def test_a_problem_shows_its_place_its_code_the_users_line_a_caret_and_a_hint(ask: Ask) -> None:
    ran = ask("score", "accounts:\n  - {id: a, lender: jibei}\n", "--lang", "en")
    head, line, caret, *rest = ran.err.splitlines()

    assert head.split("me.yaml:")[1].startswith("4:21: YML")
    assert "- {id: a, lender: jibei}" in line
    assert caret.strip(" |").startswith("^")
    assert caret.index("^") == line.index("jibei")
    assert any("jiebei" in row for row in [head, *rest])


def test_json_works_wherever_yaml_does(ask: Ask) -> None:
    data = yaml.safe_load(EXAMPLE)
    as_json = json.dumps(data, default=str, ensure_ascii=False)
    yaml_score = ask("score", EXAMPLE, "--field", "score").out
    assert ask("score", as_json, "--field", "score", name="me.json").out == yaml_score


def test_a_hyphen_is_standard_input() -> None:
    ran = credit_process("score", "-", "--format", "json", stdin=HEAD + ACCOUNT)

    assert ran.status == 0
    assert ran.json["profile"] is None


def test_a_broken_standard_input_is_told_with_its_line() -> None:
    ran = credit_process("score", "-", stdin=HEAD + "acounts: []\n")

    assert ran.status == 2
    assert ":3:1: YML" in ran.err


RECORD = '{"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jiebei"}]}'


@pytest.mark.parametrize("command", ["score", "explain", "plan"])
def test_a_jsonl_is_a_profile_a_line_named_by_file_and_line(command: str, tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    path.write_text(f'{RECORD}\n\n{{"version": 1}}\n{RECORD}\n', encoding="utf-8")
    ran = credit(command, path, "--format", "json")

    assert ran.status == 2
    assert [o["profile"] for o in ran.lines] == [f"{path}:1", f"{path}:3", f"{path}:4"]
    assert ["problems" in o for o in ran.lines] == [False, True, False]
    assert {p["line"] for p in ran.lines[1]["problems"]} == {3}


def test_check_reads_a_jsonl_too(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    path.write_text(f'{RECORD}\n{{"version": 1}}\n', encoding="utf-8")
    ran = credit("check", path, "--format", "json")

    assert ran.status == 1
    assert [(p["path"], p["valid"]) for p in ran.json["profiles"]] == [(f"{path}:1", True), (f"{path}:2", False)]


BILLION_LAUGHS = (
    HEAD
    + "x0: &x0 [1]\n"
    + "".join(f"x{i}: &x{i} [*x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}]\n" for i in range(1, 30))
)


@pytest.mark.parametrize(
    "hostile",
    [
        BILLION_LAUGHS,
        "version: 1\nas_of: 2026-06-30\naccounts: " + "[" * 100_000,
        HEAD + ACCOUNT + "person: {alias: " + "a" * 6_000_000 + "}\n",
        HEAD + "accounts:\n" + "  - {id: a, lender: jiebei}\n" * 300_000,
    ],
    ids=["aliases", "depth", "one long line", "size"],
)
def test_a_hostile_file_is_refused_soon(hostile: str, ask: Ask) -> None:
    begun = time.process_time()
    ran = ask("score", hostile)

    assert ran.status == 2
    assert "YML" in ran.err
    assert len(ran.err) < 100_000
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "contradiction",
    [
        "limits: [{on: 2026-01-01, amount: 100}], balances: [{on: 2026-06-01, amount: 500}]",
        "payments: [{due: 2026-05-10, amount: 100, paid: 900}]",
        "opened: 2026-05-01, balances: [{on: 2026-01-01, amount: 500}]",
    ],
)
def test_a_contradiction_stops_no_score_and_is_a_finding_of_check(
    contradiction: str, ask: Ask, codes: Callable[..., list[str]]
) -> None:
    text = f"accounts: [{{id: a, lender: jiebei, {contradiction}}}]\n"

    assert ask("score", text).status == 0
    assert [code[:3] for code in codes(text)] == ["DAT"]


def test_a_personal_number_is_warned_of_by_check(codes: Callable[..., list[str]]) -> None:
    assert codes(ACCOUNT + "person: {alias: '11010519491231002X'}\n") != []
    assert codes(ACCOUNT + "person: {alias: 张三}\n") == []


def test_an_accepted_finding_is_silent_in_check_until_its_day_and_only_there(
    codes: Callable[..., list[str]], ask: Ask
) -> None:
    full = (
        "accounts: [{id: a, lender: jiebei, limits: [{on: 2026-01-01, amount: 100}], "
        "balances: [{on: 2026-06-01, amount: 500}]}]\n"
    )
    (code,) = codes(full)
    silent = f"{full}ignore: [{{code: {code}, account: a, reason: known, until: 2026-12-31}}]\n"
    over = f"{full}ignore: [{{code: {code}, account: a, reason: known, until: 2026-06-29}}]\n"

    assert codes(silent) == []
    assert sorted(codes(over)) == sorted([code, "DAT21"])  # and the entry itself is a finding
    assert ask("score", silent, "--field", "score").out == ask("score", full, "--field", "score").out
