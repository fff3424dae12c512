"""What is told beside a plan: how it bears setbacks, what less money would still reach, other plans, single steps.

Decides only their shapes and what the known orders of paying are called; each is found in a module of its own. Whoever
prints them imports no search. Does not know words.
"""

from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.engine.results import Plan, Shortfall
from credit_cli.profile.scalars import Fen

_CALLED: Final = {"do_nothing": "minimums_only"}
"""What the search calls the plan that ends overdues and pays minimums is not what `do_nothing` of a plan is."""


class Alone(NamedTuple):
    """Points more by the end than without the step, and interest less (negative: more)."""

    gain: int
    interest_saved: Fen


class LateIncome(NamedTuple):
    """Income of the pay day `due` that arrives on `comes`: the dues it misses, and how much cash would carry it over.

    `short` without a missed due is living costs that would not be covered.
    """

    due: date
    comes: date
    missed: tuple[Shortfall, ...] = ()
    short: Fen = 0


class BouncedDebit(NamedTuple):
    """An automatic debit that bounces on its day: points lost if it is paid by hand that day, or the day after."""

    account: str
    on: date
    amount: Fen
    lost_same_day: int
    lost_next_day: int


class Setbacks(NamedTuple):
    """What was tried on a plan; None where there is nothing to try."""

    late_income: LateIncome | None = None
    bounced_debit: BouncedDebit | None = None


class LessMoney(NamedTuple):
    """The plan for less money a month: its score, interest, and what it leaves unpaid."""

    monthly: Fen
    share: float
    score: int
    interest: Fen
    outcome: str
    missing: Fen


class Alternative(NamedTuple):
    """Another plan: what differs (`without` names an account), where it leads, its payments as `--do` reads them."""

    kind: Literal["without", "less_money"]
    account: str | None
    score: int
    interest: Fen
    outcome: str
    steps: tuple[str, ...]


class Besides(NamedTuple):
    """Setbacks played against a plan, the plan for less money (None: not made), and other plans that were asked for."""

    setbacks: Setbacks = Setbacks()
    less_money: LessMoney | None = None
    alternatives: tuple[Alternative, ...] = ()


NOTHING_BESIDES = Besides()
"""Nothing was tried beside the plan."""


def compared(plan: Plan) -> tuple[tuple[str, int, Fen], ...]:
    """The known orders of paying: name, score and interest of each."""
    return tuple((_CALLED.get(name, name), score, interest) for name, score, interest in plan.proof.alternatives)
