"""`--redact`: nothing that tells whose profile it is, and every number as it was."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import SAMPLES, credit

MARK = "ZQX"
COMMANDS = (("score", "-v"), ("explain", "-v"), ("plan", "-v"), ("history", "-v"))
every_command = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A sample in which every name and every word of the person's own is secret."""
    told: Any = yaml.load((SAMPLES / "regional-tightening.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  texts only
    told["person"] |= {"alias": f"{MARK}1", "industry": f"{MARK}2"}
    told.pop("expect", None)
    for n, account in enumerate(told["accounts"]):
        for notice in told.get("notices", []):
            if notice.get("account") == account["id"]:
                notice["account"] = f"{MARK}-id{n}"
        account["id"] = f"{MARK}-id{n}"
        account["provider"] = f"{MARK} bank {n}"
    region = told["person"].get("region")
    for notice in told.get("notices", []):
        notice["text"] = f"{MARK} says"
        if notice.get("region") == region is not None:
            notice["region"] = f"{MARK}3"
    told["person"]["region"] = f"{MARK}3"
    told["bills"] = [{"kind": f"{MARK} power", "due": told["as_of"]}]
    told["ignore"] = [{"code": "UTL01", "reason": f"{MARK} why"}]
    path = tmp_path / f"{MARK}.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


@every_command
@pytest.mark.parametrize("form", [(), ("--format", "json")], ids=["text", "json"])
def test_nothing_tells_whose_it_is(words: tuple[str, ...], form: tuple[str, ...], profile: Path) -> None:
    options = [word for word in words[1:] if not form]
    open_, hidden = (credit(words[0], profile, *options, *form, *more) for more in ((), ("--redact",)))

    assert (open_.status, hidden.status) == (0, 0)
    assert MARK in open_.out
    assert MARK not in hidden.out + hidden.err
    assert str(profile.parent) not in hidden.out


@every_command
def test_every_number_is_as_it_was(words: tuple[str, ...], profile: Path) -> None:
    open_, hidden = (credit(words[0], profile, "--format", "json", *more).out for more in ((), ("--redact",)))

    assert numbers(json.loads(open_)) == numbers(json.loads(hidden))


def numbers(node: Any) -> list[float]:  # noqa: ANN401  any part of a result
    """All numbers of a result, in their order."""
    if isinstance(node, dict):
        return [n for key, value in node.items() if key != "world" for n in numbers(value)]
    if isinstance(node, list):
        return [n for value in node for n in numbers(value)]
    return [node] if isinstance(node, int | float) and not isinstance(node, bool) else []


def test_an_account_is_still_asked_for_by_its_own_name(profile: Path) -> None:
    ran = credit("explain", profile, "--account", f"{MARK}-id0", "--redact", "--format", "json")

    assert ran.status == 0
    assert {event["account"] for event in ran.json["events"]} <= {"account-1"}


def test_several_profiles_keep_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{MARK}{name}.yaml").write_bytes((SAMPLES / "starter.yaml").read_bytes())

    told = credit("score", tmp_path, "--redact", "--format", "json").lines

    assert [found["profile"] for found in told] == ["PROFILE", "PROFILE-2"]
    assert MARK not in credit("score", tmp_path, "--redact").out


def test_the_line_of_a_problem_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(f"version: 1\nas_of: 2026-06-30  # {MARK}\naccounts: [{{id: a, lender: jiebeii}}]  # {MARK}\n")
    ran = credit("score", path, "--redact")

    assert ran.status == 2
    assert MARK not in ran.err
    assert re.search(r"me\.yaml:3:\d+: YML55", ran.err)
