"""`credit score` over a folder: a line a person, and what the folder comes to.

Decides the columns and the sums beneath them. Names are files' names: aliases and nothing else.
"""

from datetime import timedelta
from typing import Final, NamedTuple

from credit_cli.engine.urgency import Standing
from credit_cli.reporters.json.shared import yuan
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short
from credit_cli.reporters.screen import Line, Span, Style, cells, harmless, line, pad, paragraph, right
from credit_cli.reporters.text.scale import band_name, band_style
from credit_cli.reporters.text.table import person

_NAME: Final = 12
_WIDE_NAME: Final = 22
_WIDE: Final = 100
_CAPACITIES: Final = ("strained", "holds", "unknown")
_AMOUNT: Final = 10
_DAYS: Final = 5
_SCORE: Final = 4
_CHANGE: Final = 5
_BETWEEN: Final = 11
"""Spaces before the first column and between all of them."""

COLUMNS: Final = (
    "person", "path", "score", "low", "high", "change", "band", "coverage", "overdue", "days_overdue", "strained",
    "next_on", "next_account", "next_amount",
)  # fmt: skip


class Somebody(NamedTuple):
    """One of several people."""

    standing: Standing
    page: Page


def header(page: Page) -> Line:
    """What the columns are."""
    words = page.words
    if page.narrow:
        return line("  " + " ".join(_narrow_header(page)), "dim")
    row = [
        pad(words("people.name"), _name_width(page)),
        right(words("people.score"), _SCORE),
        right(words("people.change"), _CHANGE),
        " " + pad(words("people.band"), _band_width(page)),
        right(words("people.overdue"), _AMOUNT),
        right(words("people.longest"), _DAYS),
        " " + pad(words("people.capacity"), _capacity_width(page)),
        words("people.next"),
    ]
    return line("  " + " ".join(row), "dim")


def _narrow_header(page: Page) -> list[str]:
    words = page.words
    return [
        pad(words("people.name"), _NAME),
        right(words("people.score"), _SCORE),
        pad(words("people.band"), _band_width(page)),
        right(words("people.overdue"), _AMOUNT),
        right(words("people.longest"), _DAYS),
    ]


def person_row(who: Somebody) -> Line:
    """A person's line; on a narrow screen without the change, the capacity and what comes next."""
    found, page = who
    late = found.days_overdue > 0
    if page.narrow:
        days = page.words("people.days", days=found.days_overdue) if late else "-"
        return (
            Span(f"  {pad(person(page, _NAME), _NAME)} {found.score.score:>{_SCORE}} "),
            Span(pad(band_name(found.score, page), _band_width(page)), band_style(found.score, page)),
            Span(
                f" {right(number(found.overdue, cents=True) if late else '-', _AMOUNT)} {right(days, _DAYS)}",
                "bad" if late else None,
            ),
        )
    capacity = _capacity(found)
    change = "" if found.change is None else f"{found.change:+d}" if found.change else "0"
    width = _name_width(page)
    started = f"  {pad(person(page, width), width)} {found.score.score:>{_SCORE}} {right(change, _CHANGE)}  "
    days = page.words("people.days", days=found.days_overdue) if late else "-"
    style: Style | None = "warn" if capacity == "strained" else None
    room = None if page.width is None else max(page.width - _before_next(page), 8)
    following = _next(found, page)
    return (
        Span(started),
        Span(pad(band_name(found.score, page), _band_width(page)), band_style(found.score, page)),
        Span(
            f" {right(number(found.overdue, cents=True) if late else '-', _AMOUNT)} {right(days, _DAYS)}",
            "bad" if late else None,
        ),
        Span("  " + pad(page.words(f"people.{capacity}"), _capacity_width(page)), style),
        Span(" " + (following if room is None else page.fit(following, room))),
    )


def _before_next(page: Page) -> int:
    """The cells of all columns but the last, with what stands between them."""
    widths = (_name_width(page), _SCORE, _CHANGE, _band_width(page), _AMOUNT, _DAYS, _capacity_width(page))
    return sum(widths) + _BETWEEN


def _name_width(page: Page) -> int:
    return _NAME if page.width is not None and page.width < _WIDE else _WIDE_NAME


def _band_width(page: Page) -> int:
    return max(cells(page.words.of(band.name)) for band in page.model.scorecard.bands)


def _capacity_width(page: Page) -> int:
    return max(cells(page.words(f"people.{capacity}")) for capacity in _CAPACITIES)


def _capacity(found: Standing) -> str:
    return "unknown" if found.strained is None else "strained" if found.strained else "holds"


def _next(found: Standing, page: Page) -> str:
    """What comes next: to talk where somebody cannot pay what is overdue, else to pay."""
    late = found.first_overdue
    if late is not None:
        name = page.name(late.account)
        if found.strained or found.days_overdue > page.model.planning.hardship_days.value:
            return page.words("people.talk", name=name)
        return page.words("people.pay_today", name=name, amount=number(late.amount, cents=True))
    if not found.dues:
        return "-"
    due = found.dues[0]
    return f"{short(due.on)} {page.name(due.account)} {number(due.amount, cents=True)}"


def tsv(who: Somebody) -> str:
    """A person as a row of tab-separated values, in the order of `COLUMNS`; what does not apply is empty."""
    found, page = who
    score, late = found.score, found.first_overdue
    following = late or (found.dues[0] if found.dues else None)
    values = (
        person(page, None), page.path, score.score, score.low, score.high, found.change, score.band, score.coverage,
        yuan(found.overdue), found.days_overdue, None if found.strained is None else str(found.strained).lower(),
        following and following.on, following and following.account, following and yuan(following.amount),
    )  # fmt: skip
    return "\t".join("" if value is None else harmless(str(value)) for value in values)


class Sums:
    """What a folder comes to: who cannot pay, who is overdue, what falls due in the coming days."""

    def __init__(self) -> None:
        self.people = self.strained = self.overdue = self.dues = 0
        self._amount = 0
        self._currencies: set[str] = set()
        self._page: Page | None = None

    def add(self, who: Somebody) -> None:
        """Count one person; nothing of them is kept but numbers and, of the first, how they are written."""
        found, page = who
        self._page = self._page or page
        self.people += 1
        self.strained += found.strained is True
        self.overdue += found.days_overdue > 0
        due = [d.amount for d in found.dues if d.on <= page.profile.as_of + _coming_days(page)]
        self.dues += len(due)
        self._amount += sum(due)
        self._currencies.add(page.profile.currency)

    def lines(self) -> list[Line]:
        """The sums beneath the table; amounts of several currencies have none."""
        page = self._page
        if page is None:
            return []
        said = page.words(
            "people.summary",
            people=self.people,
            strained=self.strained,
            overdue=self.overdue,
            days=_coming_days(page).days,
            dues=self.dues,
            amount=money(self._amount, page, cents=True) if len(self._currencies) == 1 else "-",
        )
        return [(), *paragraph(said, page.width, hang=2)]


def _coming_days(page: Page) -> timedelta:
    return timedelta(days=int(page.model.planning.now_days.value))
