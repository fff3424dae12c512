"""`credit plan --format markdown`: the plan as a checklist to tick, with the content of the screen.

Decides what is a task (everything to be done, every due that can be paid) and what only a line. Does not know the
wording, nor how the plan was found.
"""

from collections.abc import Iterator, Mapping, Sequence

from credit_cli.engine.agenda import in_parts
from credit_cli.engine.beside.besides import NOTHING_BESIDES, Besides
from credit_cli.engine.results import Plan, PlannedDue, Point, Step
from credit_cli.reporters.markdown.writing import heading, item, paragraph, table, task
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short_with_weekday, with_weekday
from credit_cli.reporters.plan import sentences, steadying
from credit_cli.reporters.plan.gains import Beside, besides
from credit_cli.reporters.plan.reserve import reserve
from credit_cli.reporters.plan.steps import by_day, due_key, notes, title, verb
from credit_cli.reporters.plan.sums import sums


def plan(found: Plan, page: Page, tried: Besides = NOTHING_BESIDES) -> list[str]:
    """A recovery plan as Markdown, line by line."""
    lines = [heading(1, sentences.heading(found, page)), ""]
    leads = [row for said in sentences.result(found, page) for row in (paragraph(said.text), "")]
    lines += [row for said in sentences.money_there_is(found, page) for row in (paragraph(said.text), "")]
    lines += _steady(found, page) if found.mode == "hardship" else leads
    told = set(steadying.SAID) if found.mode == "hardship" else set[str]()
    for phase in sentences.phases(found, page):
        lines += [heading(2, phase.heading), ""]
        rows = [*_tasks(phase, told, found, page), *map(item, phase.summed)]
        lines += rows or [paragraph(page.words("plan.nothing_here"))]
        lines.append("")
        if phase.name == "now":
            lines += [row for said in reserve(found, tried, page) for row in (paragraph(said.text), "")]
    if found.mode == "hardship":
        lines += leads
    if found.forecast:
        lines += [*_forecast(found.forecast, page), ""]
    lines += [row for said in sums(found, tried, page) for row in (paragraph(said.text), "")]
    assumed = sentences.assumed(found.assumptions, page)
    if assumed:
        lines += [heading(2, page.words("plan.assumed_title")), "", *(item(said) for said in assumed), ""]
    return [*lines, paragraph(sentences.closing(found, page))]


def _tasks(phase: sentences.Phase, told: set[str], found: Plan, page: Page) -> list[str]:
    """Steps and dues by their day, money first, each with a box of its own."""
    parts, beside = in_parts(found.steps), besides(found.steps, page)
    lines: list[str] = []
    for row in by_day(phase.steps, phase.dues, page):
        lines += [_due(row, found, page)] if isinstance(row, PlannedDue) else _step(row, told, parts, beside, page)
    return lines


def _step(
    same: Sequence[Step], told: set[str], parts: frozenset[int], beside: Mapping[int, Beside], page: Page
) -> Iterator[str]:
    step, gained = same[0], sum(one.gain for one in same)
    day = short_with_weekday(step.on, page)
    what = title(same, page)
    if step.amount is not None and step.account is not None:
        amount = money(step.amount, page, cents=True)
        what = page.words("plan.task_money", verb=verb(step, page, parts), name=page.name(step.account), amount=amount)
    of_its_own = Beside(f"{gained:+d}", points=True) if gained and step.amount is None else None
    said = beside.get(step.n) or of_its_own
    key = "plan.task_gain" if said and said.points else "plan.task_beside"
    yield task(page.words("plan.task", day=day, what=what) + (page.words(key, gain=said.text) if said else ""))
    yield from (item(note.text, indent=1) for note in notes(step, page, told))


def _due(due: PlannedDue, found: Plan, page: Page) -> str:
    normal = found.mode == "normal"
    what = page.words(
        "plan.task_money",
        verb=page.words(due_key(due.account, found.mode, page)),
        name=page.name(due.account),
        amount=money(due.amount, page, cents=True),
    )
    each = page.words("plan.task", day=short_with_weekday(due.on, page), what=what)
    told = page.words("plan.dues_assumed", each=each) if due.assumed else each
    return task(told) if normal else item(told)


def _steady(found: Plan, page: Page) -> list[str]:
    lines = _part(steadying.protect(found, page))
    lines += [heading(2, page.words("plan.ask_whom")), ""]
    if (how := steadying.ask(page)) is not None:
        lines += [paragraph(how), ""]
    for call in steadying.calls(found, page):
        lines += [item(call.who), *(item(text, indent=1) for text in call.how)]
    lines.append("")
    for part in steadying.footing(page):
        lines += _part(part)
    return lines


def _part(part: steadying.Part) -> list[str]:
    return [heading(2, part.heading), "", *(item(text) for text in part.items), ""]


def _forecast(points: Sequence[Point], page: Page) -> list[str]:
    heads = [page.words(f"plan.head_{key}") for key in ("day", "plan", "nothing", "owed", "cash")]
    rows = [
        (
            with_weekday(point.on, page),
            str(point.score),
            str(point.do_nothing),
            number(round(point.owed, -2)),
            number(point.cash, cents=True),
        )
        for point in points
    ]
    return table(heads, rows, right=1)
