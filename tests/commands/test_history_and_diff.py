"""`credit history` and `credit diff` as commands: their formats, schemas and exit statuses."""

import csv
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.commands.running import SAMPLE_FILES, SAMPLES, SCHEMAS, credit, of_sample

pytestmark = pytest.mark.usefixtures("plans_found_once")

XIAOLIN = SAMPLES / "xiaolin.yaml"


def errors(command: str, found: object) -> list[str]:
    schema = json.loads((SCHEMAS / f"{command}.schema.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft202012Validator(schema).iter_errors(found)]


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diff") / "october.yaml"
    path.write_text(XIAOLIN.read_text(encoding="utf-8").replace("as_of: 2026-11-23", "as_of: 2026-10-31"), "utf-8")
    return path


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_history_is_valid_and_its_last_month_is_the_score(name: str) -> None:
    found = of_sample("history", name, "--format", "json").json
    told = of_sample("score", name, "--format", "json", "--lang", "zh").json

    assert errors("history", found) == []
    assert (found["months"][-1]["on"], found["months"][-1]["score"]) == (told["as_of"], told["score"])
    assert [m["on"] for m in found["months"]] == sorted({m["on"] for m in found["months"]})
    events = of_sample("explain", name, "--format", "json", "--lang", "zh").json["events"]
    assert sum(len(m["events"]) for m in found["months"]) == len(events)


def test_csv_has_a_column_a_fact_and_a_row_a_month() -> None:
    rows = list(csv.DictReader(of_sample("history", "xiaolin.yaml", "--format", "csv").out.splitlines()))
    found = of_sample("history", "xiaolin.yaml", "--format", "json").json["months"]

    assert len(rows) == len(found)
    assert rows[-1]["limit:jiebei"] == "18000"
    assert rows[-1]["score"] == str(found[-1]["score"])
    assert rows[-1]["events"] == "2026-11-22 jiebei cut"
    assert rows[0]["balance:huabei"] == ""


def test_history_says_in_words_what_the_chart_shows() -> None:
    ran = credit("history", XIAOLIN, "--lang", "en", env={"COLUMNS": "80"})

    assert ran.status == 0
    assert "Jiebei line  CNY 50,000 > 18,000   cut 2026-11-22" in ran.out
    assert "Highest" in ran.out
    assert "limit 50,000 > 18,000" in ran.out


def test_history_refuses_a_beginning_after_its_end() -> None:
    ran = credit("history", XIAOLIN, "--since", "2027-01-01", "--lang", "en")

    assert (ran.status, ran.out) == (2, "")
    assert "--since 2027-01-01" in ran.err


def test_diff_is_valid_and_its_deltas_sum(older: Path) -> None:
    found = credit("diff", older, XIAOLIN, "--format", "json").json

    assert errors("diff", found) == []
    assert found["profile"] == [str(older), str(XIAOLIN)]
    assert sum(c["delta"] for c in found["changes"]) == found["score_new"] - found["score_old"]
    assert all(c["new"] - c["old"] == c["delta"] for c in found["changes"])
    assert [e["kind"] for e in found["events"]] == ["cut"]
    assert {s["status"] for s in found["plan"]} <= {"done", "missed", "replaced", "open", "unknown"}


def test_a_drop_fails_from_the_points_on_that_were_named(older: Path) -> None:
    found = credit("diff", older, XIAOLIN, "--format", "json").json
    drop = found["score_old"] - found["score_new"]
    assert drop > 0

    assert credit("diff", older, XIAOLIN, "--fail-on-drop", str(drop), "-q").status == 1
    assert credit("diff", older, XIAOLIN, "--fail-on-drop", str(drop + 1), "-q").status == 0
    assert credit("diff", XIAOLIN, older, "--fail-on-drop", "1", "-q").status == 0


def test_files_in_the_wrong_order_are_told(older: Path) -> None:
    assert "The older one comes first" in " ".join(credit("diff", XIAOLIN, older, "--lang", "en").out.split())


def test_diff_without_a_second_file_is_a_wrong_use() -> None:
    assert credit("diff", XIAOLIN).status == 2
    assert credit("diff", XIAOLIN, "nowhere.yaml").status == 2


def test_a_step_that_stays_is_not_told_twice_and_one_that_moves_says_where_to(tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    text = (SAMPLES / "xiaolin.yaml").read_text(encoding="utf-8")
    text = text.replace("as_of: 2026-11-23", "as_of: 2026-11-30").replace(
        "paid: 0}", "paid: 1512, paid_on: 2026-11-24}"
    )
    later.write_text(text, encoding="utf-8")
    lines = credit("diff", SAMPLES / "xiaolin.yaml", later, "--lang", "en", env={"COLUMNS": "200"}).out.splitlines()

    assert any("put by Huabei" in line and line.endswith("(the same in the new plan)") for line in lines)
    assert any("not done" in line and "clear Jiebei" in line and "(new plan: 2026-11-30, CNY" in line for line in lines)
