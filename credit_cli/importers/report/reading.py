"""A credit report as facts of a profile.

Decides which of its entries are accounts, which are draws of one account, what it says of lateness, applications,
guarantees and negatives, and that it says "none" only where the part that would tell is there. Does not know profiles,
and takes no name, paper or card number out of a report.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from credit_cli.importers.facts import Fact, Found, Question, RowFact, ValueFact, asked, origin
from credit_cli.importers.refusal import Refusal, refuse
from credit_cli.importers.report.accounts import Entry, entries
from credit_cli.importers.report.inquiries import Inquiry, inquiries, public_records
from credit_cli.importers.report.owing import accounts_of, balances_of, lenders_of, short_name
from credit_cli.importers.report.text import Report, read_text
from credit_cli.importers.values import day_of
from credit_cli.model.imports import Imports, ReportWords

_MADE: Final = re.compile(r"(?:报告时间|报告日期|查询时间)\s*[:：]?\s*(\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2})")
_COUNTS: Final = re.compile(
    r"^\s*(账户数|发生过逾期的账户数|发生过90天以上逾期的账户数)[\s|]+([\d\s|-]+)$", re.MULTILINE
)
_INQUIRY_PART: Final = "机构查询记录"
_CREDIT_PART: Final = "信贷记录"
_MONTHS: Final = 12
_REPORT: Final = origin("from_report")


def read_report(path: Path, imports: Imports) -> Found | Refusal:
    """A report from a text file or a PDF."""
    report = read_text(path)
    if isinstance(report, Refusal):
        return report
    words = imports.report
    signs = sum(sign in report.compact for sign in words.signs)
    owed, looks = list(entries(report.compact)), list(inquiries(report.compact, words))
    if not owed and not looks:
        return refuse("not_a_report" if signs == 0 else "empty_report")
    return found_in(report, owed, looks, words)


def found_in(report: Report, owed: list[Entry], looks: list[Inquiry], words: ReportWords) -> Found:
    """The facts of what was recognised."""
    made = _MADE.search(report.lines)
    checked = day_of(re.sub(r"\s", "", made[1])) if made else None
    days = [day for entry in owed for day in (entry.seen, entry.on) if day] + [look.on for look in looks]
    as_of = checked or max(days)
    counts: Counter[str] = Counter()
    facts: list[Fact] = []
    if checked:
        facts.append(ValueFact(None, ("record", "checked_on"), checked, _REPORT))
    targets = dict(accounts_of(owed, words, counts))
    for target, rows in targets.items():
        facts += balances_of(target, rows, as_of)
    questions: list[Question] = []
    facts += _lateness(owed, report, words, as_of, questions)
    facts += _guarantees(owed, report, counts)
    facts += _negatives(owed, report, words, as_of, counts, questions)
    facts += _applications(looks, report, words, as_of, counts)
    used = ("account", "guarantee", "application", "public_record")
    notes = () if checked else (asked("no_report_day"),)
    if _INQUIRY_PART not in report.compact:
        notes = (*notes, asked("no_inquiry_part"))
    return Found(
        "report",
        as_of,
        tuple(targets),
        tuple(facts),
        tuple(questions),
        tuple((kind, counts[kind]) for kind in used if counts[kind]),
        tuple((kind, n) for kind, n in counts.most_common() if n and kind not in used),
        {},
        notes,
    )


def _lateness(
    owed: list[Entry], report: Report, words: ReportWords, as_of: date, questions: list[Question]
) -> Iterator[Fact]:
    """What the report counts without dates: months late, accounts ever late, overdue now."""
    own = [entry for entry in owed if entry.kind != "liability"]
    if not own:
        return
    late = sum(entry.late or 0 for entry in own)
    over_90 = sum(entry.over_90 or 0 for entry in own)
    current = any(entry.overdue for entry in own)
    values = {"window": words.late_window, "total": late, "over_90": over_90, "current": current}
    yield from (ValueFact(None, ("record", "late_months", key), value, _REPORT) for key, value in values.items())
    summed = {label: sum(int(n) for n in re.findall(r"\d+", cells)) for label, cells in _COUNTS.findall(report.lines)}
    ever = sum(bool(entry.late or entry.overdue) for entry in own)
    counted = {
        "total": summed.get("账户数", len(own)),
        "late": max(summed.get("发生过逾期的账户数", 0), ever),
        "over_90": max(summed.get("发生过90天以上逾期的账户数", 0), sum(bool(entry.over_90) for entry in own)),
    }
    yield from (ValueFact(None, ("record", "accounts", key), value, _REPORT) for key, value in counted.items())
    if late:
        questions.append(asked("late_when", months=late, day=as_of))


def _guarantees(owed: list[Entry], report: Report, counts: Counter[str]) -> Iterator[Fact]:
    found = [entry for entry in owed if entry.kind == "liability"]
    if not found and _CREDIT_PART in report.compact and _INQUIRY_PART in report.compact:
        yield ValueFact(None, ("guarantees",), (), _REPORT)
    for entry in found:
        amount = entry.liable if entry.liable is not None else entry.balance
        counts["guarantee" if amount is not None else "no_amount"] += 1
        if amount is not None:
            values: dict[str, object] = {"on": entry.on, "amount": amount}
            if entry.overdue is not None:
                values["overdue"] = entry.overdue
            yield RowFact(None, "guarantees", values, _REPORT)


def _negatives(  # noqa: PLR0913, PLR0917  all a report says of them
    owed: list[Entry],
    report: Report,
    words: ReportWords,
    as_of: date,
    counts: Counter[str],
    questions: list[Question],
) -> Iterator[Fact]:
    """Dated negatives; "none" only where nothing was ever late and the whole report is there."""
    own = [entry for entry in owed if entry.kind != "liability"]
    clean = True
    for entry in own:
        if not (entry.overdue or entry.bad):
            clean = clean and not entry.late
            continue
        clean = False
        kind = "bad_debt" if entry.bad else "overdue"
        values: dict[str, object] = {
            "on": min(entry.seen or as_of, as_of),
            "kind": kind,
        }
        if len(lenders := lenders_of(entry, words)) == 1:
            values["lender"] = lenders[0]
        if entry.overdue_amount is not None:
            values["amount"] = entry.overdue_amount
        yield RowFact(None, "record.negatives", values, _REPORT)
        questions.append(asked("overdue_since", provider=short_name(entry.who, words), day=values["on"]))
    for record in public_records(report.compact):
        clean = False
        counts["public_record" if record.on else "no_day"] += 1
        if record.on is not None:
            told = {"on": record.on, "kind": record.kind, "amount": record.amount, "settled_on": record.settled_on}
            yield RowFact(None, "record.negatives", {k: v for k, v in told.items() if v is not None}, _REPORT)
    if clean and own and _INQUIRY_PART in report.compact:
        yield ValueFact(None, ("record", "negatives"), (), _REPORT)


def _applications(
    looks: list[Inquiry], report: Report, words: ReportWords, as_of: date, counts: Counter[str]
) -> Iterator[Fact]:
    """Inquiries that are applications; the part of the report that lists them tells back to its own start."""
    applied = [look for look in looks if look.reason in words.applied]
    counts["application"] += len(applied)
    counts["looked"] += sum(look.reason in words.looked for look in looks)
    counts["unknown_reason"] += sum(look.reason is None for look in looks)
    for look in sorted(applied, key=lambda look: look.on):
        lenders = lenders_of(Entry("line", look.who, look.on, look.reason or ""), words)
        values: dict[str, object] = {"on": look.on, "kind": "inquiry"}
        if len(lenders) == 1:
            values = {"on": look.on, "lender": lenders[0], "kind": "inquiry"}
        yield RowFact(None, "applications", values, _REPORT)
    if _INQUIRY_PART not in report.compact:
        return
    if not applied:
        yield ValueFact(None, ("applications",), (), _REPORT)
    yield ValueFact(
        None, ("known_from", "applications"), _years_before(as_of, words.inquiry_months // _MONTHS), _REPORT
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, month=3, day=1)
