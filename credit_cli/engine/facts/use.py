"""Facts of use: how full the lines are, for how long, and how they are drawn.

Decides what each fact is and when it is known: an account whose balance or limit is not in the file is left out,
and where none is left the fact is unknown. Windows and levels come from the factor's data. Does not know points.
"""

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from credit_cli.engine.diary.calendar import days_before, months_before
from credit_cli.engine.diary.dated import Dated, known_since, within
from credit_cli.engine.diary.view import AccountView, View
from credit_cli.engine.results import UNKNOWN, Measurement, Pointer
from credit_cli.profile.records import Draw

if TYPE_CHECKING:
    from credit_cli.engine.diary.standing import Usage

CANNOT_APPLY = Measurement(None, known=True)


def _no_line(view: View) -> bool:
    """Whether there is no line that can be drawn, so that nothing can be used."""
    return all(a.state == "closed" and a.owed is not None and a.owed.row == 0 for a in view.revolving)


def utilisation(view: View) -> Measurement:
    """All that is owed on lines, over all their limits."""
    full = view.full(view.day)
    if full is None:
        return CANNOT_APPLY if _no_line(view) else UNKNOWN
    return Measurement(full.ratio, known=True, evidence=full.evidence, since=full.since)


def highest_utilisation(view: View) -> Measurement:
    """The fullest line."""
    usages = view.usages(view.day)
    if not usages:
        return CANNOT_APPLY if _no_line(view) else UNKNOWN
    fullest = max(usages, key=lambda usage: usage.ratio)
    return Measurement(fullest.ratio, known=True, evidence=fullest.evidence, since=fullest.since)


def average_utilisation(view: View, *, months: int, at_least_points: int) -> Measurement:
    """Mean of the utilisation today and on the same day of the months before."""
    found = [view.full(months_before(view.day, back)) for back in range(months)]
    known = [usage for usage in found if usage is not None]
    if len(known) < at_least_points:
        return CANNOT_APPLY if _no_line(view) else UNKNOWN
    mean = sum(usage.ratio for usage in known) / len(known)
    return Measurement(mean, known=True, evidence=tuple(dict.fromkeys(chain.from_iterable(u.evidence for u in known))))


def utilisation_trend(view: View, *, months: int) -> Measurement:
    """Utilisation today less that of some months ago."""
    now, then = view.full(view.day), view.full(months_before(view.day, months))
    if now is None or then is None:
        return CANNOT_APPLY if _no_line(view) else UNKNOWN
    evidence = tuple(dict.fromkeys((*then.evidence, *now.evidence)))
    return Measurement(now.ratio - then.ratio, known=True, evidence=evidence, since=now.since)


def months_near_limit(view: View, *, months: int, share: float) -> Measurement:
    """For how many months running, counted back from today, some line has been nearly full."""
    now = [(account, usage) for account in view.revolving if (usage := account.line.usage) is not None]
    best: list[Usage] = []
    earlier = [months_before(view.day, back) for back in range(1, months)]
    for account, usage in now:
        run = [usage] if usage.ratio >= share else []
        for day in earlier if run else ():
            before = account.diary.line.on(day).usage
            if before is None or before.ratio < share:
                break
            run.append(before)
        best = run if len(run) > len(best) else best
    if not now:
        return CANNOT_APPLY if _no_line(view) else UNKNOWN
    evidence = tuple(dict.fromkeys(p for u in reversed(best) for p in u.evidence))
    since = best[-1].since if best else None
    return Measurement(len(best), known=True, evidence=evidence, since=since)


def accounts_in_use(view: View, *, at_least: int) -> Measurement:
    """Share of the accounts whose balance is told on which something is owed; of too few a share says nothing."""
    told = [balance for a in view.accounts if (balance := a.line.owed) is not None]
    if len(told) < at_least:
        return UNKNOWN
    owed = tuple(balance.pointer for balance in told if balance.row > 0)
    return Measurement(len(owed) / len(told), known=True, evidence=owed)


def instalment_burden(view: View) -> Measurement:
    """What is still owed of instalment loans, over what was borrowed."""
    loans = [a for a in view.accounts if a.lender.kind == "instalment" and a.state != "closed"]
    if not loans:
        return CANNOT_APPLY
    owed = principal = 0
    evidence: list[Pointer] = []
    for loan in loans:
        drawn = [d for d in loan.diary.draws or () if d.on <= view.day]
        borrowed = sum(d.row.amount for d in drawn)
        if borrowed and loan.owed is not None:
            owed += loan.owed.row
            principal += borrowed
            evidence += [loan.owed.pointer, *(d.pointer for d in drawn)]
    return Measurement(owed / principal, known=True, evidence=tuple(evidence)) if principal else UNKNOWN


def draws_within(view: View, start: date) -> list[tuple[AccountView, Dated[Draw]]] | None:
    """The draws after `start`, with their account; None where no account tells so far back."""
    known = False
    found: list[tuple[AccountView, Dated[Draw]]] = []
    for account in view.listing("draws"):
        rows, since = account.diary.draws, account.account.known_from
        if rows is not None and known_since(None if since is None else since.draws, start):
            known = True
            found += [(account, row) for row in within(rows, start, view.day)]
    return found if known else None


def draws(view: View, *, days: int) -> Measurement:
    """Drawdowns in the last days."""
    found = draws_within(view, days_before(view.day, days))
    if found is None:
        return UNKNOWN
    since = min((row.on for _, row in found), default=None)
    return Measurement(len(found), known=True, evidence=tuple(row.pointer for _, row in found), since=since)


def quick_cycles(view: View, *, days: int, back_within: int) -> Measurement:
    """Drawdowns in the last days that were repaid within some days."""
    found = draws_within(view, days_before(view.day, days))
    if found is None:
        return UNKNOWN
    quick = [
        row
        for _, row in found
        if row.row.repaid_on is not None
        and row.row.repaid_on <= view.day
        and (row.row.repaid_on - row.on).days <= back_within
    ]
    since = min((row.on for row in quick), default=None)
    return Measurement(len(quick), known=True, evidence=tuple(row.pointer for row in quick), since=since)


def large_draw(view: View, *, days: int) -> Measurement:
    """The largest single draw of the last days, over its account's limit on that day; unknown where none is told."""
    found = draws_within(view, days_before(view.day, days))
    if found is None:
        return UNKNOWN
    largest = UNKNOWN if found else Measurement(0.0, known=True)
    for account, row in found:
        limit = account.diary.line.on(row.on).limit
        if limit is None or limit.row.amount == 0:
            continue
        ratio = row.row.amount / limit.row.amount
        if largest.value is None or ratio > largest.value:
            largest = Measurement(ratio, known=True, evidence=(row.pointer, limit.pointer), since=row.on)
    return largest
