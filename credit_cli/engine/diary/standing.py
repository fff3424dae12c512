"""How a line of credit stands on a day: its limit, its state, what is owed and how full it is.

Decides which row holds on a day, that a temporary raise which has ended gives way to the limit before it, and that
what stands is worked out once for all days between two changes. Does not know what was due (`dues.py`), nor any factor.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import NamedTuple

from credit_cli.engine.diary.dated import Dated, dated_of, latest, until
from credit_cli.engine.results import Pointer
from credit_cli.profile.records import Available, Balance, Limit, State
from credit_cli.profile.scalars import Fen

ONE_DAY = timedelta(days=1)
Limits = tuple[Dated[Limit], ...] | None
States = tuple[Dated[State], ...] | None
Balances = tuple[Dated[Balance], ...] | None
Availables = tuple[Dated[Available], ...] | None


class Usage(NamedTuple):
    """How full an account is: what is owed of what could be, and the rows that say so."""

    owed: Fen
    limit: Fen
    evidence: tuple[Pointer, ...]
    since: date

    @property
    def ratio(self) -> float:
        """Owed over limit; an account with something owed and no limit left is full."""
        if self.limit > 0:
            return self.owed / self.limit
        return 1.0 if self.owed > 0 else 0.0


Full = Usage
"""Several lines taken together."""


def together(usages: Iterable[Usage]) -> Full | None:
    """Lines taken together: all that is owed of all that could be; None where there is none."""
    found = list(usages)
    if not found:
        return None
    owed, limits, evidence, since = zip(*found, strict=True)
    return Usage(sum(owed), sum(limits), tuple(chain.from_iterable(evidence)), max(since))


_usage_of = partial(tuple.__new__, Usage)  # as `Usage._make`, without a call of Python for every day


class Standing(NamedTuple):
    """A line at the end of a day.

    `state` is `open`, `frozen` or `closed`, None where the file does not say; `owed` the latest balance, at least 0,
    else limit less what is available; `usage` None where the file does not tell or nothing can be drawn any more.
    """

    limit: Dated[Limit] | None
    state: str | None
    owed: Dated[Fen] | None
    usage: Usage | None


_standing_of = partial(tuple.__new__, Standing)


class Line:
    """One account's line, looked at on any day."""

    def __init__(self, limits: Limits, states: States, balances: Balances, available: Availables) -> None:
        self._limits, self._states, self._balances, self._available = limits, states, balances, available
        terms = {row.on for rows in (limits, states) for row in rows or ()}
        terms |= {row.row.until + ONE_DAY for row in limits or () if row.row.until is not None}
        self._terms_change = sorted(terms)
        self._terms: dict[int, tuple[Dated[Limit] | None, str | None]] = {}
        self._balance_days = [row.on for row in balances or ()]
        self.changes = sorted(terms.union(self._balance_days, (row.on for row in available or ())))
        self._known: list[Standing | None] = [None] * (len(self.changes) + 1)

    def on(self, day: date) -> Standing:
        """The line at the end of a day."""
        index = bisect_right(self.changes, day)
        found = self._known[index]
        if found is None:
            found = self._known[index] = self._stand(day)
        return found

    def _stand(self, day: date) -> Standing:
        index = bisect_right(self._terms_change, day)
        terms = self._terms.get(index)
        if terms is None:
            row = latest(self._states, day)
            terms = self._terms[index] = (self._limit(day), None if row is None else row.row.state)
        limit, state = terms
        owed = self._owed(day, limit)
        return _standing_of((limit, state, owed, _usage(limit, state, owed)))

    def _limit(self, day: date) -> Dated[Limit] | None:
        for row in reversed(until(self._limits or (), day)):
            if row.row.until is None or row.row.until >= day:
                return row
        return None

    def _owed(self, day: date, limit: Dated[Limit] | None) -> Dated[Fen] | None:
        told = bisect_right(self._balance_days, day)
        if told and self._balances is not None:
            on, (_, amount), pointer = self._balances[told - 1]
            return dated_of((on, max(0, amount), pointer))
        free = latest(self._available, day)
        if free is not None and limit is not None:
            return Dated(free.on, max(0, limit.row.amount - free.row.amount), free.pointer)
        return None


def _usage(limit: Dated[Limit] | None, state: str | None, owed: Dated[Fen] | None) -> Usage | None:
    if limit is None or owed is None or (state == "closed" and owed.row == 0):
        return None
    told_on, amount, told_in = owed
    set_on, row, set_in = limit
    return _usage_of((amount, row.amount, (told_in, set_in), max(told_on, set_on)))
