"""The calendar file: read back by the library that reads calendars."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from credit_cli.engine.results import Plan, PlannedDue
from credit_cli.profile.load import Loaded
from credit_cli.reporters.calendar import calendar
from credit_cli.reporters.page import Page
from tests.reporters.conftest import DAY, HOSTILE, step

Pages = Callable[..., Page]
Plans = Callable[..., Plan]


def events(plan: Plan, page: Page) -> list[Any]:
    return list(Calendar.from_ical(calendar(plan, page)[0]).walk("VEVENT"))


def test_every_step_and_due_is_an_event_of_a_whole_day(plan: Plans, page: Pages) -> None:
    found = plan()
    read = events(found, page())

    assert len(read) == len(found.steps) + len(found.dues) == calendar(found, page())[1]
    assert sorted(e.decoded("dtstart") for e in read) == sorted(
        [s.on for s in found.steps] + [d.on for d in found.dues]
    )
    assert all(e.decoded("dtend") - e.decoded("dtstart") == timedelta(days=1) for e in read)


def test_an_event_says_what_to_do_in_the_persons_language(plan: Plans, page: Pages) -> None:
    zh = {str(e["summary"]) for e in events(plan(), page())}
    en = {str(e["summary"]) for e in events(plan(), page("en"))}

    assert "还清逾期 借呗 1,515.40 元" in zh
    assert "按期还 招商银行信用卡 845.00 元" in zh
    assert "clear Jiebei CNY 1,515.40" in en


def test_a_reminder_comes_before_the_day_and_on_the_first_day_in_its_morning(plan: Plans, page: Pages) -> None:
    for event in events(plan(), page()):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(hours=9 if event.decoded("dtstart") == DAY else -15)
        assert alarm["description"] == event["summary"]


def test_the_same_thing_keeps_its_identity_and_others_have_another(plan: Plans, page: Pages) -> None:
    first, again = plan(), plan(steps=tuple(s._replace(amount=s.amount and s.amount + 1) for s in plan().steps))
    uids = [str(e["uid"]) for e in events(first, page())]

    assert uids == [str(e["uid"]) for e in events(again, page())]
    assert len(set(uids)) == len(uids)
    assert set(uids).isdisjoint(str(e["uid"]) for e in events(first, page(path="other.yaml")))
    assert uids == [str(e["uid"]) for e in events(first, page(path="folder/xiaolin.yaml"))]


def test_two_payments_alike_on_a_day_are_two_events(plan: Plans, page: Pages) -> None:
    due = PlannedDue("zhaohang", DAY, 100)
    assert len({str(e["uid"]) for e in events(plan(steps=(), dues=(due, due)), page())}) == 2


def test_one_file_always_gives_one_calendar(plan: Plans, page: Pages) -> None:
    assert calendar(plan(), page()) == calendar(plan(), page())


def test_text_of_a_file_adds_no_line_of_its_own(plan: Plans, page: Pages, load: Callable[..., Loaded]) -> None:
    hostile = page(loaded=load(alias=f"{HOSTILE}\r\nBEGIN:VEVENT\r\nSUMMARY:x"))
    text, count = calendar(plan(), hostile)

    assert text.count("\r\nBEGIN:VEVENT") == count
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_longer_than_calendars_may_be(lang: str, plan: Plans, page: Pages) -> None:
    text, _ = calendar(plan(), page(lang))

    assert [line for line in text.split("\r\n") if len(line.encode()) > 75] == []
    assert "\n" not in text.replace("\r\n", "")


def test_hardship_tells_nobody_to_pay(hardship: Plan, page: Pages) -> None:
    told = {str(e["summary"]) for e in events(hardship, page())}

    assert "到期 招商银行信用卡 845.00 元" in told
    assert not [text for text in told if text.startswith("按期还")]


def test_lenders_to_be_asked_on_a_day_are_one_event(plan: Plans, page: Pages) -> None:
    steps = tuple(step(n, "ask_hardship_plan", account=a) for n, a in enumerate(("jiebei", "zhaohang"), 1))
    read = events(plan(steps=steps, dues=(), mode="hardship"), page())

    assert [str(e["summary"]) for e in read] == ["借呗、招商银行信用卡：协商还款安排"]
    assert read[0].decoded("dtstart") == date(2026, 11, 23)
