"""`credit rule`: one entry with all that stands behind it, or all of them; the same in JSON."""

import json
from datetime import date
from pathlib import Path

import pytest

from credit_cli.model.library import shipped
from credit_cli.model.sourced import Language
from credit_cli.profile.problems import CODES
from credit_cli.reporters.entries import Entry, every, find, nearest
from credit_cli.reporters.json.rule import rule as as_json
from credit_cli.reporters.json.rule import rules as all_as_json
from credit_cli.reporters.screen import cells, plain
from credit_cli.reporters.text.rule import rule, rules
from credit_cli.words.catalogue import Words

MODEL = shipped()
ENTRIES = every(MODEL, CODES)
TODAY = date(2026, 11, 23)
ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def entry(asked: str) -> Entry:
    found = find(asked, ENTRIES)
    assert found is not None
    return found


def screen(asked: str, on: date = TODAY, lang: Language = "zh", width: int | None = 80) -> list[str]:
    return [plain(row) for row in rule(entry(asked), MODEL, Words(lang), on, width)]


def test_a_factor_shows_its_points_its_code_its_file_and_where_it_is_used() -> None:
    text = "\n".join(screen("RPY01", width=None))
    factor = MODEL.scorecard.by_factor["overdue_now"]

    assert f"没有逾期 {factor.bins[0].points}" in text
    assert f"不知道 {factor.unknown}" in text
    assert "credit_cli/engine/facts/repayment.py:overdue_now" in text
    assert "credit_cli/model/data/factors/rpy01.yaml" in text
    assert "overdue_anywhere" in text
    assert "clear_overdue" in text
    assert "依据：真实数据拟合" in text


def test_a_factors_window_stands_beside_its_code() -> None:
    assert any("repayment.py:late_months（months 24）" in row for row in screen("RPY05", width=None))


@pytest.mark.parametrize("asked", ["rpy01", " RPY01 ", "overdue_now"])
def test_an_entry_is_found_in_any_case_and_by_its_factors_name(asked: str) -> None:
    assert entry(asked).id == "RPY01"


@pytest.mark.parametrize("asked", ["shares", "windows", "clear_overdue", "quick_cycles", "PR-05", "JB-08", "YML12"])
def test_everything_with_a_name_can_be_asked_for(asked: str) -> None:
    assert screen(asked)[0].startswith(asked)


def test_what_does_not_exist_is_not_found_and_has_a_nearest() -> None:
    assert find("RPY99", ENTRIES) is None
    assert "overdue_anywhere" in nearest("overdue_anywere", ENTRIES)


def test_an_expired_policy_is_never_shown_as_live() -> None:
    text = screen("RP-01")

    assert text[1].strip() == "已失效：2025-12-22 至 2026-03-31，2026-11-23 已不再适用"
    assert not any(row.startswith("  有效") for row in text)
    assert not any(row.startswith("  内容") for row in text)
    assert any("现在还清不会再触发" in row for row in text)


def test_on_its_last_day_a_policy_is_live() -> None:
    text = screen("RP-01", on=date(2026, 3, 31))

    assert not any("已失效" in row for row in text)
    assert any(row.startswith("  有效") and "2025-12-22 至 2026-03-31" in row for row in text)


def test_a_rule_to_come_says_that_it_is_not_in_force_yet() -> None:
    assert "还没有生效" in screen("PR-01", on=date(2026, 7, 31))[1]
    assert "not yet on 2026-07-31" in screen("PR-01", on=date(2026, 7, 31), lang="en")[1]


def test_the_list_marks_what_has_expired_and_what_is_to_come() -> None:
    def listed(on: date) -> list[str]:
        return [plain(row) for row in rules(ENTRIES, Words("zh"), on, 80)]

    row = next(r for r in listed(TODAY) if r.startswith("  RP-06"))
    early = next(r for r in listed(date(2026, 1, 1)) if r.startswith("  PR-01"))
    live = next(r for r in listed(date(2026, 1, 1)) if r.startswith("  RP-06"))

    assert row.endswith("（已失效）")
    assert early.endswith("（未生效）")
    assert "失效" not in live


def test_the_list_names_every_entry_once() -> None:
    rows = [plain(row) for row in rules(ENTRIES, Words("zh"), TODAY, None)]
    ids = [row.split()[0] for row in rows if row.startswith("  ")]

    assert sorted(ids) == sorted(e.id for e in ENTRIES)
    assert len(set(ids)) == len(ids)


def test_the_list_gives_each_claim_its_verdict() -> None:
    rows = [plain(row) for row in rules(ENTRIES, Words("zh"), TODAY, None)]

    assert any("early_repayment_punished" in row and row.endswith("：说法不一") for row in rows)


def test_a_contested_rule_says_so_and_names_no_official_source() -> None:
    text = "".join(screen("quick_cycles", width=None))

    assert "说法不一" in text
    assert "不扣分" in text


def test_a_move_by_age_is_shown_as_never_weighed() -> None:
    assert any("只列出，不计占比" in row for row in screen("JB-08", width=None))


def test_a_regulation_shows_which_accounts_it_may_explain() -> None:
    text = "\n".join(screen("PR-05", width=None))

    assert "综合年化高于 20% 的账户" in text
    assert "借呗" in text


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_screen(lang: Language, width: int) -> None:
    shown = [row for e in ENTRIES for row in screen(e.id, lang=lang, width=width)]
    listed = [plain(row) for row in rules(ENTRIES, Words(lang), TODAY, width)]

    assert [row for row in (*shown, *listed) if cells(row) > width] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pipe_gets_lists_that_are_not_wrapped(lang: Language) -> None:
    rows = [plain(row) for row in rules(ENTRIES, Words(lang), TODAY, None)]

    assert sum(row.startswith("  ") for row in rows) == len(ENTRIES)


def test_the_files_that_entries_name_are_there() -> None:
    assert [e.path for e in ENTRIES if e.path is not None and not (ROOT / e.path).is_file()] == []


def test_json_lists_code_factor_and_dimension_of_every_factor() -> None:
    found = all_as_json(ENTRIES, MODEL, TODAY)
    first = found["factors"][0]

    assert (first["code"], first["factor"], first["dimension"]) == ("RPY01", "overdue_now", "repayment")
    assert [b["points"] for b in first["bins"]] == [b.points for b in MODEL.scorecard.by_factor["overdue_now"].bins]
    assert first["basis"] == "calibrated"
    assert first["sources"]
    assert {f["code"] for f in found["factors"]} == {f.code for f in MODEL.scorecard.factors}


def test_json_has_the_same_keys_whatever_was_asked() -> None:
    everything = all_as_json(ENTRIES, MODEL, TODAY)

    for asked in ("RPY01", "PR-05", "shares", "YML12", "DAT01"):
        one = as_json(entry(asked), MODEL, TODAY)
        assert list(one) == list(everything)
    assert as_json(entry("shares"), MODEL, TODAY)["factors"] == []
    assert {tuple(f) for f in everything["findings"]} == {tuple(everything["findings"][0])}


def test_json_is_json_and_says_whether_a_rule_holds_on_the_day() -> None:
    found = json.loads(json.dumps(as_json(entry("RP-06"), MODEL, TODAY), ensure_ascii=False))

    assert found["format_version"] == 1
    assert found["command"] == "rule"
    assert found["as_of"] == "2026-11-23"
    assert found["law"][0]["in_force"] is False
    assert found["law"][0]["valid_until"] == "2026-06-30"


def test_json_of_shares_gives_the_numbers_of_the_formula() -> None:
    shares = as_json(entry("shares"), MODEL, TODAY)["shares"]

    assert shares["numbers"]["rule_strong"] == 1.5
    assert shares["numbers"]["notice_days"] == 90
