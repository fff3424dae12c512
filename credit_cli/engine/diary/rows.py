"""A profile made ready to be looked at on any day: rows sorted by date, each with its pointer.

Decides the order of rows (by day, then as written) and which lender of the catalogue an account has. Built once per
profile; looking at a day (`view.py`) then costs no sorting. Does not know any day.
"""

from collections.abc import Mapping
from copy import copy
from datetime import date
from functools import cached_property

from credit_cli.engine.diary.dated import Dated, dated
from credit_cli.engine.diary.due_book import DueBook
from credit_cli.engine.diary.standing import Full, Line, Usage, together
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import (
    Account,
    Application,
    Available,
    Balance,
    Draw,
    Income,
    Limit,
    Negative,
    Notice,
    Payment,
    Profile,
    State,
)

LISTS_OF_LINE = ("limits", "states", "balances", "available")
LISTS = (*LISTS_OF_LINE, "draws", "payments", "failed_debits")


class AccountDiary:
    """One account's rows, each list sorted by day."""

    def __init__(self, account: Account, index: int, lenders: Mapping[str, Lender], written: date) -> None:
        self.account = account
        self.written = written
        self.pointer = f"/accounts/{index}"
        self.lender = lenders.get(account.lender) or lenders["other"]
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

    @cached_property
    def counted_as(self) -> str | None:
        """Under which name this account counts among lenders; None where its kind never counts."""
        if self.lender.counts == "never":
            return None
        if self.account.provider is not None:
            return f"provider {self.account.provider}"
        return f"account {self.account.id}" if self.lender.counts == "account" else f"lender {self.account.lender}"

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


def _is_same(old: object, new: object) -> bool:
    return old is new or old == new  # a long list compares row by row even with itself


class Diary:
    """A profile's rows, sorted; `at(day)` of `view.py` looks at them."""

    def __init__(self, profile: Profile, lenders: Mapping[str, Lender]) -> None:
        self.profile = profile
        self.lenders = lenders
        self.accounts = tuple(AccountDiary(a, i, lenders, profile.as_of) for i, a in enumerate(profile.accounts))
        self._full: dict[date, Full | None] = {}
        self._usages: dict[date, tuple[tuple[str, Usage], ...]] = {}

    def full(self, day: date) -> Full | None:
        """All lines that can be drawn again, taken together on a day; None where nothing is known of any."""
        if day not in self._full:
            self._full[day] = together(usage for _, usage in self.usages(day))
        return self._full[day]

    def usages(self, day: date) -> tuple[tuple[str, Usage], ...]:
        """How full each line is on a day, by account, where it can be drawn again and the file tells."""
        found = self._usages.get(day)
        if found is None:
            lines = [(key, line) for key, earliest, line in self._lines if earliest is None or earliest <= day]
            found = tuple((key, usage) for key, line in lines if (usage := line.on(day).usage) is not None)
            self._usages[day] = found
        return found

    @cached_property
    def _lines(self) -> tuple[tuple[str, date | None, Line], ...]:
        revolving = (a for a in self.accounts if a.lender.kind == "revolving")
        return tuple((a.account.id, a.earliest, a.line) for a in revolving)

    def written_on(self, profile: Profile) -> "Diary":
        """The diary of the same accounts in a file of another day; rows are not sorted again."""
        twin = copy(self)
        twin.__dict__.pop("incomes", None)
        twin.__dict__.pop("_lines", None)
        twin.__dict__["_full"] = {}
        twin.__dict__["_usages"] = {}
        twin.profile = profile
        twin.accounts = tuple(account.written_on(profile.as_of) for account in self.accounts)
        return twin

    def sorted(self) -> "Diary":
        """The same diary, every list sorted: diaries made of it do not sort again."""
        for account in self.accounts:
            account.sort()
        _ = self.applications, self.negatives, self.notices
        return self

    def but(self, profile: Profile) -> "Diary":
        """The diary of a changed profile; accounts that are the same are not sorted again."""
        changed = Diary(profile, self.lenders)
        pairs = tuple(zip(self.accounts, changed.accounts, strict=True))
        for old, new in pairs:
            if old.account is not new.account:
                new.take_over(old)
        changed.accounts = tuple(old if old.account is new.account else new for old, new in pairs)
        return changed

    @cached_property
    def applications(self) -> tuple[Dated[Application], ...] | None:
        """Applications and inquiries by day."""
        return dated(self.profile.applications, "/applications", "on")

    @cached_property
    def negatives(self) -> tuple[Dated[Negative], ...] | None:
        """Negative entries of the credit report by day."""
        record = self.profile.record
        return None if record is None else dated(record.negatives, "/record/negatives", "on")

    @cached_property
    def incomes(self) -> tuple[Dated[Income], ...] | None:
        """Incomes by the day from which they hold."""
        person = self.profile.person
        return None if person is None else dated(person.income, "/person/income", "from_")

    @cached_property
    def notices(self) -> tuple[Dated[Notice], ...] | None:
        """Notices by day."""
        return dated(self.profile.notices, "/notices", "on")
