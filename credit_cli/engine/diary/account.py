"""One account's rows, each list sorted by day when it is first asked for.

Decides which lender of the catalogue an account has, since when it exists, under which name it counts, and what of
another telling of the same account is taken over. Does not know any day, nor the other accounts (`rows.py`).
"""

from collections.abc import Mapping
from copy import copy
from datetime import date
from functools import cached_property

from credit_cli.engine.diary.dated import Dated, dated, known_since
from credit_cli.engine.diary.due_book import DueBook
from credit_cli.engine.diary.standing import Line
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Account, Available, Balance, Draw, Limit, Payment, State

LISTS_OF_LINE = ("limits", "states", "balances", "available")
LISTS = (*LISTS_OF_LINE, "draws", "payments", "failed_debits")


class AccountDiary:
    """One account's rows, each list sorted by day."""

    def __init__(self, account: Account, index: int, lenders: Mapping[str, Lender], written: date) -> None:
        self.account = account
        self.written = written
        self.place = index
        self.pointer = f"/accounts/{index}"
        self.lender = lenders.get(account.lender) or lenders["other"]
        self.counted_as = _counted_as(account, self.lender)  # under which name it counts among lenders
        self._earlier_dues: DueBook | None = None

    @cached_property
    def balances(self) -> tuple[Dated[Balance], ...] | None:
        """Balances by day."""
        return dated(self.account.balances, f"{self.pointer}/balances", "on")

    @cached_property
    def limits(self) -> tuple[Dated[Limit], ...] | None:
        """Limits by day."""
        return dated(self.account.limits, f"{self.pointer}/limits", "on")

    @cached_property
    def available(self) -> tuple[Dated[Available], ...] | None:
        """What was still available, by day."""
        return dated(self.account.available, f"{self.pointer}/available", "on")

    @cached_property
    def states(self) -> tuple[Dated[State], ...] | None:
        """States by day."""
        return dated(self.account.states, f"{self.pointer}/states", "on")

    @cached_property
    def line(self) -> Line:
        """How the line stands on any day."""
        return Line(self.limits, self.states, self.balances, self.available)

    @cached_property
    def draws(self) -> tuple[Dated[Draw], ...] | None:
        """Draws by day."""
        return dated(self.account.draws, f"{self.pointer}/draws", "on")

    @cached_property
    def payments(self) -> tuple[Dated[Payment], ...] | None:
        """Payments by due day."""
        return dated(self.account.payments, f"{self.pointer}/payments", "due")

    @cached_property
    def dues(self) -> DueBook | None:
        """The dues as any day tells them; None where the file does not list payments."""
        if self.payments is None:
            return None
        rolls_over = self.account.statement_day is not None
        return DueBook(self.payments, self.lender.grace_days, rolls_over=rolls_over, like=self._earlier_dues)

    @cached_property
    def failed_debits(self) -> tuple[Dated[date], ...] | None:
        """Bounced debits by day."""
        days = self.account.failed_debits
        if days is None:
            return None
        return tuple(sorted(Dated(d, d, f"{self.pointer}/failed_debits/{i}") for i, d in enumerate(days)))

    @cached_property
    def earliest(self) -> date | None:
        """The day by which the account existed: `opened`, else its first fact, else None (a due to come is none)."""
        if self.account.opened is not None:
            return self.account.opened
        lists = (self.limits, self.balances, self.states, self.draws, self.payments, self.available, self.failed_debits)
        firsts = [rows[0].on for rows in lists if rows and rows[0].on <= self.written]
        return min(firsts) if firsts else None

    def payments_reach(self, start: date | None) -> bool:
        """Whether the list of payments is complete back to the start of a window, where one is asked for."""
        known = self.account.known_from
        return start is None or known is None or known_since(known.payments, start)

    def written_on(self, day: date) -> "AccountDiary":
        """The same rows in a file of another day."""
        twin = copy(self)
        twin.written = day
        twin.__dict__.pop("earliest", None)
        return twin

    def sort(self) -> None:
        """Sort every list now, for all who take it over."""
        for name in (*LISTS, "dues", "line"):
            getattr(self, name)

    def take_over(self, other: "AccountDiary") -> None:
        """Take what is sorted and read already from the same account before it was changed."""
        known, old, new = other.__dict__, other.account, self.account
        same = {name for name in LISTS if _is_same(getattr(old, name), getattr(new, name))}
        self.__dict__.update({name: known[name] for name in same & known.keys()})
        if same.issuperset(LISTS_OF_LINE) and "line" in known:
            self.__dict__["line"] = known["line"]
        if (old.lender, old.statement_day) == (new.lender, new.statement_day):
            self._earlier_dues = known.get("dues")
            if "payments" in same and "dues" in known:
                self.__dict__["dues"] = known["dues"]


def _counted_as(account: Account, lender: Lender) -> str | None:
    """Under which name an account counts among lenders; None where its kind never counts."""
    if lender.counts == "never":
        return None
    if account.provider is not None:
        return f"provider {account.provider}"
    return f"account {account.id}" if lender.counts == "account" else f"lender {account.lender}"


def _is_same(old: object, new: object) -> bool:
    return old is new or old == new  # a long list compares row by row even with itself
