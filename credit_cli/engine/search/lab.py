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


class Lab(Bench):
    """The bench with the runs that were tried on it."""

    def __init__(
        self, start: Start, ground: Ground, *, spared: frozenset[str] = frozenset(), every: bool = False
    ) -> None:
        super().__init__(start, ground, spared=spared, every=every)
        self._runs: dict[Policy, Run] = {}

    @property
    def most(self) -> Fen:
        """The most that may be paid on one stop if nothing was paid before, whatever ends with it."""
        till, roots = Till(self), [lane.root for lane in self.lanes]
        return max((till.most(at, roots) for at, free in enumerate(self.spendable) if free), default=0)

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
        """Carry a policy out."""
        if policy not in self._runs:
            purse = Purse(self, policy)
            self._runs[policy] = self.carried_out([purse.spend] * len(self.stops))
        return self._runs[policy]

    def pay(self, amounts: Sequence[dict[int, Fen]]) -> Run:
        """Pay given amounts on each stop, by lane."""
        return self.carried_out([lambda at, _, __: amounts[at] for _ in self.stops])

    def carried_out(self, spend: Sequence[Spend]) -> Run:
        """Walk all lanes through the stops, paying what `spend` says."""
        nodes = [lane.root for lane in self.lanes]
        paths: list[list[Fen]] = [[] for _ in self.lanes]
        moves: list[Move] = []
        till = Till(self)
        for at, day in enumerate(self.stops):
            paid = spend[at](at, till, nodes) if self.spendable[at] else {}
            for n, own in self.present[at]:
                amount, lane = paid.get(n, 0), self.lanes[n]
                if amount:
                    action = "pay_off" if amount == nodes[n].owed else "pay_down"
                    moves.append(Move(action, lane.id, amount, day))
                    till.take(n, amount, at, nodes[n])
                nodes[n] = lane.step(nodes[n], own, amount)
                paths[n].append(amount)
                till.settle(n, own, nodes[n], at)
        cash = self.ground.trajectory.cash[-1][1] + till.saved - till.spent
        interest = sum(node.interest for node in nodes)
        return Run(tuple(moves), tuple(nodes), cash, interest, tuple(tuple(path) for path in paths))
