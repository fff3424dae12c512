"""The model the engine is handed, kept compiled so that no YAML is parsed to score a person.

Decides when a compiled copy is still that of its sources: a compiled section is to its YAML what a `.pyc` is to its
`.py`. In a wheel it is built once and sealed, in a checkout it is remade when a file changes. Does not know what any
number means, nor how a file is checked.
"""

import os
import pickle
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from credit_cli.model.places import PLACES, Roots

if TYPE_CHECKING:
    from credit_cli.model.actions import Action
    from credit_cli.model.findings import FindingRule
    from credit_cli.model.imports import Imports
    from credit_cli.model.law import Act, Claim
    from credit_cli.model.lenders import Lender, LenderRule
    from credit_cli.model.letters import Letter
    from credit_cli.model.planning import Planning
    from credit_cli.model.platform import Platform
    from credit_cli.model.scorecard import Scorecard

HERE: Final = Path(__file__).parent
DATA: Final = HERE / "data"
WORDS: Final = HERE.parent / "words"
COMPILED: Final = HERE / "compiled"
SEAL: Final = "sealed"


class Model:
    """Everything the engine is handed: each section is read when it is first asked for."""

    def __init__(self, scorecard: "Scorecard | None" = None) -> None:
        self._scorecard = scorecard

    @cached_property
    def scorecard(self) -> "Scorecard":
        """Factors, bins, bands and the scale."""
        card: Scorecard = self._scorecard or section("scorecard")
        return card

    @cached_property
    def lenders(self) -> "dict[str, Lender]":
        """The catalogue of lenders by key."""
        lenders: dict[str, Lender] = section("lenders")
        return lenders

    @cached_property
    def rules(self) -> "dict[str, LenderRule]":
        """What lenders react to, by id."""
        rules: dict[str, LenderRule] = section("rules")
        return rules

    @cached_property
    def actions(self) -> "dict[str, Action]":
        """What a person can do, by key."""
        actions: dict[str, Action] = section("actions")
        return actions

    @cached_property
    def law(self) -> "tuple[Act, ...]":
        """Law, regulation and market events, act by act."""
        law: tuple[Act, ...] = section("law")
        return law

    @cached_property
    def platform(self) -> "Platform":
        """Windows of limit events, whose doing each family of codes is, and the platform's own codes."""
        platform: Platform = section("platform")
        return platform

    @cached_property
    def claims(self) -> "tuple[Claim, ...]":
        """What people say, with verdicts."""
        claims: tuple[Claim, ...] = section("claims")
        return claims

    @cached_property
    def letters(self) -> "dict[str, Letter]":
        """The letters, by whom they are to."""
        letters: dict[str, Letter] = section("letters")
        return letters

    @cached_property
    def planning(self) -> "Planning":
        """What a forecast assumes and how far a plan goes."""
        planning: Planning = section("planning")
        return planning

    @cached_property
    def findings(self) -> "dict[str, FindingRule]":
        """Contradictions and staleness that `check` looks for, by name."""
        findings: dict[str, FindingRule] = section("findings")
        return findings

    @cached_property
    def imports(self) -> "Imports":
        """By which words exports of bills and credit reports are recognised."""
        imports: Imports = section("imports")
        return imports


class Library:
    """The model's files on disk and their compiled copies."""

    def __init__(self, data: Path = DATA, words: Path = WORDS, compiled: Path = COMPILED) -> None:
        self.roots, self.compiled = Roots(data, words), compiled

    def section(self, name: str) -> Any:  # noqa: ANN401  each section has its own type, stated by `Model`
        """One section, from its compiled copy where that is still true.

        Raises:
            ValueError: with every problem of its files, where they have to be read and are not valid.
        """
        path = self.compiled / f"{name}.pickle"
        with suppress(OSError, ValueError, pickle.UnpicklingError, AttributeError, ImportError):
            mark, check, kept = path.read_bytes().split(b"\n", 2)
            if mark.decode() in (SEAL, self._fingerprint(name, mark)) and int(check, 16) == crc32(kept):
                return pickle.loads(kept)  # noqa: S301  our own file, beside our own code
        made_of = self._fingerprint(name)  # before reading: what changes meanwhile is read again next time
        value = self._read(name)
        with suppress(OSError):  # a read-only folder only costs the next start its time
            _keep(path, made_of, value)
        return value

    def seal(self, into: Path) -> list[Path]:
        """Compile every section for a wheel, whose files are never edited; the files written."""
        paths = [into / f"{name}.pickle" for name in PLACES]
        for path in paths:
            _keep(path, SEAL, self._read(path.stem))
        return paths

    def _read(self, name: str) -> Any:  # noqa: ANN401
        from credit_cli.model.reading import READERS  # noqa: PLC0415  only where YAML is read

        return READERS[name](self.roots)

    def _fingerprint(self, name: str, mark: bytes = b"") -> str:
        """What a section's sources, and the shapes they are read into, look like on disk; none for a seal."""
        if mark == SEAL.encode():
            return SEAL
        sources = self.roots.files(name)
        stats = [(path.name, (s := path.stat()).st_size, s.st_mtime_ns) for path in [*sources, *HERE.glob("*.py")]]
        return f"{crc32(repr(sorted(stats)).encode()):08x}-{len(sources)}"


def _keep(path: Path, mark: str, value: object) -> None:
    """Write a compiled section at once or not at all, whoever else is writing it."""
    kept = pickle.dumps(value, protocol=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.stem}.{os.getpid()}.new")
    try:
        draft.write_bytes(f"{mark}\n{crc32(kept):08x}\n".encode() + kept)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@lru_cache(maxsize=16)
def section(name: str) -> Any:  # noqa: ANN401  each section has its own type, stated by `Model`
    """One section of the shipped model."""
    return Library().section(name)


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with the program."""
    return Model()
