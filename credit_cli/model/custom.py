"""Somebody's own scorecard: a whole one, or the shipped one with some factors replaced.

Decides what an own factor takes over from the shipped one of the same code (what it is) and what it must state itself
(what it is worth, and on which basis), and that it measures something the program can measure. Does not know how a
score is made of it.
"""

from pathlib import Path
from typing import Any, Final

from credit_cli.model.documents import Document, NotValid, checked, load, stated
from credit_cli.model.factor import Factor
from credit_cli.model.library import DATA, Model, shipped
from credit_cli.model.scorecard import Scorecard

TAKEN_OVER: Final = ("factor", "dimension", "measure", "parameters", "unit", "name", "why", "ask")
OVERLAY: Final = {"id", "version", "base", "max", "factors"}
LARGEST: Final = 1_000_000
"""Bytes: more than this is no scorecard."""
MOST_VALUES: Final = 20_000
"""Several times the shipped card with all its factors."""


def read_model(path: Path) -> Model | tuple[str, ...]:
    """The shipped model with the scorecard of a file, or what is wrong with that file, one line a problem.

    The file holds a whole card with its `factors`, or `id`, `version` and the `factors` that replace shipped ones.
    """
    try:
        return Model(read_card(path))
    except NotValid as wrong:
        return wrong.problems


def read_card(path: Path) -> Scorecard:
    """The scorecard of a file.

    Raises:
        NotValid: with one line a problem.
    """
    document = load(path, LARGEST)
    if document.node is not None and _beyond(document.node, MOST_VALUES):
        raise NotValid([f"{path}: more than {MOST_VALUES} values, aliases counted in full, so no scorecard"])
    if not isinstance(document.raw, dict):
        raise NotValid([document.problem((), "a scorecard has id, version and factors")])
    missing = [key for key in ("id", "version", "factors") if key not in document.raw]
    if missing:
        raise NotValid([document.problem((), f"{key} is missing") for key in missing])
    if not isinstance(document.raw["factors"], list):
        raise NotValid([document.problem(("factors",), "a list of factors is needed")])
    whole = not set(document.raw) <= OVERLAY
    own = _factors(document)
    if whole:
        return _card(document.raw, own, document)
    codes = {factor.code: factor for factor in own}
    kept = [codes.pop(factor.code, factor) for factor in shipped().scorecard.factors]
    return _card({**load(DATA / "scorecard.yaml").raw, **document.raw}, (*kept, *codes.values()), document)


def _beyond(node: Any, most: int) -> bool:  # noqa: ANN401  PyYAML's nodes carry no types
    """Whether a document has more values than so many, each alias counted as all it stands for."""
    left, count = [node], 0
    while left:
        count += 1
        if count > most:
            return True
        found = left.pop()
        if found.id == "sequence":
            left += found.value
        elif found.id == "mapping":
            left += [value for _, value in found.value]
    return False


def _card(raw: dict[str, Any], factors: tuple[Factor, ...], document: Document) -> Scorecard:
    card: Scorecard = checked(Scorecard, {**raw, "factors": factors}, document)
    return card


def _factors(document: Document) -> tuple[Factor, ...]:
    """Every factor of the file, or every problem of every factor."""
    found: list[Factor] = []
    problems: list[str] = []
    for index, raw in enumerate(document.raw["factors"]):
        at = ("factors", index)
        try:
            factor: Factor = checked(Factor, _with_shipped(stated(raw)), document, at)
        except NotValid as wrong:
            problems += wrong.problems
        else:
            found.append(factor)
            problems += [document.problem(at, what) for what in _unmeasurable(factor)]
    if problems:
        raise NotValid(problems)
    return tuple(found)


def _with_shipped(raw: Any) -> Any:  # noqa: ANN401  whatever the file holds, checked afterwards
    if not isinstance(raw, dict):
        return raw
    path = DATA / "factors" / f"{str(raw.get('code')).lower()}.yaml"
    same = any(factor.code == raw.get("code") for factor in shipped().scorecard.factors)
    like = load(path).raw if same else {}
    return {key: like[key] for key in TAKEN_OVER if key in like} | raw


def _unmeasurable(factor: Factor) -> list[str]:
    """Why the program cannot measure this factor, where that is so."""
    known = {f.measure: set(f.parameters) for f in shipped().scorecard.factors}
    if factor.measure not in known:
        return [f"{factor.code}: nothing measures {factor.measure}"]
    wanted, given = known[factor.measure], set(factor.parameters)
    if wanted != given:
        return [f"{factor.code}: {factor.measure} takes {sorted(wanted) or 'no parameters'}, not {sorted(given)}"]
    return []
