"""The screen of `credit due`: a row a payment, by day, for one person or for many.

Decides columns, what is said beside an amount, and the sum at the end. Does not know why something is due.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.agenda import ASK, Agenda, Entry, urgency
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import in_currency, money, number, weekday
from credit_cli.reporters.plan.steps import due_key, verb_of
from credit_cli.reporters.screen import BLANK, Line, Span, Style, cells, pad, paragraph, right
from credit_cli.reporters.text.table import person

_WIDEST: Final = (None, 12, None, 14, None)
_ALONE: Final = (None, None, None, 26, None)
_NARROWEST: Final[tuple[int | None, ...]] = (None, 8, None, 8, None)
_ROOMY: Final = 100
_COLUMN_GAP: Final = "  "


class Owed(NamedTuple):
    """A person's agenda with the page to tell it on."""

    agenda: Agenda
    page: Page


def due(owed: Owed) -> list[Line]:
    """One person's coming days."""
    agenda, page = owed
    heading = page.words("due.title", alias=page.alias, start=agenda.since, end=agenda.until)
    lines = paragraph(heading, page.width, hang=2, style="bold")
    if not agenda.entries:
        return lines + paragraph(page.words("due.nothing"), page.width, indent=2)
    lines += _rows([(owed, entry) for entry in agenda.entries], named=False)
    more = page.words("due.more", path=page.path)
    summed = paragraph(_summed(agenda, page), page.width, indent=2)
    return [*lines, *summed, BLANK, *paragraph(more, page.width, hang=2, style="dim")]


def _summed(agenda: Agenda, page: Page) -> str:
    """What is to be paid, and apart from it what the plan pays beyond that."""
    extras = agenda.extras
    must, extra = agenda.total - sum(extras), sum(extras)
    told = {
        "count": agenda.payments - len(extras),
        "amount": money(must, page, cents=True),
        "extras": len(extras),
        "extra": money(extra, page, cents=True),
    }
    if agenda.mode == "hardship":
        return page.words("due.total_hardship", **told)
    if not extras:
        return page.words("due.total", **told)
    return page.words("due.total_extra" if must else "due.total_extra_only", **told)


def due_of_many(everyone: Sequence[Owed]) -> list[Line]:
    """The coming days of several people: what is overdue first, then by day."""
    if not everyone:
        return []
    rows = [(owed, entry) for owed in everyone for entry in owed.agenda.entries]
    rows.sort(key=lambda row: (urgency(row[1])[:3], person(row[0].page), row[1]))
    page = everyone[0].page
    lines = _rows(rows, named=True)
    busy = sum(bool(owed.agenda.entries) for owed in everyone)
    said = []
    if busy:
        count = sum(owed.agenda.payments for owed in everyone)
        said.append(page.words("due.total_of", people=busy, count=count, amount=_total(everyone, page)))
    if busy < len(everyone):
        said.append(page.words("due.calm" if busy else "due.nothing", count=len(everyone) - busy))
    text = page.words("common.semicolon").join(said)
    return [*lines, *([BLANK] if lines else []), *paragraph(text, page.width)]


def _total(everyone: Sequence[Owed], page: Page) -> str:
    """The sum in each currency: amounts of different currencies are never added."""
    sums: dict[str, int] = {}
    pages: dict[str, Page] = {}
    for owed in everyone:
        if owed.agenda.total:
            currency = owed.page.profile.currency
            sums[currency] = sums.get(currency, 0) + owed.agenda.total
            pages[currency] = owed.page
    each = [money(total, pages[currency], cents=True) for currency, total in sums.items()]
    return page.words("common.comma").join(each) or money(0, page, cents=True)


def verb(entry: Entry, agenda: Agenda, page: Page) -> str:
    """What is done about an entry."""
    if entry.action == ASK:
        return page.words("due.ask")
    if entry.kind == "overdue":
        return page.words("due.overdue")
    if entry.kind == "due":
        return page.words(due_key(entry.account, agenda.mode, page))
    if entry.part:
        return page.words("plan.verb_part")
    return verb_of(entry.action or "", page)


def beside(entry: Entry, page: Page) -> str:
    """What is said beside an amount."""
    if entry.missing:
        key = "due.missing_all" if entry.missing == entry.amount else "due.missing"
        return page.words(key, amount=money(entry.missing, page, cents=True))
    if entry.days_late:
        return page.words("due.days_late_one" if entry.days_late == 1 else "due.days_late", days=entry.days_late)
    return page.words("plan.assumed") if entry.assumed else ""


def _rows(rows: Sequence[tuple[Owed, Entry]], *, named: bool) -> list[Line]:
    if not rows:
        return []
    years = {entry.on.year for _, entry in rows}
    told = [_Row.of(owed, entry, whole_day=len(years) > 1, named=named) for owed, entry in rows]
    page = rows[0][0].page
    roomy = not named or page.room >= _ROOMY
    most = _NARROWEST if page.narrow else _ALONE if roomy else _WIDEST
    widths = [_width([row.columns[i] for row in told], limit, page) for i, limit in enumerate(most)]
    lines: list[Line] = []
    for row in told:
        day, who, what, name, amount = (page.fit(text, width) for text, width in zip(row.columns, widths, strict=True))
        start = [pad(day, widths[0])] + ([pad(who, widths[1])] if named else [])
        start += [pad(what, widths[2]), pad(name, widths[3]), right(amount, widths[4])]
        text = _COLUMN_GAP + _COLUMN_GAP.join(start)
        fits = page.width is None or cells(text) + cells(row.said) + len(_COLUMN_GAP) <= page.width
        lines.append((Span(text, row.style), Span(_COLUMN_GAP + row.said if row.said and fits else "", "dim")))
        if row.said and not fits:
            lines += paragraph(row.said, page.width, indent=6, hang=8, style="dim")
    return lines


class _Row(NamedTuple):
    columns: tuple[str, str, str, str, str]
    said: str
    style: Style | None

    @classmethod
    def of(cls, owed: Owed, entry: Entry, *, whole_day: bool, named: bool) -> "_Row":
        agenda, page = owed
        columns = (
            _day(entry.on, page, whole=whole_day),
            person(page) if named else "",
            verb(entry, agenda, page),
            page.name(entry.account),
            "--" if entry.amount is None else in_currency(number(entry.amount, cents=True), page),
        )
        style: Style | None = "bad" if entry.days_late else "warn" if entry.missing else None
        return cls(columns, beside(entry, page), style)


def _width(texts: Sequence[str], most: int | None, page: Page) -> int:
    needed = max(map(cells, texts), default=0)
    return needed if most is None or page.width is None else min(needed, most)


def _day(on: date, page: Page, *, whole: bool) -> str:
    if whole and page.narrow:
        return on.isoformat()
    return f"{on.isoformat() if whole else on.isoformat()[5:]} {weekday(on, page)}"
