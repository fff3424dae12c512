"""The score month by month since the first dated fact, beside the limits and balances of each day.

Decides which days are looked at (month ends and the last day) and where the diary begins. Every day is looked at as it
was known then: undated values hold on the file's own day only, so that earlier ranges are wider. Does not know why
anything moved, nor how it is drawn.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from credit_cli.engine.diary.calendar import month_end
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.standing import Standing
from credit_cli.engine.diary.view import View
from credit_cli.engine.events import events_of
from credit_cli.engine.results import LimitEvent, Score
from credit_cli.engine.score import score_view
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen

CLOSED = "closed"


class Line(NamedTuple):
    """How an account stands at the end of a day; None where the file does not tell, or before it existed."""

    account: str
    limit: Fen | None
    owed: Fen | None
    state: str | None


_line_of = partial(tuple.__new__, Line)  # as `Line._make`, without a call of Python for every account and month


class Month(NamedTuple):
    """The end of a month (or the last day): the score, every account of the file, and the events since the last."""

    on: date
    score: Score
    lines: tuple[Line, ...]
    events: tuple[LimitEvent, ...]


def history(
    profile: Profile, model: Model, until: date, since: date | None = None, *, diary: Diary | None = None
) -> tuple[Month, ...]:
    """The months of a diary up to a day, oldest first.

    Args:
        profile: the diary.
        model: the scorecard and what an event is.
        until: the last day looked at.
        since: leaves out the months that ended before this day.
        diary: the same diary with its rows sorted, where somebody has it already.
    """
    diary = diary or Diary(profile, model.lenders)
    events = events_of(diary, until, model.platform.events)
    first = first_fact(diary, until)
    days = tuple(day for day in months(first, until) if since is None or day >= since)
    found, after = [], first - timedelta(days=1) if since is None else max(first, since) - timedelta(days=1)
    for day in days:
        view = View(diary, day)
        seen = tuple(event for event in events if after < event.on <= day)
        found.append(Month(day, score_view(view, model.scorecard), _lines(view), seen))
        after = day
    return tuple(found)


def first_fact(diary: Diary, until: date) -> date:
    """The day of the first dated fact about credit, `until` where there is none before it."""
    return min((day for day in _firsts(diary) if day <= until), default=until)


def _firsts(diary: Diary) -> Iterator[date]:
    yield from (account.earliest for account in diary.accounts if account.earliest is not None)
    for rows in (diary.applications, diary.negatives):
        yield from (row.on for row in rows or ())
    yield from (guarantee.on for guarantee in diary.profile.guarantees or ())


def months(start: date, end: date) -> Iterator[date]:
    """The month ends from `start` on that lie before `end`, and `end`."""
    day = month_end(start)
    while day < end:
        yield day
        day = month_end(day + timedelta(days=1))
    yield end


def _lines(view: View) -> tuple[Line, ...]:
    known = {account.account.id: account.line for account in view.accounts}
    return tuple(_line(account.id, known.get(account.id)) for account in view.profile.accounts)


def _line(account: str, standing: Standing | None) -> Line:
    if standing is None:
        return Line(account, None, None, None)
    limit, state, owed, _ = standing
    amount = None if limit is None else 0 if state == CLOSED else limit.row.amount
    return _line_of((account, amount, None if owed is None else owed.row, state))
