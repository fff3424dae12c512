"""Limit events: the days on which a line was cut, frozen, closed, reopened lower or used up, with their windows.

Decides what counts as an event (one per account and day, by rank; only what the lender did, or a line with nothing
left to draw) and in which days its causes are looked for. How long a window is comes from the model. Does not know
why anything happened (`explain/`).
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.lines import DayOfLine, days_of_line
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.results import EventKind, LimitEvent, Pointer
from credit_cli.model.library import Model
from credit_cli.model.platform import EventRule
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen

Found = tuple[EventKind, Fen | None, Fen | None, tuple[Pointer, ...]]
ONE_DAY = timedelta(days=1)


def limit_events(profile: Profile, until: date, model: Model) -> tuple[LimitEvent, ...]:
    """Every limit event of a profile up to a day, oldest first, accounts in the file's order."""
    return events_of(Diary(profile, model.lenders), until, model.platform.events)


def events_of(diary: Diary, until: date, rule: EventRule) -> tuple[LimitEvent, ...]:
    """Every limit event of a diary up to a day, oldest first, accounts in the file's order."""
    found = [event for account in diary.accounts for event in _of_account(account, until, rule)]
    return tuple(sorted(found, key=lambda event: event.on))


def _of_account(account: AccountDiary, until: date, rule: EventRule) -> Iterator[LimitEvent]:
    written = sorted({row.on for rows in (account.limits, account.states) for row in rows or ()})
    days = timedelta(days=rule.decision_days)
    reopened: date | None = None
    decided: LimitEvent | None = None
    for day in days_of_line(account, until):
        lately = reopened is not None and day.on - reopened <= days
        found = _decision(day, lately_reopened=lately) or _used_up(day, account)
        if _reopens(day):
            reopened = day.on if day.limit is None else None
        elif day.limit is not None:
            reopened = None
        if found is None:
            continue
        event = _event(account, day.on, found, written, rule)
        if event.kind != "exhausted":
            if decided is not None and event.on - decided.on <= days:
                event = event._replace(window_from=decided.window_from, eve=decided.eve)
            decided = event
        yield event


def _event(account: AccountDiary, on: date, found: Found, written: list[date], rule: EventRule) -> LimitEvent:
    kind, old, new, evidence = found
    earliest = on - timedelta(days=rule.window_days)
    before = bisect_left(written, on)
    start = max(earliest, written[before - 1] + ONE_DAY) if before else earliest
    return LimitEvent(account.account.id, on, kind, old, new, start, on - ONE_DAY, evidence)


def _reopens(day: DayOfLine) -> bool:
    return day.before.shut and not day.after.shut


def _decision(day: DayOfLine, *, lately_reopened: bool) -> Found | None:
    """What the lender decided about the line on a day, the gravest first."""
    if day.first:
        return None
    before, after = day.before, day.after
    state_by_lender = day.state is not None and day.state.row.by == "lender"
    limit_by_lender = day.limit is not None and day.limit.row.by == "lender"
    state_rows = (day.state.pointer,) if day.state is not None else ()
    limit_rows = (day.limit.pointer,) if day.limit is not None else ()
    old_rows = () if before.positive_row is None else (before.positive_row,)
    evidence = (*old_rows, *limit_rows, *state_rows)
    if after.state == "closed":
        closes = before.state != "closed" and state_by_lender
        return ("closure", before.positive, 0, evidence) if closes else None
    if after.state == "frozen" and before.state != "frozen" and state_by_lender:
        return ("freeze", before.limit, after.limit, evidence)
    lower = after.limit is not None and before.positive is not None and 0 < after.limit < before.positive
    by_lender = limit_by_lender if day.limit is not None else state_by_lender
    if lower and by_lender and (_reopens(day) or (lately_reopened and limit_by_lender)):
        return ("reopened_lower", before.positive, after.limit, evidence)
    if limit_by_lender and before.limit is not None and after.limit is not None and after.limit < before.limit:
        return ("cut", before.limit, after.limit, evidence)
    return None


def _used_up(day: DayOfLine, account: AccountDiary) -> Found | None:
    """The first day of a spell with nothing left to draw, unless it is the limit that fell."""
    before, after = day.before, day.after
    can_be_drawn = account.lender.kind == "revolving" or account.available is not None
    if not can_be_drawn or after.shut or not after.used_up or before.used_up:
        return None
    nothing_known = before.total is None and before.free is None
    fell = before.total is not None and after.total is not None and after.total < before.total
    if nothing_known or fell:
        return None
    shown = tuple(row.pointer for row in day.rows)
    old_rows = () if after.positive_row is None or after.positive_row in shown else (after.positive_row,)
    return ("exhausted", after.total, after.total, (*old_rows, *shown))
