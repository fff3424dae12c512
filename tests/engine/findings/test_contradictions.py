"""Contradictions of a file: told with their line, never in the way of a score, never about what real life does."""

from datetime import date
from pathlib import Path

import pytest

from credit_cli.engine.findings.accepting import EXPIRED, UNUSED
from credit_cli.engine.findings.contradictions import CHECKS, contradictions
from credit_cli.engine.findings.finding import Finding, yuan
from credit_cli.model.library import shipped
from credit_cli.profile.load import load, load_text
from credit_cli.words.catalogue import Words
from tests.profile.lenders import SMALLEST

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "sample_profiles").glob("*.yaml"))


def found(text: str, today: date | None = None) -> list[Finding]:
    model = shipped()
    loaded = load_text(text, "p.yaml", model.lenders)
    assert loaded.profile is not None, loaded.problems
    return list(contradictions(loaded.profile, model.lenders, model.findings, loaded.notes, today))


def account(keys: str) -> str:
    return SMALLEST.replace("jiebei}", f"jiebei, {keys}}}")


LIMIT = "limits: [{on: 2026-01-01, amount: 10000}]"
CASES = {
    "DAT01": (account(f"{LIMIT}, balances: [{{on: 2026-06-30, amount: 12000}}]"), "/accounts/0/balances/0"),
    "DAT02": (
        account("autopay: {enabled: true}, payments: [{due: 2026-05-10, amount: 1500, paid: 0}]"),
        "/accounts/0/payments/0",
    ),
    "DAT03": (account("payments: [{due: 2026-05-10, amount: 1500, paid: 1600}]"), "/accounts/0/payments/0"),
    "DAT04": (
        account("opened: 2026-05, draws: [{on: 2026-06-01, amount: 5}, {on: 2026-04-30, amount: 5}]"),
        "/accounts/0/draws/1",
    ),
    "DAT05": (
        account("states: [{on: 2026-05-01, state: closed}], draws: [{on: 2026-06-01, amount: 5}]"),
        "/accounts/0/draws/0",
    ),
    "DAT06": (
        account(
            f"{LIMIT}, balances: [{{on: 2026-06-30, amount: 4000}}], available: [{{on: 2026-06-30, amount: 5000}}]"
        ),
        "/accounts/0/available/0",
    ),
    "DAT08": (account("balances: [{true: 2026-06-30, amount: 5}]"), "/accounts/0/balances/0"),
    "DAT09": (account("balances: [{on: 2026-07-01, amount: 5}]"), "/accounts/0/balances/0"),
    "DAT10": (SMALLEST + "applications: [{on: 2026-05-01}, {on: 2026-05-01}]\n", "/applications/1"),
    "DAT11": (
        account("balances: [{on: 2026-05-01, amount: 5}, {on: 2026-05-01, amount: 6}]"),
        "/accounts/0/balances/1",
    ),
    "DAT12": (account("payments: [{due: 2026-07-10, amount: 300, minimum: 1500}]"), "/accounts/0/payments/0"),
    "DAT13": (SMALLEST + "person: {alias: 张三 13812345678}\n", "/person/alias"),
    "DAT14": (SMALLEST + "record: {late_months: {window: 24, total: 1, over_60: 2}}\n", "/record/late_months/over_60"),
    "DAT15": (SMALLEST + "spending: [{month: 2026-05, total: 5, largest: 6}]\n", "/spending/0/largest"),
    "DAT16": (
        SMALLEST + "record: {checked_on: 2026-05-01, negatives: [{on: 2026-06-01, kind: court}]}\n",
        "/record/negatives/0",
    ),
    "DAT17": (
        SMALLEST + "guarantees: [{on: 2025-01-01, amount: 5, overdue: false, overdue_since: 2026-01-01}]\n",
        "/guarantees/0",
    ),
    "DAT18": (
        account("payments: [{due: 2026-06-28, amount: 5, paid: 0, paid_on: 2026-06-28}]"),
        "/accounts/0/payments/0",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_contradiction_is_found_at_its_row_and_nothing_else_is(code: str) -> None:
    text, path = CASES[code]
    assert [(finding.code, finding.path) for finding in found(text)] == [(code, path)]


@pytest.mark.parametrize("code", CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_contradiction_can_be_told(code: str, lang: str) -> None:
    words = Words("zh" if lang == "zh" else "en")
    (finding,) = found(CASES[code][0])
    assert words(f"findings.{code}.message", **dict(finding.context))
    assert words.has(f"findings.{code}.hint")
    assert words.has(f"findings.{code}.title")


def test_a_file_is_stale_only_against_a_day_somebody_gave() -> None:
    assert found(SMALLEST) == []
    assert found(SMALLEST, date(2026, 8, 4)) == []  # 35 days
    (finding,) = found(SMALLEST, date(2026, 8, 5))
    assert (finding.code, dict(finding.context)["days"]) == ("DAT07", "36")


REAL_LIFE = {
    "a line cut below what is owed": account(
        "limits: [{on: 2026-01-01, amount: 50000}, {on: 2026-05-01, amount: 18000}],"
        " balances: [{on: 2026-06-30, amount: 45200}], available: [{on: 2026-06-30, amount: 0}]"
    ),
    "a frozen line": account(
        f"{LIMIT}, states: [{{on: 2026-06-01, state: frozen}}], balances: [{{on: 2026-06-30, amount: 5}}],"
        " available: [{on: 2026-06-30, amount: 0}]"
    ),
    "one per cent of interest": account(
        f"{LIMIT}, balances: [{{on: 2026-06-30, amount: 4000}}], available: [{{on: 2026-06-30, amount: 5900}}]"
    ),
    "an available from another day": account(
        f"{LIMIT}, balances: [{{on: 2026-05-31, amount: 4000}}], available: [{{on: 2026-06-30, amount: 0}}]"
    ),
    "part payments of one due": account(
        "payments: [{due: 2026-05-10, amount: 1500, paid: 500}, {due: 2026-05-10, amount: 1500, paid: 1000}]"
    ),
    "autopay whose debits bounce": account(
        "autopay: {enabled: true}, payments: [{due: 2026-05-10, amount: 1500, paid: 0}], failed_debits: [2026-05-10]"
    ),
    "autopay switched off": account(
        "autopay: [{on: 2025-01-01, enabled: true}, {on: 2026-04-01, enabled: false}],"
        " payments: [{due: 2026-05-10, amount: 1500, paid: 0}]"
    ),
    "autopay on once, today off": account(
        "autopay: [{enabled: false}, {on: 2026-01-01, enabled: true}],"
        " payments: [{due: 2026-05-10, amount: 1500, paid: 0}]"
    ),
    "autopay and a due a few days late": account(
        "autopay: {enabled: true}, payments: [{due: 2026-06-25, amount: 1500, paid: 0}]"
    ),
    "a due to come and a payment planned": account(
        "payments: [{due: 2026-07-10, amount: 1500}, {due: 2026-06-10, amount: 5, paid: 5, paid_on: 2026-07-01}]"
    ),
    "a temporary raise beside the line": account(
        "limits: [{on: 2026-01-01, amount: 10000}, {on: 2026-01-01, amount: 15000, until: 2026-02-01}]"
    ),
    "a draw on the day of closing": account(
        "states: [{on: 2026-06-01, state: closed}], draws: [{on: 2026-06-01, amount: 5}]"
    ),
    "a card's last digits": SMALLEST + "person: {alias: 尾号 1234}\n",
}


@pytest.mark.parametrize("story", REAL_LIFE)
def test_what_real_life_does_is_no_contradiction(story: str) -> None:
    assert found(REAL_LIFE[story]) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_holds_no_contradiction(path: Path) -> None:
    model = shipped()
    loaded = load(str(path), model.lenders)
    assert loaded.profile is not None
    assert contradictions(loaded.profile, model.lenders, model.findings, loaded.notes) == ()


def test_every_rule_has_its_function_and_every_function_its_rule() -> None:
    told_elsewhere = {UNUSED, EXPIRED}  # of a file's own ignore list
    rules = shipped().findings
    assert rules.keys() - told_elsewhere - CHECKS.keys() == set(), "findings.yaml names what no function looks for"
    assert CHECKS.keys() - rules.keys() == set(), "functions that findings.yaml does not name"


def test_amounts_are_written_as_people_do() -> None:
    assert [yuan(4_520_000), yuan(151_540), yuan(-5)] == ["45,200", "1,515.40", "-0.05"]
