"""Which account of a profile a fact is about, or what a new one is called.

Decides by lender, bank and opening day; where several accounts fit, none is chosen and the person is asked. Does not
know facts.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from credit_cli.importers.facts import RowFact, Target
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Account
from credit_cli.profile.scalars import parse_account_id

_FORMS: Final = ("股份有限公司", "有限责任公司", "有限公司", "信用卡中心", "中国")
_NOT_A_NAME = re.compile(r"[^\w.-]+")
_LONGEST: Final = 36


class Resolved(NamedTuple):
    """Targets by the account they are, its id; `new` are those to be made, `several` could be more than one."""

    ids: Mapping[Target, str]
    new: tuple[Target, ...]
    several: Mapping[Target, tuple[str, ...]]


def resolve(
    targets: Iterable[Target],
    accounts: tuple[Account, ...],
    lenders: Mapping[str, Lender],
    draws: Collection[RowFact],
    chosen: str | None,
) -> Resolved | None:
    """The account of each target; `chosen` is the account the person named. None where it fits no target."""
    targets = tuple(targets)
    free = {account.id: account for account in accounts}
    ids = _named(targets, free, lenders, chosen) if chosen in free else {}
    if ids is None:
        return None
    several: dict[Target, tuple[str, ...]] = {}
    for target in (t for t in targets if t not in ids):
        fitting = _fitting(target, free.values(), lenders, draws)
        if len(fitting) == 1:
            ids[target] = fitting[0].id
            if _one_by_one(target.lender, lenders):
                del free[fitting[0].id]
        elif fitting:
            several[target] = tuple(a.id for a in fitting)
    new = tuple(t for t in targets if t not in ids and (t not in several or len(t.lenders) > 1))
    taken = {account.id for account in accounts}
    if chosen is not None and chosen not in taken:
        if len(new) != 1 or not isinstance(parse_account_id(chosen), str):
            return None
        ids[new[0]] = chosen
    for target in (t for t in new if t not in ids):
        ids[target] = _new_id(target, taken | set(ids.values()))
    return Resolved(ids, new, {t: found for t, found in several.items() if t not in new})


def _named(
    targets: tuple[Target, ...], free: dict[str, Account], lenders: Mapping[str, Lender], chosen: str | None
) -> dict[Target, str] | None:
    """The target that belongs to the account the person named; None where none does."""
    account = free.pop(chosen or "")
    named = [t for t in targets if account.lender in (*t.lenders, t.lender)]
    if len(named) > 1:
        named = [t for t in named if _fits(t, account, lenders)][:1]
    return {named[0]: account.id} if named else None


def _fitting(
    target: Target, accounts: Iterable[Account], lenders: Mapping[str, Lender], draws: Collection[RowFact]
) -> list[Account]:
    """The accounts that a target may be: those that hold its draws or name its bank before all others."""
    fitting = [a for a in accounts if _fits(target, a, lenders)]
    fitting = [a for a in fitting if _same_draws(target, a, draws)] or fitting
    own = target.provider
    return [a for a in fitting if own and a.provider and _alike(own, a.provider)] or fitting


def _one_by_one(lender: str, lenders: Mapping[str, Lender]) -> bool:
    """Whether each account of a lender is its own: a bank's cards and loans are, an online line is one."""
    found = lenders.get(lender)
    return found is None or found.counts != "lender" or found.kind == "instalment"


def _fits(target: Target, account: Account, lenders: Mapping[str, Lender]) -> bool:
    if account.lender not in (*target.lenders, target.lender):
        return False
    own, theirs = target.provider, account.provider
    if own and theirs and not _alike(own, theirs):
        return False
    if not _one_by_one(account.lender, lenders):
        return not (own and theirs is None and account.lender == target.otherwise)
    if own and not theirs and not _alike(own, account.id):
        return False
    return not (target.opened and account.opened and target.opened != account.opened)


def _alike(one: str, other: str) -> bool:
    one, other = _bare(one), _bare(other)
    return bool(one and other) and (one in other or other in one)


def _bare(name: str) -> str:
    for form in _FORMS:
        name = name.replace(form, "")
    return name


def _same_draws(target: Target, account: Account, draws: Collection[RowFact]) -> bool:
    """Whether a loan of the report is a draw that the account already holds: the same day, the same amount."""
    known = {(draw.on, draw.amount) for draw in account.draws or ()}
    told = (fact.values for fact in draws if fact.target == target)
    return any((v["on"], v["amount"]) in known for v in told if isinstance(v, Mapping))


def _new_id(target: Target, taken: Collection[str]) -> str:
    """A name nobody has: the lender's key, or the bank's where the lender has many accounts."""
    base = target.lender
    if target.provider:
        base = _NOT_A_NAME.sub("", target.provider)[:_LONGEST] or base
    if not isinstance(parse_account_id(base), str):
        base = target.lender
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
