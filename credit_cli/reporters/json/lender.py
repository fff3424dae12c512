"""The JSON of `credit lender`: the lenders asked for, with their facts and what they react to.

Decides names and order of the keys; both languages are given. Does not know any borrower.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from credit_cli.model.lenders import Lender, Statement
from credit_cli.model.library import Model
from credit_cli.reporters.entries import DATA
from credit_cli.reporters.json.rule import provenance, text
from credit_cli.reporters.json.shared import head, yuan


def lender(found: Lender, model: Model, on: date) -> dict[str, Any]:
    """One lender, under the same keys as all of them."""
    return lenders((found,), model, on)


def lenders(found: Iterable[Lender], model: Model, on: date) -> dict[str, Any]:
    """One object with `lenders`, in the catalogue's order."""
    return {
        **head("lender", None, on, model),
        "lenders": [_lender(one, on) for one in found],
    }


def _lender(found: Lender, on: date) -> dict[str, Any]:
    minimum = found.minimum
    return {
        "key": found.key,
        "name": text(found.name),
        "kind": found.kind,
        "lender_class": found.lender_class,
        "counts": found.counts,
        "high_cost": found.high_cost,
        "grace_days": found.grace_days,
        "assumed_rate": found.assumed_rate,
        "minimum": {"share": minimum.share, "floor": yuan(minimum.floor)} if minimum else None,
        "bureau": text(found.bureau),
        "where_to_pay": text(found.where_to_pay),
        "contact": text(found.contact),
        "hardship": text(found.hardship),
        "purpose_limits": text(found.purpose_limits),
        "rules": list(found.rules),
        "statements": [_statement(s, on) for s in found.statements],
        **provenance(found, on),
        "file": f"{DATA}/lenders/{found.key}.yaml",
    }


def _statement(statement: Statement, on: date) -> dict[str, Any]:
    return {"id": statement.id, "text": text(statement.text)} | provenance(statement, on)
