"""The screen of `credit plan`: the money, the steps by phase, the reserve, the forecast, and what it does not promise.

Decides the order and the layout. In hardship mode what steadies comes before any step. Does not know how the plan was
found, nor the wording.
"""

from collections.abc import Mapping, Sequence

from credit_cli.engine.beside.besides import NOTHING_BESIDES, Alone, Besides
from credit_cli.engine.results import Plan, Step
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import number
from credit_cli.reporters.plan import sentences
from credit_cli.reporters.plan.reserve import reserve
from credit_cli.reporters.plan.sums import sums
from credit_cli.reporters.screen import BLANK, Line, line, paragraph
from credit_cli.reporters.text.forecast import table
from credit_cli.reporters.text.hardship import SAID, steady
from credit_cli.reporters.text.steps import Columns, checklist, columns


def plan(
    found: Plan, page: Page, besides: Besides = NOTHING_BESIDES, alone: Mapping[int, Alone] | None = None
) -> list[Line]:
    """A recovery plan, what was tried beside it, and what each step would bring alone."""
    lines = paragraph(sentences.heading(found, page), page.width, hang=2, style="bold")
    leads = [row for said in sentences.result(found, page) for row in _paragraph(said, page)]
    for said in sentences.money_there_is(found, page):
        lines += _paragraph(said, page)
    if found.mode == "hardship":
        lines += steady(found, page)
        lines += [BLANK, *paragraph(page.words("plan.steps_title"), page.width, style="bold")]
    else:
        lines += leads
    lines += _phases(found, page, besides, columns(found, page, alone))
    if found.mode == "hardship":
        lines += [BLANK, *leads]
    if found.forecast:
        lines += [BLANK, *table(found.forecast, page)]
    lines += [BLANK]
    for said in sums(found, besides, page):
        lines += _paragraph(said, page)
    return [*lines, *assumed(found.assumptions, page), BLANK, *_closing(found, page)]


def _paragraph(said: sentences.Said, page: Page) -> list[Line]:
    return paragraph(said.text, page.width, hang=2, style=said.style)


def _phases(found: Plan, page: Page, besides: Besides, widths: Columns) -> list[Line]:
    told = set(SAID) if found.mode == "hardship" else set[str]()
    lines: list[Line] = []
    for phase in sentences.phases(found, page):
        lines += [BLANK, line(phase.heading, "bold")]
        rows = checklist(phase.steps, phase.dues, told, widths, page, by_day=phase.name == "now")
        rows += [row for text in phase.summed for row in paragraph(text, page.width, indent=2, hang=4, style="dim")]
        lines += rows or paragraph(page.words("plan.nothing_here"), page.width, indent=2, style="dim")
        if phase.name == "now":
            for said in reserve(found, besides, page):
                lines += paragraph(said.text, page.width, indent=2, hang=4, style=said.style)
    return lines


def assumed(assumptions: Sequence[tuple[str, str]], page: Page) -> list[Line]:
    """What a forecast assumed where the file is silent."""
    each = sentences.assumed(assumptions, page)
    if not each:
        return []
    lines = [BLANK, *paragraph(page.words("plan.assumed_title"), page.width, style="dim")]
    for said in each:
        lines += paragraph(f"- {said}", page.width, indent=2, hang=4, style="dim")
    return lines


def _closing(found: Plan, page: Page) -> list[Line]:
    lines: list[Line] = []
    if page.verbose and found.steps:
        steps = " ".join(f"--do {written(step)}" for step in found.steps)
        lines += paragraph(
            page.words("plan.replay", path=page.path, by=found.by, steps=steps), page.width, hang=2, style="dim"
        )
    lines += paragraph(sentences.closing(found, page), page.width)
    if found.steps or found.dues:
        lines += paragraph(page.words("plan.to_calendar", path=page.path), page.width, hang=2, style="dim")
    return lines


def written(step: Step) -> str:
    """A step as `--do` takes it: `action:account:amount@on`."""
    amount = "" if step.amount is None else number(step.amount).replace(",", "")
    parts = [step.action, step.account or "", amount]
    while not parts[-1]:
        parts.pop()
    return ":".join(parts) + f"@{step.on.isoformat()}"
