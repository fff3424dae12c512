"""How sure a cause is, in one short line: what proves it, who says so, and where lenders differ.

Decides the sentence of each level. Does not decide how sure anything is (`engine/explain/certainty.py`).
"""

from credit_cli.engine.results import Cause, Explanation, Measurement
from credit_cli.model.factor import Factor
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import value


def said(cause: Cause, explanation: Explanation, page: Page) -> str:
    """The line of one cause."""
    found = cause.certainty
    key = {"conditions_fit": "regulation", "rests_on_law": "law"}
    name = next((key[ground] for ground in found.grounds if ground in key), found.level)
    confidence = page.words(f"reference.confidence_{found.confidence}") if found.confidence else ""
    text = page.words(f"explain.sure_{name}", confidence=confidence)
    kind, _, rule_id = (cause.ref or "").partition(":")
    rule = page.model.rules.get(rule_id) if kind == "rule" else None
    factor = next((f for f in page.model.scorecard.factors if rule is not None and f.code == rule.code), None)
    if factor is not None and factor.unit != "level" and found.thresholds and len(set(found.thresholds)) > 1:
        strict, typical, lax = (_written(threshold, factor, explanation, page) for threshold in found.thresholds)
        text = page.words("explain.sure_differs", sure=text, strict=strict, typical=typical, lax=lax)
    if rule is not None and cause.points == 0:
        text = page.words("explain.sure_no_points", sure=text)
    return text


def _written(threshold: float, factor: Factor, explanation: Explanation, page: Page) -> str:
    """A threshold in the unit of the fact that the rule looks at."""
    eve = explanation.eve.of(factor.factor)
    return value(eve._replace(measurement=Measurement(threshold, known=True), bin=factor.index_of(threshold)), page)
