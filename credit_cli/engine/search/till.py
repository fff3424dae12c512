"""What lies in hand while a plan is tried, stretch by stretch from one day with money to the next.

Decides what may be paid on a stop: a payment must leave the least of every later stretch at nought or more, beyond
food, dues and what is kept. What a payment frees is counted at once: the due it takes the place of, and all later dues
of a debt that it ends. Otherwise dues are taken to be as large as if nothing extra were paid; they are never larger,
and what they are less is counted when they are paid. Does not choose payments.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from operator import add

from credit_cli.engine.search.bench import Bench
from credit_cli.engine.search.lanes import Node
from credit_cli.profile.scalars import Fen


class Till:
    """The least of every stretch beyond what is needed, and what was spent and saved so far."""

    def __init__(self, lab: Bench) -> None:
        self.lab = lab
        self.lows = lab.lows[:]
        self.spent: Fen = 0
        self.saved: Fen = 0
        self._ended: set[int] = set()
        self._ahead: dict[int, Fen] = {}
        self._least: dict[int, Fen] = {}
        self._most: dict[int, Fen] = {}

    def copy(self) -> "Till":
        """The same money, to go on with apart."""
        other = copy(self)
        other.lows, other._ended, other._ahead = self.lows[:], set(self._ended), dict(self._ahead)  # noqa: SLF001
        other._forget()  # noqa: SLF001
        return other

    def _forget(self) -> None:
        self._least, self._most = {}, {}

    def least(self, at: int) -> Fen:
        """The least that every later stretch keeps if nothing is paid on a stop; looked for once."""
        found = self._least.get(at)
        if found is None:
            found = self._least[at] = min(self.lows[self.lab.stretch[at] :])
        return found

    def left(self, at: int, paid: Mapping[int, Fen], nodes: Sequence[Node]) -> Fen:
        """The least that every later stretch keeps if so much is paid on a stop."""
        return min(self.after(at, paid, nodes))

    def after(self, at: int, paid: Mapping[int, Fen], nodes: Sequence[Node]) -> list[Fen]:
        """What each later stretch keeps if so much is paid on a stop; the last is what is there at the end."""
        lows, more = self.lows[self.lab.stretch[at] :], 0
        for n, amount in paid.items():
            node = nodes[n]
            if amount and amount == node.owed:
                lows = list(map(add, lows, self._falls_away(n, at)))
                more -= amount
            elif amount:
                more += min(amount, self._due_now(at, node)) - amount
        return [low + more for low in lows] if more else lows

    def money(self, n: int, at: int, paid: Mapping[int, Fen], nodes: Sequence[Node]) -> Fen:
        """The most that may go to a lane on a stop without ending it, beside what is paid to others."""
        others = {other: amount for other, amount in paid.items() if other != n}
        return (self.left(at, others, nodes) if others else self.least(at)) + self._due_now(at, nodes[n])

    def most(self, at: int, nodes: Sequence[Node]) -> Fen:
        """More than may be paid on a stop in all, whatever ends with it; looked for once."""
        found = self._most.get(at)
        if found is None:
            found = self._most[at] = self._looked_for(at, nodes)
        return found

    def _looked_for(self, at: int, nodes: Sequence[Node]) -> Fen:
        stretch, lanes = self.lab.stretch[at], self.lab.lanes
        lows = self.lows[stretch:]
        for n, lane in enumerate(lanes):
            if lane.payable and nodes[n].owed:
                lows = [low + more for low, more in zip(lows, self._falls_away(n, at), strict=True)]
        return min(lows)

    def take(self, n: int, amount: Fen, at: int, node: Node) -> None:
        """Pay out an amount on a stop."""
        self._forget()
        stretch = self.lab.stretch[at]
        freed = self._freed(n, amount, at, node)
        self.lows[stretch:] = [low - amount + more for low, more in zip(self.lows[stretch:], freed, strict=True)]
        self.spent += amount
        if amount == node.owed:
            self._ended.add(n)
        else:
            self._ahead[n] = self._ahead.get(n, 0) + freed[0]

    def settle(self, n: int, own: int, node: Node, at: int) -> None:
        """Count what a lane paid less in dues than it would have, up to its next stop."""
        less = self.lab.idle[n][own + 1].paid - node.paid
        if not less:
            return
        self.saved += less
        if n in self._ended:
            return
        counted = min(less, self._ahead.get(n, 0))
        self._ahead[n] = self._ahead.get(n, 0) - counted
        if less > counted:
            self._forget()
            stretch = self.lab.stretch[at]
            self.lows[stretch:] = [low + less - counted for low in self.lows[stretch:]]

    def _freed(self, n: int, amount: Fen, at: int, node: Node) -> list[Fen]:
        """What a payment frees, summed up to the end of each stretch."""
        if amount == node.owed:
            return self._falls_away(n, at)
        return [min(amount, self._due_now(at, node))] * (len(self.lows) - self.lab.stretch[at])

    def _due_now(self, at: int, node: Node) -> Fen:
        """What a lane's open bill still takes before money comes again; a lane's books belong to one stop."""
        found = node.due_now
        if found is None:
            lab, day = self.lab, self.lab.stops[at]
            open_now = (c for c in node.ledger.claims if day <= c.due <= lab.start.end)
            found = node.due_now = sum(c.shortfall for c in open_now if lab.stretch_of(c.due) == lab.stretch[at])
        return found

    def _falls_away(self, n: int, at: int) -> list[Fen]:
        """The dues of a lane from a stop on, summed up to the end of each stretch, beside what is counted already."""
        if n in self._ended:
            return [0] * (len(self.lows) - self.lab.stretch[at])
        ahead, found = self._ahead.get(n, 0), self.lab.falls_away(n, at)
        return [more - ahead for more in found] if ahead else found
