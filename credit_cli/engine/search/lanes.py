"""One account alone, from one day with money to the next: its books after every way it was paid so far.

Decides that accounts touch each other only through cash: while money covers every due, what an account owes on a day
depends on what was paid towards it and on nothing else, so a stretch walked once is never walked again. The stretch is
walked by the forecast itself. Does not know cash, other accounts or scores.
"""

from datetime import date
from typing import Final

from credit_cli.engine.diary.account import AccountDiary
from credit_cli.engine.search.leaf import Leaf
from credit_cli.engine.world.budget import Budget
from credit_cli.engine.world.dues import Dues
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.future import with_rows
from credit_cli.engine.world.ledger import Ledger
from credit_cli.engine.world.money import in_fen
from credit_cli.engine.world.opening import Opening
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.scalars import Fen

PLENTY: Final = 10**15
"""More fen than anybody owes."""

Flow = tuple[date, Fen]


class Node:
    """The books of an account on a stop, or at the end.

    `flows` are the dues paid since the stop before, `paid` their sum; `due_now` is what its open bill still takes
    before money comes again (None: not yet asked).
    """

    __slots__ = ("balance", "due_now", "ended", "flows", "interest", "leaf", "ledger", "next", "owed", "paid")

    def __init__(self, ledger: Ledger, flows: tuple[Flow, ...]) -> None:
        self.ledger = ledger
        self.flows = flows
        self.paid: Fen = sum(paid for _, paid in flows)
        self.due_now: Fen | None = None
        self.owed: Fen = ledger.owed
        self.balance: Fen = ledger.balance
        self.interest: Fen = in_fen(ledger.accrued)
        self.ended = self.owed == 0 and not flows and not ledger.claims and bool(ledger.rows.balances)
        self.next: dict[Fen, Node] = {}
        self.leaf: dict[date, Leaf] = {}


class Lane:
    """An account and every way it was paid so far.

    `stops` are the days on which it may be paid, `cleared` what is paid there before anything else (overdue money).
    """

    def __init__(  # noqa: PLR0913, PLR0917  an account's part of the world is exactly these
        self,
        start: Start,
        ledger: Ledger,
        dues: Dues,
        diary: AccountDiary,
        stops: tuple[date, ...],
        cleared: dict[date, Fen],
    ) -> None:
        self.id, self.index, self.rate, self.limit = ledger.id, ledger.index, ledger.rate, ledger.limit
        self.payable = ledger.balance_known
        self.diary, self.start, self.dues = diary, start, dues
        self.stops, self.cleared = stops, cleared
        day = start.profile.as_of
        alone = Budget(PLENTY, True, 0, 0, (), True, 0, start.budget.pay_day, 0, ())  # noqa: FBT003
        self._world = World(day, start.end, alone, Opening([ledger], [dues], ()))
        days = dues.days(day, start.end) | {c.due for c in ledger.claims if c.due <= start.end} | {start.end}
        self._days = [
            sorted(d for d in days if d > stop and (n + 1 == len(stops) or d < stops[n + 1]))
            for n, stop in enumerate(stops)
        ]
        self.root = self._arrive(ledger.copy(), 0, ())

    def step(self, node: Node, at: int, paid: Fen) -> Node:
        """The books on the next stop (after the last: at the end) when so much is paid on this one."""
        found = node.next.get(paid)
        if found is None:
            found = node.next[paid] = self._walk(node, at, paid)
        return found

    def _arrive(self, ledger: Ledger, at: int, flows: tuple[Flow, ...]) -> Node:
        """The books on a stop once overdue money is paid."""
        cleared = self.cleared.get(self.stops[at], 0)
        if cleared:
            ledger.pay(cleared, self.stops[at], "manual")
        return Node(ledger, flows)

    def _walk(self, node: Node, at: int, paid: Fen) -> Node:
        if node.ended and not paid:
            return node
        world = self._world
        ledger = node.ledger.copy()
        world.ledgers, world.day, world.cash = [ledger], self.stops[at], PLENTY
        world.paid_dues = []
        if paid:
            ledger.pay(paid, world.day, "manual")
        world.close_day()
        for day in self._days[at]:
            world.open_day(day)
            world.close_day()
        last = at + 1 == len(self.stops)
        if not last:
            world.open_day(self.stops[at + 1])
        flows = tuple((due.on, due.amount) for due in world.paid_dues)
        return Node(ledger, flows) if last else self._arrive(ledger, at + 1, flows)

    def leaf(self, node: Node, day: date) -> Leaf:
        """What the account shows on a day of the future that ends in a node."""
        found = node.leaf.get(day)
        if found is None:
            account = with_rows(self.diary.account, node.ledger.rows, self.start.profile.as_of)
            diary = AccountDiary(account, self.index, self.start.model.lenders, day)
            diary.take_over(self.diary)
            found = node.leaf[day] = Leaf(diary, day, node.ledger.rows)
        return found
