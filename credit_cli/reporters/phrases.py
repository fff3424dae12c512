"""How money, days, shares, values and lines are written, in the page's language.

Decides notation only: `1,515.40 元`, `2026-11-23（周一）`, `第 14、37 行`. Does not know any screen.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from credit_cli.engine.results import Contribution
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page

if TYPE_CHECKING:
    from credit_cli.engine.diff.changes import Change  # most screens show no change

_LINES_SHOWN: Final = 4
_FEN: Final = 100


def number(fen: Fen, *, cents: bool | None = None) -> str:
    """An amount in the major unit: `1,515.40`; `cents` None shows decimals only where there are some."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), _FEN)
    return f"{sign}{whole:,}.{rest:02}" if cents or (cents is None and rest) else f"{sign}{whole:,}"


def in_currency(text: str, page: Page) -> str:
    """A written amount with its currency: `1,515.40 元`, `CNY 1,515.40`, `USD 20.00`."""
    if page.hides_amounts:
        return page.words("common.hidden")
    currency = page.profile.currency
    return page.words("common.yuan", amount=text) if currency == "CNY" else f"{currency} {text}"


def money(fen: Fen, page: Page, *, cents: bool | None = None) -> str:
    """An amount with its currency."""
    return in_currency(number(fen, cents=cents), page)


def weekday(day: date, page: Page) -> str:
    """The day's short name."""
    return page.words(f"common.weekday_{day.isoweekday()}")


def with_weekday(day: date, page: Page) -> str:
    """A whole date with its weekday in brackets."""
    return page.words("common.day_with_weekday", day=day.isoformat(), weekday=weekday(day, page))


def short(day: date) -> str:
    """Month and day."""
    return day.isoformat()[5:]


def short_with_weekday(day: date, page: Page) -> str:
    """Month, day and weekday, as plans list them."""
    return f"{short(day)} {weekday(day, page)}"


def with_distance(day: date, page: Page) -> str:
    """A date with `today`, `yesterday` or how many days ago in brackets."""
    ago = (page.profile.as_of - day).days
    key = {0: "common.day_today", 1: "common.day_yesterday"}.get(ago, "common.day_ago" if ago > 0 else "")
    return page.words(key, day=day.isoformat(), days=ago) if key else day.isoformat()


def percent(share: float) -> str:
    """A fraction as whole per cent; what rounds to nothing carries no sign."""
    return f"{share:z.0%}"


def whole_percents(shares: Iterable[float]) -> list[str]:
    """Fractions that sum to 1 as whole per cents that sum to 100: the largest remainders are rounded up."""
    exact = [share * 100 for share in shares]
    floors = [int(value + 1e-9) for value in exact]
    short_of = min(max(round(sum(exact)) - sum(floors), 0), len(floors))
    upwards = sorted(range(len(exact)), key=lambda i: floors[i] - exact[i])[:short_of]
    return [f"{floor + (i in upwards)}%" for i, floor in enumerate(floors)]


def lines_of(pointers: Iterable[str], page: Page) -> str:
    """`第 14、37 行` for what shows a fact; empty where nothing does."""
    found = sorted({page.line_of(pointer) for pointer in pointers} - {0})
    if not found:
        return ""
    listed = page.words("common.comma").join(str(line) for line in found[:_LINES_SHOWN])
    if len(found) > _LINES_SHOWN:
        return page.words("common.lines_more", lines=listed, more=len(found) - _LINES_SHOWN)
    return page.words("common.line" if len(found) == 1 else "common.lines", lines=listed)


def label(found: Contribution, page: Page) -> str:
    """The words of the bin a fact fell into."""
    factor = page.model.scorecard.by_factor.get(found.factor)
    if factor is None or not found.measurement.known or found.bin is None or found.bin >= len(factor.every_bin):
        return page.words("common.unknown")
    return page.words.of(factor.every_bin[found.bin].label)


def value(found: Contribution, page: Page) -> str:
    """A measured value with its unit; the bin's words where a bare number would say nothing."""
    measured = found.measurement.value
    if not found.measurement.known:
        return page.words("common.unknown")
    if measured is None or found.unit in ("flag", "level"):
        return label(found, page)
    if found.unit == "ratio":
        return f"{measured:z.1%}" if page.verbose else percent(measured)
    if found.unit == "yuan":
        return money(round(measured), page)
    shown = f"{measured:.1f}".removesuffix(".0")
    one = f"common.unit_{found.unit}_one"
    return page.words(one if shown == "1" and page.words.has(one) else f"common.unit_{found.unit}", value=shown)


def moved(change: "Change", page: Page) -> str:
    """What a factor was and what it is."""
    tell = label if None in (change.old.measurement.value, change.new.measurement.value) else value
    key = "learned" if change.learned else "forgotten" if change.forgotten else "changed"
    return page.words(f"diff.{key}", old=tell(change.old, page), new=tell(change.new, page))
