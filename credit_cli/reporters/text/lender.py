"""The screen of `credit lender`: one lender with what is known and what is only assumed, or all of them.

Decides which fields are shown and in which order, and that a dated fact which does not hold on the day says so. Does
not know any borrower.
"""

from datetime import date
from typing import Final

from credit_cli.model.law import LawItem
from credit_cli.model.lenders import Lender, Statement
from credit_cli.model.library import Model
from credit_cli.reporters.entries import DATA
from credit_cli.reporters.screen import BLANK, Line, cells, line, pad, paragraph
from credit_cli.reporters.text.reference import Reference
from credit_cli.reporters.text.stated import conditions
from credit_cli.words.catalogue import Words

_KEY_COLUMN: Final = 20


def lenders(model: Model, words: Words, width: int | None) -> list[Line]:
    """Every lender, one line each."""
    names = {key: words.of(lender.name) for key, lender in model.lenders.items()}
    room = max(map(cells, names.values()))
    lines = [line(words("lender.all"), "bold")]
    for key, lender in model.lenders.items():
        start = "  " + pad(key, _KEY_COLUMN) + pad(names[key], room) + "  "
        lines += paragraph(start + _kind(lender, words), width, hang=cells(start))
    return [*lines, BLANK, *paragraph(words("lender.more"), width)]


def lender(found: Lender, model: Model, words: Words, on: date, width: int | None) -> list[Line]:
    """One lender: who it is, how it reports, where to pay, whom to ask, what it reacts to, what is assumed."""
    page = Reference(words, on, width)
    head = words("lender.title", name=words.of(found.name), key=found.key)
    return [
        *page.head(head, page.basis(found)),
        *page.field("lender.kind", _kind(found, words)),
        *_help(found, page),
        *page.field("lender.counts", words(f"lender.counts_{found.counts}")),
        *page.field("lender.costly", words("lender.costly_yes" if found.high_cost else "lender.costly_no")),
        *page.field("lender.grace", words("lender.grace_days", days=found.grace_days)),
        *page.list_field("lender.assumed", _assumed(found, words)),
        *page.list_field("lender.facts", [_fact(s, page) for s in found.statements]),
        *page.list_field("lender.market", [_market(i, model, page) for i in about(found, model)]),
        *page.list_field("lender.reacts", _reacts(found, model, words)),
        *page.provenance(found),
        *page.field("lender.file", f"{DATA}/lenders/{found.key}.yaml"),
        *page.validity(found),
    ]


def _kind(found: Lender, words: Words) -> str:
    kind, lender_class = words(f"lender.kind_{found.kind}"), words(f"lender.class_{found.lender_class}")
    return words("lender.kind_of", kind=kind, lender_class=lender_class)


def _help(found: Lender, page: Reference) -> list[Line]:
    words = page.words
    return [
        *page.field("lender.bureau", words.of(found.bureau)),
        *page.field("lender.pay", words.of(found.where_to_pay)),
        *page.field("lender.contact", words.of(found.contact)),
        *page.field("lender.hardship", words.of(found.hardship)),
        *page.field("lender.purpose", words.of(found.purpose_limits) if found.purpose_limits else ""),
    ]


def _assumed(found: Lender, words: Words) -> list[str]:
    assumed = [words("lender.assumed_rate", rate=f"{found.assumed_rate:.2%}")]
    if found.minimum is not None:
        assumed.append(words("lender.assumed_minimum", share=f"{found.minimum.share:.0%}"))
    return assumed


def _fact(statement: Statement, page: Reference) -> str:
    words = page.words
    basis, text = words(f"reference.basis_{statement.basis}"), words.of(statement.text)
    if statement.in_force(page.on):
        return words("lender.fact", id=statement.id, basis=basis, text=text)
    return words("lender.fact_gone", id=statement.id, basis=basis, state=page.state(statement), text=text)


def about(found: Lender, model: Model) -> tuple[LawItem, ...]:
    """The law items whose own condition names this lender or its class."""
    return tuple(
        item
        for act in model.law
        for item in act.items
        if item.explains is not None
        and (found.key in item.explains.lenders or found.lender_class in item.explains.lender_classes)
    )


def _market(item: LawItem, model: Model, page: Reference) -> str:
    words = page.words
    assert item.explains is not None
    found = words("lender.semicolon").join(conditions(item.explains, model, page))
    return words("lender.market_row", id=item.id, title=words.of(item.title), conditions=found)


def _reacts(found: Lender, model: Model, words: Words) -> list[str]:
    if not found.rules:
        return [words("lender.no_rules")]
    rules = [model.rules[id_] for id_ in found.rules if id_ in model.rules]
    rows = [words("lender.rule_row", name=words.of(rule.name), id=rule.id) for rule in rules]
    return [words("lender.reacts_note"), *rows]
