"""The exact search: cell by cell, the best bound first, until no cell left can hold anything better.

Decides which candidates there are (the policies of every cell that end in it, beside doing nothing extra, dearest
first and smallest first), that all of them were looked at or that the limit of the model ended the search, and what is
proved. Two things
are kept apart: `exhausted` says that no other candidate is better in any objective; `proved` says that no plan of the
stated world, candidate or not, is better in the first one that counts (the score; with a target the day, or that it is
met; with none reached, the best possible score), because the relaxed world reaches no more. What is proved of interest
is that no candidate costs less; dearest first costs least of all (a yuan paid earlier on a dearer debt never costs
more), so with `--by` a plan that costs no more than it is proved too. Facts that age (months since the last late due,
report entries) enter as the tables measure them on the day; nothing extra that is paid changes them. People whose
money does not cover their dues are not searched here: they are never called proved. Does not play plans.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from credit_cli.engine.actions.moves import Move, write_move
from credit_cli.engine.search.bench import Ground
from credit_cli.engine.search.cells import Cell, Cells
from credit_cli.engine.search.goal import Goal, Moves, Rank, unpaid, watched_days
from credit_cli.engine.search.lab import Lab, Run
from credit_cli.engine.search.policies import Policies
from credit_cli.engine.search.purse import PATIENT, Policy
from credit_cli.engine.search.relaxed import Relaxed
from credit_cli.engine.search.strategy import YUAN
from credit_cli.engine.search.tables import Tables
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.scalars import Fen

ONE_DAY = timedelta(days=1)


class Trial(NamedTuple):
    """A candidate that was tried in the laboratory: its moves, score and interest at the end, and its rank."""

    moves: Moves
    score: int
    interest: Fen
    reached_on: date | None
    rank: Rank


class Outcome(NamedTuple):
    """The best candidate, the named ones, and how far the search went; `bound` is a score no plan exceeds.

    `inside` is the best candidate that does not leave its cell; one that ends in a better cell than it was made for
    counts where it is met, but is not looked for.
    """

    best: Trial
    named: tuple[tuple[str, Trial], ...]
    explored: int
    exhausted: bool
    proved: bool
    bound: int
    inside: Trial


class Exact:
    """Searches the candidates of one person whose money covers every due."""

    def __init__(self, start: Start, goal: Goal, ground: Ground, limit: int, *, every: bool = False) -> None:
        self.start, self.goal, self.ground = start, goal, ground
        self.lab = Lab(start, ground, spared=goal.spared, every=every)
        self.limit = limit
        self.idle = self.lab.pay([{} for _ in self.lab.stops])
        self._tables: dict[date, Tables] = {}
        self._tried: dict[Moves, Trial] = {}
        self._soonest = start.end
        planning = start.model.planning
        self._unpaid = unpaid(ground.trajectory, planning.missed_days.value)
        self.cells = Cells(self.relaxed(start.end), planning.cells.value)
        self.policies = Policies(self.cells)

    def relaxed(self, day: date) -> Relaxed:
        """The relaxed world up to a day."""
        return Relaxed(self.lab, self.tables(day), self.idle, day)

    def tables(self, day: date) -> Tables:
        """The tables of a day."""
        if day not in self._tables:
            self._tables[day] = Tables(self.start, self.lab.happened, day, self.lab.leaves(self.idle, day))
        return self._tables[day]

    def points(self, run: Run, day: date) -> int:
        """The score of a run on a day."""
        cash = None
        if self.start.budget.cash_known:
            cash = run.cash if day == self.start.end else self.lab.cash_on(run, day)
        return self.tables(day).points(self.lab.leaves(run, day), cash)

    def trial(self, run: Run) -> Trial:
        """A run, ranked as `goal.judge` ranks its play."""
        moves = (*self.ground.payer.moves, *run.moves)
        found = self._tried.get(moves)
        if found is None:
            found = self._tried[moves] = self._judge(run, moves)
        return found

    def _judge(self, run: Run, moves: Moves) -> Trial:
        model, goal = self.start.model, self.goal
        points = self.points(run, self.start.end)
        wanted, second, reached_on = -points, 0, None
        if goal.target is not None and points >= goal.target:
            wanted, reached_on = -10_000, self.start.end
            if not goal.by_the_end:
                reached_on = self._stays_from(run, goal.target)
                second = reached_on.toordinal()
        effort = sum(model.actions[m.action].effort for m in moves if m.action in model.actions)
        steps = run.interest // model.planning.interest_step.value
        written = tuple(write_move(m) for m in moves)
        return Trial(
            moves, points, run.interest, reached_on,
            (False, self._unpaid, wanted, second, steps, effort, len(moves), written),
        )  # fmt: skip

    def score_with(self, moves: Sequence[Move]) -> int | None:
        """The score at the end with some of a plan's payments; None where that takes more than the laboratory."""
        left = list(moves)
        amounts: list[dict[int, Fen]] = [{} for _ in self.lab.stops]
        for move in self.ground.payer.moves:
            if move not in left:
                return None
            left.remove(move)
        stops = {day: at for at, day in enumerate(self.lab.stops)}
        lanes = {lane.id: n for n, lane in enumerate(self.lab.lanes)}
        for move in left:
            if move.action not in {"pay_down", "pay_off"} or move.on not in stops or move.account is None:
                return None
            if move.on not in self.lab.lanes[lanes[move.account]].stops:
                return None
            amounts[stops[move.on]][lanes[move.account]] = move.amount or 0
        return self.points(self.lab.pay(amounts), self.start.end)

    def _stays_from(self, run: Run, target: int) -> date:
        """The earliest day from which the score stays at the target; the end, where another plan's day is before it."""
        if self._soonest < self.start.end and self.points(run, self._soonest) < target:
            return self.start.end
        found = self._looked_for(run, target)
        self._soonest = min(self._soonest, found)
        return found

    def _looked_for(self, run: Run, target: int) -> date:
        """The earliest day from which the score stays at the target, looked for between watched days."""
        days, above = watched_days(self.start), self.start.end
        for day in reversed(days[:-1]):
            if self.points(run, day) < target:
                while (above - day).days > 1:
                    middle = day + (above - day) // 2
                    day, above = (day, middle) if self.points(run, middle) >= target else (middle, above)  # noqa: PLW2901
                return above
            above = day
        return above

    @property
    def nothing_to_decide(self) -> bool:
        """Whether no whole yuan is left beside the dues, or nothing is owed."""
        owed = any(lane.payable and lane.root.owed for lane in self.lab.lanes)
        return self.lab.most < YUAN or not owed

    def tried(self) -> tuple[Trial, ...]:
        """Everything that was tried."""
        return tuple(self._tried.values())

    def named(self) -> tuple[tuple[str, Trial], ...]:
        """The candidates everybody knows."""
        every = tuple((n, 0) for n in self.cells.open)
        return (
            ("do_nothing", self.trial(self.idle)),
            ("avalanche", self.trial(self.lab.run(Policy()))),
            ("snowball", self.trial(self.lab.run(Policy(every, 0, "small")))),
        )

    def candidates(self, least: int) -> Iterator[tuple[Cell, Policy]]:
        """Every candidate of the cells that may bring so many points, the best cells first; patient ones at the end."""
        seen: set[Policy] = set()
        cells = self.cells.cells(least)
        for ways in (self.policies.of, self.policies.patient):
            for cell in cells:
                for policy in ways(cell):
                    if policy not in seen:
                        seen.add(policy)
                        yield cell, policy

    def run(self) -> Outcome:
        """The best candidate."""
        named = self.named()
        best = min((trial for _, trial in named), key=lambda trial: trial.rank)
        if self.nothing_to_decide:
            return Outcome(best, named, len(self._tried), exhausted=True, proved=True, bound=best.score, inside=best)
        exhausted, inside, prompt = True, best, best
        for cell, policy in self.candidates(self._least(best)):
            if policy.way in PATIENT and not self._still(cell, prompt):
                continue
            if len(self._tried) >= self.limit:
                exhausted = cell.most < self._least(inside)  # cells that follow hold nothing better inside
                break
            trial = self.trial(self.lab.run(policy))
            if policy.way in PATIENT and trial.rank[2] >= prompt.rank[2]:
                continue  # money waits only for what nothing else reaches
            best = min(best, trial, key=lambda each: each.rank)
            if trial.score <= cell.most:
                inside = min(inside, trial, key=lambda each: each.rank)
                prompt = prompt if policy.way in PATIENT else inside
        bound = max(best.score, self.cells.bound())
        exhausted = exhausted and self.cells.sets.complete
        proved = self._proved(best, named, bound)
        return Outcome(best, named, len(self._tried), exhausted, proved, bound, inside)

    def _still(self, cell: Cell, prompt: Trial) -> bool:
        """Whether a cell still holds more than what was found without letting money wait."""
        return cell.most > prompt.score and (self.goal.target is None or prompt.score < self.goal.target)

    def _least(self, best: Trial) -> int:
        """The points that a cell must be able to bring to matter."""
        target = self.goal.target
        return best.score if target is None or best.score < target else target

    def _proved(self, best: Trial, named: tuple[tuple[str, Trial], ...], bound: int) -> bool:
        target = self.goal.target
        if target is None or best.score < target:
            return bound <= best.score
        if self.goal.by_the_end:
            return best.rank[4] <= min(trial.rank[4] for _, trial in named)
        assert best.reached_on is not None
        if best.reached_on <= self.lab.stops[0]:
            return True
        eve = best.reached_on - ONE_DAY
        return not Cells(self.relaxed(eve), self.start.model.planning.cells.value).may_reach(target)
