"""A lender's file taken apart: its facts, what others call it, and the rules that are its own.

Decides which part of such a file goes into which section of the model, so that one file tells all of a lender and yet
a score reads no names and an import no rules. Does not know what any part means.
"""

from pathlib import Path
from typing import Any, Final

from credit_cli.model.documents import Document, NotValid, checked, load, stated
from credit_cli.model.lenders import Lender, LenderRule
from credit_cli.model.naming import Called, Names, names
from credit_cli.model.places import LENDERS, Roots

_CALLED: Final = "called"
_RULES: Final = "rules"


def lenders(roots: Roots) -> dict[str, Lender]:
    """Every lender by key; of a rule that its own file states, the id."""
    found: dict[str, Lender] = {}
    for document in map(load, roots.files("lenders")):
        raw = document.raw
        if isinstance(raw, dict):
            rules = [rule.get("id") if isinstance(rule, dict) else rule for rule in raw.get(_RULES) or ()]
            raw = {key: value for key, value in raw.items() if key != _CALLED} | {_RULES: rules}
        lender: Lender = checked(Lender, raw, document)
        _keep(found, "key", lender.key, lender, document)
    return found


def rules(roots: Roots) -> dict[str, LenderRule]:
    """Every rule by id: those that lenders share, one a file, and those that a lender's own file states."""
    found: dict[str, LenderRule] = {}
    for document in map(load, roots.files("rules")):
        if not _tells_a_lender(document.path):
            rule: LenderRule = checked(LenderRule, stated(document.raw), document)
            _keep(found, "id", rule.id, rule, document)
            continue
        for index, raw in enumerate(document.raw.get(_RULES) or ()):
            if isinstance(raw, dict):
                own = stated(raw) | {"of": document.raw.get("key")}
                rule = checked(LenderRule, own, document, (_RULES, index))
                _keep(found, "id", rule.id, rule, document)
    return found


def called(roots: Roots) -> Names:
    """What lenders are called, in order."""
    found: dict[str, Called] = {}
    for document in (load(path) for path in roots.files("imports") if _tells_a_lender(path)):
        if _CALLED in document.raw:
            found[document.raw["key"]] = checked(Called, document.raw[_CALLED], document, (_CALLED,))
    try:
        return names(found)
    except ValueError as wrong:
        raise NotValid([f"{roots.data / LENDERS}: {wrong}"]) from wrong


def _tells_a_lender(path: Path) -> bool:
    return path.parent.name == LENDERS


def _keep(found: dict[str, Any], what: str, key: str, value: object, document: Document) -> None:
    """Add a value under its key.

    Raises:
        NotValid: where another file has that key.
    """
    if key in found:
        raise NotValid([document.problem((what,), f"{key} is already another file's")])
    found[key] = value
