"""`credit plan --format markdown`: the plan as a checklist to tick, with the content of the screen.

Decides what is a task (everything to be done, every due that can be paid) and what only a line. Does not know the
wording, nor how the plan was found.
"""

from collections.abc import Iterator, Sequence

from credit_cli.engine.plan.besides import NOTHING_BESIDES, Besides
from credit_cli.engine.results import Plan, PlannedDue, Point, Step
from credit_cli.reporters import plan_sentences as sentences
from credit_cli.reporters import steadying
from credit_cli.reporters.markdown.writing import heading, item, paragraph, table, task
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short_with_weekday, with_weekday
from credit_cli.reporters.plan_steps import notes, title, together, verb
from credit_cli.reporters.plan_sums import sums


def plan(found: Plan, page: Page, besides: Besides = NOTHING_BESIDES) -> list[str]:
    """A recovery plan as Markdown, line by line."""
    lines = [heading(1, sentences.heading(found, page)), ""]
    lines += [row for said in sentences.result(found, page) for row in (paragraph(said.text), "")]
    if found.mode == "hardship":
        lines += _steady(found, page)
    told = set(steadying.SAID) if found.mode == "hardship" else set[str]()
    for phase in sentences.phases(found, page):
        lines += [heading(2, phase.heading), ""]
        lines += _tasks(phase, told, found, page) or [paragraph(page.words("plan.nothing_here"))]
        lines.append("")
        if phase.name == "now":
            lines += [row for said in sentences.reserve(found, besides, page) for row in (paragraph(said.text), "")]
    if found.forecast:
        lines += [*_forecast(found.forecast, page), ""]
    lines += [row for said in sums(found, besides, page) for row in (paragraph(said.text), "")]
    assumed = sentences.assumed(found.assumptions, page)
    if assumed:
        lines += [heading(2, page.words("plan.assumed_title")), "", *(item(said) for said in assumed), ""]
    return [*lines, paragraph(sentences.closing(found, page))]


def _tasks(phase: sentences.Phase, told: set[str], found: Plan, page: Page) -> list[str]:
    """Steps and dues by their day, money first, each with a box of its own."""
    rows = [(same[0].on, 0 if same[0].amount else 2, list(_step(same, told, page))) for same in together(phase.steps)]
    rows += [(due.on, 1, [_due(due, found, page)]) for due in phase.dues]
    return [line for _, _, lines in sorted(rows, key=lambda row: row[:2]) for line in lines]


def _step(same: Sequence[Step], told: set[str], page: Page) -> Iterator[str]:
    step, gained = same[0], sum(one.gain for one in same)
    day = short_with_weekday(step.on, page)
    what = title(same, page)
    if step.amount is not None and step.account is not None:
        amount = money(step.amount, page, cents=True)
        what = page.words("plan.task_money", verb=verb(step, page), name=page.name(step.account), amount=amount)
    gain = page.words("plan.task_gain", gain=f"{gained:+d}") if gained else ""
    yield task(page.words("plan.task", day=day, what=what) + gain)
    yield from (item(note.text, indent=1) for note in notes(step, page, told))


def _due(due: PlannedDue, found: Plan, page: Page) -> str:
    normal = found.mode == "normal"
    what = page.words(
        "plan.task_money",
        verb=page.words("plan.pay_minimum" if normal else "plan.falls_due"),
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
