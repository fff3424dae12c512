"""The forecast: one deterministic walk from the file's day to a later one, event by event.

Decides the order of a day (interest of the nights before, income, living costs, dues asked for, what the user does,
dues paid while money lasts, the statement) and that food until the next pay day goes before any due. Dues are paid at
their minimum, what is overdue stays, nothing new is drawn: whatever else happens is done by the `Hands` it is given.
Does not know actions, goals or scores.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from credit_cli.engine.results import PlannedDue, Shortfall
from credit_cli.engine.world.budget import Budget
from credit_cli.engine.world.days import due_of_statement, month_end, next_after
from credit_cli.engine.world.dues import Ask, Dues, minimum_of
from credit_cli.engine.world.ledger import Claim, Ledger
from credit_cli.engine.world.money import spent_between
from credit_cli.engine.world.opening import Opening, claim_of
from credit_cli.profile.records import Balance
from credit_cli.profile.scalars import Fen

ONE_DAY = timedelta(days=1)

Tidied = tuple[date, str]
"""A fact about the person put in order: on which day, by which action."""


class Hands(Protocol):
    """Somebody who acts in the forecast: on which days, and what is done there."""

    def days(self) -> Iterable[date]:
        """The days to stop at."""

    def act(self, world: "World") -> None:
        """Do what is to be done on the world's day."""


class World:
    """The running forecast: the books and the cash at one moment of a day."""

    def __init__(self, start: date, end: date, budget: Budget, opening: Opening) -> None:
        self.start, self.day, self.end = start, start, end
        self.budget = budget
        self.ledgers: list[Ledger] = opening.ledgers
        self.dues: list[Dues] = opening.dues
        self.cash: Fen = budget.cash
        self.cash_by_day: list[tuple[date, Fen]] = []
        self.owed_by_day: list[tuple[date, Fen]] = []
        self.lowest: tuple[date, Fen] = (start, budget.cash)
        self.shortfalls: list[Shortfall] = []
        self.paid_dues: list[PlannedDue] = []
        self.living_unmet: Fen = 0
        self.tidied: list[Tidied] = []

    def spare(self) -> Fen:
        """Cash beyond the food until the next pay day."""
        return max(0, self.cash - self.budget.food_until_pay_day(self.day))

    def pay(self, ledger: Ledger, amount: Fen) -> Fen:
        """Pay by hand towards an account: never more than is owed or at hand; returns what was paid."""
        paid = ledger.pay(min(amount, self.cash), self.day, "manual")
        self.cash -= paid
        return paid

    def run(self, hands: Hands) -> None:
        """Walk to the end."""
        for day in self._days(hands):
            self.open_day(day)
            hands.act(self)
            self.close_day()

    def open_day(self, day: date) -> None:
        """Walk to a day, up to where somebody may act."""
        self._pass_to(day)
        self._ask_for_dues()

    def close_day(self) -> None:
        """Pay what is due, and end the day."""
        self._pay_dues()
        self._make_bills()
        self._write_down()

    def _days(self, hands: Hands) -> list[date]:
        days = {self.start, self.end, *hands.days()}
        day = self.start
        while (day := next_after(day, self.budget.pay_day)) <= self.end:
            days |= {day, day - ONE_DAY}
        day = month_end(self.start)
        while day <= self.end:
            days.add(day)
            day = month_end(day + ONE_DAY)
        for ledger, dues in zip(self.ledgers, self.dues, strict=True):
            days |= dues.days(self.start, self.end) | {c.due for c in ledger.claims}
        return sorted(day for day in days if self.start <= day <= self.end)

    def _pass_to(self, day: date) -> None:
        since, self.day = self.day, day
        if day == since:
            return
        for ledger in self.ledgers:
            ledger.accrue(since, day)
        self.cash -= spent_between(self.budget.living, since, day)
        if self.budget.next_pay_day(day - ONE_DAY) == day:
            self.cash += self.budget.comes_in(day)
        if self.cash < 0:
            self.living_unmet -= self.cash
            self.cash = 0

    def _ask_for_dues(self) -> None:
        """Stated and scheduled dues become claims on their day, where a statement has not asked before."""
        for ledger, dues in zip(self.ledgers, self.dues, strict=True):
            ask = dues.asks.get(self.day)
            if ask is None or ledger.owed == 0 or self.day == self.start:
                continue
            if any(claim.due == self.day for claim in ledger.claims):
                continue
            self._claim(ledger, claim_of(self.day, _capped(ask, ledger, self.day), dues))

    @staticmethod
    def _claim(ledger: Ledger, claim: Claim) -> None:
        if claim.amount > 0:
            ledger.claims.append(claim)

    def _pay_dues(self) -> None:
        """Pay what is due today, or still in grace, at its minimum, while money beyond food lasts."""
        first = self.day == self.start
        for ledger in self.ledgers:
            for claim in [c for c in ledger.claims if c.due == self.day or (first and c.due < self.day)]:
                if claim.due + ledger.grace < self.day:
                    continue
                self._pay_due(ledger, claim)
                if claim.due == self.day and ledger.bills:
                    ledger.free = claim.paid >= claim.amount
                    ledger.roll_over(claim)
                if claim.shortfall and claim.due <= self.day and self.budget.income_known:
                    ledger.unpaid(claim)
                elif claim.shortfall and claim.due == self.day and not claim.written:
                    # with an unknown income nobody knows whether it will be paid; it may have ended meanwhile
                    ledger.claims = [each for each in ledger.claims if each is not claim]

    def _pay_due(self, ledger: Ledger, claim: Claim) -> None:
        need = min(claim.shortfall, ledger.owed)
        if need == 0:
            return
        self.paid_dues.append(PlannedDue(ledger.id, self.day, need, claim.assumed))
        money = self.spare()
        if need > money:
            self.shortfalls.append(Shortfall(ledger.id, self.day, need - (0 if ledger.autopay else money)))
            if ledger.autopay:
                if self.budget.income_known:
                    ledger.rows.failed.append(self.day)
                return
        self.cash -= ledger.pay(min(need, money), self.day, "auto" if ledger.autopay else "manual", claim)

    def _make_bills(self) -> None:
        """At the end of a statement day interest is billed and the balance becomes a bill; a loan's interest waits."""
        eve = self.day - ONE_DAY
        for ledger, dues in zip(self.ledgers, self.dues, strict=True):
            bill_day = dues.bill_day
            if bill_day is None or next_after(eve, bill_day) != self.day:
                continue
            assert dues.due_day is not None
            ledger.bill_interest()
            stated = dues.stated_for(self.day)
            if ledger.balance > 0 and dues.minimum is not None:
                usual = Ask(ledger.balance, minimum_of(ledger.balance, dues.minimum), assumed=True)
                ask = usual if stated is None else _capped(dues.asks[stated], ledger, stated)
                self._claim(ledger, claim_of(stated or due_of_statement(self.day, dues.due_day), ask, dues))

    def _write_down(self) -> None:
        owed = 0
        for ledger in self.ledgers:
            if ledger.balance_known:
                owed += max(0, ledger.balance)
                if not ledger.rows.balances or ledger.rows.balances[-1].amount != ledger.balance:
                    ledger.rows.balances.append(Balance(self.day, ledger.balance))
        self.cash_by_day.append((self.day, self.cash))
        self.owed_by_day.append((self.day, owed))
        if self.cash < self.lowest[1]:
            self.lowest = (self.day, self.cash)


def _capped(ask: Ask, ledger: Ledger, due: date) -> Ask:
    """An ask never exceeds what is owed; the last of a schedule asks for all of it."""
    owed = ledger.owed
    amount = owed if ask.last else min(ask.amount, owed)
    minimum = None if ask.minimum is None else min(ask.minimum, amount)
    if amount < ask.amount and ask.paid == 0:
        ledger.rows.restated.add(due)
    return ask._replace(amount=amount, minimum=minimum)
