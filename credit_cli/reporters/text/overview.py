"""The overview of `credit PROFILE`: what happened, what to do now, why, and the score last.

Decides how little is enough for somebody whose limit fell last night. Details are the other commands'.
"""

from collections.abc import Sequence

from credit_cli.engine.results import Explanation, Plan, PlannedDue, Score
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import with_weekday
from credit_cli.reporters.plan.steps import by_day
from credit_cli.reporters.screen import BLANK, Line, Span, pad, paragraph, right
from credit_cli.reporters.text import causes, events, lateness
from credit_cli.reporters.text.scale import band_name
from credit_cli.reporters.text.steps import columns, step_row

_SHARE = 5


def overview(today: Score, found: Sequence[Explanation], plan: Plan, page: Page) -> list[Line]:
    """What happened, what to do, why, and the score."""
    whose = page.words("common.as_of", alias=page.alias, day=with_weekday(page.profile.as_of, page))
    lines = paragraph(whose, page.width, hang=2, style="dim")
    latest = max(found, key=lambda e: e.event.on, default=None)
    if latest is None:
        lines += paragraph(page.words("overview.nothing_happened"), page.width, style="bold")
        lines += lateness.standing(today, page)
    else:
        lines += paragraph(events.headline(latest.event, page), page.width, hang=2, style="bold")
        lines += lateness.standing(today, page) + events.meaning(latest.event, page)
    lines += [BLANK, *_to_do(plan, page)]
    if latest is not None:
        lines += [BLANK, *_why(latest, page)]
    return [*lines, BLANK, *_score(today, plan, page), *_more(page)]


def _to_do(plan: Plan, page: Page) -> list[Line]:
    lines: list[Line] = [*paragraph(page.words("overview.today"), page.width, style="bold")]
    lines += events.to_pay(page)
    if plan.mode == "hardship":
        first = next(iter(events.overdue(page)), None) or next(iter(plan.shortfalls), None)
        key = "overview.steady" if first else "overview.steady_plain"
        name = page.name(first.account) if first else ""
        said = page.words(key, name=name, command=f"credit plan {page.path}")
        lines += paragraph(said, page.width, style="warn")
    now = [step for step in plan.steps if step.phase == "now"]
    widths = columns(plan, page)
    told = [s for s in now if s.action != "clear_overdue" or s.n in widths.parts]  # an overdue paid whole is said above
    for same in by_day(told, (), page):
        if not isinstance(same, PlannedDue):
            lines += step_row(same, widths, page)
    if not now and not events.overdue(page):
        lines += paragraph(page.words("overview.nothing_to_do"), page.width, indent=2)
    later = len(plan.steps) - len(now)
    if later:
        more = page.words("overview.more_steps", count=later, command=f"credit plan {page.path}")
        lines += paragraph(more, page.width, indent=2, hang=4, style="dim")
    return lines


def _why(found: Explanation, page: Page) -> list[Line]:
    lines: list[Line] = [*paragraph(page.words("overview.why"), page.width, style="bold")]
    shown = causes.divide(found, page)
    room = page.room - _SHARE
    for n, (cause, written) in enumerate(shown.own, 1):
        title = page.words("overview.cause", n=n, title=causes.headed(cause, found, page))
        lines.append((Span(pad(page.fit(title, room), room)), Span(right(written, _SHARE))))
    if not shown.own:
        lines += paragraph(page.words("explain.no_causes"), page.width, indent=4)
    beyond = causes.beyond_percent(shown)
    lines.append((Span(pad(page.words("overview.unexplained"), room)), Span(right(beyond, _SHARE))))
    for cause, _ in shown.platform:
        lines += paragraph(causes.title(cause, page), page.width, indent=6, hang=8, style="dim")
    return lines


def _score(today: Score, plan: Plan, page: Page) -> list[Line]:
    key = "overview.score_known" if today.low == today.high else "overview.score"
    band = band_name(today, page)
    text = page.words(key, score=today.score, band=band, low=today.low, high=today.high)
    ahead = page.words("overview.forecast", by=plan.by, then=plan.score_then.score, nothing=plan.do_nothing.score)
    both = paragraph(text, page.width, style="bold") + paragraph(ahead, page.width)
    return [*both, *paragraph(page.words("overview.self_test"), page.width, style="dim")]


def _more(page: Page) -> list[Line]:
    lines: list[Line] = [BLANK]
    for command in ("explain", "plan", "score"):
        said = page.words(f"overview.more_{command}", command=f"credit {command} {page.path}")
        lines += paragraph(said, page.width, hang=2)
    return lines
