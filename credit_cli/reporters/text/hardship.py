"""「先稳住」: what somebody hears whose dues exceed what comes in, before any step of a plan.

Decides the order: what to protect, whom to call first and what to say to them, on what footing, where to complain,
whom to refuse. Says nothing about raising limits. The footing is law and practice of the model, in force on the day.
"""

from collections.abc import Iterator
from typing import Final

from credit_cli.engine.results import Plan
from credit_cli.model.law import LawItem
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money
from credit_cli.reporters.screen import BLANK, Line, line, paragraph
from credit_cli.reporters.text.events import overdue

_FOOTING: Final = ("right", "duty", "limit", "practice")


def steady(plan: Plan, page: Page) -> list[Line]:
    """The first part of a plan in hardship mode."""
    key = "plan.steady_title" if plan.shortfalls else "plan.steady_late"
    lines = [BLANK, *paragraph(page.words(key), page.width, style="bold")]
    for rule in ("food", "borrow", "reachable"):
        lines += paragraph(f"- {page.words(f'plan.steady_{rule}')}", page.width, indent=2, hang=4)
    lines += [BLANK, *paragraph(page.words("plan.ask_whom"), page.width, style="bold"), *_whom(plan, page)]
    lines += _items("plan.ask_footing", [i for i in _about("HD-", page) if i.kind in _FOOTING], page)
    lines += _items("plan.channels", list(_about("CH-", page)), page)
    return lines + _items("plan.scams", [i for i in _about("HD-", page) if i.kind == "scam"], page)


def _whom(plan: Plan, page: Page) -> list[Line]:
    """The lenders to call, the longest overdue first, then those a due will not be paid to; nothing is said twice."""
    standing: dict[str, str] = {}
    for owing in overdue(page):
        days = (page.profile.as_of - owing.on).days
        standing[owing.account] = page.words(
            "plan.ask_overdue", days=days, amount=money(owing.amount, page, cents=True)
        )
    for short in sorted(plan.shortfalls, key=lambda s: s.on):
        missing = page.words("plan.ask_short", day=short.on, amount=money(short.missing, page, cents=True))
        standing.setdefault(short.account, missing)
    lines: list[Line] = []
    told: set[str] = set()
    for n, (account, how) in enumerate(standing.items(), 1):
        row = page.words("plan.ask_row", n=n, name=page.name(account), standing=how)
        lines += paragraph(row, page.width, indent=2, hang=4, style="bold")
        found = page.account(account)
        lender = page.model.lenders.get(found.lender) if found else None
        for text in (lender.hardship, lender.contact) if lender else ():
            if page.words.of(text) not in told:
                told.add(page.words.of(text))
                lines += paragraph(page.words.of(text), page.width, indent=4)
    return lines


def _about(prefix: str, page: Page) -> Iterator[LawItem]:
    day = page.profile.as_of
    return (i for act in page.model.law for i in act.items if i.id.startswith(prefix) and i.in_force(day))


def _items(title: str, items: list[LawItem], page: Page) -> list[Line]:
    if not items:
        return []
    lines = [BLANK, line(page.words(title), "bold")]
    for item in items:
        text = page.words("plan.item", title=page.words.of(item.title), text=page.words.of(item.text))
        lines += paragraph(f"- {text}", page.width, indent=2, hang=4)
    return lines
