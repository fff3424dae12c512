"""`credit plan` as a calendar and as a checklist."""

import stat
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.commands.running import SAMPLE_FILES, SAMPLES, credit

pytestmark = pytest.mark.usefixtures("plans_found_once")

SAMPLE = SAMPLES / "xiaolin.yaml"


def events(path: Path) -> list[str]:
    return [str(e["summary"]) for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_a_calendar_is_written_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    ran = credit("plan", SAMPLE, "--ics", target, "--lang", "zh")

    assert (ran.status, ran.out) == (0, "")
    assert f"{len(events(target))} 个日程" in ran.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["plan.ics"]
    assert target.read_bytes().count(b"\r\n") == target.read_bytes().count(b"\n")


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    target.write_text("mine", encoding="utf-8")
    ran = credit("plan", SAMPLE, "--ics", target, "--lang", "en")

    assert ran.status == 2
    assert "already there" in ran.err
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_calendar_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    ran = credit("plan", SAMPLE, "--ics", tmp_path / "no" / "plan.ics", "--lang", "en")

    assert ran.status == 2
    assert ran.err.startswith("credit: cannot write")
    assert ran.err.count("\n") == 1


def test_without_the_library_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "credit_cli.reporters.calendar", raising=False)
    ran = credit("plan", SAMPLE, "--ics", tmp_path / "plan.ics", "--lang", "en")

    assert ran.status == 2
    assert ran.err == "credit: a calendar needs one more library: pip install 'credit-cli[calendar]'\n"
    assert list(tmp_path.iterdir()) == []


def test_a_calendar_is_one_persons(tmp_path: Path) -> None:
    ran = credit("plan", SAMPLES, "--ics", tmp_path / "plan.ics", "--lang", "en")

    assert ran.status == 2
    assert "credit due" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_calendar_can_stand_beside_json(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    ran = credit("plan", SAMPLE, "--ics", target, "--format", "json")

    assert len(events(target)) <= len(ran.json["steps"]) + len(ran.json["dues"])
    assert ran.json["command"] == "plan"


def test_a_target_out_of_reach_is_status_one_with_a_calendar_too(tmp_path: Path) -> None:
    ran = credit("plan", SAMPLE, "--target", "900", "--ics", tmp_path / "plan.ics", "-q")

    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert (tmp_path / "plan.ics").exists()


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_every_sample_becomes_a_calendar_with_an_event_a_day_of_the_plan(name: str, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    ran = credit("plan", SAMPLES / name, "--ics", target, "--format", "json")
    read = Calendar.from_ical(target.read_bytes()).walk("VEVENT")

    dated = {s["on"] for s in ran.json["steps"]} | {d["on"] for d in ran.json["dues"]}
    assert {e.decoded("dtstart").isoformat() for e in read} == dated
    assert all(e.walk("VALARM") for e in read)
    assert len({str(e["uid"]) for e in read}) == len(read)


def test_markdown_has_two_spellings_and_can_be_written(tmp_path: Path) -> None:
    told = credit("plan", SAMPLE, "--markdown", "--lang", "zh")
    target = tmp_path / "plan.md"

    assert told.status == 0
    assert told.out.startswith("# 小林的恢复计划")
    assert credit("plan", SAMPLE, "--format", "markdown", "--lang", "zh") == told
    assert credit("plan", SAMPLE, "--markdown", "--lang", "zh", "-o", target).status == 0
    assert target.read_text(encoding="utf-8") == told.out
