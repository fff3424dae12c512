"""`credit due` over one person and over a folder."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.commands.running import SAMPLE_FILES, SAMPLES, SCHEMAS, credit

pytestmark = pytest.mark.usefixtures("plans_found_once")

ALONE = SAMPLES / "xiaolin.yaml"


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """Three people and a file that cannot be read."""
    for name in ("xiaolin", "wangjie", "hardship"):
        shutil.copy(SAMPLES / f"{name}.yaml", tmp_path)
    (tmp_path / "nobody.yaml").write_text("version: 1\nas_off: 2026-01-01\n", encoding="utf-8")
    return tmp_path


def test_one_person_sees_the_overdue_first() -> None:
    ran = credit("due", ALONE, "--lang", "zh")

    rows = ran.out.splitlines()
    assert ran.status == 0
    assert rows[0] == "小林   2026-11-23 ~ 2026-11-30 要还的"
    assert "还清逾期  借呗" in rows[1]
    assert rows[1].endswith("逾期 3 天")


def test_more_days_show_what_comes_later() -> None:
    week, month, today = (credit("due", ALONE, "--days", days, "--format", "json").json for days in ("7", "30", "0"))

    assert week["until"] == "2026-11-30"
    assert (month["until"], today["until"]) == ("2026-12-23", "2026-11-23")
    assert len(today["entries"]) <= len(week["entries"]) < len(month["entries"])
    assert {e["on"] for e in today["entries"]} == {"2026-11-23"}


def test_days_beyond_the_usual_horizon_are_planned_too() -> None:
    year = credit("due", ALONE, "--days", "300", "--format", "json").json

    assert max(e["on"] for e in year["entries"]) > "2027-06-01"


def test_one_unreadable_file_never_stops_the_rest(clients: Path) -> None:
    ran = credit("due", clients, "--lang", "zh")

    assert ran.status == 2
    assert "nobody.yaml" in ran.err
    assert "YML12" in ran.err
    assert {"xiaolin", "wangjie", "hardship"} == {row.split()[2] for row in ran.out.splitlines() if row[:2] == "  "}


def test_json_is_an_object_a_profile_in_their_order(clients: Path) -> None:
    ran = credit("due", clients, "--format", "json")

    names = [Path(line["profile"]).stem for line in ran.lines]
    assert names == ["hardship", "nobody", "wangjie", "xiaolin"]
    assert ran.lines[1]["problems"]
    assert ran.status == 2


def test_tsv_has_a_header_and_a_row_an_entry(clients: Path) -> None:
    ran = credit("due", clients, "--format", "tsv", "--lang", "zh")
    told = credit("due", clients, "--format", "json").lines

    rows = [row.split("\t") for row in ran.out.splitlines()]
    assert rows[0][:3] == ["on", "weekday", "person"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) - 1 == sum(len(line.get("entries", ())) for line in told)


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_every_sample_keeps_the_schema_and_adds_up(name: str) -> None:
    schema = json.loads((SCHEMAS / "due.schema.json").read_text(encoding="utf-8"))
    read = credit("due", SAMPLES / name, "--format", "json").json

    assert [e.message for e in Draft202012Validator(schema).iter_errors(read)] == []
    paid = [e for e in read["entries"] if e["action"] != "fund_debit_account"]
    assert read["total"] == pytest.approx(sum(e["amount"] or 0 for e in paid))
    late = [bool(e["days_late"]) for e in read["entries"]]
    assert late == sorted(late, reverse=True)


def test_it_can_be_written_and_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "due.txt"

    assert credit("due", ALONE, "-o", target).status == 0
    assert "1,6" in target.read_text(encoding="utf-8")
    assert credit("due", ALONE, "-o", target).status == 2


def test_quiet_prints_nothing() -> None:
    for fmt in ("text", "json", "tsv"):
        assert credit("due", ALONE, "-q", "--format", fmt).out == ""


def test_hardship_is_told_whom_to_call() -> None:
    told = credit("due", SAMPLES / "hardship.yaml", "--lang", "zh").out

    assert told.count("先联系  ") >= 5
    assert "还不上的不用硬凑，先打电话" in told


def test_what_is_due_is_summed_apart_from_what_the_plan_pays_extra() -> None:
    told = credit("due", SAMPLES / "wangjie.yaml", "--days", "20", "--lang", "zh", env={"COLUMNS": "80"}).out
    found = credit("due", SAMPLES / "wangjie.yaml", "--days", "20", "--format", "json").json
    paid_extra = [e["amount"] for e in found["entries"] if e["action"] in {"pay_down", "pay_off"}]
    extra = sum(paid_extra)

    assert paid_extra
    assert f"到期的 1 笔，{found['total'] - extra:,.2f} 元；另外计划多还 {len(paid_extra)} 笔，{extra:,.2f} 元" in told


def test_a_part_of_an_overdue_is_called_a_part() -> None:
    told = credit(
        "due", SAMPLES / "overdue-many-lenders.yaml", "--days", "60", "--lang", "zh", env={"COLUMNS": "80"}
    ).out
    rows = [line.split() for line in told.splitlines() if "借呗" in line and "逾期" in line.split()[2]]

    assert [row[2] for row in rows] == ["先还逾期", "先还逾期", "还清逾期"]
