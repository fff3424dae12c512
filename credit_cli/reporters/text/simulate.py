"""The screen of `credit simulate`: where some actions lead, beside doing nothing.

Decides the order: what was asked for, what of it could not be done, where it leads month by month, and which facts make
the difference. Does not know how the forecast was made.
"""

from collections.abc import Sequence

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.actions.moves import Move, parse_move, write_move
from credit_cli.engine.results import Simulation
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, short_with_weekday, value
from credit_cli.reporters.plan.reserve import unmet
from credit_cli.reporters.refusals import sentence
from credit_cli.reporters.screen import BLANK, Line, paragraph
from credit_cli.reporters.text.forecast import table
from credit_cli.reporters.text.plan import assumed
from credit_cli.reporters.text.scale import band_name


def simulate(found: Simulation, page: Page, dos: Sequence[str] = ()) -> list[Line]:
    """What one or several actions, written as `dos`, lead to."""
    start, end = found.score_now.on, found.score_then.on
    made = _made(found, page, dos)
    lines = paragraph(page.words("simulate.title", alias=page.alias, start=start, end=end), page.width, style="bold")
    for move in sorted(made, key=lambda move: move.on):
        lines += paragraph(f"- {_told(move, page)}", page.width, indent=2, hang=4)
    lines += _refused(found, page, some_made=bool(made))
    lines += paragraph(_result(found, page), page.width, hang=2)
    if found.forecast:
        lines += [BLANK, *table(found.forecast, page, "simulate.head")]
    lines += [BLANK, *_changes(found, page)]
    idle = [_name(move.action, page) for move in made if move.action not in EFFECTS]
    if idle:
        names = page.words("common.comma").join(dict.fromkeys(idle))
        lines += paragraph(page.words("simulate.no_effect", names=names), page.width, hang=2)
    interest = page.words("simulate.interest", interest=money(found.interest, page, cents=False))
    lines += paragraph(interest, page.width, hang=2)
    for said in unmet(found.assumptions, page):
        lines += paragraph(said.text, page.width, hang=2, style=said.style)
    lines += assumed(found.assumptions, page)
    plan = page.words("simulate.next_plan", command=f"credit plan {page.path}")
    return [*lines, BLANK, *paragraph(plan, page.width, hang=2)]


def _made(found: Simulation, page: Page, dos: Sequence[str]) -> list[Move]:
    """The moves that were asked for and made."""
    actions = page.model.actions
    read = [parse_move(do, page.profile, found.score_then.on, actions) for do in dos]
    refused = {do for do, _ in found.refused}
    return [move for move in read if isinstance(move, Move) and write_move(move) not in refused]


def _name(action: str, page: Page) -> str:
    known = page.model.actions.get(action)
    return page.words.of(known.title) if known else action


def _told(move: Move, page: Page) -> str:
    parts = [_name(move.action, page)]
    if move.account is not None:
        parts.append(page.name(move.account))
    if move.amount is not None:
        parts.append(money(move.amount, page, cents=True))
    return page.words("simulate.made", day=short_with_weekday(move.on, page), what="  ".join(parts))


def _result(found: Simulation, page: Page) -> str:
    difference = found.score_then.score - found.do_nothing.score
    key = "simulate.result_same"
    if difference:
        key = "simulate.result_more" if difference > 0 else "simulate.result_less"
    return page.words(
        key,
        now=found.score_now.score,
        then=found.score_then.score,
        band=band_name(found.score_then, page),
        nothing=found.do_nothing.score,
        difference=abs(difference),
    )


def _refused(found: Simulation, page: Page, *, some_made: bool) -> list[Line]:
    if not found.refused:
        return []
    key = "simulate.refused" if some_made else "simulate.refused_all"
    lines: list[Line] = [*paragraph(page.words(key), page.width, style="warn")]
    for do, why in found.refused:
        lines += paragraph(f"- {sentence(do, why, found.score_then.on, page)}", page.width, indent=2, hang=4)
    return lines


def _changes(found: Simulation, page: Page) -> list[Line]:
    """The factors that end elsewhere than without the actions."""
    rows: list[Line] = []
    pairs = zip(found.do_nothing.contributions, found.score_then.contributions, strict=True)
    for without, then in sorted(pairs, key=lambda pair: -abs(pair[1].points - pair[0].points)):
        if then.points == without.points:
            continue
        name = page.words.of(page.model.scorecard.by_factor[then.factor].name)
        named = f"{then.code} {name}" if page.verbose else name
        said = page.words("simulate.change_row", name=named, old=value(without, page), new=value(then, page))
        rows += paragraph(f"  {then.points - without.points:>+4d}  {said}", page.width, hang=8)
    return [*paragraph(page.words("simulate.changed"), page.width, style="bold"), *rows] if rows else []
