"""`--field`: one bare value of a command's JSON, by keys, names of entries and places."""

from typing import Any

import pytest

from credit_cli.cli.bare import NoSuchValue, bare
from tests.commands.running import ROOT, SAMPLES, credit, of_sample

XIAOLIN = SAMPLES / "xiaolin.yaml"
CLEARED = ("--do", "clear_overdue:jiebei@2026-11-23")
FOUND: dict[str, Any] = {
    "score": 600,
    "target": None,
    "dimensions": [{"id": "use", "points": 3}, {"id": "record", "points": 4}],
    "events": [{"account": "a", "on": "2026-01-01"}, {"account": "a", "on": "2026-02-01"}],
    "months": [{"on": "2026-05-31", "score": 1}, {"on": "2026-06-30", "score": 2}],
    "reasons": ["RPY01", "UTL01"],
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("score", 600),
        ("target", None),
        ("dimensions.use.points", 3),
        ("dimensions.1.points", 4),
        ("months.2026-05-31.score", 1),
        ("months.-1.score", 2),
        ("months.-2.score", 1),
        ("events.a.on", "2026-01-01"),
        ("events.1.on", "2026-02-01"),
        ("reasons.0", "RPY01"),
        ("reasons", ["RPY01", "UTL01"]),
    ],
)
def test_a_value_is_found_by_its_name(name: str, value: object) -> None:
    assert bare(FOUND, name) == value


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("scores", tuple(FOUND)),
        ("score.x", ()),
        ("dimensions.x", ("use", "record")),
        ("dimensions.2", ("use", "record")),
        ("dimensions.-3", ("use", "record")),
        ("reasons." + "9" * 5000, ("0", "1")),
        ("", tuple(FOUND)),
    ],
)
def test_a_name_that_leads_nowhere_comes_with_those_that_do(name: str, known: tuple[str, ...]) -> None:
    assert bare(FOUND, name) == NoSuchValue(known)


@pytest.mark.parametrize(
    ("command", "options", "field"),
    [
        ("explain", (), "events.0.unexplained"),
        ("plan", (), "score_then"),
        ("plan", (), "steps.0.action"),
        ("simulate", CLEARED, "score_then"),
        ("history", (), "months.-1.score"),
        ("due", (), "total"),
    ],
)
def test_every_command_about_one_person_prints_a_bare_value(command: str, options: tuple[str, ...], field: str) -> None:
    found = of_sample(command, "xiaolin.yaml", *options, "--format", "json").json
    said = str(bare(found, field))

    assert credit(command, XIAOLIN, *options, "--field", field).out == f"{said}\n"


def test_a_difference_prints_a_bare_value() -> None:
    assert (
        credit("diff", XIAOLIN, XIAOLIN, "--field", "score_new").out == credit("score", XIAOLIN, "--field", "score").out
    )


@pytest.mark.parametrize("command", ["explain", "plan", "history", "due"])
def test_an_unknown_name_is_wrong_usage_and_prints_no_value(command: str) -> None:
    ran = credit(command, XIAOLIN, "--field", "nonsense", "--lang", "en")

    assert (ran.status, ran.out) == (2, "")
    assert "there is no value 'nonsense'. Known: format_version" in ran.err


def test_several_print_a_value_a_line_and_what_cannot_be_read_is_told_apart() -> None:
    broken = next((ROOT / "tests" / "broken").iterdir())
    ran = credit("explain", XIAOLIN, broken, SAMPLES / "starter.yaml", "--field", "as_of")

    assert ran.status == 2
    assert ran.out == "2026-11-23\n2026-06-30\n"
    assert f"{broken}:" in ran.err


def test_the_status_is_the_answer_as_ever() -> None:
    ran = credit("plan", XIAOLIN, "--target", "900", "--field", "outcome")

    assert (ran.status, ran.out) == (1, "not_reachable\n")
