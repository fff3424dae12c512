"""The shape of law, regulation, market events and of claims that are going round.

Decides which fields they have. Holds no statement: those are in `data/law/` (one file an act or topic, each
item with its id) and `data/claims/`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from credit_cli.model.lenders import LenderClass
from credit_cli.model.sourced import Confidence, Sourced, Text


@dataclass(frozen=True)
class Explains:
    """When a regulation or market event may explain a limit event: its own condition, and nothing wider.

    `until` is the last day on which it still weighs. A condition left out does not restrict; an account's rate
    that is unknown never meets `all_in_rate_above`. `only_if_unverifiable` names what the program cannot know: then
    the item is shown beside the causes and never weighed, unless the person's stated `employment` answers for it.
    """

    since: date
    until: date
    lenders: tuple[str, ...] = ()
    lender_classes: tuple[LenderClass, ...] = ()
    all_in_rate_above: float | None = None
    employment: tuple[str, ...] = ()
    only_if_unverifiable: Text | None = None


@dataclass(frozen=True, kw_only=True)
class LawItem(Sourced):
    """One rule, right or event, with its article and dates.

    `kind`: right (you may demand), duty (a lender must), limit (a number in force), event (a dated market move),
    practice (what is said to be done), scam (what to refuse).
    """

    id: str
    kind: Literal["right", "duty", "limit", "event", "practice", "scam"]
    title: Text
    text: Text
    article: str | None = None
    confidence: Confidence
    codes: tuple[str, ...] = ()
    expired: Text | None = None
    explains: Explains | None = None


@dataclass(frozen=True)
class Act:
    """A law, a regulation or a topic, with its items; `statute` is the law whose articles they name."""

    key: str
    name: Text
    items: tuple[LawItem, ...]
    statute: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Claim(Sourced):
    """Something people say, with the verdict of the facts."""

    id: str
    claim: Text
    verdict: Literal["rejected", "no_evidence", "contested", "accepted"]
    answer: Text
    codes: tuple[str, ...] = ()
