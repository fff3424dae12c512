"""The screen of `credit rule`: one entry with all that stands behind it, or every entry, one line each.

Decides which fields a kind of entry shows and in which order, and that what has expired on the day is never shown as
live. The fields of rules, actions, law and claims are in `stated.py`.
"""

from datetime import date
from typing import Final

from credit_cli.engine.score import bad_rate
from credit_cli.model.factor import Factor
from credit_cli.model.findings import FindingRule
from credit_cli.model.law import Claim
from credit_cli.model.library import Model
from credit_cli.model.platform import EventRule, PlatformCode
from credit_cli.model.scorecard import Scale, ShareRule
from credit_cli.model.sourced import Sourced
from credit_cli.reporters.entries import Entry, used_by
from credit_cli.reporters.screen import BLANK, Line, Span, cells, pad, paragraph
from credit_cli.reporters.text import stated
from credit_cli.reporters.text.reference import Reference
from credit_cli.words.catalogue import Words

_WIDEST_COLUMN: Final = 36


def rules(entries: tuple[Entry, ...], words: Words, on: date, width: int | None) -> list[Line]:
    """Every entry, grouped by kind, one line each."""
    lines: list[Line] = []
    for kind in dict.fromkeys(e.kind for e in entries):
        group = [e for e in entries if e.kind == kind]
        column = min(max(cells(e.id) for e in group) + 4, _WIDEST_COLUMN)
        lines += paragraph(words(f"rule.group_{kind}"), width, style="bold")
        for entry in group:
            lines += _listed(entry, words, on, width, column)
        lines.append(BLANK)
    return [*lines, *paragraph(words("rule.more"), width)]


def _listed(entry: Entry, words: Words, on: date, width: int | None, column: int) -> list[Line]:
    mark = _mark(entry, words, on)
    name = name_of(entry, words)
    if isinstance(entry.value, Claim):
        name = words("rule.claim_listed", claim=name, verdict=words(f"rule.verdict_{entry.value.verdict}"))
    return paragraph(pad(f"  {entry.id}", column) + name + mark, width, hang=column, style="dim" if mark else None)


def _mark(entry: Entry, words: Words, on: date) -> str:
    if entry.value is None or entry.value.in_force(on):
        return ""
    return words("rule.expired_mark" if on > entry.value.valid_from else "rule.not_yet_mark")


def name_of(entry: Entry, words: Words) -> str:
    """What an entry is called; a finding's name in the catalogue, else the name itself."""
    if entry.name is None:
        return words(f"rule.name_{entry.kind}")
    if not isinstance(entry.name, str):
        return words.of(entry.name)
    found = (f"problems.{entry.name}.title", f"findings.{entry.id}.title", f"findings.{entry.name}.title")
    return next((words(key) for key in found if words.has(key)), entry.name)


def rule(entry: Entry, model: Model, words: Words, on: date, width: int | None) -> list[Line]:
    """One entry: what it says, on what basis, from which source, where it is used, valid when."""
    page = Reference(words, on, width)
    value = entry.value
    if value is None:
        return _finding(entry, page)
    lines = page.head(f"{entry.id}  {name_of(entry, words)}", _kind(entry, model, page))
    if not value.in_force(on):
        lines.append((Span(f"  {page.state(value)}", "warn"),))
    if isinstance(value, Factor):
        lines += _factor(value, model, page)
    elif isinstance(value, FindingRule):
        lines += _family(entry, page)
    elif isinstance(value, PlatformCode | EventRule):
        lines += page.field("rule.text", words.of(value.text))
    elif isinstance(value, Scale):
        lines += _scale(value, model, page)
    elif isinstance(value, ShareRule):
        lines += _shares(value, page)
    else:
        lines += stated.fields(value, model, page)
    return lines + _behind(entry, value, page)


def _behind(entry: Entry, value: Sourced, page: Reference) -> list[Line]:
    lines = page.provenance(value)
    if entry.path is not None:
        lines += page.field("rule.file", entry.path)
    return lines + page.validity(value)


def _kind(entry: Entry, model: Model, page: Reference) -> str:
    assert entry.value is not None
    basis = page.basis(entry.value)
    if isinstance(entry.value, Factor):
        names = {d.id: page.words.of(d.name) for d in model.scorecard.dimensions}
        return f"{names[entry.value.dimension]}   {basis}"
    return basis


def _factor(factor: Factor, model: Model, page: Reference) -> list[Line]:
    words = page.words
    bins = [(words.of(b.label), b.points) for b in factor.every_bin] + [(words("rule.unknown"), factor.unknown)]
    row = words("rule.bins_apart").join(words("rule.points_row", label=name, points=points) for name, points in bins)
    return [
        *page.field("rule.points", row),
        *page.field("rule.why", words.of(factor.why)),
        *page.field("rule.ask", words.of(factor.ask)),
        *page.field("rule.measured", page.measured(factor.measure, factor.parameters)),
        *page.list_field("rule.used", _uses(factor.code, model, page)),
        *(page.field("rule.card", words.of(model.scorecard.scale.card)) if factor.basis == "calibrated" else ()),
    ]


def _uses(code: str, model: Model, page: Reference) -> list[str]:
    words = page.words
    kinds = zip(("rules", "actions", "law", "claims"), used_by(code, model), strict=True)
    uses = [words(f"rule.used_{kind}", ids=words("rule.comma").join(ids)) for kind, ids in kinds if ids]
    return [*uses, words("rule.used_check")]


def _scale(scale: Scale, model: Model, page: Reference) -> list[Line]:
    words = page.words
    rates = [
        words(
            "rule.rate_row", score=band.at_least, name=words.of(band.name), rate=f"{bad_rate(scale, band.at_least):.1%}"
        )
        for band in model.scorecard.bands[1:]
    ]
    numbers = words("rule.scale_row", score=scale.base_score, odds=scale.base_odds, double=scale.points_to_double)
    return [
        *page.field("rule.text", words.of(scale.text)),
        *page.field("rule.formula", numbers),
        *page.list_field("rule.rates", rates),
        *page.field("rule.card", words.of(scale.card)),
    ]


def _shares(shares: ShareRule, page: Reference) -> list[Line]:
    numbers = [f"{name} {value:g}" for name, value in vars(shares).items() if isinstance(value, int | float)]
    return [
        *page.field("rule.text", page.words.of(shares.text)),
        *page.field("rule.formula", page.words("rule.comma").join(numbers)),
    ]


def _finding(entry: Entry, page: Reference) -> list[Line]:
    words = page.words
    return [*page.head(f"{entry.id}  {name_of(entry, words)}", words("rule.finding")), *_family(entry, page)]


def _family(entry: Entry, page: Reference) -> list[Line]:
    family = f"rule.family_{entry.id[:3]}"
    return page.field("rule.text", page.words(family) if page.words.has(family) else "")
