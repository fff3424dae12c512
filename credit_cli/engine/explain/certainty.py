"""How sure a cause is, and why: what the file proves, what only fits it, and what is no more than hearsay.

Decides one level a cause and the grounds for it: dated facts at both ends of the window, the rule behind it with how
well that habit is attested, how far the person's own value reaches on the scale from strict to lax lenders. It speaks
of the program's knowledge alone: no level makes a cause the lender's reason.
"""

from credit_cli.engine.certainty import Certainty, Ground
from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.reasons import Joined
from credit_cli.engine.explain.rules import measured, reaches, scope
from credit_cli.model.law import LawItem
from credit_cli.model.lenders import LenderRule
from credit_cli.model.library import Model


def certainty(case: Case, cause: Joined) -> Certainty:
    """How sure one cause of an event is."""
    kind, _, key = (cause.refs[0] if cause.refs else "").partition(":")
    if kind == "notice":
        return Certainty("announced", ("said_by_notice",))
    if kind == "regulation":
        return Certainty("consistent", ("conditions_fit",), item_of(case.model, key).confidence)
    changed: tuple[Ground, ...] = ("dated_at_both_ends",) if cause.lost > 0 else ()
    rule = case.model.rules.get(key) if kind == "rule" else None
    if rule is None or not cause.by_rule:
        return Certainty("proved", changed)
    return _of_rule(case, cause, rule, changed)


def _of_rule(case: Case, cause: Joined, rule: LenderRule, changed: tuple[Ground, ...]) -> Certainty:
    grounds: list[Ground] = [*changed, "rests_on_law" if rule.basis == "law" else "said_of_lenders"]
    if cause.since is not None and cause.since < case.event.window_from:
        grounds.append("held_before")
    if not rule.practice_differs:
        return Certainty("consistent", tuple(grounds), rule.attested)
    found = measured(rule, case.days.view(case.eve, scope(rule, case.event.account)))
    at = rule.thresholds
    return Certainty(
        level="hearsay" if rule.attested == "low" else "consistent",
        grounds=(*grounds, "practice_differs"),
        confidence=rule.attested,
        thresholds=(at.strict, at.typical, at.lax),
        reached="lax" if reaches(rule, found, at.lax) else "typical",
    )


def item_of(model: Model, key: str) -> LawItem:
    """The item of the law with an id.

    Raises:
        LookupError: there is none.
    """
    found = next((item for act in model.law for item in act.items if item.id == key), None)
    if found is None:
        raise LookupError(key)
    return found
