"""The shape of a factor: one fact that earns points, its bins, and what it is worth where it is not known.

Decides what a valid factor is: bins cover the line once, in order; the worst bin is 0 points; points run towards the
end that is said to be better. Holds no number: each factor is a file of `data/factors/`. Does not know the card
(`scorecard.py`).
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

from credit_cli.model.sourced import Basis, Sourced, Text

Dimension = Literal["repayment", "use", "lenders", "capacity", "purpose", "record", "identity"]
Unit = Literal["ratio", "count", "days", "months", "yuan", "flag", "level"]


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
