"""How each section of the model is read from its YAML files.

Decides which shape each kind of knowledge has and under which key it is found. Does not know what any number means,
how a file is checked, nor when to read: the library keeps what was read.
"""

from collections.abc import Callable
from typing import Any, Final

from credit_cli.model import lender_files
from credit_cli.model.actions import Action
from credit_cli.model.documents import NotValid, checked, load
from credit_cli.model.factor_files import factor_in, with_factors
from credit_cli.model.findings import FindingRule
from credit_cli.model.imports import Imports, ReportWords, Service
from credit_cli.model.law import Act, Claim
from credit_cli.model.letters import Letter
from credit_cli.model.places import FACTORS, LENDERS, SPEAKING, Roots
from credit_cli.model.planning import Planning
from credit_cli.model.platform import Platform
from credit_cli.model.scorecard import Scorecard
from credit_cli.model.sourced import Text


def _one(section: str, shape: Any) -> Callable[[Roots], Any]:  # noqa: ANN401  any of the model's shapes
    def read(roots: Roots) -> Any:  # noqa: ANN401
        (document,) = map(load, roots.files(section))
        return checked(shape, document.raw, document)

    return read


def _all(section: str, shape: Any) -> Callable[[Roots], tuple[Any, ...]]:  # noqa: ANN401
    def read(roots: Roots) -> tuple[Any, ...]:
        return tuple(checked(shape, document.raw, document) for document in map(load, roots.files(section)))

    return read


def _keyed(section: str, shape: Any, key: str, but: str = "") -> Callable[[Roots], dict[str, Any]]:  # noqa: ANN401
    def read(roots: Roots) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for document in (load(path) for path in roots.files(section) if path.parent.name != but):
            value = checked(shape, document.raw, document)
            if getattr(value, key) in found:
                raise NotValid([document.problem((key,), f"{getattr(value, key)} is already another file's")])
            found[getattr(value, key)] = value
        return found

    return read


def _findings(roots: Roots) -> dict[str, FindingRule]:
    (document,) = map(load, roots.files("findings"))
    rules: tuple[FindingRule, ...] = checked(tuple[FindingRule, ...], document.raw, document)
    return {rule.name: rule for rule in rules}


def _scorecard(roots: Roots) -> Scorecard:
    card, *files = map(load, roots.files("scorecard"))
    factors = tuple(map(factor_in, files))
    scorecard: Scorecard = checked(Scorecard, {**card.raw, "factors": factors}, card)
    return scorecard


def _actions(roots: Roots) -> dict[str, Action]:
    """The actions, and what factors' own files say of them."""
    return with_factors(_keyed("actions", Action, "key", FACTORS)(roots), roots)


def _words(roots: Roots) -> dict[str, Text]:
    """The sentences of the screens, and those that stand with the findings they tell."""
    words: dict[str, Text] = {}
    for document in map(load, roots.files("words")):
        if document.path.name == SPEAKING and document.path.parent == roots.data:
            for rule in _findings(roots).values():
                told = {"title": rule.title, "message": rule.message, "hint": rule.hint}
                words |= {f"findings.{rule.code}.{key}": text for key, text in told.items()}
        else:
            texts = checked(dict[str, Text], document.raw or {}, document)
            words |= {f"{document.path.stem}.{key}": text for key, text in texts.items()}
    return words


def _imports(roots: Roots) -> Imports:
    """The services' files by name; what all share and the report's beside them, names from the lenders' own files."""
    paths = [path for path in roots.files("imports") if path.parent.name != LENDERS]
    files = {document.path.stem: document for document in map(load, paths)}
    shared, report = files.pop("shared"), files.pop("report")
    services = {name: checked(Service, found.raw, found) for name, found in files.items()}
    called = lender_files.called(roots)
    named = {"institutions": called.institutions, "loans": called.loans}
    words = checked(ReportWords, {**report.raw, **named}, report)
    own = {"services": services, "report": words, "lenders": called.lenders}
    imports: Imports = checked(Imports, {**shared.raw, **own}, shared)
    return imports


READERS: Final[dict[str, Callable[[Roots], Any]]] = {
    "scorecard": _scorecard,
    "lenders": lender_files.lenders,
    "rules": lender_files.rules,
    "actions": _actions,
    "platform": _one("platform", Platform),
    "planning": _one("planning", Planning),
    "law": _all("law", Act),
    "claims": _all("claims", Claim),
    "letters": _keyed("letters", Letter, "to"),
    "findings": _findings,
    "imports": _imports,
    "words": _words,
}
