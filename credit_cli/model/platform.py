"""The shape of what is known of limit events beyond factors: their windows, whose doing a code is, platform codes.

Decides which fields `data/platform.yaml` has, and that every family of codes has an origin. Holds no number and no
sentence. Does not know any lender.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from credit_cli.model.sourced import Sourced, Text

CauseOrigin = Literal["behaviour", "record", "capacity", "platform"]
PlatformRole = Literal["notice", "sector_notice", "regulation_notice", "regulation", "earlier_decision"]


@dataclass(frozen=True, kw_only=True)
class EventRule(Sourced):
    """In which days causes of a limit event are looked for.

    A window reaches `window_days` back at most; decisions on one account within `decision_days` share the first
    one's window; how time alone mends a cause is looked for `mends_within_months` ahead.
    """

    window_days: int
    decision_days: int
    mends_within_months: int
    text: Text


@dataclass(frozen=True, kw_only=True)
class PlatformCode(Sourced):
    """A cause that is not the person's doing, and the role in which it explains an event.

    `takes_over` are families of codes whose loss is not the person's where limit changes made by lenders caused it.
    """

    code: str
    role: PlatformRole
    name: Text
    text: Text
    takes_over: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordRule(Sourced):
    """Which families of codes are the record's where only some lines of the profile show them, and under which code."""

    code: str
    takes_over: tuple[str, ...]
    lines: str
    text: Text

    def tells(self, code: str, evidence: tuple[str, ...]) -> bool:
        """Whether a cause of this code with these lines is the record's."""
        shown = bool(evidence) and all(line.startswith(self.lines) for line in evidence)
        return shown and code[:3] in self.takes_over


@dataclass(frozen=True)
class Family:
    """A family of codes (its three letters) and whose doing its causes are.

    `after` are the families that tell a fact before this one does: what a draw was for comes before how often one
    draws, a line filled up before the debt beside an income.
    """

    family: str
    origin: CauseOrigin
    name: Text
    after: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Platform:
    """Everything `explain` needs beside factors, lender rules and law."""

    events: EventRule
    told_by_record: RecordRule
    families: tuple[Family, ...]
    codes: tuple[PlatformCode, ...]

    def __post_init__(self) -> None:
        """Refuse a code of an unnamed family, or a role without exactly one code."""
        named = {family.family for family in self.families}
        for code in self.codes:
            if code.code[:3] not in named:
                raise ValueError(f"{code.code}: its family has no origin")
        roles = sorted(code.role for code in self.codes)
        if roles != sorted(get_args(PlatformRole)):
            raise ValueError(f"every role needs exactly one code: {roles}")

    @cached_property
    def origins(self) -> dict[str, CauseOrigin]:
        """Whose doing a family of codes is."""
        return {family.family: family.origin for family in self.families}

    @cached_property
    def by_family(self) -> dict[str, Family]:
        """Families by their three letters."""
        return {family.family: family for family in self.families}

    @cached_property
    def by_role(self) -> dict[str, PlatformCode]:
        """The code that stands for a role."""
        return {code.role: code for code in self.codes}

    def origin(self, code: str) -> CauseOrigin:
        """Whose doing a cause with this code is."""
        return self.origins[code[:3]]
