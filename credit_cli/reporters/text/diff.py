"""The screen of `credit diff`: from which score to which, what moved it, what became of the last plan.

Decides the order, and that what was merely learned is told apart from what happened. Does not know how steps are
judged.
"""

from collections.abc import Sequence
from typing import Final

from credit_cli.engine.diff.changes import Change
from credit_cli.engine.diff.comparing import Diff
from credit_cli.engine.diff.followed import Followed, Status
from credit_cli.engine.results import Step
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import lines_of, money, moved, short_with_weekday
from credit_cli.reporters.plan.steps import title, verb
from credit_cli.reporters.screen import BLANK, Line, Span, Style, cells, line, pad, paragraph
from credit_cli.reporters.text import events
from credit_cli.reporters.text.scale import band_name

_ORDER: Final[tuple[Status, ...]] = ("done", "missed", "replaced", "open", "unknown")
_STYLES: Final[dict[Status, Style | None]] = {"done": "good", "missed": "warn"}


def diff(found: Diff, old: Page, page: Page) -> list[Line]:
    """What changed between two files of one person; `page` is the newer one's."""
    lines = paragraph(
        page.words("diff.title", alias=page.alias, old=found.old.on, new=found.new.on), page.width, style="bold"
    )
    told = page.words(
        "diff.result",
        old=found.old.score,
        new=found.new.score,
        band=band_name(found.new, page),
        delta=f"{found.new.score - found.old.score:+d}",
    )
    lines += paragraph(told, page.width)
    if found.new.on < found.old.on:
        lines += paragraph(page.words("diff.swapped"), page.width, style="warn")
    lines += [BLANK, *_changes(found, old, page)]
    if found.events:
        lines += [BLANK, *paragraph(page.words("diff.events"), page.width, style="bold")]
        for event in found.events:
            lines += paragraph(f"- {events.headline(event, page)}", page.width, indent=2, hang=4)
    if found.plan:
        lines += [BLANK, *_plan(found.plan, old, page)]
    plan = page.words("diff.next_plan", command=f"credit plan {page.path}")
    return [*lines, BLANK, *paragraph(plan, page.width, hang=2)]


def _changes(found: Diff, old: Page, page: Page) -> list[Line]:
    if not found.changes:
        return paragraph(page.words("diff.nothing"), page.width)
    lines = paragraph(page.words("diff.changes"), page.width, style="bold")
    for change in found.changes:
        style: Style = "good" if change.delta > 0 else "bad"
        rows = paragraph(told(change, page), page.width and page.width - 8, hang=2)
        where = _where(change, old, page)
        rows += paragraph(where, page.width and page.width - 8, indent=2, style="dim") if where else []
        lines += [
            (Span(f"  {change.delta:>+4d}  " if i == 0 else " " * 8, style if i == 0 else None), *row)
            for i, row in enumerate(rows)
        ]
    total = sum(change.delta for change in found.changes)
    return [
        *lines,
        line(f"  {total:>+4d}  {page.words('diff.total', old=found.old.score, new=found.new.score)}", "bold"),
    ]


def told(change: Change, page: Page) -> str:
    """A factor with what it was and what it is."""
    factor = page.model.scorecard.by_factor[change.new.factor]
    return page.words("diff.moved", name=page.words.of(factor.name), moved=moved(change, page))


def _where(change: Change, old: Page, page: Page) -> str:
    """The lines that show it, in the newer file, else in the older one."""
    now = lines_of(change.new.measurement.evidence, page)
    if now:
        return now
    before = lines_of(change.old.measurement.evidence, old)
    return page.words("diff.in_old", lines=before) if before else ""


def _plan(plan: Sequence[Followed], old: Page, page: Page) -> list[Line]:
    counts = {status: sum(each.status == status for each in plan) for status in _ORDER}
    parts = [page.words(f"diff.count_{status}", count=count) for status, count in counts.items() if count]
    lines = paragraph(page.words("diff.plan", day=old.profile.as_of), page.width, style="bold")
    lines += paragraph(page.words("common.comma").join(parts), page.width, indent=2)
    width = max(cells(page.words(f"diff.{status}")) for status in _ORDER)
    for status in _ORDER:
        for each in sorted(plan, key=lambda each: each.step.on):
            if each.status == status:
                mark = f"  {pad(page.words(f'diff.{status}'), width)}  "
                text = f"{mark}{short_with_weekday(each.step.on, page)}  {_step(each.step, old)}{_instead(each, page)}"
                lines += paragraph(text, page.width, hang=cells(mark), style=_STYLES.get(status))
    if counts["unknown"]:
        lines += paragraph(page.words("diff.unknown_means"), page.width, indent=2, style="dim")
    return lines


def _step(step: Step, page: Page) -> str:
    if step.amount is None or step.account is None:
        return title((step,), page)
    amount = money(step.amount, page, cents=True)
    return page.words("diff.step", verb=verb(step, page), name=page.name(step.account), amount=amount)


def _instead(found: Followed, page: Page) -> str:
    if found.by is None:
        return page.words("diff.not_needed") if found.status == "replaced" else ""
    old, new = found.step, found.by
    if (old.action, old.account) != (new.action, new.account):
        return page.words("diff.instead", day=new.on, what=_step(new, page))
    if (old.on, old.amount) == (new.on, new.amount):
        return page.words("diff.kept")
    if new.amount is None:
        return page.words("diff.again_on", day=new.on)
    return page.words("diff.again", day=new.on, amount=money(new.amount, page, cents=True))
