"""The schema an editor checks by, and the page of all keys: they say what loading does."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.profile.load import load
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
