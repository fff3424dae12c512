"""Whether a newer diary shows that a step was done: a function named for each action that leaves a sign.

It is found by its name. Decides what counts as a sign; what leaves none in a file (a call, a letter) is never guessed.
Money paid is judged by `followed.py`, which knows what was owed with it and without it.
"""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import Step
from credit_cli.profile.records import Account, Application, Draw

RESTRICTED: Final = frozenset({"stocks", "property"})
RELATED: Final = frozenset({"related_transfer"})


class Files(NamedTuple):
    """The two diaries, each on its own day."""

    old: View
    new: View

    def account(self, account: str | None) -> AccountView | None:
        """An account of the newer diary."""
        return next((a for a in self.new.accounts if a.account.id == account), None)

    def since(self, day: date) -> bool:
        """Whether a day lies after the older diary and has come by the newer one."""
        return self.old.day < day <= self.new.day


Sign = Callable[[Step, Files], bool | None]
"""True: done; False: not done; None: the file does not tell."""


def clear_overdue(step: Step, files: Files) -> bool | None:
    """Nothing is overdue any more of what was due by then."""
    account = files.account(step.account)
    if account is None or account.dues is None:
        return None
    return not any(due.on <= files.old.day for due in account.overdue)


def pay_full_statement(step: Step, files: Files) -> bool | None:
    """The bill that was next was paid in full by its day."""
    account = files.account(step.account)
    bills = [p for p in (account.account.payments or () if account else ()) if files.since(p.due) and p.due >= step.on]
    if not bills or bills[0].paid is None:
        return None
    return bills[0].paid >= bills[0].amount


def fund_debit_account(step: Step, files: Files) -> bool | None:
    """No debit bounced in the days after."""
    account = files.account(step.account)
    if account is None or account.account.failed_debits is None:
        return None
    return not any(step.on <= day <= files.new.day for day in account.account.failed_debits)


def enable_autopay(step: Step, files: Files) -> bool | None:
    """The automatic debit is on."""
    account = files.account(step.account)
    return account.debited if account else None


def close_unused_lender(step: Step, files: Files) -> bool | None:
    """The account is closed."""
    account = files.account(step.account)
    return None if account is None or account.state is None else account.state == "closed"


def stop_applications(step: Step, files: Files) -> bool | None:
    """No application since."""
    rows: tuple[Application, ...] | None = files.new.profile.applications
    until = step.deadline or files.new.day
    return None if rows is None else not any(files.since(row.on) and row.on <= until for row in rows)


def _draws(step: Step, files: Files) -> list[Draw] | None:
    """The draws since, of the step's account or of all that list any."""
    accounts: tuple[Account, ...] = files.new.profile.accounts
    listed = [a.draws for a in accounts if a.draws is not None and step.account in (None, a.id)]
    return [draw for draws in listed for draw in draws if files.since(draw.on)] if listed else None


def _none_for(purposes: frozenset[str], step: Step, files: Files) -> bool | None:
    """No draw since for one of these purposes."""
    found = _draws(step, files)
    return None if found is None else not any(draw.purpose in purposes for draw in found)


def stop_restricted_use(step: Step, files: Files) -> bool | None:
    """Nothing was drawn for what the contract rules out."""
    return _none_for(RESTRICTED, step, files)


def stop_related_transfers(step: Step, files: Files) -> bool | None:
    """Nothing was drawn for somebody close."""
    return _none_for(RELATED, step, files)


def space_draws(step: Step, files: Files) -> bool | None:
    """Nothing was drawn since."""
    found = _draws(step, files)
    return None if found is None else not found


stop_quick_cycles = space_draws


def check_report(_: Step, files: Files) -> bool | None:
    """The credit report was looked up since."""
    record = files.new.profile.record
    return None if record is None or record.checked_on is None else files.since(record.checked_on)


def dispute_record(_: Step, files: Files) -> bool | None:
    """An entry that stood in the report is gone."""
    old, new = files.old.profile.record, files.new.profile.record
    if old is None or new is None or old.negatives is None or new.negatives is None:
        return None
    return True if any(entry not in new.negatives for entry in old.negatives) else None


def read_notices(_: Step, files: Files) -> bool | None:
    """The list of notices was written, where there was none."""
    old, new = files.old.profile.notices, files.new.profile.notices
    return True if new is not None and new != old else None


def verify_income(_: Step, files: Files) -> bool | None:
    """The income in force is verified."""
    person = files.new.profile.person
    rows = sorted((person.income if person else None) or (), key=lambda row: row.from_)
    return rows[-1].verified if rows else None


def verify_assets(_: Step, files: Files) -> bool | None:
    """Every asset is verified."""
    assets = files.new.profile.assets
    return all(asset.verified for asset in assets) if assets else None


def verify_identity(_: Step, files: Files) -> bool | None:
    """The identity is verified."""
    person = files.new.profile.person
    return person.identity.verified if person and person.identity else None


def bind_card(_: Step, files: Files) -> bool | None:
    """There is a card bound more than before."""
    found = [v.profile.person.identity if v.profile.person else None for v in files]
    old, new = (None if identity is None else identity.bank_cards for identity in found)
    return None if new is None else new > (old or 0)


def pay_bills_on_time(_: Step, files: Files) -> bool | None:
    """Every household bill since was paid by its day."""
    bills = [bill for bill in files.new.profile.bills or () if files.since(bill.due)]
    return all(bill.paid_on is not None and bill.paid_on <= bill.due for bill in bills) if bills else None


def build_buffer(step: Step, files: Files) -> bool | None:
    """The money is there."""
    person = files.new.profile.person
    if person is None or person.cash is None or step.amount is None:
        return None
    return person.cash >= step.amount
