"""A bill export as facts of a profile, and questions where the export alone cannot tell.

Decides what of an export is a fact: borrowing, dues that were paid, failed debits, that automatic repayment is on, and
what was spent in months the export covers whole. Receipts, transfers to people, household bills (no due day in the
export) and money-market balances (only movements in it) are asked about, never asserted. Does not know profiles.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from credit_cli.importers.classify import Classifier, Debt
from credit_cli.importers.dues import DuePaid, repaid_on, split, unanswered
from credit_cli.importers.entries import Preamble
from credit_cli.importers.facts import Fact, Found, Question, RowFact, Target, ValueFact, asked, origin
from credit_cli.importers.gather import USED, Gathered, Movement, gather
from credit_cli.importers.layout import Sheet, is_cut_off, last_day, recognise
from credit_cli.importers.refusal import Refusal, refuse
from credit_cli.importers.tables import open_table
from credit_cli.model.imports import Imports


class Export(NamedTuple):
    """An export that was read: whose, from which day on, what it says of itself, and the due days a profile states."""

    service: str
    found: Gathered
    start: date
    preamble: Preamble
    due_day: "DueDay"


DueDay = Callable[[Target], int | None]
"""The due day that a profile states for an account, where it states one."""

_HALF: Final = 2
_A_YEAR: Final = 365


def read_bill(path: Path, service: str, imports: Imports, due_day: DueDay) -> Found | Refusal:
    """An export of one of the services, as facts and questions."""
    table = open_table(path)
    if isinstance(table, Refusal):
        return table
    try:
        sheet = recognise(table, imports.services[service], imports.services)
        if isinstance(sheet, Refusal):
            return sheet
        found = gather(sheet, Classifier(sheet.service, imports))
    except Exception as error:  # noqa: BLE001  a workbook's library raises whatever a damaged file makes of it
        said = error.strerror if isinstance(error, OSError) else None
        return refuse("cannot_read", said=said) if said else refuse("damaged")
    return _unreadable(sheet, found) or _found(service, sheet.preamble, found, due_day)


def _unreadable(sheet: Sheet, found: Gathered) -> Refusal | None:
    """Why rows that were found are not to be trusted: there are none, the last one breaks off, most fit no heading."""
    if found.last_row is None:
        return refuse("no_rows")
    if is_cut_off(sheet, found.last_row, found.fewest):
        return refuse("cut_off", line=found.last_row.line)
    if found.first is None or found.counts["malformed"] * _HALF > found.rows:
        return refuse("unreadable_rows", count=found.counts["malformed"], rows=found.rows)
    return None


def _found(service: str, preamble: Preamble, found: Gathered, due_day: DueDay) -> Found:
    assert found.first is not None  # an export without rows was refused
    assert found.last is not None
    as_of = last_day(preamble, found.last)
    export = Export(service, found, min(preamble.start or found.first, found.first), preamble, due_day)
    debts = _debts(found)
    questions: list[Question] = []
    facts: list[Fact] = []
    for debt in debts:
        facts += _of_account(export, debt, questions)
    facts += _spending(service, found, export.start if preamble.start else None, as_of if preamble.end else None)
    questions += _asked(found)
    counts = sorted(found.counts.items(), key=lambda pair: -pair[1])
    return Found(
        service,
        as_of,
        tuple(_target(debt) for debt in debts),
        tuple(facts),
        tuple(questions),
        tuple((kind, n) for kind, n in counts if kind in USED),
        tuple((kind, n) for kind, n in counts if kind not in USED),
        {kind: tuple(lines) for kind, lines in found.lines.items()},
        _notes(export, (as_of - export.start).days + 1),
    )


def _target(debt: Debt) -> Target:
    return Target((debt.lender,), debt.provider)


def _debts(found: Gathered) -> tuple[Debt, ...]:
    """Whom the export shows a debt or a line of credit with, in the order of their first row."""
    rows = [(m.line, m.debt) for m in (*found.draws, *found.repayments, *found.failures)]
    rows += [(spent.line, debt) for debt, spent in found.bought_with.items()]
    return tuple(dict.fromkeys(debt for _, debt in sorted(rows, key=lambda row: (row[1].lender, row[0]))))


def _of_account(export: Export, debt: Debt, questions: list[Question]) -> list[Fact]:
    """One account's share of an export."""
    target, found, service = _target(debt), export.found, export.service
    due_day = export.due_day(target)
    draws = _once(m for m in found.draws if m.debt == debt)
    paid = [m for m in found.repayments if m.debt == debt]
    failed = sorted((m for m in found.failures if m.debt == debt), key=lambda m: m.on)
    done = {m.line: cleared for m in draws if (cleared := repaid_on(m, draws, paid))}
    cleared_lines = {m.line for m in done.values()}
    parts = split([m for m in paid if m.line not in cleared_lines], failed, due_day)
    facts: list[Fact] = [_draw(service, target, m, done.get(m.line)) for m in draws]
    facts += [_due(service, target, due) for due in parts.dues]
    for debit in unanswered(paid, failed):
        due = {"due": debit.on, "amount": debit.amount}
        facts.append(RowFact(target, "payments", due, origin("from_bounced", service=service, line=debit.line)))
        questions.append(asked("bounced", target, day=debit.on, total=debit.amount, line=debit.line))
    first_lines = {m.on: m.line for m in reversed(failed)}
    facts += [
        RowFact(target, "failed_debits", day, origin("from_row", service=service, line=first_lines[day]))
        for day in sorted(first_lines)
    ]
    facts += _automatic(export, target, paid, failed)
    known = {fact.key if isinstance(fact, RowFact) else fact.path[0] for fact in facts}
    facts += [
        ValueFact(target, ("known_from", key), export.start, origin("begins", service=service))
        for key in ("draws", "payments", "failed_debits")
        if key in known
    ]
    if parts.open:
        questions.append(_undated(target, parts.open))
    if parts.dues and due_day is None:
        questions.append(asked("due_day", target, day=parts.due_day or parts.dues[-1].due.day))
    return facts


def _automatic(export: Export, target: Target, paid: list[Movement], failed: list[Movement]) -> list[Fact]:
    """That automatic repayment is on, and that none of its debits failed, where the export would show it."""
    automatic = [m for m in paid if m.by == "auto"]
    if not automatic:
        return []
    service, last = export.service, max(automatic, key=lambda m: m.on)
    enabled = {"on": last.on, "enabled": True}
    facts: list[Fact] = [RowFact(target, "autopay", enabled, origin("from_debit", service=service, line=last.line))]
    if not failed and export.preamble.everything:
        none = origin("none_failed", service=service, day=export.start)
        facts.append(ValueFact(target, ("failed_debits",), (), none))
    return facts


def _once(draws: Iterable[Movement]) -> list[Movement]:
    return sorted(draws, key=lambda m: (m.on, m.line))


def _draw(service: str, target: Target, draw: Movement, cleared: Movement | None) -> RowFact:
    values: dict[str, object] = {"on": draw.on, "amount": draw.amount}
    if cleared is None:
        return RowFact(target, "draws", values, origin("from_row", service=service, line=draw.line))
    values["repaid_on"] = cleared.on
    return RowFact(target, "draws", values, origin("from_rows", service=service, lines=_listed(draw, cleared)))


def _listed(*rows: Movement) -> str:
    return ", ".join(str(row.line) for row in rows)


def _due(service: str, target: Target, due: DuePaid) -> RowFact:
    values: dict[str, object] = {"due": due.due, "amount": due.paid, "paid": due.paid, "paid_on": due.paid_on}
    if due.by is not None:
        values["by"] = due.by
    lines = ", ".join(map(str, due.lines))
    return RowFact(target, "payments", values, origin("from_payment", service=service, lines=lines))


def _undated(target: Target, rows: tuple[Movement, ...]) -> Question:
    total = sum(m.amount for m in rows)
    return asked("no_due_day", target, count=len(rows), total=total, lines=tuple(m.line for m in rows))


def _spending(service: str, found: Gathered, start: date | None, end: date | None) -> list[Fact]:
    """Spending of the months that the export covers from their first day to their last."""
    assert found.first is not None
    assert found.last is not None
    begins = start or _next_month(found.first)
    ends = end or found.last.replace(day=1) - timedelta(days=1)
    whole = [m for m in sorted(found.spending) if m >= begins and _next_month(m) - timedelta(days=1) <= ends]
    return [
        RowFact(
            None,
            "spending",
            {"month": month, "total": (s := found.spending[month]).total, "largest": min(s.largest, s.total)},
            origin("from_month", service=service, count=found.spending[month].count),
        )
        for month in whole
        if found.spending[month].count
    ]


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _asked(found: Gathered) -> list[Question]:
    """What the export shows without saying enough of it."""
    questions: list[Question] = []
    if found.income:
        months = tuple((month, s.total) for month, s in sorted(found.income.items()))
        largest = max(found.income.values(), key=lambda s: s.largest)
        count = sum(s.count for s in found.income.values())
        questions.append(asked("income", count=count, months=months, largest=largest.largest, line=largest.line))
    if found.transfers.count:
        s = found.transfers
        questions.append(asked("transfers", count=s.count, total=s.total, largest=s.largest, line=s.line))
    kinds = sorted({bill.kind for bill in found.bills})
    if kinds:
        latest = max(found.bills, key=lambda bill: bill.paid_on)
        questions.append(
            asked("bills", count=len(found.bills), kind=latest.kind, paid_on=latest.paid_on, line=latest.line)
        )
    if found.money_market:
        into, out, earned = (found.money_market[way].total for way in _WAYS)
        questions.append(asked("money_market", in_total=into, out_total=out, yield_total=earned))
    return questions


_WAYS: Final = ("in", "out", "yield")


def _notes(export: Export, days: int) -> tuple[Question, ...]:
    preamble, found = export.preamble, export.found
    notes: list[Question] = []
    if days < _A_YEAR and (found.repayments or found.failures):
        notes.append(asked("short", days=days))
    if preamble.rows is not None and preamble.rows > found.rows:
        notes.append(asked("fewer_rows", said=preamble.rows, rows=found.rows))
    if not preamble.everything:
        notes.append(asked("not_everything"))
    if unknown := found.counts["credit_unknown"]:
        notes.append(asked("credit_unknown", count=unknown, lines=tuple(found.lines["credit_unknown"])))
    return tuple(notes)
