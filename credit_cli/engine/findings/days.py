"""Contradictions between days: what came before it could, after it could, or is not yet.

Decides when a day of a file cannot be right, or makes the file stale. One function a finding, named as in
`data/findings.yaml`. Does not know amounts.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.dated import Dated, dated, latest
from credit_cli.engine.findings.finding import Hit, Look, hit


def autopay_but_overdue(look: Look) -> Iterator[Hit]:
    """A due is long overdue though autopay is on and no debit bounced since."""
    longest = look.threshold("autopay_but_overdue")
    for account in look.view.accounts:
        if not account.debited or (account.account.debits and account.account.debits.failed):
            continue
        for due in account.overdue[:1]:
            bounced = any(debit.on >= due.on for debit in account.diary.failed_debits or ())
            if due.days_late > longest and not bounced:
                yield hit(due.evidence[0], due=due.on, days=due.days_late)


def before_opening(look: Look) -> Iterator[Hit]:
    """A fact is dated before its account was opened: the first one of each account."""
    for account in look.view.diary.accounts:
        opened = account.account.opened
        if opened is None:
            continue
        early = [row for row in _happened(account) if row.on < opened]
        for row in sorted(early, key=lambda row: row.on)[:1]:
            yield hit(row.pointer, on=row.on, opened=opened)


def after_closing(look: Look) -> Iterator[Hit]:
    """Money was drawn on a closed account."""
    for account in look.view.diary.accounts:
        for draw in account.draws or ():
            state = latest(account.states, draw.on)
            if state is not None and state.row.state == "closed" and state.on < draw.on:
                yield hit(draw.pointer, on=draw.on, closed=state.on)


def after_as_of(look: Look) -> Iterator[Hit]:
    """A fact that only the past can hold is dated after the file's day."""
    day, profile = look.profile.as_of, look.profile
    person = profile.person
    elsewhere = (
        dated([a for a in profile.applications or () if a.outcome != "pending"], "/applications", "on"),
        dated(person.sesame if person else None, "/person/sesame", "on"),
        look.view.diary.negatives,
    )
    facts = chain(
        *(_happened(account, dues=False) for account in look.view.diary.accounts), *(r or () for r in elsewhere)
    )
    for row in facts:
        if row.on > day:
            yield hit(row.pointer, on=row.on, as_of=day)


def _happened(account: AccountDiary, *, dues: bool = True) -> Iterator[Dated[Any]]:
    """Every dated fact of an account that somebody did or saw; a due may also lie ahead."""
    lists = (account.balances, account.available, account.draws, account.failed_debits)
    yield from chain(*(rows or () for rows in lists))
    if dues:
        yield from account.payments or ()


def negative_after_report(look: Look) -> Iterator[Hit]:
    """The report is said to show a negative later than itself."""
    record = look.profile.record
    if record is None or record.checked_on is None:
        return
    for negative in look.view.diary.negatives or ():
        if negative.on > record.checked_on:
            yield hit(negative.pointer, on=negative.on, checked_on=record.checked_on)


def stale_file(look: Look) -> Iterator[Hit]:
    """The file describes a day long before the one that is said to be today."""
    if look.today is None:
        return
    age = (look.today - look.profile.as_of).days
    if age > look.threshold("stale_file"):
        yield hit("/as_of", as_of=look.profile.as_of, days=age)
