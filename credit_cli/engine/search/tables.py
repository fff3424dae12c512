"""The score of a day from what each account adds: tables of factors instead of a whole new score.

Decides which facts payments can change and how they add up over accounts; the rest is scored once. A fact without a
table is measured as scoring measures it, so that another scorecard stays right. That both ways agree is held by a
test, and every plan that is kept is scored through the public path. Does not know how accounts came to be as they are.
"""

from datetime import date

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.score import contribution
from credit_cli.engine.search.sums import CANNOT_APPLY, SUMS, UNKNOWN, Here, Known, Leaves, Value
from credit_cli.engine.world.future import on_day
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.factor import Factor
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen


def moved(factor: Factor) -> bool:
    """Whether payments can change what a factor gives."""
    return factor.best > 0 and factor.payments != "leave"


def points_of(factor: Factor, value: Value) -> int:
    """The points of a value."""
    if value is UNKNOWN or (value is CANNOT_APPLY and factor.none is None):
        return factor.unknown
    if isinstance(value, str):
        assert factor.none is not None
        return factor.none.points
    return factor.bins[factor.index_of(value)].points


def best_from(factor: Factor, least: float, most: float = float("inf")) -> int:
    """The most points of the bins that hold values from `least` to `most`."""
    return max(b.points for b in factor.bins[factor.index_of(least) : factor.index_of(most) + 1])


class Tables:
    """The factors of one day of the future."""

    def __init__(self, start: Start, happened: Profile, day: date, leaves: Leaves) -> None:
        self.day, self._start = day, start
        self.profile = on_day(happened, day, None)
        self._conducts: dict[tuple[bool, object], int] = {}
        self.view = self._view(leaves)
        card = start.model.scorecard
        self.factors = tuple(factor for factor in card.factors if moved(factor))
        apart = (factor for factor in card.factors if not moved(factor))
        self.constant = card.base + sum(contribution(factor, self.view).points for factor in apart)
        self.income = None if self.view.income is None else self.view.income.row
        person = happened.person
        self.living = None if person is None else person.living_costs
        self.tabled = tuple((f, SUMS[f.measure]) for f in self.factors if f.measure in SUMS)
        rest = [f for f in self.factors if f.measure not in SUMS]
        self.late = tuple(f for f in rest if f.measure.startswith("repayment."))
        self.debits = tuple(f for f in rest if f.measure.startswith("debits."))
        self.other = tuple(f for f in rest if f not in self.late and f not in self.debits)
        samples = tuple(months_before(day, back) for back in range(self._furthest() + 1))
        self.known = Known(samples, self.income, self.living)

    def _furthest(self) -> int:
        """How many months back the facts of use look."""
        return max((int(f.parameters.get("months", 0)) for f, _ in self.tabled if f.dimension == "use"), default=0)

    def points(self, leaves: Leaves, cash: Fen | None) -> int:
        """The score; `cash` is None where it is not known."""
        here = Here([leaf for leaf in leaves if leaf.exists], self.known.samples)
        found = self.constant + self.conduct_points(here.leaves)
        for factor, table in self.tabled:
            found += points_of(factor, table(self.known, factor, here, cash))
        for factor in self.other:
            found += contribution(factor, self._view(here.leaves)).points
        return found

    def conduct_points(self, leaves: Leaves) -> int:
        """The points of lateness and debits, measured once for each conduct."""
        late = self._measured(self.late, tuple(leaf.lateness for leaf in leaves), leaves)
        return late + self._measured(self.debits, tuple(leaf.debits for leaf in leaves), leaves)

    def _measured(self, factors: tuple[Factor, ...], conduct: object, leaves: Leaves) -> int:
        key = (factors is self.late, conduct)
        if key not in self._conducts:
            view = self._view(leaves)
            self._conducts[key] = sum(contribution(factor, view).points for factor in factors)
        return self._conducts[key]

    def _view(self, leaves: Leaves) -> View:
        diary = Diary(self.profile, self._start.model.lenders)
        own = {leaf.diary.pointer: leaf.diary for leaf in leaves}
        diary.accounts = tuple(own.get(a.pointer, a) for a in diary.accounts)
        return View(diary, self.day)
