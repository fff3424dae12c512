"""What the engine finds: small frozen values that reporters print and scripts read.

Decides their shape, once for text, JSON and whatever comes later. Amounts are fen, evidence is JSON Pointers into
the profile (the reporter turns them into lines). Holds no arithmetic and no sentence: a name like `lost_to` or a
code is turned into words by the reporters.
"""

from datetime import date
from typing import Literal, NamedTuple

from credit_cli.engine.certainty import Certainty
from credit_cli.model.factor import Dimension, Unit
from credit_cli.model.sourced import Basis
from credit_cli.profile.scalars import Fen

Pointer = str
"""A JSON Pointer (RFC 6901) into the profile: `/accounts/0/payments/3`."""

Origin = Literal["behaviour", "record", "capacity", "platform"]
EventKind = Literal["cut", "freeze", "closure", "reopened_lower", "exhausted"]


class Measurement(NamedTuple):
    """A measured fact: its value, whether it is known, and the rows that show it.

    `value` is None where the fact is unknown (`known` false) or cannot apply (`known` true: the `none` bin).
    `since` is the day from which the fact has been as it is, where rows tell.
    """

    value: float | None
    known: bool
    evidence: tuple[Pointer, ...] = ()
    since: date | None = None


UNKNOWN = Measurement(None, known=False)
"""Nothing in the file tells."""


class Contribution(NamedTuple):
    """What one factor gives to the score."""

    factor: str
    code: str
    dimension: Dimension
    measurement: Measurement
    unit: Unit
    bin: int | None
    points: int
    best: int
    basis: Basis

    @property
    def lost(self) -> int:
        """Points below the best bin."""
        return self.best - self.points


class DimensionPoints(NamedTuple):
    """A dimension's sum and the most it can give."""

    id: Dimension
    points: int
    best: int


class Score(NamedTuple):
    """A profile's score on a day: exactly `base` plus the sum of the contributions' points."""

    on: date
    score: int
    base: int
    max: int
    band: str
    low: int
    high: int
    coverage: float
    bad_rate: float
    dimensions: tuple[DimensionPoints, ...]
    contributions: tuple[Contribution, ...]

    def of(self, factor: str) -> Contribution:
        """The contribution of a factor."""
        return next(c for c in self.contributions if c.factor == factor)


class LimitEvent(NamedTuple):
    """A day on which a limit fell, froze, closed, came back lower or was used up.

    `window_from` … `eve` are the days in which causes are looked for; amounts are None where not known.
    """

    account: str
    on: date
    kind: EventKind
    old: Fen | None
    new: Fen | None
    window_from: date
    eve: date
    evidence: tuple[Pointer, ...]


class Cause(NamedTuple):
    """One reason why a limit may have fallen, with its share of the event.

    `ref` is `rule:ID`, `notice:POINTER`, `regulation:ID` or None where points alone speak. `actions` are the
    keys of allowed actions for its code; `responsive` whether one of them, applied and scored again, changes it;
    `mends_on` the day on which time alone does, where that is known; `stands` whether it is still so on the file's
    day (None where nothing is measured); `certainty` how sure it is, and why. `parts` are the factors that lost the
    points, the greatest loss first: several where they tell one fact.
    """

    code: str
    ref: str | None
    origin: Origin
    share: float
    points: int
    since: date | None
    evidence: tuple[Pointer, ...]
    actions: tuple[str, ...]
    responsive: bool
    certainty: Certainty
    mends_on: date | None = None
    stands: bool | None = None
    parts: tuple[tuple[str, int], ...] = ()


class Explanation(NamedTuple):
    """Why one limit event happened, as far as the file tells; shares and `unexplained` sum to 1.

    `same_day` are other accounts with an event on that day; `quoted` the notices with the platform's own words about
    this person, `possible` the ids of market events that fit but for what nobody can check; both are shown beside the
    causes and not weighed.
    """

    event: LimitEvent
    before: Score
    eve: Score
    after: Score
    causes: tuple[Cause, ...]
    unexplained: float
    same_day: tuple[str, ...] = ()
    quoted: tuple[Pointer, ...] = ()
    possible: tuple[str, ...] = ()


class Step(NamedTuple):
    """One step of a plan: what to do, where, how much, on which day, why, and what it brings."""

    n: int
    action: str
    account: str | None
    on: date
    amount: Fen | None
    phase: Literal["now", "short", "long"]
    reasons: tuple[str, ...]
    gain: int
    effort: int
    deadline: date | None


class Point(NamedTuple):
    """The score on a day of the forecast, with the plan and without it; cash and debt with the plan."""

    on: date
    score: int
    do_nothing: int
    cash: Fen
    owed: Fen


class Proof(NamedTuple):
    """How far the search went: `optimal` only where nothing better is left in the stated world.

    `bound` is a score that no plan exceeds, `gap` what lies between it and the plan's; `exhausted`: no candidate of the
    search was left untried; `world` is a hash of everything the plan was made from.
    """

    optimal: bool
    explored: int
    bound: int | None
    alternatives: tuple[tuple[str, int, Fen], ...] = ()
    gap: int | None = None
    exhausted: bool = False
    world: str = ""


class Shortfall(NamedTuple):
    """A due that the money does not cover: which account, which day, how much is missing."""

    account: str
    on: date
    missing: Fen


class PlannedDue(NamedTuple):
    """What must be paid on its day, within the plan: a bill's minimum or an instalment.

    `assumed` where the file does not state the amount and the lender's default stands in.
    """

    account: str
    on: date
    amount: Fen
    assumed: bool = False


class Plan(NamedTuple):
    """The recovery plan and what it leads to; `dues` are paid besides the steps, on their day."""

    mode: Literal["normal", "hardship"]
    outcome: Literal["already_there", "reached", "not_reachable", "improved"]
    target: int | None
    by: date
    score_now: Score
    score_then: Score
    do_nothing: Score
    cash: Fen
    monthly: Fen
    keep: Fen
    interest: Fen
    steps: tuple[Step, ...]
    forecast: tuple[Point, ...]
    cash_flow: tuple[tuple[date, Fen], ...]
    lowest_cash: tuple[date, Fen]
    shortfalls: tuple[Shortfall, ...]
    assumptions: tuple[tuple[str, str], ...]
    proof: Proof
    best_possible: int | None = None
    earliest: date | None = None
    binding: tuple[str, ...] = ()
    dues: tuple[PlannedDue, ...] = ()


class Simulation(NamedTuple):
    """What one or several actions lead to, beside doing nothing."""

    score_now: Score
    score_then: Score
    do_nothing: Score
    interest: Fen
    forecast: tuple[Point, ...]
    cash_flow: tuple[tuple[date, Fen], ...]
    refused: tuple[tuple[str, str], ...]
    assumptions: tuple[tuple[str, str], ...] = ()
