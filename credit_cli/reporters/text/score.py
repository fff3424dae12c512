"""The screen of `credit score`: the scale, the dimensions, what loses most points, what is worth adding.

Decides the order and what is short enough to be said beside a bar; every factor with its code, basis and lines is
shown with `-v`. Does not know why anything happened.
"""

from typing import Final

from credit_cli.engine.results import Contribution, DimensionPoints, Score
from credit_cli.model.sourced import Text
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import label, lines_of, percent, value
from credit_cli.reporters.screen import BLANK, Line, Span, Style, bar, cells, line, pad, paragraph, right
from credit_cli.reporters.text.scale import band_name, scale

_BAR: Final = 20
_SHORTEST_REMARK: Final = 14
_SHORTEST_NAME: Final = 8  # cells of a factor's name that still say which it is
_MOST_LOST: Final = 5
_MOST_ASKED: Final = 3
_GOOD, _FAIR = 0.75, 0.45


def score(found: Score, page: Page) -> list[Line]:
    """A profile's score on a day."""
    lines = [*_title(found, page), *scale(found, page), *_range(found, page)]
    lines += paragraph(page.words("score.disclaimer"), page.width, indent=2)
    lines += [BLANK, *(_dimension(d, found, page) for d in found.dimensions), _base(found, page)]
    if page.verbose:
        lines += [BLANK, *_every_factor(found, page)]
    lost = losing_most(found, page)
    if lost and not page.verbose:
        lines += [BLANK, *paragraph(page.words("score.lost_title"), page.width, style="bold"), *lost]
    lines += _worth_adding(found, page)
    explain = page.words("score.next_explain", command=f"credit explain {page.path}")
    plan = page.words("score.next_plan", command=f"credit plan {page.path}")
    more = (explain, plan, page.words("score.next_scale"))
    return [*lines, BLANK, *(row for text in more for row in paragraph(text, page.width, hang=2))]


def _title(found: Score, page: Page) -> list[Line]:
    text = page.words("score.title", alias=page.fit(page.alias, 24), score=found.score, band=band_name(found, page))
    day = page.words("score.as_of", day=found.on)
    room = page.room - cells(text)
    if room < cells(day) + 2:
        return [*paragraph(text, page.width, style="bold"), line(day, "dim")]
    return [(Span(text, "bold"), Span(right(day, room), "dim"))]


def _range(found: Score, page: Page) -> list[Line]:
    unknown = sum(not c.measurement.known for c in found.contributions)
    key = "score.open_range" if unknown else "score.all_known"
    text = page.words(key, count=unknown, low=found.low, high=found.high)
    lines = paragraph(text, page.width, indent=2)
    if page.verbose:
        lines += paragraph(page.words("score.coverage", share=percent(found.coverage)), page.width, indent=2)
        lines += paragraph(page.words("score.bad_rate", rate=f"{found.bad_rate:.1%}"), page.width, indent=2)
    return lines


def short_name(text: Text, page: Page) -> str:
    """A factor's name up to its first comma, for narrow places."""
    return page.words.of(text).replace("，", ",").split(",")[0]


def _name(found: Contribution, page: Page) -> str:
    factor = page.model.scorecard.by_factor.get(found.factor)
    return short_name(factor.name, page) if factor else found.factor


def _dimension(dimension: DimensionPoints, found: Score, page: Page) -> Line:
    names = {d.id: page.words.of(d.name) for d in page.model.scorecard.dimensions}
    name = pad(names[dimension.id], max(cells(n) for n in names.values()))
    bar_cells = min(_BAR, page.room // 4)
    digits = len(str(max(d.best for d in found.dimensions)))
    points = page.words("score.points_of", points=f"{dimension.points:>{digits}}", best=f"{dimension.best:>{digits}}")
    start = f"  {name}  "
    filled = bar(dimension.points, dimension.best, bar_cells)
    room = page.room - cells(start) - bar_cells - cells(points) - 4
    return (
        Span(start),
        Span(filled, _level(dimension.points / dimension.best if dimension.best else 1)),
        Span(f"  {points}  "),
        Span(_remark(dimension, found, page, room) if room >= _SHORTEST_REMARK else "", "dim"),
    )


def _level(share: float) -> Style:
    return "good" if share >= _GOOD else "warn" if share >= _FAIR else "bad"


def _remark(dimension: DimensionPoints, found: Score, page: Page, room: int) -> str:
    """What lost most in a dimension, or which facts of it are not known, in `room` cells."""
    parts = [c for c in found.contributions if c.dimension == dimension.id and c.best]
    known = sorted((c for c in parts if c.measurement.known and c.lost), key=lambda c: -c.lost)
    unknown = sorted((c for c in parts if not c.measurement.known), key=lambda c: -c.best)
    if unknown and (not known or sum(c.best for c in unknown) > sum(c.best for c in parts) / 2):
        both = page.words("common.comma").join(_name(c, page) for c in unknown[:2])
        one = page.words("score.remark_unknown", names=_name(unknown[0], page))
        text = page.words("score.remark_unknown", names=both)
        return text if cells(text) <= room else page.fit(one, room)
    if not known:
        return page.fit(page.words("score.remark_full"), room)
    name, said = _name(known[0], page), value(known[0], page)
    text = page.words("score.remark", name=name, value=said)
    if page.width is None or cells(text) <= room:
        return text
    left = room - cells(page.words("score.remark", name="", value=said))  # a value alone would not say of what
    if left < _SHORTEST_NAME:
        return page.fit(label(known[0], page), room)
    return page.words("score.remark", name=page.fit(name, left), value=said)


def _base(found: Score, page: Page) -> Line:
    names = [page.words.of(d.name) for d in page.model.scorecard.dimensions]
    bar_cells = min(_BAR, page.room // 4)
    start = f"  {pad(page.words('score.base'), max(map(cells, names)))}  " + " " * bar_cells
    digits = len(str(max(d.best for d in found.dimensions)))
    return line(f"{start}  {found.base:>{digits}}", "dim")


def changeable(found: Contribution, page: Page) -> bool:
    """Whether some action can make a factor better; waiting, and keeping it from getting worse, do not count."""
    acts = (action for action in page.model.actions.values() if action.kind != "wait")
    return any(found.code in action.codes and found.code not in action.prevents for action in acts)


def losing_most(found: Score, page: Page, *, changeable_only: bool = False) -> list[Line]:
    """The known facts that lose most points, each with its lines."""
    lost = sorted(
        (c for c in found.contributions if c.measurement.known and c.lost > 0), key=lambda c: (-c.lost, c.code)
    )
    if changeable_only:
        lost = [c for c in lost if changeable(c, page)]
    rows: list[Line] = []
    for contribution in lost[:_MOST_LOST]:
        star = "*" if changeable(contribution, page) else " "
        factor = page.model.scorecard.by_factor[contribution.factor]
        text = page.words("score.lost_row", name=page.words.of(factor.name), value=value(contribution, page))
        shown = lines_of(contribution.measurement.evidence, page)
        rows += paragraph(f"  {-contribution.lost:>4}  {star} {text}   {shown}", page.width, hang=10)
    return rows


def _worth_adding(found: Score, page: Page) -> list[Line]:
    unknown = sorted((c for c in found.contributions if not c.measurement.known), key=lambda c: (-c.best, c.code))
    if not unknown:
        return []
    lines = [BLANK, *paragraph(page.words("score.ask_title"), page.width, style="bold")]
    for contribution in unknown[: len(unknown) if page.verbose else _MOST_ASKED]:
        factor = page.model.scorecard.by_factor[contribution.factor]
        text = page.words("score.lost_row", name=short_name(factor.name, page), value=page.words.of(factor.ask))
        lines += paragraph(f"  - {text}", page.width, hang=4)
    return lines


def _every_factor(found: Score, page: Page) -> list[Line]:
    """Every factor with its code, value, points, basis and lines."""
    names = {c.factor: page.words.of(page.model.scorecard.by_factor[c.factor].name) for c in found.contributions}
    room = max(page.room - 56, 12) if page.width is not None else max(map(cells, names.values()))
    heads = [page.words(f"score.head_{key}") for key in ("factor", "value", "points", "best", "basis", "lines")]
    head = f"  {pad(heads[0], room + 6)} {right(heads[1], 12)} {right(heads[2], 6)} {right(heads[3], 5)}  "
    basis_cells = 0 if page.narrow else 10  # what it rests on gives way where there is no room
    rows: list[Line] = [(Span(head + (pad(heads[4], basis_cells) if basis_cells else "") + heads[5], "dim"),)]
    for c in found.contributions:
        start = f"  {c.code} {pad(page.fit(names[c.factor], room), room)} {right(page.fit(value(c, page), 12), 12)}"
        basis = pad(page.words(f"score.basis_{c.basis}"), basis_cells) if basis_cells else ""
        places = sorted({page.line_of(pointer) for pointer in c.measurement.evidence} - {0})
        shown = ",".join(map(str, places[:2])) + ("+" if len(places) > 2 else "")  # noqa: PLR2004  two fit
        text = f"{start} {c.points:>6} {c.best:>5}  {basis}{shown or page.words('score.no_lines')}"
        rows.append((Span(text, "dim" if not c.measurement.known else None),))
    points = sum(c.points for c in found.contributions)
    total = page.words("score.total", base=found.base, points=points, score=found.score)
    return [*rows, line("  " + total, "bold")]
