"""The screen of `credit explain`: what happened, what to do today, why, and what the file cannot tell.

Decides the order: first the limit and the money, then once that all of this is inferred, then causes, the share
that the person's record does not explain, what the change itself cost, and where to ask. Makes no promise.
"""

from collections.abc import Sequence

from credit_cli.engine.results import Explanation, LimitEvent, Score
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import short, value, with_weekday
from credit_cli.reporters.screen import BLANK, Line, paragraph
from credit_cli.reporters.text import causes, events, lateness, sure, verdict
from credit_cli.reporters.text.score import losing_most

_UTILISATION = "utilisation"
_OFF_PURPOSE = "rule:restricted_use"


def explain(found: Sequence[Explanation], today: Score, page: Page, others: Sequence[LimitEvent] = ()) -> list[Line]:
    """The explanations of a profile's limit events, the latest first; `today` is the score on the profile's day.

    `others` are the events of the file where none of them was asked for.
    """
    if not found and others:
        told = (page.words("explain.none_asked_one", name=page.name(e.account), on=e.on) for e in others)
        return paragraph(
            page.words("explain.none_asked", days=page.words("common.comma").join(told)), page.width, hang=2
        )
    if not found:
        return nothing_happened(today, page)
    lines: list[Line] = []
    for index, explanation in enumerate(sorted(found, key=lambda e: e.event.on, reverse=True)):
        lines += [BLANK, BLANK] if index else []
        lines += one(explanation, today, page, first=index == 0)
    return lines + closing(page)


def one(found: Explanation, today: Score, page: Page, *, first: bool) -> list[Line]:
    """One event; what stands today is said with the first only."""
    event = found.event
    lines = paragraph(events.headline(event, page), page.width, hang=2, style="bold")
    if first:
        lines += _whose(page)
    lines.append(BLANK)
    if first:
        lines += events.to_pay(page) + lateness.standing(today, page)
    lines += events.meaning(event, page)
    if any(cause.ref == _OFF_PURPOSE for cause in found.causes):
        lines += paragraph(page.words("explain.may_call"), page.width)
    shown = causes.divide(found, page)
    lines += paragraph(causes.whose(found, page), page.width)
    if found.same_day:
        names = page.words("common.comma").join(page.name(account) for account in found.same_day)
        lines += paragraph(page.words("explain.same_day", names=names), page.width)
    lines.append(BLANK)
    if first:
        lines += paragraph(page.words("explain.why"), page.width, style="bold")
    lines += _scores(found, page)
    lines += [BLANK, *_causes(found, shown, page)]
    after = _aftermath(found, page)
    return [*lines, BLANK, *after] if after else lines


def _whose(page: Page) -> list[Line]:
    day = with_weekday(page.profile.as_of, page)
    return paragraph(page.words("common.as_of", alias=page.alias, day=day), page.width, hang=2, style="dim")


def _scores(found: Explanation, page: Page) -> list[Line]:
    text = page.words(
        "explain.scores",
        before_on=short(found.before.on),
        before=found.before.score,
        eve_on=short(found.eve.on),
        eve=found.eve.score,
        after=found.after.score,
    )
    return paragraph(text, page.width, hang=2)


def _causes(found: Explanation, shown: causes.Shown, page: Page) -> list[Line]:
    lines: list[Line] = [causes.head(page)]
    for number, (cause, written) in enumerate(shown.own, 1):
        lines += causes.ranked(number, cause, written, found, page)
    if not shown.own:
        lines += paragraph(page.words("explain.no_causes"), page.width, indent=4)
    count, share, written = shown.rest
    if count:
        text = page.words("explain.other_causes", count=count)
        lines += causes.share_row("  + ", text, share, written, page)
    text = page.words("explain.unexplained")
    lines += causes.share_row("  - ", text, shown.beyond, causes.beyond_percent(shown), page)
    return lines + _beyond(found, shown, page)


def _beyond(found: Explanation, shown: causes.Shown, page: Page) -> list[Line]:
    lines: list[Line] = []
    for cause, written in shown.platform:
        text = causes.title(cause, page)
        lines += paragraph(f"{written:>4}  {text}", page.width, indent=6, hang=12)
        kind, _, key = (cause.ref or "").partition(":")
        item = causes.law_item(key, page) if kind == "regulation" else None
        if item is not None:
            lines += paragraph(page.words.of(item.text), page.width, indent=12, style="dim")
        lines += paragraph(sure.said(cause, found, page), page.width, indent=12, hang=14, style="dim")
    if not shown.platform:
        lines += paragraph(f"{'0%':>4}  {page.words('explain.platform_none')}", page.width, indent=6, hang=12)
    reason = page.words("explain.no_reason_found")
    lines += paragraph(f"{shown.unexplained:>4}  {reason}", page.width, indent=6, hang=12)
    for item in (causes.law_item(key, page) for key in found.possible):
        if item is not None and item.explains is not None and item.explains.only_if_unverifiable is not None:
            why = page.words.of(item.explains.only_if_unverifiable)
            told = page.words("explain.possible", title=page.words.of(item.title), why=why)
            lines += paragraph(told, page.width, indent=12, hang=14, style="dim")
    return lines + _not_you(found, shown, page) + _personal(found, page)


def _not_you(found: Explanation, shown: causes.Shown, page: Page) -> list[Line]:
    said = verdict.not_you(found, shown.beyond, page)
    if said is None:
        return []
    return [BLANK, *paragraph(said.text, page.width, style="good" if said.clears else None)]


def _personal(found: Explanation, page: Page) -> list[Line]:
    """The platform's own words about this person, near the event."""
    lines: list[Line] = []
    for pointer in found.quoted:
        said = causes.notice_text(pointer, page)
        if said:
            quoted = page.words("explain.personal", line=page.line_of(pointer), text=said)
            lines += paragraph(quoted, page.width, hang=2)
    return lines


def _aftermath(found: Explanation, page: Page) -> list[Line]:
    lines: list[Line] = []
    took = found.eve.score - found.after.score
    if took > 0:
        old, new = found.eve.of(_UTILISATION), found.after.of(_UTILISATION)
        moved = old.measurement.known and new.measurement.known and value(old, page) != value(new, page)
        key = "explain.cut_took" if moved and found.event.kind == "cut" else "explain.cut_took_plain"
        text = page.words(key, points=took, old=value(old, page), new=value(new, page))
        lines += paragraph(text, page.width)
    if took > 0 and found.event.kind != "exhausted":
        lines += paragraph(page.words("explain.spiral"), page.width)
    gains = [
        f"{page.words.of(page.model.scorecard.by_factor[eve.factor].name)} +{eve.points - before.points}"
        for before, eve in zip(found.before.contributions, found.eve.contributions, strict=True)
        if eve.points > before.points and eve.measurement.known and before.measurement.known
    ]
    if gains:
        listed = page.words("common.comma").join(gains)
        lines += paragraph(page.words("explain.gained", list=listed), page.width, hang=2, style="dim")
    return lines


def closing(page: Page) -> list[Line]:
    """Where to ask, what nobody can promise, what comes next."""
    letter = page.words("explain.letter", command=f"credit letter {page.path} --to platform")
    plan = page.words("explain.next_plan", command=f"credit plan {page.path}")
    return [
        BLANK,
        *paragraph(letter, page.width, hang=2),
        *paragraph(page.words("explain.no_promise"), page.width),
        *paragraph(plan, page.width, hang=2),
    ]


def nothing_happened(today: Score, page: Page) -> list[Line]:
    """No event: says so, and what would be worth watching."""
    lines = paragraph(page.words("explain.none_title"), page.width, hang=2, style="bold") + _whose(page) + [BLANK]
    if all(a.limits is None and a.states is None for a in page.profile.accounts):
        lines += paragraph(page.words("explain.none_none_since"), page.width)
    lines += events.to_pay(page) + lateness.standing(today, page) + [BLANK]
    watched = losing_most(today, page, changeable_only=True)
    if not watched:
        return [*lines, *paragraph(page.words("explain.watch_none"), page.width)]
    lines += paragraph(page.words("explain.watch"), page.width, style="bold")
    plan = page.words("explain.next_plan", command=f"credit plan {page.path}")
    return [*lines, *watched, BLANK, *paragraph(plan, page.width, hang=2)]
