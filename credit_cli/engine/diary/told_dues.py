"""What a file tells of dues up to a day, and where it is silent: without it nobody can be called late, nor on time.

Decides which dues have passed of which the file does not say whether they were paid, which accounts owe something (or
may) of which it lists no due of the last month, and from when on its lists are complete. Does not know what is late
(`dues.py`) nor any factor.
"""

from datetime import date
from typing import NamedTuple

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.profile.scalars import Fen


class Untold(NamedTuple):
    """A due that has passed and of which the file does not say whether it was paid."""

    on: date
    account: str
    needed: Fen


class ToldDues(NamedTuple):
    """Where a file is silent about dues.

    `untold` is the latest such due of each account, the oldest first; `silent` are the accounts without any due listed
    of the last month; `listed` says whether any account lists dues at all; `since` is the day from which on all lists
    are complete, None where they are so from the beginning.
    """

    untold: tuple[Untold, ...]
    silent: tuple[str, ...]
    listed: bool
    since: date | None

    @property
    def whole(self) -> bool:
        """Whether the file tells all there is."""
        return self.listed and not self.untold and not self.silent and self.since is None


def told_dues(view: View, *, ahead: bool = True) -> ToldDues:
    """What a file tells of dues up to the view's day; `ahead`: a due to come shows too that an account is told."""
    found = (_untold(account) for account in view.accounts)
    told_from = (account.account.known_from for account in view.accounts if account.diary.dues is not None)
    since = [known.payments for known in told_from if known is not None and known.payments is not None]
    return ToldDues(
        untold=tuple(sorted(due for due in found if due is not None)),
        silent=tuple(account.account.id for account in view.accounts if _is_silent(account, ahead=ahead)),
        listed=any(account.diary.dues is not None for account in view.accounts),
        since=max(since, default=None),
    )


def _untold(account: AccountView) -> Untold | None:
    """The latest due that has passed and may stand open; a later bill that was met has cured a card's earlier one."""
    for due in reversed(account.dues or ()):
        if due.met and account.account.statement_day is not None:
            return None
        if due.met is None and due.on < account.day:
            return Untold(due.on, account.account.id, due.needed)
    return None


def _is_silent(account: AccountView, *, ahead: bool) -> bool:
    """Whether something is owed, or may be, of which no due of the last month (or of the days to come) is listed."""
    owes = account.state != "closed" if account.owed is None else account.owed.row > 0
    if not owes or account.diary.dues is None:
        return owes
    rows = (row.on for row in account.diary.payments or () if ahead or row.on <= account.day)
    return all(due <= months_before(account.day, 1) for due in rows)
