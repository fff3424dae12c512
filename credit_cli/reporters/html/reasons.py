"""The causes of each event: how they rank, how much they weigh, the lines that show them, what would change them.

Decides how much of it is shown: the latest event whole, earlier ones by their first causes. Does not know how shares
came about.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from credit_cli.engine.results import Cause, Explanation
from credit_cli.reporters.html.findings import Findings
from credit_cli.reporters.html.situation import headline
from credit_cli.reporters.html.values import Number, count
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import short
from credit_cli.reporters.text import causes
from credit_cli.reporters.text.facts import describe

_LINES: Final = 4
_NO_POINTS: Final = "explain.no_points"


class Proof(NamedTuple):
    """A row of the file that shows a cause."""

    line: str
    said: str


class Reason(NamedTuple):
    """One cause as it is shown."""

    origin: str
    title: str
    share: Number
    width: str
    points: Number | None
    since: str
    proofs: tuple[Proof, ...]
    more: int
    remedy: str
    responsive: bool
    together: str
    note: str


class Told(NamedTuple):
    """One event with its causes; `scores` are before, on the eve and after."""

    headline: str
    on: str
    scores: tuple[tuple[str, Number], ...]
    reasons: tuple[Reason, ...]
    rest: tuple[int, str]
    unexplained: Number
    quoted: tuple[str, ...]
    same_day: str
    took: str


def told(found: Findings, page: Page) -> list[Told]:
    """Every event, the latest first."""
    ordered = sorted(enumerate(found.explanations), key=lambda each: each[1].event.on, reverse=True)
    return [_event(explanation, f"explain/events/{place}", page) for place, explanation in ordered]


def _event(found: Explanation, at: str, page: Page) -> Told:
    shown = causes.divide(found, page)
    own = [_reason(cause, written, found, at, page) for cause, written in shown.own]
    platform = [_reason(cause, written, found, at, page) for cause, written in shown.platform]
    count_of_rest, _, written = shown.rest
    names = page.words("common.comma").join(page.name(account) for account in found.same_day)
    scores = (("before", found.before), ("eve", found.eve), ("after", found.after))
    return Told(
        headline=headline(found.event, page),
        on=found.event.on.isoformat(),
        scores=tuple(
            (page.words(f"report.score_{name}", day=short(score.on)), count(score.score, f"{at}/score_{name}"))
            for name, score in scores
        ),
        reasons=(*own, *platform),
        rest=(count_of_rest, written),
        unexplained=Number(shown.unexplained, f"{at}/unexplained"),
        quoted=tuple(_quoted(found, page)),
        same_day=page.words("explain.same_day", names=names) if names else "",
        took=" ".join(_took(found, page)),
    )


def _reason(cause: Cause, written: str, found: Explanation, at: str, page: Page) -> Reason:
    place = f"{at}/causes/{found.causes.index(cause)}"
    ordered = sorted(dict.fromkeys(cause.evidence), key=page.line_of)
    rule = cause.origin == "platform"
    return Reason(
        origin=cause.origin,
        title=causes.headed(cause, found, page),
        share=Number(written, f"{place}/share"),
        width=f"{cause.share:.4f}",
        points=None if rule else count(-cause.points, f"{place}/points"),
        since=page.words("report.since", day=cause.since) if cause.since else "",
        proofs=tuple(_proof(pointer, found.event.account, page) for pointer in ordered[:_LINES]),
        more=max(0, len(ordered) - _LINES),
        remedy="" if rule else causes.remedy(cause, page),
        responsive=cause.responsive,
        together="" if rule else causes.together(cause, found, page),
        note=page.words(_NO_POINTS) if not rule and cause.points == 0 else _law(cause, page),
    )


def _proof(pointer: str, account: str, page: Page) -> Proof:
    line = page.line_of(pointer)
    said = "" if page.hides_amounts else describe(pointer, page, account)
    return Proof(page.words("common.line", lines=line) if line else "", said)


def _law(cause: Cause, page: Page) -> str:
    kind, _, key = (cause.ref or "").partition(":")
    item = causes.law_item(key, page) if kind == "regulation" else None
    return page.words.of(item.text) if item else ""


def _quoted(found: Explanation, page: Page) -> Iterator[str]:
    for pointer in found.quoted:
        said = causes.notice_text(pointer, page)
        if said:
            yield page.words("explain.personal", line=page.line_of(pointer), text=said)


def _took(found: Explanation, page: Page) -> Iterator[str]:
    """What the change itself cost, after its causes."""
    took = found.eve.score - found.after.score
    if took > 0:
        yield page.words("explain.cut_took_plain", points=took)
        if found.event.kind != "exhausted":
            yield page.words("explain.spiral")
