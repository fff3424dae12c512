"""What is not known and would matter most, what is worth watching, and what everything rests on, with its sources.

Decides what is listed and that nothing is listed twice. Does not know where it stands on the page.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from credit_cli.engine.results import Contribution
from credit_cli.model.sourced import Source, Sourced
from credit_cli.reporters.html.findings import Findings
from credit_cli.reporters.html.values import Number, count
from credit_cli.reporters.html.waterfall import drawn
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import lines_of, value
from credit_cli.reporters.text.score import changeable

_MOST_UNKNOWN: Final = 6
_MOST_WATCHED: Final = 5


class Unknown(NamedTuple):
    """A fact that is not known: what it is, how to make it known, and what it could move."""

    name: str
    ask: str
    up: Number
    down: Number


class Ground(NamedTuple):
    """Something stated: its code, what it is called, what it rests on, since when, and from where."""

    code: str
    name: str
    basis: str
    valid: str
    rationale: str
    sources: tuple[Source, ...]


def unknown(found: Findings, page: Page) -> list[Unknown]:
    """The unknown facts that could move the score most."""
    places = {c.factor: place for place, c in enumerate(found.today.contributions)}
    missing = [c for c in found.today.contributions if not c.measurement.known and c.best]
    missing.sort(key=lambda c: (-c.best, c.code))
    return [_unknown(c, places[c.factor], page) for c in missing[:_MOST_UNKNOWN]]


def _unknown(found: Contribution, place: int, page: Page) -> Unknown:
    factor = page.model.scorecard.by_factor[found.factor]
    at = f"score/contributions/{place}"
    return Unknown(
        page.words.of(factor.name),
        page.words.of(factor.ask),
        count(found.lost, f"{at}/lost", signed=True),
        count(-found.points, f"{at}/points", signed=True),
    )


def watched(found: Findings, page: Page) -> list[tuple[str, str, Number, str]]:
    """What costs most points and can be changed: its name, what it is, the points, the lines."""
    places = {c.factor: place for place, c in enumerate(found.today.contributions)}
    lost = [c for c in found.today.contributions if c.measurement.known and c.lost and changeable(c, page)]
    lost.sort(key=lambda c: (-c.lost, c.code))
    return [
        (
            page.words.of(page.model.scorecard.by_factor[c.factor].name),
            value(c, page),
            count(-c.lost, f"score/contributions/{places[c.factor]}/lost", signed=True),
            lines_of(c.measurement.evidence, page),
        )
        for c in lost[:_MOST_WATCHED]
    ]


def grounds(found: Findings, page: Page) -> list[Ground]:
    """Everything the page states that has a source, each once."""
    listed: dict[str, Ground] = {}
    for code, name, stated in _stated(found, page):
        if code not in listed:
            listed[code] = _ground(code, name, stated, page)
    return list(listed.values())


def _stated(found: Findings, page: Page) -> Iterator[tuple[str, str, Sourced]]:
    words, model = page.words, page.model
    items = {item.id: item for act in model.law for item in act.items}
    codes = [cause.code for explanation in found.explanations for cause in explanation.causes if cause.share > 0]
    refs = [cause.ref for e in found.explanations for cause in e.causes if cause.ref and cause.share > 0]
    for ref in refs:
        kind, _, key = ref.partition(":")
        if kind == "rule" and key in model.rules:
            yield key, words.of(model.rules[key].name), model.rules[key]
        elif kind == "regulation" and key in items:
            yield key, words.of(items[key].title), items[key]
    moved = {change.new.factor for change in drawn(found.review, found.today)}
    for factor in model.scorecard.factors:
        if factor.code in codes or factor.factor in moved:
            yield factor.code, words.of(factor.name), factor
    for step in found.plan.steps:
        action = model.actions.get(step.action)
        for key in action.law if action else ():
            if key in items and items[key].in_force(page.profile.as_of):
                yield key, words.of(items[key].title), items[key]


def _ground(code: str, name: str, stated: Sourced, page: Page) -> Ground:
    since, until = stated.valid_from, stated.valid_until
    key = "reference.until" if until else "reference.since"
    return Ground(
        code,
        name,
        page.words(f"reference.basis_{stated.basis}"),
        page.words(key, since=since, until=until),
        page.words.of(stated.rationale) if stated.rationale else "",
        tuple({source.title: source for source in stated.sources}.values()),
    )
