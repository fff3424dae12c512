"""「先稳住」: what somebody hears whose dues exceed what comes in, before any step of a plan.

Decides the order: what to protect, whom to call first and what to say to them, on what footing, where to complain,
whom to refuse. Says nothing about raising limits. The footing is law and practice of the model, in force on the day.
Does not know how it is printed.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from credit_cli.engine.results import Plan
from credit_cli.model.law import LawItem
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money
from credit_cli.reporters.text.events import overdue

_FOOTING: Final = ("right", "duty", "limit", "practice")
_CHANNEL: Final = "CH-"
_ASK: Final = "ask_hardship_plan"
SAID: Final = frozenset({f"how {_ASK}", f"caution {_ASK}"})
"""Notes of steps that are said here already."""


class Part(NamedTuple):
    """A heading with its items."""

    heading: str
    items: tuple[str, ...]


class Call(NamedTuple):
    """A lender to call: who and how things stand, then what to say and where; nothing is said twice."""

    who: str
    how: tuple[str, ...]


def protect(plan: Plan, page: Page) -> Part:
    """What comes first, whatever is owed."""
    key = "plan.steady_title" if plan.shortfalls else "plan.steady_late"
    rules = ("food", "borrow", "reachable")
    return Part(page.words(key), tuple(page.words(f"plan.steady_{rule}") for rule in rules))


def ask(page: Page) -> str | None:
    """How a lender is asked."""
    action = page.model.actions.get(_ASK)
    return page.words.of(action.how) if action else None


def calls(plan: Plan, page: Page) -> list[Call]:
    """The lenders to call, the longest overdue first, then those a due will not be paid to."""
    standing: dict[str, str] = {}
    for owing in overdue(page):
        days = (page.profile.as_of - owing.on).days
        standing[owing.account] = page.words(
            "plan.ask_overdue", days=days, amount=money(owing.amount, page, cents=True)
        )
    for short in sorted(plan.shortfalls, key=lambda s: s.on):
        missing = page.words("plan.ask_short", day=short.on, amount=money(short.missing, page, cents=True))
        standing.setdefault(short.account, missing)
    told: set[str] = set()
    found = []
    for n, (account, how) in enumerate(standing.items(), 1):
        of = page.account(account)
        lender = page.model.lenders.get(of.lender) if of else None
        said = tuple(page.words.of(text) for text in (lender.hardship, lender.contact)) if lender else ()
        who = page.words("plan.ask_row", n=n, name=page.name(account), standing=how)
        found.append(Call(who, tuple(text for text in said if text not in told)))
        told.update(said)
    return found


def footing(page: Page) -> Iterator[Part]:
    """What can be relied on, where to complain (in which order first), whom to refuse."""
    about = list(_about("HD-", page))
    asking = page.model.actions.get(_ASK)
    rests_on = [i for i in _about("", page) if asking and i.id in asking.law and i not in about]
    parts = {
        "plan.ask_footing": [i for i in (*about, *rests_on) if i.kind in _FOOTING and not i.id.startswith(_CHANNEL)],
        "plan.channels": sorted(_about(_CHANNEL, page), key=lambda i: i.kind != "practice"),
        "plan.scams": [i for i in about if i.kind == "scam"],
    }
    for key, items in parts.items():
        if items:
            yield Part(page.words(key), tuple(_item(item, page) for item in items))


def _about(prefix: str, page: Page) -> Iterator[LawItem]:
    day = page.profile.as_of
    return (i for act in page.model.law for i in act.items if i.id.startswith(prefix) and i.in_force(day))


def _item(item: LawItem, page: Page) -> str:
    text = page.words("plan.item", title=page.words.of(item.title), text=page.words.of(item.text))
    return text if item.valid_until is None else page.words("plan.closing", day=item.valid_until, text=text)
