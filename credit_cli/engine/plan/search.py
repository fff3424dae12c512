"""The search for the best strategy: named strategies first, then targets added and moved one by one.

Decides how a bounded number of tries is spent. Each try is a whole forecast, scored through the public path, so that
what is found is what a replay gives. An exact search over factor cells can take this module's place; until then the
result is not called optimal unless there was nothing to decide. Does not know steps or words.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from credit_cli.engine.calendar import MONTHS_OF_A_YEAR
from credit_cli.engine.diary import Diary
from credit_cli.engine.plan.goal import Candidate, Goal, Moves, judge
from credit_cli.engine.plan.payer import Payer, Reserve, reserve_of
from credit_cli.engine.plan.strategy import (
    YUAN,
    Strategy,
    Target,
    avalanche,
    below,
    edges_of,
    payable,
    snowball,
    targets,
)
from credit_cli.engine.view import View
from credit_cli.engine.world.budget import income_on
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.future import as_happened
from credit_cli.engine.world.opening import open_books
from credit_cli.engine.world.trajectory import Start, forecast
from credit_cli.profile.scalars import Fen


class Found(NamedTuple):
    """The best candidate, the named ones beside it, and how far the search went."""

    best: Candidate
    named: tuple[tuple[str, Candidate], ...]
    explored: int
    exhausted: bool


class Search:
    """Tries strategies for one person, each distinct plan once."""

    def __init__(self, start: Start, goal: Goal) -> None:
        self.start, self.goal = start, goal
        happened = as_happened(start.profile)
        view = View(Diary(happened, start.model.lenders), happened.as_of)
        self.ledgers = open_books(view, start.end, start.model.planning).ledgers
        self.lines = frozenset(
            ledger.index for ledger, account in zip(self.ledgers, view.accounts, strict=True) if account.revolves
        )
        self.idle = forecast(start).score_on(start.end, start.model).score
        self.tries = 0
        self.most_spare = 0
        self.most = start.model.planning.evaluations.value
        self._reserves: dict[Strategy, Reserve] = {}
        self._tried: dict[Strategy, Candidate] = {}
        self._judged: dict[Moves, Candidate] = {}

    def reserve(self, strategy: Strategy) -> Reserve:
        """What must stay in hand when overdue money is put first as this strategy does."""
        key = strategy._replace(targets=(), hold=0)
        if key not in self._reserves:
            before = self._watched() if strategy.careful else None
            payer = Payer(self.start, key, before)
            self._reserves[key] = reserve_of(payer, forecast(self.start, payer))
        return self._reserves[key]

    def _watched(self) -> Reserve:
        watcher = Watcher(self.start, Strategy(), None)
        return reserve_of(watcher, forecast(self.start, watcher))

    def attempt(self, strategy: Strategy) -> Candidate:
        """The plan that a strategy makes, judged."""
        if strategy not in self._tried:
            self.tries += 1
            payer = Payer(self.start, strategy, self.reserve(strategy))
            trajectory = forecast(self.start, payer)
            self.most_spare = max(self.most_spare, payer.most_spare)
            moves = tuple(payer.moves)
            if moves not in self._judged:
                self._judged[moves] = judge(self.start, self.goal, self.idle, moves, trajectory)
            self._tried[strategy] = self._judged[moves]
        return self._tried[strategy]

    @property
    def spent(self) -> bool:
        """Whether all tries are used."""
        return self.tries >= self.most

    def run(self) -> Found:
        """The best plan within the tries."""
        ways = list(self._ways_to_clear())
        first = min(ways, key=lambda way: self.attempt(way).rank)
        orders = {
            "do_nothing": (),
            "avalanche": avalanche(self.ledgers),
            "snowball": snowball(self.ledgers),
        }
        named = {name: first._replace(targets=order) for name, order in orders.items()}
        best = self._best([*ways, *named.values()])
        nothing_to_decide = self._nothing_to_decide([self.attempt(s) for s in named.values()])
        if not nothing_to_decide:
            held = [s._replace(hold=hold) for s in named.values() for hold in self._holds()]
            best = self._best([best, *held])
            best = self._improve(best)
        return Found(
            self.attempt(best),
            tuple((name, self.attempt(strategy)) for name, strategy in named.items()),
            self.tries,
            nothing_to_decide,
        )

    def _ways_to_clear(self) -> Iterator[Strategy]:
        yield Strategy()
        yield Strategy(leave_overdue=True)
        if any(ledger.overdue(self.start.profile.as_of) for ledger in self.ledgers):
            yield Strategy(smallest_first=True)
            yield Strategy(careful=True)
            yield Strategy(careful=True, smallest_first=True)

    def _nothing_to_decide(self, named: list[Candidate]) -> bool:
        """Whether every due is met and no whole yuan is left beside them, or nothing is owed."""
        if any(c.moves or c.rank[1] for c in named):
            return False
        return self.most_spare < YUAN or not any(ledger.owed or ledger.claims for ledger in self.ledgers)

    def _best(self, strategies: Iterable[Strategy]) -> Strategy:
        return min(strategies, key=lambda strategy: self.attempt(strategy).rank)

    def _holds(self) -> list[Fen]:
        """Sums that keep the months of cash above an edge."""
        month = self.start.budget.living
        return [below(edge, month) + 100 for edge in edges_of(self.start.model.scorecard, "capacity.months_of_cash")]

    def _improve(self, best: Strategy) -> Strategy:
        """Add, drop and move targets as long as that helps and tries are left."""
        earned = income_on(self.start.budget.incomes, self.start.profile.as_of) or 0
        every = targets(self.ledgers, self.start.model.scorecard, self.lines, earned * MONTHS_OF_A_YEAR)
        cheapest = sorted(every, key=self._price)
        while not self.spent:
            changed = self._first_better(best, self._neighbours(best, cheapest))
            if changed is None:
                break
            best = changed
        return best

    def _price(self, target: Target) -> Fen:
        ledger = next(ledger for ledger in payable(self.ledgers) if ledger.index == target.account)
        return ledger.owed - target.floor

    def _first_better(self, best: Strategy, others: Iterator[Strategy]) -> Strategy | None:
        now = self.attempt(best).rank
        for other in others:
            if self.spent:
                return None
            if self.attempt(other).rank < now:
                return other
        return None

    @staticmethod
    def _neighbours(best: Strategy, every: list[Target]) -> Iterator[Strategy]:
        """The strategy with one target put first, one dropped, one put last."""
        for target in every:
            if best.targets[:1] != (target,):
                rest = tuple(t for t in best.targets if t != target)
                yield best._replace(targets=(target, *rest))
        for target in best.targets:
            yield best._replace(targets=tuple(t for t in best.targets if t != target))
        for target in every:
            if target not in best.targets:
                yield best._replace(targets=(*best.targets, target))
        if best.hold:
            yield best._replace(hold=0)


class Watcher(Payer):
    """Looks at the cash of money days and pays nothing."""

    def act(self, world: World) -> None:
        """Note the cash."""
        if world.day in self.days():
            self.cash_before[world.day] = world.cash
