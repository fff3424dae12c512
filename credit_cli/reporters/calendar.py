"""A plan as a calendar file (RFC 5545): an all-day event a step and a due, each with a reminder.

Decides what an event is called and that its identity stays the same when the plan is made again, so that importing
it anew updates instead of doubling. Uses icalendar, which is imported here and nowhere else. Does not write files.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import PurePath
from typing import Final, NamedTuple

from icalendar import Alarm, Calendar, Event

from credit_cli import __version__
from credit_cli.engine.agenda import in_parts
from credit_cli.engine.results import Plan
from credit_cli.reporters.cells import harmless
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money
from credit_cli.reporters.plan.steps import due_key, notes, title, together, verb

_DAY: Final = timedelta(days=1)
_UID_LENGTH: Final = 32


class _Entry(NamedTuple):
    """What becomes an event; `key` tells the same thing in another plan of the same person."""

    on: date
    key: str
    summary: str
    description: str = ""


def calendar(found: Plan, page: Page) -> tuple[str, int]:
    """The calendar's text and how many events it has."""
    made = Calendar()
    made.add("prodid", f"-//credit-cli {__version__}//{page.words.lang.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", harmless(page.words("plan.calendar_name", alias=page.alias)))
    entries = sorted([*_steps(found, page), *_dues(found, page)], key=lambda entry: (entry.on, entry.key))
    seen: dict[str, int] = {}
    for entry in entries:
        seen[entry.key] = seen.get(entry.key, 0) + 1
        made.add_component(_event(entry, seen[entry.key], page))
    return made.to_ical().decode("utf-8"), len(entries)


def _event(entry: _Entry, nth: int, page: Page) -> Event:
    event = Event()
    made_on = datetime.combine(page.profile.as_of, time(), UTC)
    event.add("uid", _uid(f"{entry.key}/{nth}", page))
    event.add("dtstamp", made_on)  # the file's day, so that one file always gives one calendar
    event.add("sequence", page.profile.as_of.toordinal())  # a later file's event replaces an earlier one's
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("summary", harmless(entry.summary))
    if entry.description:
        event.add("description", "\n".join(harmless(row) for row in entry.description.split("\n")))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", harmless(entry.summary))
    before = timedelta(hours=page.model.planning.remind_hours.value)
    alarm.add("trigger", _DAY - before if entry.on == page.profile.as_of else -before)  # today's eve is over
    event.add_component(alarm)
    return event


def _uid(key: str, page: Page) -> str:
    """The same for the same thing of the same person on the same day, and telling nothing about either."""
    whose = f"{PurePath(page.path).name}/{page.alias}"
    return sha256(f"{whose}/{key}".encode()).hexdigest()[:_UID_LENGTH] + "@credit-cli"


def _steps(found: Plan, page: Page) -> Iterator[_Entry]:
    parts = in_parts(found.steps)
    for same in together(found.steps):
        step = same[0]
        what = title(same, page)
        if step.amount is not None and step.account is not None:
            amount = money(step.amount, page, cents=True)
            what = page.words(
                "plan.task_money", verb=verb(step, page, parts), name=page.name(step.account), amount=amount
            )
        accounts = "+".join(one.account or "" for one in same)
        said = "\n".join(note.text for note in notes(step, page, set()))
        yield _Entry(step.on, f"{step.action}/{accounts}/{step.on}", what, said)


def _dues(found: Plan, page: Page) -> Iterator[_Entry]:
    for due in found.dues:
        key = due_key(due.account, found.mode, page)
        amount = money(due.amount, page, cents=True)
        what = page.words("plan.task_money", verb=page.words(key), name=page.name(due.account), amount=amount)
        said = [page.words("plan.assumed")] if due.assumed else []
        said += [page.words("plan.falls_due_means")] if found.mode == "hardship" else []
        yield _Entry(due.on, f"due/{due.account}/{due.on}", what, "\n".join(said))
