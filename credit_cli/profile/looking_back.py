"""The same diary as of an earlier day: what it would have said then.

Decides what must be forgotten: undated values speak of the file's own day only, and beside dated ones they are the ones
of that day (`autopay_by_day`). Dated rows stay; those after the day
have not happened, and whoever looks at a day leaves them out. Does not compute any fact.
"""

from collections.abc import Sequence
from datetime import date

from credit_cli.profile.records import Account, Autopay, Profile


def autopay_by_day(entries: Sequence[Autopay], written: date) -> tuple[Autopay, ...]:
    """The switches of an automatic debit, oldest first, those of one day as they stand in the file.

    An entry without a day speaks of the file's own day, `written`: it comes after every earlier one.
    """
    return tuple(sorted(entries, key=lambda entry: entry.on or written))


def autopay_on(entries: Sequence[Autopay] | None, day: date, written: date) -> bool | None:
    """Whether the automatic debit is on, on a day; None where no entry tells."""
    told = [entry for entry in autopay_by_day(entries or (), written) if (entry.on or written) <= day]
    return told[-1].enabled if told else None


def _account(account: Account) -> Account:
    autopay = account.autopay
    dated = None if autopay is None else tuple(entry for entry in autopay if entry.on is not None)
    return account._replace(autopay=dated or None, debits=None)


def as_of(profile: Profile, day: date) -> Profile:
    """The profile as of a day that is not after its own; itself where the day is its own."""
    if day == profile.as_of:
        return profile
    person, record, guarantees = profile.person, profile.record, profile.guarantees
    if record is not None and record.checked_on is None:
        record = record._replace(late_months=None)
    if guarantees is not None:
        guarantees = tuple(g._replace(overdue=None) for g in guarantees)
    return profile._replace(
        as_of=day,
        person=None if person is None else person._replace(cash=None),
        assets=None,
        record=record,
        guarantees=guarantees,
        accounts=tuple(_account(account) for account in profile.accounts),
    )
