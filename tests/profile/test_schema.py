"""The schema an editor checks by, and the page of all keys: they say what loading does."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.profile.load import load, load_text
from credit_cli.profile.schema import every_key, json_schema
from credit_cli.reporters.profile_page import described, profile_page
from tests.profile.lenders import KEYS, SMALLEST

ROOT = Path(__file__).parents[2]
SAMPLES = sorted([*(ROOT / "sample_profiles").glob("*.yaml"), *(ROOT / "sample_profiles").glob("*.json")])


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do (1.2): days are words, only true and false are flags."""

    yaml_implicit_resolvers: dict[str, Any] = {  # noqa: RUF012  PyYAML's own shape
        first: [(tag, pattern) for tag, pattern in known if not tag.endswith((":timestamp", ":bool"))]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema(KEYS, described)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def told(validator: Draft202012Validator, text: str) -> list[str]:
    return [error.json_path for error in validator.iter_errors(yaml.load(text, Editor))]  # noqa: S506  a safe loader


@pytest.mark.parametrize("path", [*SAMPLES, Path(__file__).with_name("contract_example.yaml")], ids=lambda p: p.name)
def test_an_editor_finds_no_fault_with_a_valid_profile(validator: Draft202012Validator, path: Path) -> None:
    assert load(str(path), KEYS).problems == ()
    assert told(validator, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (SMALLEST + "persn: {}\n", "$"),
        (SMALLEST.replace("lender: jiebei", "lender: jiebe"), "$.accounts[0].lender"),
        (SMALLEST.replace("2026-06-30", "2026/06/30"), "$.as_of"),
        (SMALLEST.replace("version: 1", "version: 2"), "$.version"),
        (SMALLEST.replace("jiebei}", "jiebei, annual_rate: 18.25}"), "$.accounts[0].annual_rate"),
        (SMALLEST.replace("id: jiebei", "id: '12345'"), "$.accounts[0].id"),
        (SMALLEST + "person: {cash: -5}\n", "$.person"),
        ("version: 1\nas_of: 2026-06-30\naccounts: []\n", "$.accounts"),
        ("version: 1\naccounts: [{id: a, lender: other}]\n", "$"),
    ],
)
def test_an_editor_marks_a_mistake(validator: Draft202012Validator, text: str, at: str) -> None:
    assert any(path.startswith(at) for path in told(validator, text))


DRAWN = SMALLEST.replace("jiebei}", "jiebei, draws: [{on: 2026-06-01, amount: 5, VALUE}]}")
VALUES = {
    "amount": (
        SMALLEST + "person: {cash: VALUE}\n",
        ("0", "5", "5.25", "'5.25'", "1000000000000"),
        ("-1", "'-1'", "1000000000001", "'5.255'", "x"),
    ),
    "signed_amount": (
        SMALLEST.replace("jiebei}", "jiebei, balances: [{on: 2026-06-01, amount: VALUE}]}"),
        ("-5", "'-5.5'", "0"),
        ("1000000000001", "-1000000000001", "'--5'"),
    ),
    "rate": (SMALLEST.replace("jiebei}", "jiebei, annual_rate: VALUE}"), ("0", "2", "0.1825"), ("-0.1", "2.1", "x")),
    "flag": (SMALLEST.replace("jiebei}", "jiebei, autopay: {enabled: VALUE}}"), ("true", "false"), ("1", "x")),
    "months": (DRAWN.replace("VALUE", "months: VALUE"), ("1", "600"), ("0", "601", "1.5")),
    "day_of_month": (SMALLEST.replace("jiebei}", "jiebei, due_day: VALUE}"), ("1", "31"), ("0", "32")),
    "count": (SMALLEST + "person: {identity: {bank_cards: VALUE}}\n", ("0", "100000"), ("-1", "100001")),
    "sesame_score": (SMALLEST + "person: {sesame: [{on: 2026-01-01, score: VALUE}]}\n", ("350", "950"), ("349", "951")),
    "day": (SMALLEST.replace("2026-06-30", "VALUE"), ("2026-06-30",), ("2026-6-30", "2026-06", "x", "'2026-06-300'")),
    "month": (SMALLEST + "spending: [{month: VALUE, total: 5}]\n", ("2026-05",), ("2026-05-01", "2026-5")),
    "month_or_day": (
        SMALLEST.replace("jiebei}", "jiebei, opened: VALUE}"),
        ("2026-05", "2026-05-01"),
        ("2026", "2026-05-1"),
    ),
    "account_id": (
        SMALLEST.replace("id: jiebei", "id: VALUE"),
        ("a", "招行.1", "'1a'", "a" * 40),
        ("''", "'12'", "a/b", "'a b'", "a" * 41),
    ),
    "account_ref": (
        SMALLEST.replace("id: jiebei", "id: b") + "notices: [{on: 2026-01-01, kind: region, account: VALUE}]\n",
        ("b",),
        ("''", "b" * 41),
    ),
    "currency": (SMALLEST + "currency: VALUE\n", ("CNY",), ("cny", "CN", "CNYY")),
    "finding_code": (
        SMALLEST + "ignore: [{code: VALUE, reason: r}]\n",
        ("RPY01", "DAT07"),
        ("RPY1", "XYZ01", "RPY011", "none"),
    ),
    "cause_code": (
        SMALLEST + "expect: {top_cause: VALUE}\n",
        ("RPY01", "none", "unexplained"),
        ("RPY1", "nothing", "xnone"),
    ),
    "version": (SMALLEST.replace("version: 1", "version: VALUE"), ("1",), ("2", "0")),
    "lender": (SMALLEST.replace("lender: jiebei", "lender: VALUE"), ("other", "huabei"), ("jiebe",)),
    "line": (SMALLEST + "person: {alias: VALUE}\n", ("小林", "12", "a" * 2000), ("a" * 2001,)),
    "choice": (DRAWN.replace("VALUE", "method: VALUE"), ("bullet",), ("bulet",)),
    "list": (
        DRAWN.replace("{on: 2026-06-01, amount: 5, VALUE}", "VALUE"),
        ("{on: 2026-06-01, amount: 5}",),
        ("5", "[]"),
    ),
    "record": (SMALLEST + "person: VALUE\n", ("{}", "{cash: 5}", "null"), ("5", "[]")),
    "accounts": (
        "version: 1\nas_of: 2026-06-30\naccounts: VALUE\n",
        ("[{id: a, lender: other}]",),
        ("[]", "{id: a, lender: other}", "null"),
    ),
}
JUDGED = [
    pytest.param(text.replace("VALUE", value), right, id=f"{kind} {value[:20]}")
    for kind, (text, good, bad) in VALUES.items()
    for right, values in ((True, good), (False, bad))
    for value in values
]


@pytest.mark.parametrize(("text", "right"), JUDGED)
def test_an_editor_and_the_program_agree_on_every_kind_of_value(
    validator: Draft202012Validator, text: str, *, right: bool
) -> None:
    loaded = load_text(text, "p.yaml", KEYS)

    assert (loaded.profile is not None, loaded.problems) == (right, () if right else loaded.problems)
    assert (told(validator, text) == []) is right


def test_every_kind_of_value_is_judged() -> None:
    assert {key.kind for key in every_key()} <= VALUES.keys()


@pytest.mark.parametrize("key", sorted({key.name for key in every_key()}))
def test_every_key_is_described_in_both_languages(key: str) -> None:
    zh, en = described(key)
    assert zh != en


def test_the_schema_completes_lenders_and_words() -> None:
    schema = json_schema(KEYS, described)
    assert schema["$defs"]["Account"]["properties"]["lender"]["enum"] == sorted(KEYS)
    assert "借了多少" in schema["$defs"]["Draw"]["properties"]["amount"]["description"]


def test_the_page_of_all_keys_is_that_of_the_records() -> None:
    page = (ROOT / "docs" / "profile.md").read_text(encoding="utf-8")
    assert page == profile_page(), "run: python -m credit_cli.reporters.profile_page > docs/profile.md"
