"""The fields of lender rules, actions, law items and claims on the screen of `credit rule`.

Decides what each of them shows. Their provenance is the same for all and is not here.
"""

from credit_cli.model.actions import Action
from credit_cli.model.law import Claim, Explains, LawItem
from credit_cli.model.lenders import LenderRule
from credit_cli.model.library import Model
from credit_cli.reporters.screen import Line
from credit_cli.reporters.text.reference import Reference


def fields(value: LenderRule | Action | LawItem | Claim, model: Model, page: Reference) -> list[Line]:
    """The fields of one of them."""
    if isinstance(value, LenderRule):
        return _rule(value, model, page)
    if isinstance(value, Action):
        return _action(value, page)
    if isinstance(value, LawItem):
        return _law(value, model, page)
    return _claim(value, page)


def _codes(codes: tuple[str, ...], page: Reference) -> list[Line]:
    return page.field("rule.code", page.words("rule.comma").join(codes))


def _rule(rule: LenderRule, model: Model, page: Reference) -> list[Line]:
    words, at = page.words, rule.thresholds
    trigger = words(f"rule.{rule.when}", strict=f"{at.strict:g}", typical=f"{at.typical:g}", lax=f"{at.lax:g}")
    if rule.practice_differs:
        trigger = f"{trigger}  {words('rule.differs')}"
    lenders = [words.of(lender.name) for lender in model.lenders.values() if rule.id in lender.rules]
    return [
        *page.field("rule.text", words.of(rule.text)),
        *page.field("rule.remedy", words.of(rule.remedy)),
        *page.field("rule.trigger", trigger),
        *page.field("rule.measured", page.measured(rule.measure, rule.parameters)),
        *page.field("rule.scope", words(f"rule.scope_{rule.scope}")),
        *page.field("rule.weight", words(f"rule.weight_{rule.weight}", months=rule.fades_over_months)),
        *page.field("rule.confidence", words(f"rule.confidence_{rule.attested}")),
        *_codes((rule.code,), page),
        *page.field("rule.lenders", words("rule.comma").join(lenders)),
    ]


def _action(action: Action, page: Reference) -> list[Line]:
    words = page.words
    modes = words("rule.comma").join(words(f"rule.mode_{mode}") for mode in action.modes)
    return [
        *page.field("rule.how", words.of(action.how)),
        *page.field("rule.why", words.of(action.why)),
        *page.field("rule.caution", words.of(action.caution) if action.caution else ""),
        *page.field("rule.effort", words("rule.effort_of", effort=action.effort)),
        *page.field("rule.modes", modes),
        *_codes(action.codes, page),
        *page.field("rule.law", words("rule.comma").join(action.law)),
    ]


def _law(item: LawItem, model: Model, page: Reference) -> list[Line]:
    words = page.words
    gone = page.has_expired(item)
    now = words.of(item.expired) if gone and item.expired else ""
    return [
        *page.field("rule.now", now),
        *page.field("rule.text_then" if gone else "rule.text", words.of(item.text)),
        *page.field("rule.article", item.article or ""),
        *page.field("rule.confidence", words(f"rule.confidence_{item.confidence}")),
        *page.field("rule.kind", words(f"rule.kind_{item.kind}")),
        *_codes(item.codes, page),
        *(page.list_field("rule.explains", conditions(item.explains, model, page)) if item.explains else ()),
    ]


def conditions(explains: Explains, model: Model, page: Reference) -> list[str]:
    """When a regulation or event may explain a limit event, in words."""
    words = page.words
    keys = [*explains.lenders]
    keys += [key for key, lender in model.lenders.items() if lender.lender_class in explains.lender_classes]
    names = words("rule.comma").join(words.of(model.lenders[key].name) for key in keys)
    found = [words("rule.explains_days", since=explains.since, until=explains.until)]
    if names:
        found.append(words("rule.explains_lenders", names=names))
    if explains.all_in_rate_above is not None:
        found.append(words("rule.explains_rate", rate=f"{explains.all_in_rate_above:.0%}"))
    if explains.employment:
        found.append(words("rule.explains_employment"))
    if explains.only_if_unverifiable is not None:
        found.append(words("rule.explains_shown_only", why=words.of(explains.only_if_unverifiable)))
    return found


def _claim(claim: Claim, page: Reference) -> list[Line]:
    return [
        *page.field("rule.verdict", page.words(f"rule.verdict_{claim.verdict}")),
        *page.field("rule.answer", page.words.of(claim.answer)),
        *_codes(claim.codes, page),
    ]
