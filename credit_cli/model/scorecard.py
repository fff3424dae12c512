"""The shape of the scorecard: factors, their bins and points, bands, the scale, how causes share a loss.

Decides what a valid scorecard is: bins cover the line once, in order; the worst bin of a factor is 0 points; the
best points sum to the declared range; judgement is bounded. Holds no number: those are in `data/scorecard.yaml`
and `data/factors/`, one file a factor.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

from credit_cli.model.sourced import Basis, Sourced, Text

Dimension = Literal["repayment", "use", "lenders", "capacity", "purpose", "record", "identity"]
Unit = Literal["ratio", "count", "days", "months", "yuan", "flag", "level"]
Band = Literal["very_poor", "poor", "fair", "good", "excellent"]


@dataclass(frozen=True)
class Bin:
    """A stretch of a factor's values: from `at_least` (none: the lowest) up to the next bin's.

    `share` is how much of the reference mix falls into it; it sets what an unknown fact is worth.
    """

    points: int
    share: float
    label: Text
    at_least: float | None = None
    basis: Basis | None = None


@dataclass(frozen=True, kw_only=True)
class Factor(Sourced):
    """One fact that earns points, and how many.

    `measure` names the function of `engine/facts/` that measures it (`repayment.late_months`), `parameters` what it
    is given (`{months: 24}`: every window and level is data); `better` is the end of the values that earns more, where
    the card says so (`neither` where none does); `told_under` is the code of the factor that tells the
    same story, under which an explanation counts this one's loss, so that one fact counts once; where it does
    not weigh (`weighs: false`) an explanation tells its loss and lets only lender rules speak for the fact; `payments`
    says what money paid does to it: `move` it, only `settle` what has happened, or `leave` it to time; `none` is the
    bin of somebody to whom the fact cannot apply (no revolving account: no utilisation), where there is one.
    """

    code: str
    factor: str
    dimension: Dimension
    measure: str
    unit: Unit
    name: Text
    why: Text
    ask: Text
    bins: tuple[Bin, ...]
    none: Bin | None = None
    better: Literal["low", "high", "neither"] | None = None
    told_under: str | None = None
    weighs: bool = True
    payments: Literal["move", "settle", "leave"] = "move"
    parameters: dict[str, int | float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse bins out of order, a worst bin that is not 0, or points that run against what is said to be better."""
        super().__post_init__()
        edges = self.edges
        if not self.bins or self.bins[0].at_least is not None or None in edges:
            raise ValueError(f"{self.code}: the first bin has no at_least, every other one has")
        if list(edges) != sorted(set(edges)):
            raise ValueError(f"{self.code}: bins are not in rising order")
        points = [b.points for b in self.every_bin]
        if min(points) != 0:
            raise ValueError(f"{self.code}: the worst bin must be 0 points, it is {min(points)}")
        earned = [b.points for b in self.bins]
        runs = {"low": sorted(earned, reverse=True), "high": sorted(earned), "neither": [0] * len(earned)}
        if self.better is not None and earned != runs[self.better]:
            raise ValueError(f"{self.code}: better is {self.better}, the points {earned} run otherwise")
        if abs(sum(b.share for b in self.every_bin) - 1) > 1e-6:  # noqa: PLR2004  rounding of written shares
            raise ValueError(f"{self.code}: the shares of the reference mix must sum to 1")

    @property
    def cause(self) -> str:
        """The code under which an explanation counts a loss of this factor."""
        return self.told_under or self.code

    @cached_property
    def named(self) -> tuple[str, str, Dimension]:
        """The factor's name, code and dimension, as every contribution begins."""
        return self.factor, self.code, self.dimension

    @cached_property
    def worth(self) -> tuple[tuple[int, int, Basis], ...]:
        """The points of each of `every_bin`, the best there are, and on what they rest."""
        return tuple((found.points, self.best, found.basis or self.basis) for found in self.every_bin)

    @cached_property
    def unknown_worth(self) -> tuple[int, int, Basis]:
        """The same of an unknown fact."""
        return self.unknown, self.best, self.basis

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """The lower edges of all bins but the first."""
        return tuple(b.at_least for b in self.bins[1:])  # type: ignore[misc]  # checked above

    @cached_property
    def every_bin(self) -> tuple[Bin, ...]:
        """The bins in order, then `none` where there is one."""
        return self.bins if self.none is None else (*self.bins, self.none)

    @cached_property
    def best(self) -> int:
        """The points of the best bin."""
        return max(b.points for b in self.every_bin)

    @cached_property
    def unknown(self) -> int:
        """What an unknown fact is worth: the rounded mean points of the reference mix."""
        return round(sum(b.points * b.share for b in self.every_bin))

    def index_of(self, value: float) -> int:
        """Which bin a value falls into."""
        return bisect_right(self.edges, value)

    @cached_property
    def middles(self) -> tuple[float, ...]:
        """The middle of every bin; the outermost two, open to one side, are as wide as their neighbours."""
        edges = self.edges
        if len(edges) < 2:  # noqa: PLR2004  with one edge no bin has a width
            return ()
        inner = [(low + high) / 2 for low, high in pairwise(edges)]
        return (edges[0] - (inner[0] - edges[0]), *inner, edges[-1] + (edges[-1] - inner[-1]))

    def between(self, value: float) -> float:
        """The points at a value, read on straight lines between the middles of bins: no edge makes a leap."""
        middles = self.middles
        after = bisect_right(middles, value)
        if not middles or after in {0, len(middles)}:
            return self.bins[self.index_of(value)].points
        low, high = middles[after - 1], middles[after]
        first, last = self.bins[after - 1].points, self.bins[after].points
        return first + (last - first) * (value - low) / (high - low)


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
