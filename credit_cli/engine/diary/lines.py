"""A line of credit day by day: what stood before, and what stands after, each day on which it changed.

Decides which rows count on a day (the last one written for it), when a temporary raise gives way to the limit before
it, and whether anything is left to draw. A day on which only a balance moved, and did not use the line up, is passed
over. Does not know which of these changes is an event (`events.py`), nor who the person is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.dated import Dated, by_day
from credit_cli.engine.results import Pointer
from credit_cli.profile.records import Available, Balance, Limit, State
from credit_cli.profile.scalars import Fen

Entry = Limit | State | Balance | Available
ONE_DAY = timedelta(days=1)


class Standing(NamedTuple):
    """How a line stands at the end of a day; None where the file has not told yet.

    `limit` is the lasting total line, `raised` a temporary raise that is running, `positive` the last lasting limit
    above zero, `positive_row` its row. `owed` is the latest balance, `free` what the app showed as available since.
    """

    state: str | None = None
    limit: Fen | None = None
    raised: Dated[Limit] | None = None
    positive: Fen | None = None
    positive_row: Pointer | None = None
    owed: Fen | None = None
    free: Fen | None = None

    @property
    def shut(self) -> bool:
        """Whether nothing can be drawn because the line is frozen, closed or nought."""
        return self.state in {"frozen", "closed"} or self.limit == 0

    @property
    def total(self) -> Fen | None:
        """The total line in force, a running raise included."""
        return self.raised.row.amount if self.raised is not None else self.limit

    @property
    def used_up(self) -> bool | None:
        """Whether the balance has reached the limit or nothing is available; None where the file does not tell."""
        if self.total == 0:
            return True
        if self.free is not None:
            return self.free == 0
        if self.owed is None or self.total is None:
            return None
        return self.owed >= self.total


class DayOfLine(NamedTuple):
    """One day on which a line changed, and how it stood before and after."""

    on: date
    before: Standing
    after: Standing
    state: Dated[State] | None
    limit: Dated[Limit] | None
    rows: tuple[Dated[Entry], ...]
    first: bool


def days_of_line(account: AccountDiary, until: date) -> Iterator[DayOfLine]:
    """The days on which a limit or a state was written or the line was used up (or no longer), oldest first."""
    standing, opened = Standing(), account.account.opened
    seen = False
    moved: Dated[Entry] | None = None  # the last balance that was passed over
    for rows in by_day(_rows(account)):
        day = rows[0].on
        if day > until:
            return
        if _only_moves(rows, standing):
            seen, moved = True, rows[0]
            continue
        if moved is not None:
            standing, moved = _after(standing, (moved,)), None
        before = _on(standing, day - ONE_DAY)
        standing = _after(_on(standing, day), rows)
        if not isinstance(rows[0].row, State | Limit) and standing.used_up == before.used_up:
            seen = True
            continue
        states = [Dated(row.on, row.row, row.pointer) for row in rows if isinstance(row.row, State)]
        limits = [Dated(row.on, row.row, row.pointer) for row in rows if isinstance(row.row, Limit)]
        yield DayOfLine(
            on=day,
            before=before,
            after=standing,
            state=states[-1] if states else None,
            limit=limits[-1] if limits else None,
            rows=rows,
            first=not seen and (opened is None or opened >= day),
        )
        seen = True


def _rows(account: AccountDiary) -> list[Dated[Entry]]:
    """The rows that tell of the line, day by day: states, limits, balances, so that a day compares like with like."""
    rows: list[Dated[Entry]] = [*(account.states or ()), *(account.limits or ())]
    rows += _telling(account, {row.on for row in rows})
    rows += account.available or ()
    rows.sort(key=itemgetter(0))
    return rows


def _telling(account: AccountDiary, days: set[date]) -> Sequence[Dated[Balance]]:
    """The balances: where none of them can use the line up, only the first, and those on some days and before them."""
    balances = account.balances or ()
    least = min((row.row.amount for row in account.limits or ()), default=None)
    if account.available or not balances or (least is not None and least <= max(row.row.amount for row in balances)):
        return balances
    places = {0}
    for day in days:
        on = bisect_left(balances, day, key=itemgetter(0))
        places.update(range(max(0, on - 1), bisect_right(balances, day, lo=on, key=itemgetter(0))))
    return [balances[place] for place in sorted(places)]


def _only_moves(rows: tuple[Dated[Entry], ...], standing: Standing) -> bool:
    """Whether a day tells one balance of a plain line, and there is no limit yet or something left before and after.

    What stood before it is the same whether or not balances before it were passed over.
    """
    entry = rows[0].row
    if len(rows) > 1 or type(entry) is not Balance or standing.raised is not None or standing.free is not None:
        return False
    limit, owed = standing.limit, standing.owed
    return limit is None or (owed is not None and owed < limit and entry.amount < limit)


def _on(standing: Standing, day: date) -> Standing:
    """The standing on a later day on which nothing was written: a raise may have run out, which is no news."""
    running = standing.raised
    if running is None or running.row.until is None or running.row.until >= day:
        return standing
    return standing._replace(raised=None)


def _after(before: Standing, rows: tuple[Dated[Entry], ...]) -> Standing:
    now = before
    balance_told = False
    state_told = isinstance(rows[0].row, State)  # on that day, the state wins over what a limit says
    for row in rows:
        entry = row.row
        if isinstance(entry, Balance):
            now, balance_told = Standing(*now[:-2], owed=entry.amount, free=None), True
        elif isinstance(entry, State):
            now = now._replace(state=entry.state)
        elif isinstance(entry, Limit):
            now = _with_limit(now, row, entry, reopens=not state_told)
        elif not balance_told or now.total is None:  # a balance of the same day wins over what the app showed
            now = now._replace(free=entry.amount)
    return now


def _with_limit(now: Standing, row: Dated[Entry], entry: Limit, *, reopens: bool) -> Standing:
    if entry.until is not None:
        return now._replace(raised=Dated(row.on, entry, row.pointer))
    opens = reopens and now.state == "closed" and entry.amount > 0
    now = now._replace(limit=entry.amount, raised=None, state="open" if opens else now.state)
    if entry.amount > 0:
        now = now._replace(positive=entry.amount, positive_row=row.pointer)
    return now
