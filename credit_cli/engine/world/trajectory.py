"""What a forecast found: the future diary, the cash and the debt day by day, what it cost, what was not met.

Decides how a forecast is started and what of it is kept. Does not know actions or goals.
"""

from bisect import bisect_right
from datetime import date
from functools import cached_property
from typing import NamedTuple

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.diary.rows import Diary
from credit_cli.engine.diary.view import View
from credit_cli.engine.results import PlannedDue, Score, Shortfall
from credit_cli.engine.score import score_view
from credit_cli.engine.world.budget import Assumption, Budget, budget_of
from credit_cli.engine.world.forecast import Hands, Tidied, World
from credit_cli.engine.world.future import as_happened, future_profile, on_day
from credit_cli.engine.world.money import in_fen
from credit_cli.engine.world.opening import Opening, open_books
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile
from credit_cli.profile.scalars import Fen

Flow = tuple[tuple[date, Fen], ...]


class _Trajectory(NamedTuple):
    start: date
    end: date
    begun: Diary
    future: Profile
    cash: Flow
    cash_known: bool
    owed: Flow
    interest: Fen
    lowest: tuple[date, Fen]
    shortfalls: tuple[Shortfall, ...]
    overdue_fen_days: int
    overdue_at_end: Fen
    living_unmet: Fen
    dues: tuple[PlannedDue, ...]
    assumptions: tuple[Assumption, ...]
    tidied: tuple[Tidied, ...] = ()


class Trajectory(_Trajectory):
    """A forecast from `start` to `end`, which begun with a diary and writes the `future` one.

    `cash` and `owed` hold at the end of the days they name, until the next. `interest` is what accrued, penalty
    included. `overdue_fen_days` sums what was overdue over every night; `living_unmet` is food that money did not
    reach.
    """

    @cached_property
    def _diary(self) -> Diary:
        """The future diary, its rows sorted once for all days."""
        return self.begun.but(self.future).sorted()

    @cached_property
    def _scores(self) -> dict[tuple[date, Model], Score]:
        return {}

    def profile_on(self, day: date) -> Profile:
        """The person's diary as it will stand on a day of the forecast."""
        return on_day(self.future, day, self.cash_on(day) if self.cash_known else None, self.tidied)

    def score_on(self, day: date, model: Model) -> Score:
        """The score of that diary on that day, worked out once."""
        found = self._scores.get((day, model))
        if found is None:
            view = View(self._diary.written_on(self.profile_on(day)), day)
            found = self._scores[day, model] = score_view(view, model.scorecard)
        return found

    def cash_on(self, day: date) -> Fen:
        """Cash after the last event up to a day."""
        return _at(self.cash, day)

    def owed_on(self, day: date) -> Fen:
        """What is owed on the accounts whose balance is known."""
        return _at(self.owed, day)


def _at(flow: Flow, day: date) -> Fen:
    return flow[max(1, bisect_right(flow, day, key=lambda point: point[0])) - 1][1]


class Idle:
    """Hands that do nothing: dues are paid while money lasts, what is overdue stays."""

    def days(self) -> tuple[date, ...]:
        """No day of their own."""
        return ()

    def act(self, world: World) -> None:
        """Nothing."""


class _Start(NamedTuple):
    profile: Profile
    budget: Budget
    end: date
    model: Model


class Start(_Start):
    """Where forecasts of one person begin: the diary, the money, the horizon."""

    @cached_property
    def view(self) -> View:
        """The diary on its own day, without what it dates later; looked at once for every forecast and plan."""
        happened = as_happened(self.profile)
        return View(Diary(happened, self.model.lenders).sorted(), happened.as_of)

    @cached_property
    def opening(self) -> Opening:
        """The books on that day, as nobody has written in them yet."""
        return open_books(self.view, self.end, self.model.planning)

    def with_budget(self, budget: Budget) -> "Start":
        """The same person with other money; what is known of the diary stays known."""
        other = self._replace(budget=budget)
        other.__dict__.update(self.__dict__)
        return other


def usual_start(profile: Profile, model: Model) -> Start:
    """Where forecasts of a person begin if nothing is said of money and horizon."""
    planning = model.planning
    end = add_months(profile.as_of, int(planning.horizon_months.value))
    return Start(profile, budget_of(profile, planning), end, model)


def forecast(start: Start, hands: Hands | None = None) -> Trajectory:
    """Walk from the file's day to the horizon."""
    happened = start.view.profile
    opening = start.opening.copy()
    world = World(happened.as_of, start.end, start.budget, opening)
    world.run(hands or Idle())
    ledgers = world.ledgers
    return Trajectory(
        start=world.start,
        end=world.end,
        begun=start.view.diary,
        future=future_profile(happened, ledgers),
        cash=tuple(world.cash_by_day),
        cash_known=start.budget.cash_known,
        owed=tuple(world.owed_by_day),
        interest=sum(in_fen(ledger.accrued) for ledger in ledgers),
        lowest=world.lowest,
        shortfalls=tuple(world.shortfalls),
        overdue_fen_days=sum(ledger.overdue_fen_days for ledger in ledgers),
        overdue_at_end=sum(ledger.overdue(world.end) for ledger in ledgers),
        living_unmet=world.living_unmet,
        dues=tuple(world.paid_dues),
        assumptions=(*start.budget.assumptions, *opening.assumptions),
        tidied=tuple(world.tidied),
    )
