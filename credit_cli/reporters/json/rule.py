"""The JSON of `credit rule`: the entries asked for, kind by kind, under constant keys.

Decides names and order of the keys; both languages are given, so that the output does not depend on one. Does no
look-up: it is handed the entries.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from credit_cli.model.actions import Action
from credit_cli.model.factor import Bin, Factor
from credit_cli.model.findings import FindingRule
from credit_cli.model.law import Claim, Explains, LawItem
from credit_cli.model.lenders import LenderRule
from credit_cli.model.library import Model
from credit_cli.model.platform import EventRule, PlatformCode
from credit_cli.model.scorecard import Scale, ShareRule
from credit_cli.model.sourced import Sourced, Text
from credit_cli.reporters.entries import Entry, used_by
from credit_cli.reporters.json.shared import day, head

PROVENANCE: Final = ("basis", "rationale", "valid_from", "valid_until", "in_force", "sources")
Json = dict[str, Any]


def rule(entry: Entry, model: Model, on: date) -> Json:
    """One entry, under the same keys as all of them."""
    return rules((entry,), model, on)


def rules(entries: Iterable[Entry], model: Model, on: date) -> Json:
    """One object: `factors`, `codes`, `rules`, `actions`, `law`, `claims`, `findings`, `scale`, `shares`, `windows`."""
    found = tuple(entries)
    return {
        **head("rule", None, on, model),
        "factors": [_entry(e, on, _factor(e.value, model)) for e in found if isinstance(e.value, Factor)],
        "codes": [_entry(e, on, _platform(e.value)) for e in found if isinstance(e.value, PlatformCode)],
        "rules": [_entry(e, on, _rule(e.value)) for e in found if isinstance(e.value, LenderRule)],
        "actions": [_entry(e, on, _action(e.value)) for e in found if isinstance(e.value, Action)],
        "law": [_entry(e, on, _law(e.value)) for e in found if isinstance(e.value, LawItem)],
        "claims": [_entry(e, on, _claim(e.value)) for e in found if isinstance(e.value, Claim)],
        "findings": [_finding(e, on) for e in found if e.kind == "finding"],
        "scale": _one(found, on, Scale, _scale),
        "shares": _one(found, on, ShareRule, _numbers),
        "windows": _one(found, on, EventRule, _numbers),
    }


def _entry(entry: Entry, on: date, fields: Json) -> Json:
    assert entry.value is not None
    return fields | provenance(entry.value, on) | {"file": entry.path}


def _finding(entry: Entry, on: date) -> Json:
    rule = entry.value if isinstance(entry.value, FindingRule) else None
    fields: Json = {"code": entry.id, "name": entry.name, "severity": rule.severity if rule else "error"}
    return fields | (provenance(rule, on) if rule else dict.fromkeys(PROVENANCE)) | {"file": entry.path}


def _one(entries: tuple[Entry, ...], on: date, kind: type[Sourced], fields: Callable[[Any], Json]) -> Json | None:
    return next((_entry(e, on, fields(e.value)) for e in entries if isinstance(e.value, kind)), None)


def text(value: Text | None) -> Json | None:
    """A text in both languages."""
    return None if value is None else {"zh": value.zh, "en": value.en}


def provenance(stated: Sourced, on: date) -> Json:
    """On what a statement rests, from when to when, and whether it holds on the day."""
    return {
        "basis": stated.basis,
        "rationale": text(stated.rationale),
        "valid_from": stated.valid_from.isoformat(),
        "valid_until": day(stated.valid_until),
        "in_force": stated.in_force(on),
        "sources": [
            {
                "id": s.id,
                "title": s.title,
                "url": s.url,
                "article": s.article,
                "read_on": day(s.read_on),
                "confidence": s.confidence,
            }
            for s in stated.sources
        ],
    }


def _bin(found: Bin) -> Json:
    return {"at_least": found.at_least, "points": found.points, "share": found.share, "label": text(found.label)}


def _factor(factor: Factor, model: Model) -> Json:
    rules, actions, law, claims = used_by(factor.code, model)
    return {
        "code": factor.code,
        "factor": factor.factor,
        "dimension": factor.dimension,
        "name": text(factor.name),
        "why": text(factor.why),
        "ask": text(factor.ask),
        "measure": factor.measure,
        "parameters": dict(factor.parameters),
        "unit": factor.unit,
        "best": factor.best,
        "unknown": factor.unknown,
        "bins": [_bin(b) for b in factor.bins],
        "none": _bin(factor.none) if factor.none else None,
        "used_by": {"rules": list(rules), "actions": list(actions), "law": list(law), "claims": list(claims)},
    }


def _platform(code: PlatformCode) -> Json:
    return {"code": code.code, "role": code.role, "name": text(code.name), "text": text(code.text)}


def _rule(found: LenderRule) -> Json:
    at = found.thresholds
    return {
        "id": found.id,
        "code": found.code,
        "name": text(found.name),
        "text": text(found.text),
        "remedy": text(found.remedy),
        "measure": found.measure,
        "parameters": dict(found.parameters),
        "when": found.when,
        "thresholds": {"strict": at.strict, "typical": at.typical, "lax": at.lax},
        "scope": found.scope,
        "weight": found.weight,
        "fades_over_months": found.fades_over_months,
        "practice_differs": found.practice_differs,
        "attested": found.attested,
        "yields_to": found.yields_to,
    }


def _action(action: Action) -> Json:
    return {
        "action": action.key,
        "kind": action.kind,
        "effort": action.effort,
        "codes": list(action.codes),
        "modes": list(action.modes),
        "title": text(action.title),
        "how": text(action.how),
        "why": text(action.why),
        "caution": text(action.caution),
        "law": list(action.law),
    }


def _law(item: LawItem) -> Json:
    return {
        "id": item.id,
        "kind": item.kind,
        "title": text(item.title),
        "text": text(item.text),
        "article": item.article,
        "confidence": item.confidence,
        "codes": list(item.codes),
        "expired": text(item.expired),
        "explains": _explains(item.explains) if item.explains else None,
    }


def _explains(found: Explains) -> Json:
    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "lenders": list(found.lenders),
        "lender_classes": list(found.lender_classes),
        "all_in_rate_above": found.all_in_rate_above,
        "employment": list(found.employment),
        "only_if_unverifiable": text(found.only_if_unverifiable),
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "claim": text(claim.claim),
        "verdict": claim.verdict,
        "answer": text(claim.answer),
        "codes": list(claim.codes),
    }


def _scale(found: Scale) -> Json:
    return _numbers(found) | {"card": text(found.card)}


def _numbers(found: Scale | ShareRule | EventRule) -> Json:
    numbers = {name: value for name, value in vars(found).items() if isinstance(value, int | float)}
    return {"text": text(found.text), "numbers": numbers}
