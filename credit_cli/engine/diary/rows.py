"""A profile made ready to be looked at on any day: rows sorted by date, each with its pointer.

Decides the order of rows (by day, then as written). Built once per profile; looking at a day (`view.py`) then costs no
sorting. Does not know any day.
"""

from collections.abc import Mapping
from copy import copy
from functools import cached_property

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.dated import Dated, dated
from credit_cli.engine.diary.together import Together
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Application, Income, Negative, Notice, Profile


class Diary:
    """A profile's rows, sorted; `at(day)` of `view.py` looks at them."""

    def __init__(self, profile: Profile, lenders: Mapping[str, Lender]) -> None:
        self.profile = profile
        self.lenders = lenders
        self.accounts = tuple(AccountDiary(a, i, lenders, profile.as_of) for i, a in enumerate(profile.accounts))

    @cached_property
    def together(self) -> Together:
        """What the accounts add up to, on any day."""
        return Together(self.accounts)

    def written_on(self, profile: Profile) -> "Diary":
        """The diary of the same accounts in a file of another day; rows are not sorted again."""
        twin = copy(self)
        twin.__dict__.pop("incomes", None)
        twin.__dict__.pop("together", None)
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
