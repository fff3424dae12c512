"""The causes of a limit event as rows: a title, a bar, the share, the points, the lines, what would change it.

Decides how a cause is called, which causes are shown, and how shares are rounded so that they still sum to 100.
Does not know how shares came about.
"""

from typing import Final, NamedTuple, get_args

from credit_cli.engine.results import Cause, Explanation, Origin
from credit_cli.model.factor import Factor
from credit_cli.model.law import LawItem
from credit_cli.model.lenders import LenderRule
from credit_cli.profile.privacy import masked
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import label, value, whole_percents
from credit_cli.reporters.screen import Line, Span, bar, cells, pad, paragraph, right, wrap
from credit_cli.reporters.text import parts, sure
from credit_cli.reporters.text.facts import evidence

MOST_CAUSES: Final = 4
_SHARE: Final = 5
_POINTS: Final = 7
_WIDEST_BAR: Final = 20
_KINDS: Final = ("pay", "ask", "tidy", "guard")


class Shown(NamedTuple):
    """The causes of one event as the screen divides them, each with its whole per cents."""

    own: tuple[tuple[Cause, str], ...]
    rest: tuple[int, float, str]
    platform: tuple[tuple[Cause, str], ...]
    unexplained: str
    beyond: float


def divide(found: Explanation, page: Page) -> Shown:
    """Split the causes: at most four of the person's own (and applications), the smaller rest, and the platform's."""
    own = [cause for cause in found.causes if cause.origin != "platform"]
    platform = [cause for cause in found.causes if cause.origin == "platform" and cause.share > 0]
    kept = [c for i, c in enumerate(own) if page.verbose or i < MOST_CAUSES or _is_application(c, page)]
    if not page.verbose:
        kept = [c for c in kept if c.share > 0]
    rest = [c for c in own if c not in kept and c.share > 0]
    left_over = sum(c.share for c in rest)
    shares = [*(c.share for c in kept), left_over, *(c.share for c in platform), found.unexplained]
    written = whole_percents(shares)
    return Shown(
        tuple(zip(kept, written, strict=False)),
        (len(rest), left_over, written[len(kept)]),
        tuple(zip(platform, written[len(kept) + 1 :], strict=False)),
        written[-1],
        sum(c.share for c in platform) + found.unexplained,
    )


def beyond_percent(shown: Shown) -> str:
    """What the person's record does not explain: the platform's causes and the unexplained rest."""
    return f"{sum(int(w.rstrip('%')) for w in (*(w for _, w in shown.platform), shown.unexplained))}%"


def whose(found: Explanation, page: Page) -> str:
    """Whose doing an event was, in whole per cents; an entry of the report stands apart, for it may be wrong."""
    of: dict[str, float] = dict.fromkeys(get_args(Origin), 0.0)
    for cause in found.causes:
        of[cause.origin] += cause.share
    shares = [of["behaviour"] + of["capacity"], of["record"], of["platform"], found.unexplained]
    own, record, platform, rest = whole_percents(shares)
    if rest == "0%" and found.unexplained > 0:
        rest = page.words("explain.under_one")
    key = "explain.whose_record" if of["record"] > 0 else "explain.whose"
    return page.words(key, own=own, record=record, platform=platform, rest=rest)


def _is_application(cause: Cause, page: Page) -> bool:
    return any(f.code == cause.code and f.factor.startswith("applications") for f in page.model.scorecard.factors)


def title(cause: Cause, page: Page, found: Explanation | None = None) -> str:
    """What a cause is called: the rule's, the notice's or the regulation's name, else the factor's."""
    kind, _, key = (cause.ref or "").partition(":")
    if kind == "rule" and key in page.model.rules:
        return page.words.of(page.model.rules[key].name)
    if kind == "notice":
        return notice(key, page)
    if kind == "regulation" and (item := law_item(key, page)) is not None:
        return page.words.of(item.title)
    factor = None if found is None else telling(cause, found, page)
    platform = next((c for c in page.model.platform.codes if c.code == cause.code), None)
    named = factor or platform
    return page.words.of(named.name) if named else cause.code


def telling(cause: Cause, found: Explanation, page: Page) -> Factor | None:
    """The factor that tells a cause: its rule's, else the one of its code that lost most."""
    kind, _, key = (cause.ref or "").partition(":")
    factors = page.model.scorecard.factors
    if kind == "rule" and key in page.model.rules:
        return next((f for f in factors if f.code == page.model.rules[key].code), None)
    own = [f for f in factors if f.cause == cause.code] or [f for f in factors if f.code == cause.code]
    return max(own, key=lambda f: found.before.of(f.factor).points - found.eve.of(f.factor).points, default=None)


def together(cause: Cause, found: Explanation, page: Page) -> str:
    """Which factors lost a cause's points, where they are not those of its name alone."""
    named = telling(cause, found, page)
    return parts.said(cause, named.factor if named else None, page)


def notice(pointer: str, page: Page) -> str:
    """A notice of the file, quoted with its day and line."""
    row = (page.profile.notices or ())[int(pointer.rsplit("/", 1)[-1])]
    kind, text = page.words(f"explain.notice_{row.kind}"), notice_text(pointer, page)
    key = "explain.platform_notice" if text else "explain.platform_notice_bare"
    return page.words(key, kind=kind, text=text, on=row.on, line=page.line_of(pointer))


def notice_text(pointer: str, page: Page) -> str | None:
    """What a notice of the file says, identifying numbers masked."""
    text = (page.profile.notices or ())[int(pointer.rsplit("/", 1)[-1])].text
    return masked(text) if text else None


def law_item(key: str, page: Page) -> LawItem | None:
    """The item of the law with this id."""
    return next((item for act in page.model.law for item in act.items if item.id == key), None)


def headed(cause: Cause, found: Explanation, page: Page) -> str:
    """A cause's title with what changed: `71% > 88%`, or the value it had."""
    name = title(cause, page, found)
    factor = telling(cause, found, page)
    if factor is None or cause.origin == "platform":
        return name
    before, eve = found.before.of(factor.factor), found.eve.of(factor.factor)
    if not eve.measurement.known:
        return name
    tell = label if None in (eve.measurement.value, before.measurement.value) else value
    new, old = tell(eve, page), tell(before, page)
    if before.measurement.known and old != new:
        return page.words("explain.with_change", title=name, old=old, new=new)
    return page.words("explain.with_value", title=name, value=new)


def head(page: Page) -> Line:
    """The column heads."""
    share, points = page.words("explain.head_share"), page.words("explain.head_points")
    room = page.room - _POINTS
    return (Span(right(share, room) + right(points, _POINTS), "dim"),)


def ranked(number: int, cause: Cause, written: str, found: Explanation, page: Page) -> list[Line]:
    """One cause: its row, its lines, and what would change it."""
    mark = f"{cause.code} " if page.verbose else ""
    rows = share_row(f"  {number} ", mark + headed(cause, found, page), cause.share, written, page, points=cause.points)
    lead = page.words("explain.since", day=cause.since) if cause.since else ""
    rows += evidence(cause.evidence, page, account=found.event.account, lead=lead)
    if said := together(cause, found, page):
        rows += paragraph(said, page.width, indent=6, hang=8, style="dim")
    rows += paragraph(sure.said(cause, found, page), page.width, indent=6, hang=8, style="dim")
    rows += paragraph(remedy(cause, page), page.width, indent=6, hang=8, style="accent" if cause.responsive else "dim")
    return rows


def remedy(cause: Cause, page: Page) -> str:
    """What would change a cause, or the day on which time does; or that it is over already."""
    if cause.stands is False:
        return page.words("explain.past")
    what, day = _what_helps(cause, page), cause.mends_on
    if cause.responsive:
        both = page.words("explain.both", what=what, day=day) if day else what
        return page.words("explain.can_change", what=both)
    if what and _rule(cause, page) is not None:
        return page.words("explain.wait_and" if day else "explain.fades_and", what=what, day=day)
    return page.words("explain.only_time" if day else "explain.only_time_unknown", day=day)


def _rule(cause: Cause, page: Page) -> LenderRule | None:
    kind, _, key = (cause.ref or "").partition(":")
    return page.model.rules.get(key) if kind == "rule" else None


def _what_helps(cause: Cause, page: Page) -> str:
    rule = _rule(cause, page)
    if rule is not None:
        return page.words.of(rule.remedy).rstrip("。.")
    known = [page.model.actions[key] for key in cause.actions if key in page.model.actions]
    known = sorted((a for a in known if a.kind in _KINDS), key=lambda action: _KINDS.index(action.kind))
    return page.words("common.semicolon").join(page.words.of(action.title) for action in known[:2]).rstrip("。.")


def share_row(  # noqa: PLR0913  a row is exactly these
    lead: str, text: str, share: float, written: str, page: Page, *, points: int | None = None
) -> list[Line]:
    """A title with its bar, share and points in columns; a title too long goes on below."""
    bar_cells = min(_WIDEST_BAR, page.room // 4)
    room = page.room - bar_cells - _SHARE - _POINTS - 2
    pieces = wrap(lead + text, room, cells(lead))
    numbers = right(written, _SHARE) + right("" if points is None else _signed(-abs(points)), _POINTS)
    first = (
        Span(pad(pieces[0], room) + "  ", "bold" if points is not None else None),
        Span(bar(share, 1, bar_cells), "accent"),
        Span(numbers),
    )
    return [first, *((Span(piece, "bold" if points is not None else None),) for piece in pieces[1:])]


def _signed(points: int) -> str:
    return f"{points:+d}" if points else "0"
