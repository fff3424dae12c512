"""The future profile: the person's diary with the rows that a forecast adds, to be scored like any other.

Decides which rows are appended and that no good fact is made up: an account whose payments the file does not list
stays unknown unless something bad happens. What the file dates after its own day has not happened and is left out,
dues ahead excepted. Does not know how the rows came about.
"""

from datetime import date
from typing import Any

from credit_cli.engine.world.ledger import Ledger, Rows
from credit_cli.profile.records import Account, Identity, Payment, Person, Profile
from credit_cli.profile.scalars import Fen

_HAPPENING = ("states", "limits", "available", "balances", "draws")


def as_happened(profile: Profile) -> Profile:
    """The profile without what is dated after its own day; dues ahead stay, as not yet paid."""
    day = profile.as_of
    return profile._replace(
        accounts=tuple(_account_until(account, day) for account in profile.accounts),
        applications=None if profile.applications is None else tuple(a for a in profile.applications if a.on <= day),
    )


def _account_until(account: Account, day: date) -> Account:
    kept: dict[str, Any] = {}
    for name in _HAPPENING:
        rows = getattr(account, name)
        if rows and any(row.on > day for row in rows):
            kept[name] = tuple(row for row in rows if row.on <= day)
    if account.payments:
        kept["payments"] = tuple(_not_yet_paid(row, day) for row in account.payments)
    if account.failed_debits:
        kept["failed_debits"] = tuple(d for d in account.failed_debits if d <= day)
    return account._replace(**kept)


def _not_yet_paid(row: Payment, day: date) -> Payment:
    if row.paid_on is None or row.paid_on <= day:
        return row
    return row._replace(paid=None if row.due >= day else 0, paid_on=None, by=None)


def future_profile(profile: Profile, ledgers: list[Ledger]) -> Profile:
    """The diary with every row the forecast wrote."""
    accounts = list(profile.accounts)
    for ledger in ledgers:
        accounts[ledger.index] = with_rows(accounts[ledger.index], ledger.rows, profile.as_of)
    return profile._replace(accounts=tuple(accounts))


def with_rows(account: Account, rows: Rows, as_of: date) -> Account:
    """One account's diary with the rows the forecast wrote."""
    added: dict[str, Any] = {}
    if rows.balances:
        added["balances"] = (*(account.balances or ()), *rows.balances)
    if rows.payments and (account.payments is not None or rows.bad):
        written = [r for r in account.payments or () if r.due <= as_of or r.due not in rows.restated]
        added["payments"] = (*written, *rows.payments)
    added |= _bounced(account, rows)
    for name, changes in (("states", rows.states), ("autopay", rows.autopay)):
        if changes:
            added[name] = (*(getattr(account, name) or ()), *changes)
    if rows.paid_off is not None and account.draws:
        added["draws"] = tuple(d._replace(repaid_on=rows.paid_off) if d.repaid_on is None else d for d in account.draws)
    return account._replace(**added) if added else account


def _bounced(account: Account, rows: Rows) -> dict[str, Any]:
    """Bounced debits, dated, or added to the totals where the file has only those."""
    if not rows.failed:
        return {}
    if account.failed_debits is None and account.debits is not None:
        return {"debits": account.debits._replace(failed=account.debits.failed + len(rows.failed))}
    return {"failed_debits": (*(account.failed_debits or ()), *rows.failed)}


def on_day(future: Profile, day: date, cash: Fen | None, tidied: tuple[tuple[date, str], ...] = ()) -> Profile:
    """The future diary as a file of one of its days, with the cash of that day where cash is known."""
    for on, action in tidied:
        if on <= day:
            future = _in_order(future, on, action)
    if cash is None:
        return future._replace(as_of=day)
    return future._replace(as_of=day, person=(future.person or Person())._replace(cash=cash))


def _in_order(profile: Profile, on: date, action: str) -> Profile:
    """The diary after something in it was verified, or a card was bound."""
    person = profile.person or Person()
    identity = person.identity or Identity()
    match action:
        case "verify_income":
            held = [income for income in person.income or () if income.from_ <= on]
            if not held:
                return profile
            verified = max(held, key=lambda income: income.from_)._replace(from_=on, verified=True)
            return profile._replace(person=person._replace(income=(*(person.income or ()), verified)))
        case "verify_identity":
            return profile._replace(person=person._replace(identity=identity._replace(verified=True)))
        case "bind_card":
            cards = identity._replace(bank_cards=(identity.bank_cards or 0) + 1)
            return profile._replace(person=person._replace(identity=cards))
        case _:
            assets = tuple(asset._replace(verified=True) for asset in profile.assets or ())
            return profile._replace(assets=assets) if assets else profile
