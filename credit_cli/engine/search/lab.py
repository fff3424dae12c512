"""Plans are tried here before they are played: all accounts walked through the stops, paying what somebody says.

Decides what a run leaves: every account's books at the end, cash and interest. Policies say what to pay (`purse.py`),
the till what may be paid (`till.py`); for people whose money covers every due nothing extra that is paid makes a later
due larger, so that money set aside without extra payments is always enough. Does not score.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.search.bench import Bench, Ground
from credit_cli.engine.search.lanes import Node
from credit_cli.engine.search.leaf import Leaf
from credit_cli.engine.search.purse import Policy, Purse, Spend
from credit_cli.engine.search.till import Till
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.scalars import Fen


class Run(NamedTuple):
    """A policy carried out: the moves beside those of the ground, every account at the end, cash then, interest."""

    moves: tuple[Move, ...]
    nodes: tuple[Node, ...]
    cash: Fen
    interest: Fen
    paths: tuple[tuple[Fen, ...], ...]


class Moment:
    """All accounts on a stop, what lies in hand and what was paid; what may follow is kept, so nobody writes here."""

    __slots__ = ("moves", "next", "nodes", "paths", "run", "till")

    def __init__(
        self, till: Till, nodes: tuple[Node, ...], moves: tuple[Move, ...], paths: tuple[tuple[Fen, ...], ...]
    ) -> None:
        self.till, self.nodes, self.moves, self.paths = till, nodes, moves, paths
        self.next: dict[tuple[tuple[int, Fen], ...], Moment] = {}
        self.run: Run | None = None


class Lab(Bench):
    """The bench with the runs that were tried on it."""

    def __init__(
        self, start: Start, ground: Ground, *, spared: frozenset[str] = frozenset(), every: bool = False
    ) -> None:
        super().__init__(start, ground, spared=spared, every=every)
        self._runs: dict[Policy, Run] = {}
        self._unbound: dict[Policy, tuple[Fen, Run]] = {}  # by policies that hold nothing: held in vain, and the run
        roots = tuple(lane.root for lane in self.lanes)
        self._begun = Moment(Till(self), roots, (), tuple(() for _ in roots))

    @property
    def most(self) -> Fen:
        """The most that may be paid on one stop if nothing was paid before, whatever ends with it."""
        begun = self._begun
        return max((begun.till.most(at, begun.nodes) for at, free in enumerate(self.spendable) if free), default=0)

    def leaves(self, run: Run, day: date) -> list[Leaf]:
        """What every account shows on a day: the lanes in their order, then accounts that begin later."""
        found = [lane.leaf(node, day) for lane, node in zip(self.lanes, run.nodes, strict=True)]
        return found + self.later(day) if self.apart else found

    def cash_on(self, run: Run, day: date) -> Fen:
        """The cash at the end of a day."""
        spent = sum(move.amount or 0 for move in run.moves if move.on <= day)
        saved = 0
        for chain, path, lane in zip(self.idle, run.paths, self.lanes, strict=True):
            node = lane.root
            for at, paid in enumerate(path):
                node = lane.step(node, at, paid)
                saved += sum(a for on, a in chain[at + 1].flows if on <= day)
                saved -= sum(a for on, a in node.flows if on <= day)
        return self.ground.trajectory.cash_on(day) + saved - spent

    def run(self, policy: Policy) -> Run:
        """Carry a policy out; what policies pay alike is walked once.

        Where the cash that is held at the end changed nothing, less of it changes nothing either.
        """
        found = self._runs.get(policy)
        if found is None:
            alike = policy._replace(hold=0)
            hold, found = self._unbound.get(alike, (-1, None))
            if found is not None and policy.hold <= hold:
                self._runs[policy] = found
                return found
            purse, moment = Purse(self, policy), self._begun
            for at, free in enumerate(self.spendable):
                paid = purse.spend(at, moment.till, moment.nodes) if free else {}
                key = tuple(sorted(paid.items()))
                following = moment.next.get(key)
                if following is None:
                    following = moment.next[key] = self._pass(moment, at, paid)
                moment = following
            found = self._runs[policy] = self._ended(moment)
            if not purse.bound:
                self._unbound[alike] = policy.hold, found
        return found

    def pay(self, amounts: Sequence[dict[int, Fen]]) -> Run:
        """Pay given amounts on each stop, by lane."""
        return self.carried_out([lambda at, _, __: amounts[at] for _ in self.stops])

    def carried_out(self, spend: Sequence[Spend]) -> Run:
        """Walk all lanes through the stops, paying what `spend` says."""
        moment = self._begun
        for at, free in enumerate(self.spendable):
            moment = self._pass(moment, at, spend[at](at, moment.till, moment.nodes) if free else {})
        return self._ended(moment)

    def _pass(self, moment: Moment, at: int, paid: dict[int, Fen]) -> Moment:
        """What a stop leads to when so much is paid on it."""
        till, nodes, paths, moves = moment.till.copy(), list(moment.nodes), list(moment.paths), moment.moves
        for n, own in self.present[at]:
            amount, lane = paid.get(n, 0), self.lanes[n]
            if amount:
                action = "pay_off" if amount == nodes[n].owed else "pay_down"
                moves = (*moves, Move(action, lane.id, amount, self.stops[at]))
                till.take(n, amount, at, nodes[n])
            nodes[n] = lane.step(nodes[n], own, amount)
            paths[n] = (*paths[n], amount)
            till.settle(n, own, nodes[n], at)
        return Moment(till, tuple(nodes), moves, tuple(paths))

    def _ended(self, moment: Moment) -> Run:
        if moment.run is None:
            cash = self.ground.trajectory.cash[-1][1] + moment.till.saved - moment.till.spent
            interest = sum(node.interest for node in moment.nodes)
            moment.run = Run(moment.moves, moment.nodes, cash, interest, moment.paths)
        return moment.run
