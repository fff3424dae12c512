"""What happened, whether it is the person's doing, and what to do today: the top of the page.

Decides what is said first and in which order. A share is told by where it comes from, never as fault. Does not know how
it is laid out.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, get_args

from credit_cli.engine.results import Explanation, LimitEvent, Origin, Plan, Score, Step
from credit_cli.reporters.html.findings import Findings
from credit_cli.reporters.html.values import Number, amount, count
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import whole_percents, with_distance
from credit_cli.reporters.plan.steps import title, together, verb
from credit_cli.reporters.screen import Line, plain
from credit_cli.reporters.text import causes, events, lateness
from credit_cli.reporters.text.verdict import not_you

UNEXPLAINED: Final = "unexplained"
_BEYOND: Final = frozenset({"platform", UNEXPLAINED})
_MOST: Final = 3
_PAID_ABOVE: Final = "clear_overdue"


class Share(NamedTuple):
    """A part of the reasons: where it comes from, how much in per cent, and how wide its stretch is."""

    origin: str
    name: str
    percent: Number
    width: str


class ToDo(NamedTuple):
    """Something to do in these days: the day, what, how much, what it brings."""

    day: str
    said: str
    amount: Number | None
    gain: Number | None


class Situation(NamedTuple):
    """The top of the page."""

    headline: str
    when: str
    meaning: tuple[str, ...]
    shares: tuple[Share, ...]
    verdict: str
    causes: tuple[tuple[str, Number], ...]
    first: tuple[str, ...]
    steady: str
    todo: tuple[ToDo, ...]
    later: int


def sentences(lines: Iterable[Line]) -> tuple[str, ...]:
    """Unwrapped lines of a screen as sentences."""
    return tuple(text for text in (plain(line).strip() for line in lines) if text)


def situation(found: Findings, page: Page) -> Situation:
    """What happened and what to do."""
    latest = found.latest
    shares = () if latest is None else _shares(latest, found.place or 0, page)
    now = [step for step in found.plan.steps if step.phase == "now"]
    return Situation(
        headline=page.words("report.h_none") if latest is None else headline(latest.event, page),
        when="" if latest is None else with_distance(latest.event.on, page),
        meaning=_meaning(found.today, latest, page),
        shares=shares,
        verdict="" if latest is None else _verdict(latest, page),
        causes=() if latest is None else _causes(latest, found.place or 0, page),
        first=sentences(events.to_pay(page)),
        steady=_steady(found.plan, page),
        todo=tuple(_to_do(same, page) for same in together([s for s in now if s.action != _PAID_ABOVE])),
        later=len(found.plan.steps) - len(now),
    )


def headline(event: LimitEvent, page: Page) -> str:
    """What happened to which line."""
    known = event.old is not None and event.new is not None
    plain_key = event.kind in ("cut", "reopened_lower") and not known
    return page.words(
        f"report.h_{event.kind}_plain" if plain_key else f"report.h_{event.kind}",
        name=page.name(event.account),
        old=amount(event.old or 0, page).text,
        new=amount(event.new or 0, page).text,
    )


def _meaning(today: Score, latest: Explanation | None, page: Page) -> tuple[str, ...]:
    said = sentences(lateness.standing(today, page))
    return said if latest is None else (*said, *sentences(events.meaning(latest.event, page)))


def _steady(plan: Plan, page: Page) -> str:
    if plan.mode != "hardship":
        return ""
    first = next(iter(events.overdue(page)), None) or next(iter(plan.shortfalls), None)
    return page.words(
        "report.steady" if first else "report.steady_plain", name=page.name(first.account) if first else ""
    )


def origins(found: Explanation) -> dict[str, float]:
    """The shares by origin, the unexplained rest last."""
    sums = dict.fromkeys((*get_args(Origin), UNEXPLAINED), 0.0)
    for cause in found.causes:
        sums[cause.origin] += cause.share
    sums[UNEXPLAINED] = found.unexplained
    return sums


def _shares(found: Explanation, place: int, page: Page) -> tuple[Share, ...]:
    parts = origins(found)
    written = whole_percents(parts.values())
    at = f"explain/events/{place}"
    return tuple(
        Share(
            origin,
            page.words(f"report.origin_{origin}"),
            Number(said, f"{at}/{UNEXPLAINED}" if origin == UNEXPLAINED else f"{at}/origins/{origin}"),
            f"{share:.4f}",
        )
        for (origin, share), said in zip(parts.items(), written, strict=True)
        if said != "0%"
    )


def _causes(found: Explanation, place: int, page: Page) -> tuple[tuple[str, Number], ...]:
    """The causes that weigh most, the platform's among them."""
    shown = causes.divide(found, page)
    each = sorted((*shown.own, *shown.platform), key=lambda pair: -pair[0].share)[:_MOST]
    at = f"explain/events/{place}/causes"
    return tuple(
        (causes.title(c, page, found), Number(said, f"{at}/{found.causes.index(c)}/share")) for c, said in each
    )


def _verdict(found: Explanation, page: Page) -> str:
    parts = origins(found)
    beyond = sum(share for origin, share in parts.items() if origin in _BEYOND)
    if (said := not_you(found, beyond, page)) is not None:
        return said.text
    key = "report.mostly_own" if parts["behaviour"] >= 1 - parts["behaviour"] else "report.mixed"
    return page.words(key)


def _to_do(same: Sequence[Step], page: Page) -> ToDo:
    step, gain = same[0], sum(one.gain for one in same)
    place = f"plan/steps/{step.n - 1}"
    return ToDo(
        step.on.isoformat()[5:],
        what(same, page),
        amount(step.amount, page, f"{place}/amount", cents=True) if step.amount is not None else None,
        count(gain, f"{place}/gain" if len(same) == 1 else None, signed=True) if gain else None,
    )


def what(same: Sequence[Step], page: Page) -> str:
    """What steps that are told together ask for; the amount of a payment stands beside it."""
    step = same[0]
    if step.amount is None or step.account is None:
        return title(same, page)
    return page.words("report.pay", verb=verb(step, page).capitalize(), name=page.name(step.account))
