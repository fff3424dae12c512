"""Contradictions between amounts: what is owed, given, due and paid.

Decides when two amounts of a file cannot both be right. One function a finding, named as in `data/findings.yaml`.
Does not know days beyond which row held when.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.diary.dated import Dated, latest, until
from credit_cli.engine.findings.finding import Hit, Look, hit, yuan
from credit_cli.profile.records import Available, Payment

_PARTS_OF_SPENDING = ("largest", "high_risk")
_FROM_FEWEST = ("over_90", "over_60", "over_30", "total", "window")


def balance_above_limit(look: Look) -> Iterator[Hit]:
    """The latest balance lies above every limit given until then; above one that was cut it may lie."""
    day = look.profile.as_of
    for account in look.view.diary.accounts:
        balance = latest(account.balances, day)
        if balance is None:
            continue
        limits = [row.row.amount for row in until(account.limits or (), balance.on)]
        if limits and balance.row.amount > max(limits):
            yield hit(balance.pointer, on=balance.on, balance=yuan(balance.row.amount), limit=yuan(max(limits)))


def available_disagrees(look: Look) -> Iterator[Hit]:
    """Limit, balance and available of one day do not add up, beyond what rounding and interest make."""
    share = look.threshold("available_disagrees")
    for account in look.view.diary.accounts:
        available = latest(account.available, look.profile.as_of)
        if available is None or _is_stopped(account, available):
            continue
        limit = latest(account.limits, available.on)
        balance = latest(account.balances, available.on)
        if limit is None or limit.row.amount == 0:
            continue
        ceiling = limit.row.amount
        owed = balance.row.amount if balance is not None and balance.on == available.on else None
        expected = ceiling if owed is None else min(max(0, ceiling - owed), ceiling)
        wrong = available.row.amount - expected if owed is None else abs(available.row.amount - expected)
        if wrong > share * ceiling:
            amounts = {"limit": yuan(ceiling), "balance": yuan(owed or 0), "available": yuan(available.row.amount)}
            yield hit(available.pointer, on=available.on, **amounts)


def _is_stopped(account: AccountDiary, row: Dated[Available]) -> bool:
    """Whether the account was frozen or closed, so that nothing is available whatever the limit says."""
    state = latest(account.states, row.on)
    return state is not None and state.row.state != "open"


def paid_more_than_due(look: Look) -> Iterator[Hit]:
    """The part payments of a due sum to more than was due."""
    for account in look.view.diary.accounts:
        for due, rows in groupby(account.payments or (), key=lambda row: row.on):
            parts: list[Dated[Payment]] = list(rows)
            amount = max(part.row.amount for part in parts)
            paid = sum(part.row.paid or 0 for part in parts)
            if paid > amount:
                yield hit(parts[-1].pointer, due=due, amount=yuan(amount), paid=yuan(paid))


def minimum_above_due(look: Look) -> Iterator[Hit]:
    """A payment's minimum lies above its amount."""
    for account in look.view.diary.accounts:
        for due in account.payments or ():
            if due.row.minimum is not None and due.row.minimum > due.row.amount:
                yield hit(due.pointer, minimum=yuan(due.row.minimum), amount=yuan(due.row.amount))


def paid_on_without_payment(look: Look) -> Iterator[Hit]:
    """A payment has a day of payment and nothing paid."""
    for account in look.view.diary.accounts:
        for due in account.payments or ():
            if due.row.paid == 0 and due.row.paid_on is not None and due.row.amount > 0:
                yield hit(due.pointer, due=due.on, paid_on=due.row.paid_on)


def spending_part_above_total(look: Look) -> Iterator[Hit]:
    """A part of a month's spending lies above its total."""
    for index, month in enumerate(look.profile.spending or ()):
        for part in _PARTS_OF_SPENDING:
            value = getattr(month, part)
            if value is not None and value > month.total:
                yield hit(f"/spending/{index}/{part}", part=part, value=yuan(value), total=yuan(month.total))


def late_months_disagree(look: Look) -> Iterator[Hit]:
    """The report counts more months that are later by more days than by fewer."""
    late = look.profile.record.late_months if look.profile.record else None
    if late is None:
        return
    counted = [(key, getattr(late, key)) for key in _FROM_FEWEST if getattr(late, key) is not None]
    for (more, many), (fewer, few) in pairwise(counted):
        if many > few:
            context = {"more": more, "more_value": many, "fewer": fewer, "fewer_value": few}
            yield hit(f"/record/late_months/{more}", **context)


def guarantee_disagrees(look: Look) -> Iterator[Hit]:
    """A guarantee is overdue since a day and said not to be overdue."""
    for index, guarantee in enumerate(look.profile.guarantees or ()):
        if guarantee.overdue is False and guarantee.overdue_since is not None:
            yield hit(f"/guarantees/{index}", since=guarantee.overdue_since)
