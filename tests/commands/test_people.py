"""Several people at once: a line each, in order or by urgency, as a screen or as rows of a table."""

import shutil
from pathlib import Path

import pytest

from credit_cli.reporters.cells import cells
from tests.commands.running import SAMPLES, Ran, credit

pytestmark = pytest.mark.usefixtures("plans_found_once")

NAMES = ("xiaolin", "starter", "hardship", "sun-03")


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / f"{name}.yaml", folder)
    return folder


def rows(ran: Ran) -> list[dict[str, str]]:
    head, *lines = (line.split("\t") for line in ran.out.splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_score_is_a_table_that_fits_the_screen(clients: Path, lang: str, width: int) -> None:
    ran = credit("score", clients, "--sort", "urgency", "--lang", lang, env={"COLUMNS": str(width)})
    lines = ran.out.splitlines()

    assert ran.status == 0
    assert [line.split()[0] for line in lines[1:5]] == ["hardship", "xiaolin", "sun-03", "starter"]
    assert all(cells(line) <= width for line in lines)
    assert "126" in lines[1]
    assert lines[5] == ""
    assert lines[6].startswith("4 份：入不敷出 1，逾期 2" if lang == "zh" else "people: 4, cannot pay: 1, overdue: 2")


def test_a_pipe_gets_a_line_a_person_and_nothing_else(clients: Path) -> None:
    assert [line.split()[0] for line in credit("score", clients).out.splitlines()] == sorted(NAMES)


def test_without_sorting_the_order_is_that_of_the_names(clients: Path) -> None:
    ran = credit("score", clients, "--format", "tsv")

    assert [row["person"] for row in rows(ran)] == sorted(NAMES)


def test_tsv_holds_the_numbers_of_the_json(clients: Path) -> None:
    told = {row["person"]: row for row in rows(credit("score", clients, "--format", "tsv", "--sort", "urgency"))}
    objects = {Path(o["profile"]).stem: o for o in credit("score", clients, "--format", "json").lines}

    for name, row in told.items():
        assert [row[key] for key in ("score", "low", "high", "band", "coverage")] == [
            str(objects[name][key]) for key in ("score", "low", "high", "band", "coverage")
        ]
    assert told["xiaolin"]["overdue"] == "1606.48"
    assert (told["hardship"]["strained"], told["starter"]["strained"]) == ("true", "false")


def test_one_unreadable_file_never_stops_the_rest(clients: Path) -> None:
    (clients / "bad.yaml").write_text("version: 1\nas_of: 2026-13-01\naccounts: []\n", encoding="utf-8")
    for command in ("score", "explain", "due"):
        for options in ((), ("--format", "tsv")):
            ran = credit(command, clients, *options)

            assert ran.status == 2
            assert "bad.yaml:2:8: YML36" in ran.err
            assert "xiaolin" in ran.out
            assert "bad" not in ran.out
    sorted_too = credit("explain", clients, "--sort", "urgency")
    assert (sorted_too.status, "hardship" in sorted_too.out) == (2, True)


def test_explain_since_a_day_tells_who_had_an_event_and_counts_the_others(clients: Path) -> None:
    ran = credit("explain", clients, "--since", "2026-11-01", "--lang", "en", env={"COLUMNS": "140"})
    piped = credit("explain", clients, "--since", "2026-11-01", "--lang", "en")

    assert len(piped.out.splitlines()) == 3
    assert [line.split()[0] for line in ran.out.splitlines()[:-1]] == ["sun-03", "sun-03", "xiaolin"]
    assert ran.out.splitlines()[-1].strip() == "2 more without a limit event in this time"
    table = rows(credit("explain", clients, "--since", "2026-11-01", "--format", "tsv"))
    (xiaolin,) = (row for row in table if row["person"] == "xiaolin")
    assert (xiaolin["account"], xiaolin["from"], xiaolin["to"]) == ("jiebei", "50000", "18000")


def test_plan_is_sorted_and_a_table_too(clients: Path) -> None:
    for name in ("sun-03", "starter"):
        (clients / f"{name}.yaml").unlink()
    ran = credit("plan", clients, "--sort", "urgency", "--format", "tsv", "--lang", "en")
    table = rows(ran)

    assert [row["person"] for row in table] == ["hardship", "xiaolin"]
    assert table[1]["action"] == "clear_overdue"
    assert table[0]["mode"] == "hardship"
    (read,) = credit("plan", clients / "xiaolin.yaml", "--format", "json").lines
    assert (table[1]["score_now"], table[1]["score_then"]) == (str(read["score_now"]), str(read["score_then"]))


def test_a_name_with_tabs_and_codes_stays_in_its_cell(tmp_path: Path) -> None:
    hostile = tmp_path / "a\tb\x1b[31m.yaml"
    shutil.copy(SAMPLES / "starter.yaml", hostile)
    ran = credit("score", hostile, hostile, "--format", "tsv")

    assert "\x1b" not in ran.out
    assert len(rows(ran)) == 2
