"""How a policy spends the money of a stop: what the goal needs first or last, the rest on the dearest debt.

Decides amounts: whole yuan or exactly what is owed, nothing too small to be worth a payment, never what later dues,
food or what is kept need (`till.py`). Does not know scores, nor whether a policy ends where it was meant to.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Final, NamedTuple

from credit_cli.engine.search.bench import Bench
from credit_cli.engine.search.halves import Month
from credit_cli.engine.search.lanes import Node
from credit_cli.engine.search.strategy import YUAN
from credit_cli.engine.search.till import Till
from credit_cli.profile.scalars import Fen

PATIENT: Final = ("billed", "last")
"""The ways that let money wait."""


class Policy(NamedTuple):
    """How extra money is spent: down to which balances accounts must come by the end, and when.

    `floors`: a balance at the end by lane, in fen. `hold` is cash that must be there at the end (0: none).
    `way`: needs first, the smallest or the dearest before others, with what is held kept from the first day (`small`,
    `dear`); or the dearest debt first and needs and cash only when they must: at once (`late`), for a card once its
    bill is made (`billed`), all on the last day (`last`). `halves`: months in which more than half of every bill is
    paid before all else.
    """

    floors: tuple[tuple[int, Fen], ...] = ()
    hold: Fen = 0
    way: str = "late"
    halves: tuple[Month, ...] = ()


Spend = Callable[[int, Till, Sequence[Node]], dict[int, Fen]]
"""Tells what goes to each lane on a stop."""


class Purse:
    """Spends the money of a stop as a policy says."""

    def __init__(self, lab: Bench, policy: Policy) -> None:
        self.lab, self.policy = lab, policy
        self.floors = dict(policy.floors)
        self.halves = frozenset(policy.halves)
        self.end = policy.hold - lab.held_anyway if policy.hold else None
        self.late = policy.way in {"late", *PATIENT}
        self.patient = policy.way in PATIENT
        self.on_bills = bool(policy.halves) or self.patient
        self.smallest = lab.start.model.planning.smallest_extra.value
        self.bound = False  # whether the cash that is held has changed any payment so far

    def spend(self, at: int, till: Till, nodes: Sequence[Node]) -> dict[int, Fen]:
        """What goes to each lane on a stop."""
        lab = self.lab
        if not self.on_bills and lab.stops[at] not in lab.with_money:
            return {}
        payable = lab.payable[at]
        if not any(nodes[n].owed for n in payable) or till.most(at, nodes) <= 0:
            return {}
        here = {n for n in payable if not self._waits(n, at, nodes[n])} if self.patient else payable
        needs = {n: self._need(n, at, nodes[n]) for n in self.floors}
        counter = Counter(till, at, nodes, self.smallest)
        counter.needs, counter.end = needs, self.end
        if self.halves:
            for _, n, half in sorted(bill for n in payable if (bill := self._half(n, nodes[n])) is not None):
                counter.pay(n, half, needed=True)
            counter.hold = self._saved(at, counter.paid, nodes)
        if self._needs_met(counter, at, here):
            for n in lab.by_rate:
                if n in here and not counter.pay(n, nodes[n].owed - counter.paid.get(n, 0)):
                    break
        self.bound = self.bound or counter.bound
        return counter.paid

    def _needs_met(self, counter: "Counter", at: int, here: Collection[int]) -> bool:
        """Pay what the goal needs, all of it or as much as must be by now; whether the rest may go to other debts."""
        needs, to_come = counter.needs, self.lab.money[-1] - self.lab.money[at]
        order = [n for n in self.lab.by_rate if n in here and needs.get(n, 0) > 0]
        if self.policy.way == "small":
            order.sort(key=lambda n: (needs[n], n))
        missing = {n: needs[n] - counter.paid.get(n, 0) for n in order}
        must = sum(missing.values()) - to_come + sum(counter.paid.values()) if self.late else None
        for n in order:
            if not counter.pay(n, missing[n], must, needed=True):
                break
        if self.patient:
            counter.hold += max(0, sum(needs[n] for n in needs if n not in here) - to_come)
        return self.late or all(counter.paid.get(n, 0) >= needs[n] for n in order)

    def _waits(self, n: int, at: int, node: Node) -> bool:
        """Whether money for a lane waits until its bill is made, to count towards it."""
        lab = self.lab
        later = lab.lanes[n].stops[bisect_right(lab.lanes[n].stops, lab.stops[at]) :]
        if self.policy.way == "last":
            return bool(later)
        if node.ledger.claims or not lab.lanes[n].dues.bills:
            return False
        return bool(later) and later[0] not in lab.with_money

    def _half(self, n: int, node: Node) -> tuple[date, int, Fen] | None:
        """What is missing to have paid more than half of a lane's open bill, where the policy wants that; its due."""
        if not self.lab.lanes[n].dues.bills:
            return None
        for claim in reversed(node.ledger.claims):
            if (claim.due.year, claim.due.month) in self.halves and claim.needed < claim.amount:
                need = (claim.amount + claim.needed + 1) // 2 - claim.paid
                return (claim.due, n, min(node.owed, -(-need // YUAN) * YUAN)) if need > 0 else None
        return None

    def _saved(self, at: int, paid: dict[int, Fen], nodes: Sequence[Node]) -> Fen:
        """What is put by for half of the bills to come, beside the money that still comes before they are due."""
        lab, day, events = self.lab, self.lab.stops[at], []
        for n, bills in lab.bills.items():
            left = nodes[n].balance - paid.get(n, 0)
            for bill in bills:
                if left <= 0:
                    break
                if bill.statement < day:
                    continue
                if bill.month not in self.halves:
                    left -= int(left * bill.share)
                    continue
                half = int(left * (1 - bill.share) / 2)
                events.append((bill.at, half))
                left = half
        most = needed = 0
        for last, half in sorted(events):
            needed += half
            most = max(most, needed - (lab.money[last] - lab.money[at]))
        return most

    def _need(self, n: int, at: int, node: Node) -> Fen:
        """What must still be paid for a lane to end at its floor, going by how it ends if nothing extra is paid."""
        floor = self.floors[n]
        if floor == 0:
            return node.owed
        idle = self.lab.idle[n]
        if idle[-1].balance <= floor:
            return 0
        was = idle[bisect_right(self.lab.lanes[n].stops, self.lab.stops[at]) - 1]
        if self.lab.lanes[n].dues.bills:
            aim = floor * was.balance // idle[-1].balance
        else:
            aim = floor + was.balance - idle[-1].balance
        short = node.balance - max(0, aim)
        charged = node.owed - node.balance
        return min(node.owed, -(-(short + charged) // YUAN) * YUAN) if short > 0 else 0


class Counter:
    """Pays one lane after the other on a stop.

    Every later stretch keeps at least `hold`; what is not needed leaves `end` at the end, beside all that is (`needs`).
    """

    def __init__(self, till: Till, at: int, nodes: Sequence[Node], smallest: Fen) -> None:
        self.till, self.at, self.nodes, self.smallest = till, at, nodes, smallest
        self.paid: dict[int, Fen] = {}
        self.needs: dict[int, Fen] = {}
        self.hold: Fen = 0
        self.end: Fen | None = None
        self.bound = False  # whether `end` changed what was paid

    def pay(self, n: int, wanted: Fen, most: Fen | None = None, *, needed: bool = False) -> bool:
        """Pay what is wanted, at most `most` in all; False where too little is left to be worth a payment."""
        if wanted <= 0:
            return True
        before = self.paid.get(n, 0)
        amount = wanted if most is None else min(wanted, most - sum(self.paid.values()))
        if before + amount < self.nodes[n].owed or self._left(n, before + amount, needed=needed) < 0:
            amount = min(amount, self._most(n, needed=needed) - before)
        if amount < wanted:
            amount = amount // YUAN * YUAN
        if amount <= 0 or amount < min(wanted, self.smallest):
            return False
        self.paid[n] = before + amount
        return True

    def _left(self, n: int, amount: Fen, *, needed: bool) -> Fen:
        """What is left beyond all that must stay if a lane gets an amount."""
        lows = self.till.after(self.at, self.paid | {n: amount}, self.nodes)
        found = min(lows) - self.hold
        if needed or self.end is None or found < 0:
            return found
        left = min(found, lows[-1] - self._reserved(n, amount))
        self.bound = self.bound or left < 0
        return left

    def _most(self, n: int, *, needed: bool) -> Fen:
        """The most that a lane may get without ending."""
        money = self.till.money(n, self.at, self.paid, self.nodes)
        most = money - self.hold
        if needed or self.end is None:
            return most
        own = min(self.needs.get(n, 0), money)
        others = {other: amount for other, amount in self.paid.items() if other != n}
        last = self.till.after(self.at, others, self.nodes)[-1] - self._reserved(n, own)
        free = own + max(0, last - own)
        self.bound = self.bound or free < most
        return min(most, free)

    def _reserved(self, n: int, amount: Fen) -> Fen:
        """What must be there at the end, and what is still needed until then when a lane gets an amount."""
        paid = self.paid | {n: amount}
        return (self.end or 0) + sum(max(0, need - paid.get(own, 0)) for own, need in self.needs.items())
