"""One line a person: what a counsellor sees of a whole folder.

Decides the columns of `explain` and `plan` over several profiles, on the screen and as tab-separated values.
Aliases and paths only.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from credit_cli.engine.results import Explanation, Plan, Step
from credit_cli.reporters.json.shared import share, yuan
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short, short_with_weekday
from credit_cli.reporters.plan.steps import verb
from credit_cli.reporters.screen import Line, Span, cells, harmless, pad, paragraph, plain, wrap
from credit_cli.reporters.text import causes

_PERSON: Final = 22
_NAME: Final = 16
_BAND: Final = 10
_CHANGE: Final = 20
_CAUSE: Final = 26


def person(page: Page, room: int | None = _PERSON) -> str:
    """How one of several profiles is called: its file's name without folder and ending; None is all of it."""
    name = page.path.rsplit("/", 1)[-1]
    whole = PurePath(name).stem if ":" not in name else name
    return harmless(whole) if room is None else page.fit(whole, room)


def explain_rows(found: Sequence[Explanation], page: Page) -> list[Line]:
    """A line for each of a person's limit events, the latest first."""
    start = f"  {pad(person(page), _PERSON)}  "
    if not found:
        return [(Span(start), Span(page.words("table.no_event"), "dim"))]
    rows: list[Line] = []
    for explanation in sorted(found, key=lambda e: e.event.on, reverse=True):
        event, shown = explanation.event, causes.divide(explanation, page)
        change = page.words(f"table.{event.kind}")
        if event.kind in ("cut", "reopened_lower") and event.old is not None and event.new is not None:
            change = page.words("explain.change", old=number(event.old), new=number(event.new))
        own = [
            f"{page.fit(causes.title(cause, page, explanation), _CAUSE)} {written}" for cause, written in shown.own[:1]
        ]
        own = own or [page.words("table.no_cause")]
        beyond = page.words("table.unexplained", share=causes.beyond_percent(shown))
        name = pad(page.fit(page.name(event.account), _NAME), _NAME)
        told = f"{start}{name}  {short(event.on)}  {pad(change, _CHANGE)}"
        why = f"  {pad(own[0], _CAUSE + 5)}  {beyond}"
        whole = (Span(told + why),)
        rows += [whole] if _fits(whole, page) else [(Span(part),) for part in (*_folded(told, page), "    " + why)]
    return rows


def _fits(row: Line, page: Page) -> bool:
    """Whether a row has room on the screen."""
    return page.width is None or cells(plain(row)) <= page.width


def _folded(text: str, page: Page) -> list[str]:
    """A row on as many lines as it needs."""
    return wrap(text.rstrip(), page.width, 6)


def plan_rows(found: Plan, page: Page) -> list[Line]:
    """A person's plan: mode, where it leads, the first step."""
    start = f"  {pad(person(page), _PERSON)}  {found.score_now.score:>3} > {found.score_then.score:>3}  "
    mode = pad(page.words(f"table.{found.mode}"), _BAND)
    if not found.steps:
        return [(Span(start + mode), Span("  " + page.words("table.no_step"), "dim"))]
    step = found.steps[0]
    what = _what(step, page)
    where = f" {page.name(step.account)}" if step.account else ""
    amount = "" if step.amount is None else f" {money(step.amount, page, cents=True)}"
    said = f"{short_with_weekday(step.on, page)} {what}{where}{amount}"
    head = (Span(start), Span(mode, "warn" if found.mode == "hardship" else None))
    whole = (*head, Span(f"  {said}"))
    return [whole] if _fits(whole, page) else [head, *paragraph(said, page.width, indent=6, hang=8)]


EXPLAIN_COLUMNS: Final = (
    "person", "path", "account", "lender", "on", "kind", "from", "to", "cause", "share", "what", "second_cause",
    "second_share", "unexplained",
)  # fmt: skip
PLAN_COLUMNS: Final = (
    "person", "path", "mode", "outcome", "score_now", "score_then", "do_nothing", "action", "on", "account", "amount",
    "what",
)  # fmt: skip


def explain_tsv(found: Sequence[Explanation], page: Page) -> list[str]:
    """A person's limit events, the latest first, in the order of `EXPLAIN_COLUMNS`."""
    ordered = sorted(found, key=lambda e: e.event.on, reverse=True)
    return [_tsv(*_event_values(explanation, page)) for explanation in ordered]


def _event_values(explanation: Explanation, page: Page) -> tuple[object, ...]:
    event = explanation.event
    first, second = [*explanation.causes, None, None][:2]
    return (
        person(page, None),
        page.path,
        event.account,
        page.name(event.account),
        event.on,
        event.kind,
        yuan(event.old),
        yuan(event.new),
        first and first.code,
        first and share(first.share),
        first and causes.title(first, page),
        second and second.code,
        second and share(second.share),
        share(explanation.unexplained),
    )


def plan_tsv(found: Plan, page: Page) -> str:
    """A person's plan with its first step, in the order of `PLAN_COLUMNS`."""
    step = found.steps[0] if found.steps else None
    return _tsv(
        person(page, None),
        page.path,
        found.mode,
        found.outcome,
        found.score_now.score,
        found.score_then.score,
        found.do_nothing.score,
        step and step.action,
        step and step.on,
        step and step.account,
        step and yuan(step.amount),
        step and _what(step, page),
    )


def _what(step: Step, page: Page) -> str:
    action = page.model.actions.get(step.action)
    return page.words.of(action.title) if action else verb(step, page)


def _tsv(*values: object) -> str:
    return "\t".join("" if value is None else harmless(str(value)) for value in values)
