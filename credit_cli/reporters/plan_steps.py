"""What the steps of a plan are called, and what is said with them, whatever they are printed as.

Decides the verb, the name of what is done, and the notes of a step: where to pay, how to do it, what must be said
with it, which rule closes soon. Does not know columns, lists or boxes.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from credit_cli.engine.results import Step
from credit_cli.model.actions import Action
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import Style

_REFRAINS: Final = ("stop_", "space_", "keep_")
_PAYS: Final = ("pay_", "clear_")


class Note(NamedTuple):
    """Something said with a step; a note with a `key` that was said before is not said again."""

    key: str
    text: str
    style: Style


def together(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """The steps in their order; one thing to do with several accounts on a day is one row."""
    groups: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        alone = step.amount is not None or step.account is None
        groups.setdefault((step.n,) if alone else (step.action, step.on, step.deadline), []).append(step)
    return [tuple(group) for group in groups.values()]


def verb(step: Step, page: Page) -> str:
    """The short verb of a step that moves money."""
    key = f"plan.verb_{step.action}"
    return page.words(key if page.words.has(key) else "plan.verb_other")


def title(same: Sequence[Step], page: Page) -> str:
    """What is done in a step without money, with whom and until when."""
    step = same[0]
    action = page.model.actions.get(step.action)
    what = page.words.of(action.title) if action else step.action
    if step.account is not None:
        names = page.words("common.comma").join(page.name(one.account) for one in same if one.account)
        what = page.words("plan.step_account", name=names, what=what)
    if step.deadline is not None and step.deadline != step.on:
        key = "plan.until" if step.action.startswith(_REFRAINS) else "plan.before"
        what = page.words(key, what=what, day=step.deadline)
    return what


def notes(step: Step, page: Page, said: set[str]) -> Iterator[Note]:
    """Where to pay or what to do and what must be said with it, each once; with `-v` why, too."""
    for note in _notes(step, page):
        if note.key not in said:
            said.add(note.key)
            yield note


def _notes(step: Step, page: Page) -> Iterator[Note]:
    account = page.account(step.account) if step.account else None
    lender = page.model.lenders.get(account.lender) if account else None
    action = page.model.actions.get(step.action)
    if lender is not None and step.action.startswith(_PAYS):
        where = page.words.of(lender.where_to_pay)
        yield Note(f"where {where}", page.words("plan.where", where=where), "dim")
    elif action is not None:
        yield Note(f"how {step.action}", page.words("plan.how", how=page.words.of(action.how)), "dim")
    if action is None:
        return
    if action.caution is not None:
        caution = page.words("plan.caution", text=page.words.of(action.caution))
        yield Note(f"caution {step.action}", caution, "warn")
    yield from _closing(action, page)
    if page.verbose and step.reasons:
        reasons = page.words("common.comma").join(step.reasons)
        yield Note(f"why {step.n}", page.words("plan.reasons", reasons=reasons), "dim")


def _closing(action: Action, page: Page) -> Iterator[Note]:
    """The rules the action rests on that are in force on the page's day and end soon."""
    day = page.profile.as_of
    soon = day + timedelta(days=page.model.planning.closing_soon_days.value)
    for item in (i for act in page.model.law for i in act.items if i.id in action.law):
        if item.valid_until is not None and item.in_force(day) and item.valid_until <= soon:
            text = page.words("plan.closing", day=item.valid_until, text=page.words.of(item.text))
            yield Note(f"closing {item.id}", text, "accent")
