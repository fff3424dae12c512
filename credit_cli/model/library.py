"""Reads the model: YAML files into checked, frozen values, and keeps them compiled for the next start.

Decides where each kind of knowledge lies on disk, that every file is strictly valid (pydantic, at compile time
only), and when a compiled copy is still that of its sources. A compiled section is to its YAML what a `.pyc` is
to its `.py`: in a wheel it is built once and sealed, in a checkout it is remade when a file changes. Does not know
what any number means.
"""

import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from credit_cli.model.actions import Action
from credit_cli.model.law import Act, Claim
from credit_cli.model.lenders import Lender, LenderRule
from credit_cli.model.planning import Planning
from credit_cli.model.platform import Platform
from credit_cli.model.scorecard import Scorecard
from credit_cli.model.sourced import Text

DATA: Final = Path(__file__).parent / "data"
WORDS: Final = "../../words"
COMPILED: Final = Path(__file__).parent / "compiled"
SEAL: Final = "sealed"


class Model:
    """Everything the engine is handed: each section is read when it is first asked for."""

    def __init__(self, scorecard: Scorecard | None = None) -> None:
        self._scorecard = scorecard

    @cached_property
    def scorecard(self) -> Scorecard:
        """Factors, bins, bands and the scale."""
        card: Scorecard = self._scorecard or section("scorecard")
        return card

    @cached_property
    def lenders(self) -> dict[str, Lender]:
        """The catalogue of lenders by key."""
        lenders: dict[str, Lender] = section("lenders")
        return lenders

    @cached_property
    def rules(self) -> dict[str, LenderRule]:
        """What lenders react to, by id."""
        rules: dict[str, LenderRule] = section("rules")
        return rules

    @cached_property
    def actions(self) -> dict[str, Action]:
        """What a person can do, by key."""
        actions: dict[str, Action] = section("actions")
        return actions

    @cached_property
    def law(self) -> tuple[Act, ...]:
        """Law, regulation and market events, act by act."""
        law: tuple[Act, ...] = section("law")
        return law

    @cached_property
    def platform(self) -> Platform:
        """Windows of limit events, whose doing each family of codes is, and the platform's own codes."""
        platform: Platform = section("platform")
        return platform

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What people say, with verdicts."""
        claims: tuple[Claim, ...] = section("claims")
        return claims

    @cached_property
    def planning(self) -> Planning:
        """What a forecast assumes and how far a plan goes."""
        planning: Planning = section("planning")
        return planning


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with the program."""
    return Model()


def _yaml(path: Path) -> Any:  # noqa: ANN401  whatever a YAML file holds, until pydantic has checked it
    import yaml  # noqa: PLC0415  a sealed model needs no YAML

    class Strict(yaml.CSafeLoader):
        """Refuses a key given twice, which YAML would silently let win."""

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
            keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
            if len(set(keys)) != len(keys):
                raise ValueError(f"{path.name}: a key is given twice: {keys}")
            return super().construct_mapping(node, deep=deep)

    return yaml.load(path.read_text(encoding="utf-8"), Loader=Strict)  # noqa: S506  a safe loader, made stricter


def _files(folder: str) -> list[Path]:
    return sorted((DATA / folder).glob("*.yaml"))


def _checked(shape: Any, raw: Any, where: str) -> Any:  # noqa: ANN401  a dataclass and what it is made from
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  needed to compile, never to score

    try:
        return TypeAdapter(shape).validate_python(raw, extra="forbid")
    except ValidationError as error:
        raise ValueError(f"{where}: {error}") from error


def read_scorecard(card: Path, factor_files: list[Path]) -> Scorecard:
    """A scorecard from its file and one file a factor.

    Raises:
        ValueError: with the file and the field that is wrong.
    """
    raw = _yaml(card)
    factors = raw.pop("factors", None) or [_yaml(path) for path in factor_files]
    scorecard: Scorecard = _checked(Scorecard, raw | {"factors": factors}, card.name)
    return scorecard


def _keyed(folder: str, shape: Any, key: str) -> Callable[[], dict[str, Any]]:  # noqa: ANN401
    def read() -> dict[str, Any]:
        found = [_checked(shape, _yaml(path), f"{folder}/{path.name}") for path in _files(folder)]
        return {getattr(value, key): value for value in found}

    return read


def _all(folder: str, shape: Any) -> Callable[[], tuple[Any, ...]]:  # noqa: ANN401
    return lambda: tuple(_checked(shape, _yaml(path), f"{folder}/{path.name}") for path in _files(folder))


def _words() -> dict[str, Text]:
    raw = {f"{path.stem}.{key}": text for path in _files(WORDS) for key, text in _yaml(path).items()}
    words: dict[str, Text] = _checked(dict[str, Text], raw, "words")
    return words


_READERS: Final[dict[str, tuple[tuple[str, ...], Callable[[], Any]]]] = {
    "scorecard": (
        ("scorecard.yaml", "factors"),
        lambda: read_scorecard(DATA / "scorecard.yaml", _files("factors")),
    ),
    "lenders": (("lenders",), _keyed("lenders", Lender, "key")),
    "rules": (("rules",), _keyed("rules", LenderRule, "id")),
    "actions": (("actions",), _keyed("actions", Action, "key")),
    "platform": (
        ("platform.yaml",),
        lambda: _checked(Platform, _yaml(DATA / "platform.yaml"), "platform.yaml"),
    ),
    "law": (("law",), _all("law", Act)),
    "claims": (("claims",), _all("claims", Claim)),
    "planning": (("planning.yaml",), lambda: _checked(Planning, _yaml(DATA / "planning.yaml"), "planning.yaml")),
    "words": ((WORDS,), _words),
}


def _fingerprint(places: tuple[str, ...]) -> str:
    paths = [p for place in places for p in ([DATA / place] if place.endswith(".yaml") else _files(place))]
    stats = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in paths]
    return repr(stats)


@lru_cache(maxsize=8)
def section(name: str) -> Any:  # noqa: ANN401  each section has its own type, stated by `Model`
    """One section of the shipped model, from its compiled copy where that is still true."""
    places, read = _READERS[name]
    compiled = COMPILED / f"{name}.pickle"
    with suppress(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError):
        mark, value = pickle.loads(compiled.read_bytes())  # noqa: S301  our own file, beside our own code
        if mark == SEAL or mark == _fingerprint(places):
            return value
    value = read()
    with suppress(OSError):  # a read-only folder only costs the next start its time
        _keep(compiled, _fingerprint(places), value)
    return value


def _keep(path: Path, mark: str, value: object) -> None:
    path.parent.mkdir(exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_bytes(pickle.dumps((mark, value), protocol=5))
    draft.replace(path)


def seal() -> None:
    """Compile every section for a wheel, whose files are never edited."""
    for name, (_, read) in _READERS.items():
        _keep(COMPILED / f"{name}.pickle", SEAL, read())
