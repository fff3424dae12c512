"""The examples that stand in the model's own files, under `examples`, and the diaries they tell.

What an example's `profile` leaves out is filled in: the day, one account, each account's id and lender.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from credit_cli.model.documents import EXAMPLES
from credit_cli.model.library import DATA, shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Profile

DAY = "2026-11-23"


class Example(NamedTuple):
    """What one example says of the factor or rule in whose file it stands."""

    of: str
    tells: dict[str, Any]


def examples_in(folder: str) -> list[Any]:
    """Every example of a folder of the model, each under the name of its file and its own."""
    return [
        pytest.param(example, id=f"{example.of}: {example.tells['name']}")
        for path in sorted((DATA / folder).glob("*.yaml"))
        for example in _examples_of(path)
    ]


def _examples_of(path: Path) -> Iterator[Example]:
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    yield from (Example(path.stem, tells) for tells in raw.get(EXAMPLES, ()))
    for rule in raw.get("rules", ()):  # those that a lender's own file states
        if isinstance(rule, dict):
            yield from (Example(rule["id"], tells) for tells in rule.get(EXAMPLES, ()))


def profile_of(written: dict[str, Any], lender: str = "jiebei") -> Profile:
    """The profile that an example tells."""
    accounts: list[dict[str, Any]] = written.get("accounts", [{"id": lender}])
    told = [{"id": f"a{number}", "lender": lender} | account for number, account in enumerate(accounts)]
    profile = {"version": 1, "as_of": DAY} | written | {"accounts": told}
    loaded = load_text(yaml.safe_dump(profile, allow_unicode=True), "example.yaml", shipped().lenders)
    assert loaded.profile is not None, loaded.problems
    return loaded.profile
