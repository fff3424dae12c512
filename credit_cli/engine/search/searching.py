"""The search for a plan: exact where money covers every due, else strategies tried one by one.

Decides which of the two it is. Where money is short accounts depend on each other through every due that is missed;
then a bounded number of strategies is tried, named ones first, targets added and moved one by one, each a whole
forecast, and the result is not called proved unless there was nothing to decide. Does not know steps or words.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.calendar import MONTHS_OF_A_YEAR
from credit_cli.engine.search.bench import Ground
from credit_cli.engine.search.exact import Exact, Trial
from credit_cli.engine.search.goal import Candidate, Goal, Moves, judge
from credit_cli.engine.search.payer import Payer, reserve_of
from credit_cli.engine.search.strategy import (
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
from credit_cli.engine.world.budget import income_on
from credit_cli.engine.world.ledger import Ledger
from credit_cli.engine.world.trajectory import Start, forecast
from credit_cli.profile.scalars import Fen

LEAVING: Final = Strategy(leave_overdue=True)
"""Pays nothing by hand: what happens if nothing is done."""


class Found(NamedTuple):
    """The best candidate, the named ones beside it, and how far the search went.

    `exhausted`: no other candidate is left; `proved`: no plan of the world is better (`exact.py` says in what);
    `bound`: a score that no plan exceeds, where one is known.
    """

    best: Candidate
    named: tuple[tuple[str, Candidate | Trial], ...]
    explored: int
    exhausted: bool
    proved: bool = False
    bound: int | None = None
    exact: Exact | None = None


class Search:
    """Tries strategies for one person, each distinct plan once."""

    def __init__(self, start: Start, goal: Goal) -> None:
        self.start, self.goal = start, goal
        view, opening = start.view, start.opening
        self.ledgers = opening.ledgers
        self.dues = {ledger.id: dues for ledger, dues in zip(opening.ledgers, opening.dues, strict=True)}
        self.lines = frozenset(
            ledger.index for ledger, account in zip(self.ledgers, view.accounts, strict=True) if account.revolves
        )
        self.plain = self._ground(Strategy())
        self.untouched = self._ground(LEAVING) if self.plain.payer.moves else self.plain
        self.idle_trajectory = self.untouched.trajectory
        self.without = self.idle_trajectory.score_on(start.end, start.model)
        self.idle = self.without.score
        self.tries = 0
        self.most_spare = 0
        self.most: int | None = None
        self._grounds: dict[Strategy, Ground] = {Strategy(): self.plain, LEAVING: self.untouched}
        self._tried: dict[Strategy, Candidate] = {}
        self._judged: dict[Moves, Candidate] = {}

    def ground(self, strategy: Strategy) -> Ground:
        """What plans stand on when overdue money is put first as this strategy does."""
        key = strategy._replace(targets=(), hold=0)
        if key not in self._grounds:
            self._grounds[key] = self._ground(key)
        return self._grounds[key]

    def _ground(self, key: Strategy) -> Ground:
        payer = Payer(self.start, key, self.untouched.reserve if key.careful else None)
        trajectory = forecast(self.start, payer)
        return Ground(payer, trajectory, reserve_of(payer, trajectory))

    def attempt(self, strategy: Strategy) -> Candidate:
        """The plan that a strategy makes, judged."""
        if strategy not in self._tried:
            self.tries += 1
            payer, trajectory, reserve = self.ground(strategy)
            if strategy.targets or strategy.careful:  # else the ground is all there is to it
                payer = Payer(self.start, strategy, reserve)
                trajectory = forecast(self.start, payer)
            self.most_spare = max(self.most_spare, payer.most_spare(reserve))
            moves = tuple(payer.moves)
            if moves not in self._judged:
                self._judged[moves] = judge(self.start, self.goal, self.idle, moves, trajectory)
            self._tried[strategy] = self._judged[moves]
        return self._tried[strategy]

    @property
    def spent(self) -> bool:
        """Whether all tries are used."""
        return self.tries >= (self.most or self.start.model.planning.tries.value)

    def run(self) -> Found:
        """The best plan within the limits."""
        late = any(ledger.overdue(self.start.profile.as_of) for ledger in self.ledgers)
        ways = list(self._ways_to_clear()) if late or not self.plain.covered else [Strategy()]
        first = ways[0] if len(ways) == 1 else min(ways, key=lambda way: self.attempt(way).rank)
        ground = self.ground(first)
        return (self._exactly(ground) if ground.covered else None) or self._tried_out(ways, first)

    def _exactly(self, ground: Ground) -> Found | None:
        """The best candidate of the exact search; None where playing it does not confirm what was searched."""
        limit = self.start.model.planning.evaluations.value // max(1, len(self.ledgers))
        exact = Exact(self.start, self.goal, ground, self.most or limit)
        outcome = exact.run()
        trajectory, refused = play(self.start, outcome.best.moves)
        best = judge(self.start, self.goal, self.idle, outcome.best.moves, trajectory)
        if refused or best.rank != outcome.best.rank:
            return None
        return Found(best, outcome.named, outcome.explored, outcome.exhausted, outcome.proved, outcome.bound, exact)

    def _tried_out(self, ways: list[Strategy], first: Strategy) -> Found:
        """The best of the strategies tried, where money is short and accounts depend on each other."""
        orders = {
            "do_nothing": (),
            "avalanche": avalanche(self._open()),
            "snowball": snowball(self._open()),
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
            nothing_to_decide,
        )

    def _open(self) -> list[Ledger]:
        """The accounts that may get more than their dues."""
        return [ledger for ledger in self.ledgers if ledger.id not in self.goal.spared]

    def _ways_to_clear(self) -> Iterator[Strategy]:
        yield Strategy()
        yield LEAVING
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
        every = targets(self._open(), self.start.model.scorecard, self.lines, earned * MONTHS_OF_A_YEAR)
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
