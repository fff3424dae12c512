"""The screen, JSON and TSV of what is to be paid in the coming days."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from credit_cli.engine.agenda import ASK, Agenda, Entry
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.cells import cells
from credit_cli.reporters.json.due import COLUMNS, tsv
from credit_cli.reporters.json.due import due as due_json
from credit_cli.reporters.json.shared import dumps
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.due import Owed, due, due_of_many
from tests.reporters.conftest import DAY, HOSTILE

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "due.schema.json"
Pages = Callable[..., Page]


def week(*entries: Entry, **other: Any) -> Agenda:  # noqa: ANN401  any field
    return Agenda(DAY, date(2026, 11, 30), "normal", entries)._replace(**other)


ENTRIES = (
    Entry(DAY, "step", "clear_overdue", "jiebei", 151_540, 3),
    Entry(DAY, "due", None, "zhaohang", 84_500, assumed=True),
    Entry(date(2026, 11, 28), "step", "fund_debit_account", "jiebei", 151_200),
    Entry(date(2026, 11, 30), "due", None, "jiaohang", 30_500, missing=30_500),
)


def lines(agenda: Agenda, page: Page) -> list[str]:
    return [plain(row) for row in due(Owed(agenda, page))]


def test_a_row_has_day_verb_account_amount_and_what_must_be_said(page: Pages) -> None:
    told = lines(week(*ENTRIES), page())

    assert told[0] == "小林   2026-11-23 ~ 2026-11-30 要还的"
    assert told[1] == "  11-23 周一  还清逾期  借呗            1,515.40 元  逾期 3 天"
    assert told[2] == "  11-23 周一  按期还    招商银行信用卡    845.00 元  估计，以账单为准"
    assert told[3] == "  11-28 周六  备款      借呗            1,512.00 元"
    assert told[4] == "  11-30 周一  按期还    交通银行信用卡    305.00 元  钱不够，先联系机构"
    assert told[5] == "  到期的共 3 笔，2,665.40 元"  # 1,515.40 + 845 + 305: money put aside pays nobody


def test_nothing_to_pay_is_said(page: Pages) -> None:
    assert lines(week(), page()) == ["小林   2026-11-23 ~ 2026-11-30 要还的", "  这几天没有要还的。"]


def test_somebody_in_hardship_is_told_to_call_and_not_to_pay(page: Pages) -> None:
    poor = week(
        Entry(DAY, "step", ASK, "jiebei", 151_200, 126), Entry(DAY, "due", None, "zhaohang", 84_500), mode="hardship"
    )
    told = "\n".join(lines(poor, page()))

    assert "先联系  借呗" in told
    assert "到期    招商银行信用卡" in told
    assert "按期还" not in told
    assert "还不上的不用硬凑，先打电话" in told


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_row_is_wider_than_the_screen(lang: str, width: int, page: Pages) -> None:
    shown = page(lang, width, path="a-client-with-a-long-name.yaml")
    many = [plain(row) for row in due_of_many([Owed(week(*ENTRIES), shown), Owed(week(), shown)])]

    assert [row for row in (*lines(week(*ENTRIES), shown), *many) if cells(row) > width] == []


def test_several_people_share_a_list_by_urgency_and_day(page: Pages) -> None:
    one, two, calm = (page(path=f"{name}.yaml") for name in ("one", "two", "calm"))
    late = week(Entry(DAY, "overdue", None, "zhaohang", 10_000, 40))
    told = [plain(row) for row in due_of_many([Owed(week(*ENTRIES), one), Owed(late, two), Owed(week(), calm)])]

    assert [row.split()[2] for row in told if row.startswith("  ")] == ["two", "one", "one", "one", "one"]
    assert told[-1] == "2 人共要还 4 笔，2,765.40 元；另 1 人这几天没有要还的"


def test_the_year_is_told_where_people_differ_in_it(page: Pages) -> None:
    other = week(Entry(date(2021, 1, 3), "due", None, "jiebei", 100))
    told = [plain(row) for row in due_of_many([Owed(week(*ENTRIES), page()), Owed(other, page())])]

    assert any(row.startswith("  2021-01-03 周日") for row in told)
    assert any(row.startswith("  2026-11-23 周一") for row in told)


def test_amounts_of_different_currencies_are_not_added(page: Pages, load: Callable[..., Loaded]) -> None:
    dollars = page(loaded=load(currency="USD"))
    told = [plain(row) for row in due_of_many([Owed(week(ENTRIES[1]), page()), Owed(week(ENTRIES[1]), dollars)])]

    assert "845.00 元、USD 845.00" in told[-1]


def test_json_has_constant_keys(page: Pages, load: Callable[..., Loaded], model: Model) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for agenda in (week(*ENTRIES), week()):
        read = json.loads(dumps(due_json(agenda, load(), page(), model)))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(read)] == []
    read = json.loads(dumps(due_json(week(*ENTRIES), load(), page(), model)))
    assert (read["until"], read["total"]) == ("2026-11-30", 2665.4)
    assert read["entries"][3]["missing"] == 305


def test_tsv_has_as_many_cells_as_columns_and_no_text_breaks_a_row(page: Pages, load: Callable[..., Loaded]) -> None:
    rows = tsv(week(*ENTRIES), page(path="a\tb\nc.yaml", loaded=load(alias=HOSTILE)))

    assert len(rows) == 4
    assert {row.count("\t") for row in rows} == {len(COLUMNS) - 1}
    assert rows[0].split("\t")[6:8] == ["1515.4", "3"]
    assert "\n" not in "".join(rows)
