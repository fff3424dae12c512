"""The shape of the scorecard: its factors together, dimensions, bands, the scale, how causes share a loss.

Decides what a valid scorecard is: the best points of its factors sum to the declared range; no name is used twice;
judgement is bounded. Holds no number: those are in `data/scorecard.yaml`. Does not know what a factor is (`factor.py`).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from credit_cli.model.factor import Dimension, Factor
from credit_cli.model.sourced import Sourced, Text

Band = Literal["very_poor", "poor", "fair", "good", "excellent"]


@dataclass(frozen=True)
class BandRange:
    """A band of the score and the lowest score in it."""

    band: Band
    at_least: int
    name: Text


@dataclass(frozen=True)
class DimensionName:
    """A dimension and what it is called."""

    id: Dimension
    name: Text


@dataclass(frozen=True, kw_only=True)
class Scale(Sourced):
    """How a score stands for a rate: odds of staying good double every `points_to_double` points.

    `card` names the page that tells how the whole card was fitted, how well it does and what it must not be used for.
    """

    text: Text
    card: Text
    base_score: int
    base_odds: float
    points_to_double: float


@dataclass(frozen=True, kw_only=True)
class ShareRule(Sourced):
    """How the causes of a limit event share the blame, in multiples of the points to double the odds.

    `never_explained` is a share: what stays unexplained however much is found, since no lender shows its reasons.
    """

    rule_typical: float
    rule_strong: float
    already_true: float
    loss_threshold: float
    notice: float
    regulation_notice: float
    regulation: float
    half_explained: float
    never_explained: float
    notice_days: int
    text: Text


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """The whole card: a score is `base` plus the points of every factor."""

    id: str
    version: str
    base: int
    max: int
    bands: tuple[BandRange, ...]
    dimensions: tuple[DimensionName, ...]
    scale: Scale
    shares: ShareRule
    factors: tuple[Factor, ...]

    def __post_init__(self) -> None:
        """Refuse points outside the declared range, a name used twice or missing, more judgement than repayment.

        A card of which nothing is calibrated is all judgement, and says so.
        """
        best = sum(f.best for f in self.factors)
        if self.base + best != self.max:
            raise ValueError(f"the best points sum to {best}, the declared range holds {self.max - self.base}")
        codes = {f.code for f in self.factors if f.told_under is None}
        if stray := [f.code for f in self.factors if f.cause not in codes]:
            raise ValueError(f"told under a code that no factor of its own has: {', '.join(stray)}")
        for what in ("code", "factor"):
            names = [getattr(f, what) for f in self.factors]
            if len(set(names)) != len(names):
                raise ValueError(f"a factor's {what} is used twice")
        judged = sum(f.best for f in self.factors if f.basis == "judgement")
        repayment = sum(f.best for f in self.factors if f.dimension == "repayment")
        if judged > repayment and any(f.basis == "calibrated" for f in self.factors):
            raise ValueError(f"judgement holds {judged} points, more than the {repayment} of repayment")
        if unnamed := {f.dimension for f in self.factors} - {d.id for d in self.dimensions}:
            raise ValueError(f"dimensions without a name: {sorted(unnamed)}")
        floors = [b.at_least for b in self.bands]
        if floors != sorted(set(floors)) or floors[:1] != [self.base]:
            raise ValueError("bands rise from the base")

    @cached_property
    def by_factor(self) -> dict[str, Factor]:
        """Factors by their name."""
        return {f.factor: f for f in self.factors}

    @cached_property
    def by_code(self) -> dict[str, Factor]:
        """Factors by their code."""
        return {f.code: f for f in self.factors}

    @cached_property
    def told_under(self) -> dict[str, str]:
        """The code under which an explanation counts each factor's code, so that one fact counts once."""
        return {f.code: f.cause for f in self.factors}

    def band(self, score: int) -> BandRange:
        """The band a score falls into."""
        return next(b for b in reversed(self.bands) if score >= b.at_least)
