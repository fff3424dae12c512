"""The score of a day from what each account adds: tables of factors instead of a whole new score.

Decides which facts payments can change and how they add up over accounts; the rest is scored once. A fact without a
table is measured as scoring measures it, so that another scorecard stays right. That both ways agree is held by a
test, and every plan that is kept is scored through the public path. Does not know how accounts came to be as they are.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from credit_cli.engine.calendar import MONTHS_OF_A_YEAR, months_before
from credit_cli.engine.diary import Diary
from credit_cli.engine.facts.capacity import BEYOND_MEASURE
from credit_cli.engine.plan.leaf import Leaf
from credit_cli.engine.score import contribution
from credit_cli.engine.view import View
from credit_cli.engine.world.future import on_day
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.scorecard import Factor
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen

UNKNOWN: Final = "unknown"
CANNOT_APPLY: Final = "cannot apply"
Value = float | str
"""A measured value, or one of the two words above."""

Leaves = Sequence[Leaf]

_UNMOVED: Final = frozenset(
    {
        "capacity.income_trend",
        "capacity.income_verified",
        "lenders.applications",
        "lenders.months_since_application",
        "lenders.new_accounts",
        "repayment.household_bills",
        "use.draws",
        "use.large_draw",
    }
)
"""Measures that payments do not change; those of purpose, record and identity do not either."""
_UNMOVED_ROOMS: Final = ("purpose.", "record.", "identity.")
_CONDUCT: Final = ("debits.", "repayment.")
"""Rooms whose facts read lateness and debits only, tables apart: measured once for each such conduct."""


def moved(factor: Factor) -> bool:
    """Whether payments can change what a factor gives."""
    named = factor.measure in _UNMOVED or factor.measure.startswith(_UNMOVED_ROOMS)
    return factor.best > 0 and not named


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


def points_of(factor: Factor, value: Value) -> int:
    """The points of a value."""
    if value is UNKNOWN or (value is CANNOT_APPLY and factor.none is None):
        return factor.unknown
    if isinstance(value, str):
        assert factor.none is not None
        return factor.none.points
    return factor.bins[factor.index_of(value)].points


class Tables:
    """The factors of one day of the future."""

    def __init__(self, start: Start, happened: Profile, day: date, leaves: Leaves) -> None:
        self.day, self._start = day, start
        self.profile = on_day(happened, day, None)
        self._conducts: dict[tuple[int, ...], int] = {}
        self._seen: dict[object, int] = {}
        self.view = self._view(leaves)
        card = start.model.scorecard
        self.factors = tuple(factor for factor in card.factors if moved(factor))
        apart = (factor for factor in card.factors if not moved(factor))
        self.constant = card.base + sum(contribution(factor, self.view).points for factor in apart)
        self.income = None if self.view.income is None else self.view.income.row
        person = happened.person
        self.living = None if person is None else person.living_costs
        self.tabled = tuple((f, _TABLES[f.measure]) for f in self.factors if f.measure in _TABLES)
        rest = [f for f in self.factors if f.measure not in _TABLES]
        self.conduct = tuple(f for f in rest if f.measure.startswith(_CONDUCT))
        self.other = tuple(f for f in rest if not f.measure.startswith(_CONDUCT))
        self.samples = tuple(months_before(day, back) for back in range(self._furthest() + 1))

    def _furthest(self) -> int:
        """How many months back the facts of use look."""
        return max((int(f.parameters.get("months", 0)) for f, _ in self.tabled if f.dimension == "use"), default=0)

    def points(self, leaves: Leaves, cash: Fen | None) -> int:
        """The score; `cash` is None where it is not known."""
        here = Here([leaf for leaf in leaves if leaf.exists], self.samples)
        found = self.constant + self.conduct_points(here.leaves)
        for factor, table in self.tabled:
            found += points_of(factor, table(self, factor, here, cash))
        for factor in self.other:
            found += contribution(factor, self._view(here.leaves)).points
        return found

    def conduct_points(self, leaves: Leaves) -> int:
        """The points of lateness and debits, measured once for each conduct."""
        key = tuple(self._seen.setdefault(leaf.conduct, len(self._seen)) for leaf in leaves)
        if key not in self._conducts:
            view = self._view(leaves)
            self._conducts[key] = sum(contribution(factor, view).points for factor in self.conduct)
        return self._conducts[key]

    def _view(self, leaves: Leaves) -> View:
        diary = Diary(self.profile, self._start.model.lenders)
        own = {leaf.diary.pointer: leaf.diary for leaf in leaves}
        diary.accounts = tuple(own.get(a.pointer, a) for a in diary.accounts)
        return View(diary, self.day)


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


Table = Callable[[Tables, Factor, Here, Fen | None], Value]


def _utilisation(_: Tables, __: Factor, here: Here, ___: Fen | None) -> Value:
    used = here.used[0]
    return here.nothing() if used is None else full(*used)


def _highest(tables: Tables, _: Factor, here: Here, __: Fen | None) -> Value:
    found = [full(*used) for leaf in here.lines if (used := leaf.used(tables.samples)[0][0]) is not None]
    return max(found) if found else here.nothing()


def _average(_: Tables, factor: Factor, here: Here, __: Fen | None) -> Value:
    told = [used for used in here.used[: int(factor.parameters["months"])] if used is not None]
    if len(told) < factor.parameters["at_least_points"]:
        return here.nothing()
    return sum(full(*used) for used in told) / len(told)


def _trend(_: Tables, factor: Factor, here: Here, __: Fen | None) -> Value:
    now, then = here.used[0], here.used[int(factor.parameters["months"])]
    return here.nothing() if now is None or then is None else full(*now) - full(*then)


def _near_limit(tables: Tables, factor: Factor, here: Here, _: Fen | None) -> Value:
    share, known, best = factor.parameters["share"], False, 0
    for leaf in here.lines:
        run = 0
        for used, _ in leaf.used(tables.samples)[: int(factor.parameters["months"])]:
            known = known or used is not None
            if used is None or full(*used) < share:
                break
            run += 1
        best = max(best, run)
    return best if known else here.nothing()


def _in_use(_: Tables, factor: Factor, here: Here, __: Fen | None) -> Value:
    told = [leaf.owed for leaf in here.leaves if leaf.owed is not None]
    return UNKNOWN if len(told) < factor.parameters["at_least"] else sum(owed > 0 for owed in told) / len(told)


def _burdened(_: Tables, __: Factor, here: Here, ___: Fen | None) -> Value:
    loans = [leaf for leaf in here.leaves if leaf.lender.kind == "instalment" and not leaf.closed]
    drawn = sum(leaf.drawn for leaf in loans)
    if not loans:
        return CANNOT_APPLY
    return sum(leaf.owed or 0 for leaf in loans if leaf.drawn) / drawn if drawn else UNKNOWN


def _owed_to(here: Leaves) -> Value:
    if here and all(leaf.is_owed is None for leaf in here):
        return UNKNOWN
    return len({leaf.view.counted_as for leaf in here if leaf.is_owed} - {None})


def _lenders(_: Tables, __: Factor, here: Here, ___: Fen | None) -> Value:
    return _owed_to(here.leaves)


def _costly(_: Tables, __: Factor, here: Here, ___: Fen | None) -> Value:
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


def _service(tables: Tables, _: Factor, here: Here, __: Fen | None) -> Value:
    asked = _asked(here.leaves)
    if not asked:
        return UNKNOWN if asked is None else CANNOT_APPLY
    return UNKNOWN if tables.income is None else ratio(asked, tables.income)


def _cash(tables: Tables, _: Factor, here: Here, cash: Fen | None) -> Value:
    asked = _asked(here.leaves)
    if cash is None or tables.living is None or asked is None:
        return UNKNOWN
    return ratio(cash, tables.living + asked) if tables.living + asked else BEYOND_MEASURE


def _debt(tables: Tables, _: Factor, here: Here, __: Fen | None) -> Value:
    owed = [leaf.owed for leaf in here.leaves if leaf.lender.counts != "never" and leaf.is_owed is not False]
    if tables.income is None or None in owed:
        return UNKNOWN
    return ratio(sum(o for o in owed if o is not None), tables.income * MONTHS_OF_A_YEAR)


def _paid_share(_: Tables, factor: Factor, here: Here, __: Fen | None) -> Value:
    found = [recent for leaf in here.leaves if (recent := leaf.recent(int(factor.parameters["months"]))).told]
    return sum(r.met for r in found) / sum(r.asked for r in found) if found else UNKNOWN


def _paid_to_limit(_: Tables, factor: Factor, here: Here, __: Fen | None) -> Value:
    paid = limits = 0.0
    for leaf in here.leaves:
        monthly = leaf.recent(int(factor.parameters["months"])).monthly_paid
        if monthly is not None and leaf.view.limit_row is not None:
            paid, limits = paid + monthly, limits + leaf.view.limit_row.row.amount
    return paid / limits if limits else UNKNOWN


def _minimum_only(_: Tables, factor: Factor, here: Here, __: Fen | None) -> Value:
    found = [recent for leaf in here.leaves if (recent := leaf.recent(int(factor.parameters["months"]))).billed]
    return len(frozenset[object]().union(*(r.minimum_only for r in found))) if found else UNKNOWN


_TABLES: Final[dict[str, Table]] = {
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
    "repayment.paid_share": _paid_share,
    "repayment.payment_to_limit": _paid_to_limit,
    "repayment.minimum_only": _minimum_only,
}
