"""The screen of `credit simulate`: where some actions lead, beside doing nothing.

Decides the order, and that what was refused is said first. Does not know how the forecast was made.
"""

from credit_cli.engine.results import Simulation
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, value
from credit_cli.reporters.plan_sentences import unmet
from credit_cli.reporters.screen import BLANK, Line, paragraph
from credit_cli.reporters.text.forecast import table
from credit_cli.reporters.text.plan import assumed
from credit_cli.reporters.text.scale import band_name


def simulate(found: Simulation, page: Page) -> list[Line]:
    """What one or several actions lead to."""
    start, end = found.score_now.on, found.score_then.on
    lines = paragraph(page.words("simulate.title", alias=page.alias, start=start, end=end), page.width, style="bold")
    lines += _refused(found, page)
    result = page.words(
        "simulate.result",
        now=found.score_now.score,
        then=found.score_then.score,
        band=band_name(found.score_then, page),
        nothing=found.do_nothing.score,
        difference=f"{found.score_then.score - found.do_nothing.score:+d}",
    )
    lines += paragraph(result, page.width)
    if found.forecast:
        lines += [BLANK, *table(found.forecast, page)]
    lines += [BLANK, *_changes(found, page)]
    interest = page.words("simulate.interest", interest=money(found.interest, page, cents=False))
    lines += paragraph(interest, page.width)
    for said in unmet(found.assumptions, page):
        lines += paragraph(said.text, page.width, hang=2, style=said.style)
    lines += assumed(found.assumptions, page)
    plan = page.words("simulate.next_plan", command=f"credit plan {page.path}")
    return [*lines, BLANK, *paragraph(plan, page.width, hang=2)]


def _refused(found: Simulation, page: Page) -> list[Line]:
    if not found.refused:
        return []
    lines: list[Line] = [*paragraph(page.words("simulate.refused"), page.width, style="warn")]
    for do, why in found.refused:
        key = f"planning.{why}" if page.words.has(f"planning.{why}") else "plan.refused_other"
        reason = page.words(key, why=why)
        lines += paragraph(f"- {page.words('simulate.refused_row', do=do, why=reason)}", page.width, indent=2, hang=4)
    return lines


def _changes(found: Simulation, page: Page) -> list[Line]:
    """The factors that end elsewhere than without the actions."""
    rows: list[Line] = []
    pairs = zip(found.do_nothing.contributions, found.score_then.contributions, strict=True)
    for without, then in sorted(pairs, key=lambda pair: -abs(pair[1].points - pair[0].points)):
        if then.points == without.points:
            continue
        factor = page.model.scorecard.by_factor[then.factor]
        said = page.words(
            "simulate.change_row", name=page.words.of(factor.name), old=value(without, page), new=value(then, page)
        )
        rows += paragraph(f"  {then.points - without.points:>+4d}  {said}", page.width, hang=8)
    if not rows:
        return paragraph(page.words("simulate.no_change"), page.width)
    return [*paragraph(page.words("simulate.changed"), page.width, style="bold"), *rows]
