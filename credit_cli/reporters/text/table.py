"""One line a person: what a counsellor sees of a whole folder.

Decides the columns of `score`, `explain` and `plan` over several profiles. Aliases and paths only.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from credit_cli.engine.results import Explanation, Plan, Score
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short, short_with_weekday
from credit_cli.reporters.plan_steps import verb
from credit_cli.reporters.screen import Line, Span, cells, pad, paragraph, plain, wrap
from credit_cli.reporters.text import causes
from credit_cli.reporters.text.events import overdue
from credit_cli.reporters.text.scale import band_name, band_style

_PERSON: Final = 22
_PERSON_NARROW: Final = 16
_NAME: Final = 16
_BAND: Final = 10
_CHANGE: Final = 20
_CAUSE: Final = 26


def person(page: Page) -> str:
    """How one of several profiles is called: its file's name without folder and ending."""
    name = page.path.rsplit("/", 1)[-1]
    return page.fit(PurePath(name).stem if ":" not in name else name, _PERSON)


def score_row(found: Score, page: Page) -> Line:
    """A person's score, band and what is overdue."""
    late = overdue(page)
    room = _PERSON_NARROW if page.narrow else _PERSON
    start = f"  {pad(page.fit(person(page), room), room)}  {found.score:>3}  "
    owed = "" if not late else page.words("table.overdue", amount=money(sum(o.amount for o in late), page, cents=True))
    span = f"{found.low} ~ {found.high}"
    row = (
        Span(start),
        Span(pad(band_name(found, page), _BAND), band_style(found, page)),
        Span(f"  {pad(span, 9)}"),
        Span(f"  {owed}", "bad"),
    )
    return row if _fits(row, page) else (*row[:2], Span(f"  {owed}", "bad"))


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
        own = [f"{page.fit(causes.title(cause, page), _CAUSE)} {written}" for cause, written in shown.own[:1]]
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
    action = page.model.actions.get(step.action)
    what = page.words.of(action.title) if action else verb(step, page)
    where = f" {page.name(step.account)}" if step.account else ""
    amount = "" if step.amount is None else f" {money(step.amount, page, cents=True)}"
    said = f"{short_with_weekday(step.on, page)} {what}{where}{amount}"
    head = (Span(start), Span(mode, "warn" if found.mode == "hardship" else None))
    whole = (*head, Span(f"  {said}"))
    return [whole] if _fits(whole, page) else [head, *paragraph(said, page.width, indent=6, hang=8)]
