"""A person's accounts side by side, with the cash that joins them: plans are tried here before they are played.

Decides how a policy spends the money of each day with money: what the goal needs first or last, the rest on the
dearest debt; whole yuan or exactly what is owed; never what later dues, food or what is kept need. Only for people
whose money covers every due once overdue money is paid (`Ground.covered`); for them nothing extra that is paid makes
a later due larger, so that money set aside without extra payments is always enough. Does not score.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.diary import AccountDiary, Diary
from credit_cli.engine.plan.lanes import Flow, Lane, Node
from credit_cli.engine.plan.leaf import Leaf
from credit_cli.engine.plan.payer import Payer, Reserve
from credit_cli.engine.plan.strategy import YUAN
from credit_cli.engine.view import View
from credit_cli.engine.world.future import as_happened
from credit_cli.engine.world.opening import open_books
from credit_cli.engine.world.trajectory import Start, Trajectory
from credit_cli.profile.scalars import Fen


class Ground(NamedTuple):
    """What every plan stands on: the forecast that pays what is overdue and nothing extra, and what it keeps back."""

    payer: Payer
    trajectory: Trajectory
    reserve: Reserve

    @property
    def covered(self) -> bool:
        """Whether every due is met and nothing stays overdue."""
        found = self.trajectory
        return not (found.shortfalls or found.living_unmet or found.overdue_at_end)


class Policy(NamedTuple):
    """How extra money is spent: down to which balances accounts must come by the end, and when.

    `floors`: a balance at the end by lane, in fen. `hold` is cash that must be there at the end beside what is kept.
    `way`: needs first, the smallest or the dearest before others, with what is held kept from the first day (`small`,
    `dear`), or the dearest debt first and needs and cash only when they must (`late`).
    """

    floors: tuple[tuple[int, Fen], ...] = ()
    hold: Fen = 0
    way: str = "late"


class Run(NamedTuple):
    """A policy carried out: the moves beside those of the ground, every account at the end, cash then, interest."""

    moves: tuple[Move, ...]
    nodes: tuple[Node, ...]
    cash: Fen
    interest: Fen
    paths: tuple[tuple[Fen, ...], ...]


class Lab:
    """The lanes of a person and the money of each stop.

    `money` is what may be paid beyond the dues up to each stop if nothing was paid before it.
    """

    def __init__(self, start: Start, ground: Ground) -> None:
        self.start, self.ground = start, ground
        self.happened = as_happened(start.profile)
        view = View(Diary(self.happened, start.model.lenders), self.happened.as_of)
        opening = open_books(view, start.end, start.model.planning)
        self.stops = ground.payer.days()
        self.lanes = [
            Lane(start, ledger, dues, account.diary, self.stops, self._cleared(ledger.id))
            for ledger, dues, account in zip(opening.ledgers, opening.dues, view.accounts, strict=True)
        ]
        seen = {lane.index for lane in self.lanes}
        self._apart = [n for n in range(len(self.happened.accounts)) if n not in seen]
        self._standing: dict[date, list[Leaf]] = {}
        self.idle = [self._chain(lane) for lane in self.lanes]
        self.last = len(self.stops) - 1
        self.dues = [self._dues_before(self.idle, at) for at in range(self.last + 2)]
        self.spendable = [self._open(at) for at in range(self.last + 1)]
        self.money: list[Fen] = []
        for at in range(self.last + 1):
            now = self._money(at, ground.payer.cash_before[self.stops[at]]) if self.spendable[at] else 0
            self.money.append(max(now, 0, *self.money[-1:]))
        self.by_rate = sorted(range(len(self.lanes)), key=self._dearness)
        self._runs: dict[Policy, Run] = {}

    def _dearness(self, n: int) -> tuple[int, Fen, str]:
        return (-self.lanes[n].rate, self.lanes[n].root.owed, self.lanes[n].id)

    def _cleared(self, account: str) -> dict[date, Fen]:
        found: dict[date, Fen] = {}
        for move in self.ground.payer.moves:
            if move.account == account:
                found[move.on] = found.get(move.on, 0) + (move.amount or 0)
        return found

    def _chain(self, lane: Lane) -> tuple[Node, ...]:
        """An account to which nothing extra is paid, stop by stop."""
        nodes = [lane.root]
        for at in range(len(self.stops)):
            nodes.append(lane.step(nodes[-1], at, 0))
        return tuple(nodes)

    @staticmethod
    def _dues_before(chains: Sequence[Sequence[Node]], at: int) -> Fen:
        """The dues paid before a stop."""
        return sum(paid for chain in chains for node in chain[1 : at + 1] for _, paid in node.flows)

    def _open(self, at: int) -> bool:
        """Whether nothing is overdue on a stop any more, so that money is free for the rest."""
        return not any(chain[at].ledger.overdue(self.stops[at]) for chain in self.idle)

    def _money(self, at: int, cash: Fen) -> Fen:
        """What may be paid beyond the dues with so much cash on a stop."""
        food = self.start.budget.food_until_pay_day(self.stops[at])
        kept = self.ground.reserve[self.stops[at]] + self.start.budget.keep
        return min(cash - kept, max(0, cash - food))

    def leaves(self, run: Run, day: date) -> list[Leaf]:
        """What every account shows on a day: the lanes in their order, then accounts that begin later."""
        found = [lane.leaf(node, day) for lane, node in zip(self.lanes, run.nodes, strict=True)]
        return found + self._later(day) if self._apart else found

    def _later(self, day: date) -> list[Leaf]:
        if day not in self._standing:
            lenders = self.start.model.lenders
            diaries = [AccountDiary(self.happened.accounts[n], n, lenders, day) for n in self._apart]
            self._standing[day] = [Leaf(diary, day, None) for diary in diaries]
        return self._standing[day]

    def outflows(self, n: int) -> list[Flow]:
        """What dues and overdue money take from a lane to which nothing extra is paid, after the first day's part."""
        later = [(on, paid) for on, paid in self.lanes[n].cleared.items() if on > self.stops[0]]
        return sorted(later + [flow for node in self.idle[n] for flow in node.flows])

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
            self._runs[policy] = self.carried_out([purse.spend for _ in self.stops])
        return self._runs[policy]

    def pay(self, amounts: Sequence[dict[int, Fen]]) -> Run:
        """Pay given amounts on each stop, by lane."""
        return self.carried_out([lambda at, _, __: amounts[at] for _ in self.stops])

    def carried_out(self, spend: "Sequence[Spend]") -> Run:
        """Walk all lanes through the stops, paying what `spend` says."""
        nodes = [lane.root for lane in self.lanes]
        paths: list[list[Fen]] = [[] for _ in self.lanes]
        moves: list[Move] = []
        spent = dues = 0
        for at, day in enumerate(self.stops):
            cash = self.ground.payer.cash_before[day] + self.dues[at] - dues - spent
            paid = spend[at](at, self._money(at, cash), nodes) if self.spendable[at] else {}
            for n, lane in enumerate(self.lanes):
                amount = paid.get(n, 0)
                if amount:
                    action = "pay_off" if amount == nodes[n].owed else "pay_down"
                    moves.append(Move(action, lane.id, amount, day))
                    spent += amount
                nodes[n] = lane.step(nodes[n], at, amount)
                paths[n].append(amount)
                dues += sum(a for _, a in nodes[n].flows)
        cash = self.ground.trajectory.cash[-1][1] + self.dues[-1] - dues - spent
        interest = sum(node.interest for node in nodes)
        return Run(tuple(moves), tuple(nodes), cash, interest, tuple(tuple(path) for path in paths))


Spend = Callable[[int, Fen, Sequence[Node]], dict[int, Fen]]


class Purse:
    """Spends the money of a stop as a policy says."""

    def __init__(self, lab: Lab, policy: Policy) -> None:
        self.lab, self.policy = lab, policy
        self.floors = dict(policy.floors)
        self.smallest = lab.start.model.planning.smallest_extra.value

    def spend(self, at: int, money: Fen, nodes: Sequence[Node]) -> dict[int, Fen]:
        """What goes to each lane on a stop."""
        lab, late = self.lab, self.policy.way == "late"
        to_come = lab.money[-1] - lab.money[at]
        money -= max(0, self.policy.hold - to_come) if late else self.policy.hold
        needs = {n: self._need(n, at, nodes[n]) for n in self.floors}
        order = [n for n in lab.by_rate if needs.get(n, 0) > 0]
        if self.policy.way == "small":
            order.sort(key=lambda n: (needs[n], n))
        paid: dict[int, Fen] = {}
        must = max(0, sum(needs.values()) - to_come) if late else money
        left = min(money, must)
        for n in order:
            took = self._amount(needs[n], left)
            if took is None:
                break
            paid[n] = took
            left, money = left - took, money - took
        if not late and any(paid.get(n, 0) < needs[n] for n in order):
            return paid
        for n in lab.by_rate:
            need = nodes[n].owed - paid.get(n, 0) if lab.lanes[n].payable else 0
            took = self._amount(need, money) if need > 0 else 0
            if took is None:
                break
            if took:
                paid[n] = paid.get(n, 0) + took
                money -= took
        return paid

    def _amount(self, need: Fen, money: Fen) -> Fen | None:
        """What is paid towards a need; None where too little is left to be worth a payment."""
        amount = need if need <= money else money // YUAN * YUAN
        return None if amount < min(need, self.smallest) or amount <= 0 else amount

    def _need(self, n: int, at: int, node: Node) -> Fen:
        """What must still be paid for a lane to end at its floor, going by how it ends if nothing extra is paid."""
        floor = self.floors[n]
        if floor == 0:
            return node.owed
        idle = self.lab.idle[n]
        if idle[-1].balance <= floor:
            return 0
        if self.lab.lanes[n].dues.bills:
            aim = floor * idle[at].balance // idle[-1].balance
        else:
            aim = floor + idle[at].balance - idle[-1].balance
        short = node.balance - max(0, aim)
        charged = node.owed - node.balance
        return min(node.owed, -(-(short + charged) // YUAN) * YUAN) if short > 0 else 0
