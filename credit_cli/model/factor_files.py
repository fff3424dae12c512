"""A factor's file taken apart: the factor, and which actions can change it.

Decides that whoever is new says so: an action names in its `codes` the factors it can change, and a factor added later
names in its own file the actions that can change it (`changed_by`) or keep it from getting worse (`kept_by`); nobody
says it twice. Does not know what an action does.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from credit_cli.model.actions import Action
from credit_cli.model.documents import Document, NotValid, checked, load, stated
from credit_cli.model.factor import Factor
from credit_cli.model.places import FACTORS, Roots

_MOVED: Final = ("changed_by", "kept_by")


@dataclass(frozen=True)
class MovedBy:
    """The actions that can change a factor, and those that only keep it from getting worse."""

    changed_by: tuple[str, ...] = ()
    kept_by: tuple[str, ...] = ()


def factor_in(document: Document) -> Factor:
    """The factor that a file states."""
    raw = stated(document.raw)
    own = {key: value for key, value in raw.items() if key not in _MOVED} if isinstance(raw, dict) else raw
    factor: Factor = checked(Factor, own, document)
    return factor


def with_factors(actions: dict[str, Action], roots: Roots) -> dict[str, Action]:
    """The actions, each with the codes of the factors whose own files name it.

    Raises:
        NotValid: where a file names an action that there is not, or one that names the factor itself.
    """
    moved = dict(actions)
    for document in (load(path) for path in roots.files("actions") if path.parent.name == FACTORS):
        raw: dict[str, Any] = {key: document.raw[key] for key in _MOVED if key in document.raw}
        said: MovedBy = checked(MovedBy, raw, document)
        code = document.raw["code"]
        for place in _MOVED:
            for index, key in enumerate(getattr(said, place)):
                if key not in moved:
                    raise NotValid([document.problem((place, index), f"there is no action {key}")])
                if code in moved[key].codes:
                    raise NotValid([document.problem((place, index), f"{key} already names {code}")])
                moved[key] = _naming(moved[key], code, only_kept=place == "kept_by")
    return moved


def _naming(action: Action, code: str, *, only_kept: bool) -> Action:
    return replace(action, codes=(*action.codes, code), prevents=(*action.prevents, *([code] if only_kept else [])))
