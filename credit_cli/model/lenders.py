"""The shape of what is known of lenders: their kind, how they report, what they react to, since when.

Decides which fields a lender's or a rule's file has, but for what a lender is called (`naming.py`). Holds no fact:
those are in `data/lenders/` and `data/rules/`. Does not know any borrower.
"""

from dataclasses import dataclass, field
from typing import Literal

from credit_cli.model.sourced import Confidence, Sourced, Text

LenderKind = Literal["revolving", "instalment", "informal"]
Counting = Literal["lender", "account", "never"]
LenderClass = Literal[
    "bank", "consumer_finance", "small_loan", "platform", "private", "unknown"
]  # who stands behind it, which decides which price rules bind it


@dataclass(frozen=True)
class Minimum:
    """The least a bill asks for: a share of it, not below a floor in fen."""

    share: float
    floor: int = 0


@dataclass(frozen=True, kw_only=True)
class Statement(Sourced):
    """A dated fact about a lender or its product, as `credit lender` shows it."""

    id: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class Lender(Sourced):
    """One lender or product of the catalogue.

    `counts` says how it counts among many lenders: once, once per account, or never. `grace_days` is how many
    days after the due day still meet a payment. `assumed_rate` is the yearly rate a forecast names as assumed
    where the file gives none. `prepay` says whether a plan puts money beyond the dues towards it; `platform`
    is whose app it is offered in, where that is not the lender's own. `rules` are ids of what it reacts to: those of
    `data/rules/`, which lenders share, and those that its own file states.
    """

    key: str
    name: Text
    kind: LenderKind
    lender_class: LenderClass
    counts: Counting
    high_cost: bool
    grace_days: int
    assumed_rate: float
    bureau: Text
    where_to_pay: Text
    contact: Text
    hardship: Text
    prepay: bool = True
    platform: Text | None = None
    minimum: Minimum | None = None
    purpose_limits: Text | None = None
    rules: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Thresholds:
    """Where practice differs: the value at which strict, typical and lax lenders react."""

    strict: float
    typical: float
    lax: float


@dataclass(frozen=True, kw_only=True)
class LenderRule(Sourced):
    """What a lender reacts to: a measured fact at or beyond a threshold.

    `measure` names a function of `engine/facts/`, `parameters` what it is given; `when` says on which side of the
    threshold it bites; `scope` whether the whole person or the account of the event is measured. It fades linearly
    over `fades_over_months`: what is `dated` (acts, such as draws or requests) from the last of them; what is not (a
    state, such as a full line) only where it stood before the window, from the day it arose. Where the rule it
    `yields_to` holds, the fact is that rule's and this one is not told beside it.
    `attested` is how well it is attested that lenders do react. `of` is the lender whose own file states the rule, and
    `own_fact` says that it looks at another fact, or window, than the factor of its code.
    """

    id: str
    code: str
    measure: str
    when: Literal["at_least", "at_most"]
    thresholds: Thresholds
    scope: Literal["person", "account"]
    weight: Literal["typical", "strong"]
    fades_over_months: int
    attested: Confidence
    name: Text
    text: Text
    remedy: Text
    practice_differs: bool = True
    dated: bool = False
    yields_to: str | None = None
    of: str | None = None
    own_fact: bool = False
    parameters: dict[str, int | float] = field(default_factory=dict)
