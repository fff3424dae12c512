"""How facts add up over accounts: one sum for each fact that payments can change.

Decides how the parts of accounts (`leaf.py`) become a fact of the person, each as `engine/facts/` measures it; that
both agree is held by a test. Does not know points, nor how accounts came to be as they are.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.diary.calendar import MONTHS_OF_A_YEAR
from credit_cli.engine.facts.capacity import BEYOND_MEASURE
from credit_cli.engine.search.leaf import Leaf
from credit_cli.model.factor import Factor
from credit_cli.profile.scalars import Fen

UNKNOWN: Final = "unknown"
CANNOT_APPLY: Final = "cannot apply"
Value = float | str
"""A measured value, or one of the two words above."""

Leaves = Sequence[Leaf]


def ratio(part: float, whole: float) -> float:
    """A part of a whole as the facts of capacity take it."""
    if whole <= 0:
        return BEYOND_MEASURE if part > 0 else 0.0
    return min(BEYOND_MEASURE, part / whole)


def full(owed: Fen, limit: Fen) -> float:
    """How full a line is."""
    if limit > 0:
        return owed / limit
    return 1.0 if owed > 0 else 0.0


class Known(NamedTuple):
    """What sums read of the person: the day and the same day of months before, income and living costs."""

    samples: tuple[date, ...]
    income: Fen | None
    living: Fen | None


class Here:
    """The accounts of one day, and how full the lines are together on it and on the same day of months before."""

    def __init__(self, leaves: Leaves, samples: tuple[date, ...]) -> None:
        self.leaves = leaves
        self.lines = [leaf for leaf in leaves if leaf.line]
        self.used: list[tuple[Fen, Fen] | None] = []
        told = [leaf.used(samples) for leaf in self.lines]
        for month in range(len(samples)):
            found = [row[month][0] for row in told if row[month][1]]
            owed = limit = 0
            known = False
            for used in found:
                if used is not None:
                    owed, limit, known = owed + used[0], limit + used[1], True
            self.used.append((owed, limit) if known else None)

    def nothing(self) -> Value:
        """What is said of use where no line tells."""
        return CANNOT_APPLY if all(leaf.closed and leaf.owed == 0 for leaf in self.lines) else UNKNOWN


Sum = Callable[[Known, Factor, Here, Fen | None], Value]


def _utilisation(_: Known, __: Factor, here: Here, ___: Fen | None) -> Value:
    used = here.used[0]
    return here.nothing() if used is None else full(*used)


def _highest(known: Known, _: Factor, here: Here, __: Fen | None) -> Value:
    found = [full(*used) for leaf in here.lines if (used := leaf.used(known.samples)[0][0]) is not None]
    return max(found) if found else here.nothing()


def _average(_: Known, factor: Factor, here: Here, __: Fen | None) -> Value:
    told = [used for used in here.used[: int(factor.parameters["months"])] if used is not None]
    if len(told) < factor.parameters["at_least_points"]:
        return here.nothing()
    return sum(full(*used) for used in told) / len(told)


def _trend(_: Known, factor: Factor, here: Here, __: Fen | None) -> Value:
    now, then = here.used[0], here.used[int(factor.parameters["months"])]
    return here.nothing() if now is None or then is None else full(*now) - full(*then)


def _near_limit(known: Known, factor: Factor, here: Here, _: Fen | None) -> Value:
    share, told, best = factor.parameters["share"], False, 0
    for leaf in here.lines:
        run = 0
        for used, _ in leaf.used(known.samples)[: int(factor.parameters["months"])]:
            told = told or used is not None
            if used is None or full(*used) < share:
                break
            run += 1
        best = max(best, run)
    return best if told else here.nothing()


def _in_use(_: Known, factor: Factor, here: Here, __: Fen | None) -> Value:
    told = [leaf.owed for leaf in here.leaves if leaf.owed is not None]
    return UNKNOWN if len(told) < factor.parameters["at_least"] else sum(owed > 0 for owed in told) / len(told)


def _burdened(_: Known, __: Factor, here: Here, ___: Fen | None) -> Value:
    loans = [leaf for leaf in here.leaves if leaf.lender.kind == "instalment" and not leaf.closed]
    drawn = sum(leaf.drawn for leaf in loans)
    if not loans:
        return CANNOT_APPLY
    return sum(leaf.owed or 0 for leaf in loans if leaf.drawn) / drawn if drawn else UNKNOWN


def _owed_to(here: Leaves) -> Value:
    if here and all(leaf.is_owed is None for leaf in here):
        return UNKNOWN
    return len({leaf.view.counted_as for leaf in here if leaf.is_owed} - {None})


def _lenders(_: Known, __: Factor, here: Here, ___: Fen | None) -> Value:
    return _owed_to([leaf for leaf in here.leaves if leaf.view.counted_as is not None])


def _costly(_: Known, __: Factor, here: Here, ___: Fen | None) -> Value:
    return _owed_to([leaf for leaf in here.leaves if leaf.lender.high_cost or leaf.lender.kind == "informal"])


def _asked(here: Leaves) -> Fen | None:
    """What all accounts ask for in a month; None where one does not tell."""
    asked, silent = 0, False
    for leaf in here:
        if leaf.monthly is None:
            if leaf.is_owed:
                return None
            silent = silent or leaf.is_owed is None
        else:
            asked += leaf.monthly
    return None if silent and asked == 0 else asked


def _service(known: Known, _: Factor, here: Here, __: Fen | None) -> Value:
    asked = _asked(here.leaves)
    if not asked:
        return UNKNOWN if asked is None else CANNOT_APPLY
    return UNKNOWN if known.income is None else ratio(asked, known.income)


def _cash(known: Known, _: Factor, here: Here, cash: Fen | None) -> Value:
    asked = _asked(here.leaves)
    if cash is None or known.living is None or asked is None:
        return UNKNOWN
    return ratio(cash, known.living + asked) if known.living + asked else BEYOND_MEASURE


def _debt(known: Known, _: Factor, here: Here, __: Fen | None) -> Value:
    owed = [leaf.owed for leaf in here.leaves if leaf.lender.counts != "never" and leaf.is_owed is not False]
    if known.income is None or None in owed:
        return UNKNOWN
    return ratio(sum(o for o in owed if o is not None), known.income * MONTHS_OF_A_YEAR)


def _paid_share(_: Known, factor: Factor, here: Here, __: Fen | None) -> Value:
    found = [recent for leaf in here.leaves if (recent := leaf.recent(int(factor.parameters["months"]))).told]
    return sum(r.met for r in found) / sum(r.asked for r in found) if found else UNKNOWN


def _paid_to_limit(_: Known, factor: Factor, here: Here, __: Fen | None) -> Value:
    paid = limits = 0.0
    months, ended = int(factor.parameters["months"]), int(factor.parameters["ended"])
    for leaf in here.leaves:
        monthly = leaf.paid_monthly(months, ended)
        if monthly is not None and leaf.view.limit_row is not None:
            paid, limits = paid + monthly, limits + leaf.view.limit_row.row.amount
    return paid / limits if limits else UNKNOWN


def _minimum_only(_: Known, factor: Factor, here: Here, __: Fen | None) -> Value:
    found = [recent for leaf in here.leaves if (recent := leaf.recent(int(factor.parameters["months"]))).billed]
    return len(frozenset[object]().union(*(r.minimum_only for r in found))) if found else UNKNOWN


SUMS: Final[dict[str, Sum]] = {
    "use.utilisation": _utilisation,
    "use.highest_utilisation": _highest,
    "use.average_utilisation": _average,
    "use.utilisation_trend": _trend,
    "use.months_near_limit": _near_limit,
    "use.instalment_burden": _burdened,
    "use.accounts_in_use": _in_use,
    "lenders.lenders_owed": _lenders,
    "lenders.costly_lenders": _costly,
    "capacity.debt_service": _service,
    "capacity.months_of_cash": _cash,
    "capacity.debt_to_income": _debt,
    "paying.paid_share": _paid_share,
    "paying.payment_to_limit": _paid_to_limit,
    "paying.minimum_only": _minimum_only,
}
