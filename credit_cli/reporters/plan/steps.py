"""What the steps of a plan are called, and what is said with them, whatever they are printed as.

Decides the verb, the name of what is done, in which order what costs no money is read, and the notes of a step: where
to pay, how to do it, what must be said with it, which rule closes soon. Does not know columns, lists or boxes.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from credit_cli.engine.beside.besides import Alone
from credit_cli.engine.diary.calendar import next_after
from credit_cli.engine.results import PlannedDue, Step
from credit_cli.model.actions import Action
from credit_cli.profile.looking_back import autopay_on
from credit_cli.profile.records import Account
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, short_with_weekday
from credit_cli.reporters.screen import Style

_REFRAINS: Final = ("stop_", "space_", "keep_")
_PAYS: Final = ("pay_", "clear_")
_EXTRA: Final = ("pay_down", "pay_off")
_DAY: Final = timedelta(days=1)
_ASK_FIRST: Final = "ask_hardship_plan"
_KINDS: Final = {"pay": 2, "ask": 3, "guard": 4, "tidy": 5}
_LAST: Final = 6


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


def by_day(steps: Sequence[Step], dues: Sequence[PlannedDue], page: Page) -> list[tuple[Step, ...] | PlannedDue]:
    """Steps and dues in the order of their days: money first, then dues, then what costs nothing."""
    rows: list[tuple[date, int, tuple[Step, ...] | PlannedDue]] = [
        (same[0].on, 0 if same[0].amount else 2 + _rank(same[0], page), same) for same in together(steps)
    ]
    rows += [(due.on, 1, due) for due in dues]
    return [row for _, _, row in sorted(rows, key=lambda row: row[:2])]


def _rank(step: Step, page: Page) -> int:
    """The place of a step without money on its day: whom to ask for time, what to stop, whom to ask, what to tidy."""
    if step.action == _ASK_FIRST:
        return 0
    if step.action.startswith(_REFRAINS):
        return 1
    action = page.model.actions.get(step.action)
    return _KINDS.get(action.kind, _LAST) if action else _LAST


def due_key(account_id: str, mode: str, page: Page) -> str:
    """What paying a due is called: by hand, by an automatic debit, or only that it falls due."""
    if mode != "normal":
        return "plan.falls_due"
    account = page.account(account_id)
    day = page.profile.as_of
    debited = account is not None and autopay_on(account.autopay, day, day)
    return "plan.pay_auto" if debited else "plan.pay_minimum"


def verb(step: Step, page: Page, parts: frozenset[int] = frozenset()) -> str:
    """The short verb of a step that moves money; `parts` are the steps that pay only a part."""
    if step.n in parts:
        return page.words("plan.verb_part")
    return verb_of(step.action, page)


def verb_of(key: str, page: Page) -> str:
    """The one word of an action that moves money."""
    action = page.model.actions.get(key)
    return page.words("plan.verb_other") if action is None or action.verb is None else page.words.of(action.verb)


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


def notes(step: Step, page: Page, said: set[str], alone: Alone | None = None) -> Iterator[Note]:
    """Where to pay or what to do and what must be said with it, each once; with `-v` why and what it brings, too."""
    for note in _notes(step, page):
        if note.key not in said:
            said.add(note.key)
            yield note
    if page.verbose and alone is not None:
        saved = money(alone.interest_saved, page, cents=False)
        told = page.words("plan.alone", gain=f"{alone.gain:+d}", saved=saved, order=f"{step.gain:+d}")
        yield Note(f"alone {step.n}", told, "dim")


def _notes(step: Step, page: Page) -> Iterator[Note]:
    account = page.account(step.account) if step.account else None
    lender = page.model.lenders.get(account.lender) if account else None
    action = page.model.actions.get(step.action)
    if lender is not None and step.action.startswith(_PAYS):
        where = page.words.of(lender.where_to_pay)
        yield Note(f"where {where}", page.words("plan.where", where=where), "dim")
        yield from _statement(step, account, page)
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
        yield Note(
            f"why {step.n}",
            page.words("plan.reasons", why=page.words.of(action.why), reasons=reasons, effort=step.effort),
            "dim",
        )


def _statement(step: Step, account: Account | None, page: Page) -> Iterator[Note]:
    """Until when an extra payment still counts on the coming bill of an account that has a statement day."""
    if account is None or account.statement_day is None or step.action not in _EXTRA:
        return
    day = next_after(step.on - _DAY, account.statement_day)
    told = page.words("plan.before_statement", day=short_with_weekday(day, page))
    yield Note(f"statement {account.id}", told, "dim")


def _closing(action: Action, page: Page) -> Iterator[Note]:
    """The rules the action rests on that are in force on the page's day and end soon."""
    day = page.profile.as_of
    soon = day + timedelta(days=page.model.planning.closing_soon_days.value)
    for item in (i for act in page.model.law for i in act.items if i.id in action.law):
        if item.valid_until is not None and item.in_force(day) and item.valid_until <= soon:
            text = page.words("plan.closing", day=item.valid_until, text=page.words.of(item.text))
            yield Note(f"closing {item.id}", text, "accent")
