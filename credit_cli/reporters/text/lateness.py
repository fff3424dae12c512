"""Whether the file shows a late payment, said no surer than the file tells it.

Decides which sentences are true where some dues are not told. Does not know what has to be paid (`events.py`).
"""

from collections.abc import Iterator

from credit_cli.engine.diary.told_dues import ToldDues, Untold, told_dues
from credit_cli.engine.diary.view import View
from credit_cli.engine.results import Explanation, Measurement, Score
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, short
from credit_cli.reporters.screen import Line, paragraph

_COUNTED = "/record/late_months"


def standing(today: Score, page: Page) -> list[Line]:
    """Whether anything is or was late; nothing where what is overdue is said already."""
    if any(account.overdue for account in page.today.accounts):
        return []
    told = told_dues(page.today)
    last = today.of("months_since_late").measurement
    clean = told.whole and last.known and last.value is None
    said = _standing(today, told, page)
    return [line for text in said for line in paragraph(text, page.width, style="good" if clean else None)]


def _standing(today: Score, told: ToldDues, page: Page) -> Iterator[str]:
    now, last = today.of("overdue_now").measurement, today.of("months_since_late").measurement
    if now.known and now.value:
        key = "explain.late_counted_now" if _COUNTED in now.evidence else "explain.late_now"
        yield page.words(key, days=f"{now.value:.0f}")
    elif not told.listed:
        yield _by_report(last, page)
    elif not last.known and _counted_before(page):
        yield page.words("explain.late_counted")
    elif last.value is not None:
        yield _last_late(int(last.value), told, page)
    elif told.since is not None:
        yield page.words("explain.late_none_since", day=told.since)
    else:
        yield page.words("explain.never_late" if told.whole else "explain.late_none_told")
    if told.listed:
        yield from _silences(told, page)


def _counted_before(page: Page) -> bool:
    """Whether the report counts something late without saying when."""
    record = page.profile.record
    months = record.late_months if record is not None else None
    accounts = record.accounts if record is not None else None
    return bool((months is not None and months.total) or (accounts is not None and accounts.late))


def _by_report(last: Measurement, page: Page) -> str:
    """What the credit report alone tells."""
    if not last.known:
        return page.words("explain.late_unknown")
    if last.value is None:
        return page.words("explain.late_by_report")
    return page.words(
        "explain.last_by_report" if last.value >= 1 else "explain.last_by_report_recent", months=int(last.value)
    )


def _last_late(months: int, told: ToldDues, page: Page) -> str:
    if told.whole:
        key = "explain.not_late_now" if months >= 1 else "explain.not_late_now_recent"
    else:
        key = "explain.not_late_now_told" if months >= 1 else "explain.not_late_now_recent_told"
    return page.words(key, months=months)


def _silences(told: ToldDues, page: Page) -> Iterator[str]:
    for due in told.untold:
        yield page.words("explain.untold", **_due(due, page))
    if told.silent:
        yield page.words("explain.silent", names=silent(told, page))


def look_first(told: ToldDues, page: Page) -> Iterator[str]:
    """What to look up before anything else: dues that have passed and may stand open."""
    for due in told.untold:
        yield page.words("explain.look_first", **_due(due, page))


def _due(due: Untold, page: Page) -> dict[str, str]:
    amount = money(due.needed, page, cents=True)
    return {"name": page.name(due.account), "due": short(due.on), "amount": amount}


def silent(told: ToldDues, page: Page) -> str:
    """The names of the accounts of which no due is told."""
    return page.words("common.comma").join(page.name(account) for account in told.silent)


def payments_told(found: Explanation, page: Page) -> bool:
    """Whether the file tells all payments of the days before an event: else it cannot say that none was late."""
    told = told_dues(View(page.today.diary, found.event.eve), ahead=False)
    begins = told.since is None or told.since <= found.event.window_from
    return told.listed and begins and not told.untold and not told.silent
