"""The report's entries as accounts of a profile: which lender each is, what belongs together, how it stands.

Decides that what one online lender granted piece by piece is one account with its draws, that a card's foreign side is
no second card, and that an account once closed owes nothing. Does not know which of a profile's accounts it is.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from credit_cli.importers.facts import Fact, RowFact, Target, ValueFact, origin
from credit_cli.importers.report.accounts import Entry
from credit_cli.model.imports import ReportWords
from credit_cli.model.naming import Institution

_BANK: Final = "银行"
_ONE_BY_ONE: Final = frozenset({"mortgage", "car_loan", "bank_loan", "business_loan", "other"})
_REPORT: Final = origin("from_report")
_DAYS_A_MONTH: Final = 30.4


def short_name(who: str, words: ReportWords) -> str:
    """An institution's name without its legal form."""
    for ending in words.shortened:
        who = who.replace(ending, "")
    return who.strip("（）() ")


def _institution(who: str, words: ReportWords) -> Institution | None:
    return next((found for found in words.institutions if found.word in who), None)


def lenders_of(entry: Entry, words: ReportWords) -> tuple[str, ...]:
    """The lenders of the catalogue that an entry may be, by its institution and the kind of loan."""
    if entry.kind == "card" or "信用卡" in entry.what:
        return ("credit_card",)
    purpose = next((loan.lender for loan in words.loans if any(word in entry.what for word in loan.words)), None)
    known = _institution(entry.who, words)
    if purpose in ("mortgage", "car_loan"):
        return (purpose,)
    if known is not None:
        return (known.business,) if known.business and purpose else known.lenders
    if purpose is not None:
        return (purpose,)
    return ("bank_loan",) if _BANK in entry.who or "信用社" in entry.who else ("other",)


def accounts_of(
    owed: list[Entry], words: ReportWords, counts: Counter[str]
) -> Iterator[tuple[Target, tuple[Entry, ...]]]:
    """Accounts with their entries, in the order of the report."""
    own: dict[tuple[tuple[str, ...], str, object], list[Entry]] = {}
    cards = {(entry.who, entry.on) for entry in owed if entry.kind == "card" and not entry.foreign}
    for entry in owed:
        if entry.kind == "liability":
            continue
        if entry.kind == "card" and entry.foreign and (entry.who, entry.on) in cards:
            counts["foreign_side"] += 1
            continue
        counts["account"] += 1
        lenders = lenders_of(entry, words)
        alone = entry.kind == "card" or lenders[0] in _ONE_BY_ONE
        key = (lenders, short_name(entry.who, words), (entry.on, len(own)) if alone else None)
        own.setdefault(key, []).append(entry)
    numbers: Counter[Target] = Counter()
    for (lenders, provider, _), rows in own.items():
        known = _institution(rows[0].who, words) if len(lenders) > 1 else None
        target = Target(lenders, provider, min(entry.on for entry in rows), 1, known.otherwise if known else None)
        numbers[target] += 1
        yield target._replace(number=numbers[target]), tuple(rows)


def _apart(entry: Entry) -> int | None:
    """Months from the grant to its last day."""
    if entry.matures is None:
        return None
    return max(1, round((entry.matures - entry.on).days / _DAYS_A_MONTH))


def balances_of(target: Target, rows: tuple[Entry, ...], as_of: date) -> Iterator[Fact]:
    """How an account stands: opened, limit, what is owed, its draws, and its end."""
    yield ValueFact(target, ("opened",), min(entry.on for entry in rows), _REPORT)
    if all(entry.closed_on for entry in rows):
        ended = min(max(entry.closed_on for entry in rows if entry.closed_on), as_of)
        by = "self" if rows[0].kind == "card" else "paid_off"
        yield RowFact(target, "states", {"on": ended, "state": "closed", "by": by}, _REPORT)
        yield RowFact(target, "balances", {"on": ended, "amount": 0}, _REPORT)
    else:
        seen = min(max((entry.seen for entry in rows if entry.seen), default=as_of), as_of)
        limits = [entry.limit for entry in rows if entry.limit is not None and not entry.closed_on]
        if limits:
            yield RowFact(target, "limits", {"on": seen, "amount": sum(limits)}, _REPORT)
        owed = [entry.balance for entry in rows if not entry.closed_on]
        if all(amount is not None for amount in owed):
            yield RowFact(target, "balances", {"on": seen, "amount": sum(filter(None, owed))}, _REPORT)
    loans = sorted((e for e in rows if e.kind == "loan" and e.principal is not None), key=lambda e: e.on)
    for (on, principal), same in groupby(loans, key=lambda e: (e.on, e.principal)):
        for entry in same:
            values: dict[str, object] = {"on": on, "amount": principal}
            if (months := _apart(entry)) is not None:
                values["months"] = months
            if entry.closed_on is not None:
                values["repaid_on"] = max(min(entry.closed_on, as_of), on)
            yield RowFact(target, "draws", values, _REPORT)
