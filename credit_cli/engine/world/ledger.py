"""One account's books while a forecast runs: what is owed, what is asked for, what was paid towards it.

Decides how a payment is spread (penalty, interest, overdue dues, the open bill, the rest of the debt), what is
overdue, and which rows the payment leaves in the diary. The only mutable state of the forecast, and never handed
out. Does not know cash, other accounts, or the calendar of dues (`dues.py`).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from credit_cli.engine.world.money import UNITS_OF_A_FEN, Units, in_fen, interest
from credit_cli.profile.records import Autopay, Balance, Payment, State
from credit_cli.profile.scalars import Fen

By = Literal["auto", "manual"]
Settled = tuple[date, Fen, Fen | None]
"""The last due that was paid in full: its day, amount and minimum; what is paid early is written with it."""


@dataclass(slots=True)
class Claim:
    """One due that is asked for: `amount` in full, `needed` at least."""

    due: date
    amount: Fen
    minimum: Fen | None
    paid: Fen = 0
    assumed: bool = False
    written: bool = False  # whether a row of the diary says that it was not paid

    @property
    def needed(self) -> Fen:
        """What meets it."""
        return self.amount if self.minimum is None else self.minimum

    @property
    def shortfall(self) -> Fen:
        """What is missing to meet it."""
        return max(0, self.needed - self.paid)


@dataclass(slots=True)
class Rows:
    """Rows a forecast adds to an account's diary."""

    payments: list[Payment] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)
    failed: list[date] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    autopay: list[Autopay] = field(default_factory=list)
    restated: set[date] = field(default_factory=set)  # stated dues that asked for more than was still owed
    paid_off: date | None = None
    bad: bool = False  # something was not paid: then the payments must be shown

    def copy(self) -> "Rows":
        """The same rows, to go on with apart."""
        return Rows(
            self.payments[:], self.balances[:], self.failed[:], self.states[:], self.autopay[:], set(self.restated),
            self.paid_off, self.bad,
        )  # fmt: skip


@dataclass(slots=True)
class Ledger:
    """An account while a forecast runs. Amounts are fen, rates millionths a year."""

    id: str
    index: int
    balance: Fen
    balance_known: bool
    rate: int
    penalty_rate: int
    grace: timedelta
    bills: bool
    autopay: bool
    free: bool
    closed: bool
    lender: str
    limit: Fen | None
    settled: Settled | None = None
    claims: list[Claim] = field(default_factory=list)
    units: Units = 0
    penalty_units: Units = 0
    accrued: Units = 0
    overdue_fen_days: int = 0
    rows: Rows = field(default_factory=Rows)

    def copy(self) -> "Ledger":
        """The same books, to go on with apart."""
        return Ledger(
            self.id, self.index, self.balance, self.balance_known, self.rate, self.penalty_rate, self.grace, self.bills,
            self.autopay, self.free, self.closed, self.lender, self.limit, self.settled,
            [Claim(c.due, c.amount, c.minimum, c.paid, c.assumed, c.written) for c in self.claims],
            self.units, self.penalty_units, self.accrued, self.overdue_fen_days, self.rows.copy(),
        )  # fmt: skip

    @property
    def owed(self) -> Fen:
        """Everything that ends the debt today: balance, interest not yet billed, penalty."""
        return max(0, self.balance) + in_fen(self.units) + in_fen(self.penalty_units)

    def late(self, day: date) -> list[Claim]:
        """The claims that are overdue at the end of a day."""
        return [c for c in self.claims if c.due + self.grace < day and c.shortfall]

    def overdue(self, day: date) -> Fen:
        """What makes the account on time again: shortfalls and penalty."""
        short = sum(c.shortfall for c in self.late(day))
        return min(self.owed, short + in_fen(self.penalty_units)) if short else 0

    def accrue(self, since: date, until: date) -> None:
        """Add the interest and penalty of the nights between two days."""
        days, grace = (until - since).days, self.grace
        if not self.free and self.balance > 0:
            added = interest(self.balance, self.rate, days)
            self.units += added
            self.accrued += added
        late = 0  # fen-days of all claims together: a forecast asks this most often of all
        for claim in self.claims:
            short = (claim.amount if claim.minimum is None else claim.minimum) - claim.paid
            if short > 0 and (begun := claim.due + grace) < until:
                late += short * (days if begun <= since else (until - begun).days)
        if late:
            added = interest(late, self.penalty_rate, 1)
            self.penalty_units += added
            self.accrued += added
            self.overdue_fen_days += late

    def bill_interest(self) -> None:
        """Move whole fen of interest into the balance, as a statement does."""
        whole = in_fen(self.units)
        self.balance += whole
        self.units -= whole * UNITS_OF_A_FEN

    def pay(self, amount: Fen, day: date, by: By, claim: Claim | None = None) -> Fen:
        """Pay at most what is owed: towards one claim, or overdue ones first; returns what was taken."""
        amount = min(amount, self.owed)
        if amount <= 0:
            return 0
        left = amount
        if claim is None:
            penalty = min(left, in_fen(self.penalty_units))
            self.penalty_units -= penalty * UNITS_OF_A_FEN
            left -= penalty
        charged = min(left, in_fen(self.units))
        self.units -= charged * UNITS_OF_A_FEN
        self.balance -= left - charged
        if claim is not None:
            self._towards(claim, left, day, by)
        else:
            # what must be met, the oldest first; then the newest bill, in which the rest of earlier ones stands again
            newest = [c for c in self.claims if c.due >= day] or self.claims[-1:]
            for each, full in [*((c, False) for c in self.claims), *((c, True) for c in newest)]:
                most = each.amount - each.paid if full else each.shortfall
                left -= self._towards(each, min(left, most), day, by)
            self._early(left, day, by)
        if self.owed == 0:
            self._settle(day, by)
        if self.claims and (last := self.claims[-1]).paid >= last.amount:
            self.settled = (last.due, last.amount, last.minimum)
        self.claims = [c for c in self.claims if c.paid < c.amount and (c.shortfall or c.due >= day)]
        return amount

    def _early(self, left: Fen, day: date, by: By) -> None:
        """What no due asks for yet stands with the newest one, where that is paid in full."""
        if self.claims:
            newest = self.claims[-1]
            if newest.paid >= newest.amount:
                self._towards(newest, left, day, by)
        elif self.settled is not None and left > 0:
            self.rows.payments.append(Payment(*self.settled, left, day, by))

    def _towards(self, claim: Claim, part: Fen, day: date, by: By) -> Fen:
        if part > 0:
            claim.paid += part
            self.rows.payments.append(Payment(claim.due, claim.amount, claim.minimum, part, day, by))
        return max(0, part)

    def _settle(self, day: date, by: By) -> None:
        """Nothing is owed any more: what is still asked for (a row above the balance) asks no more."""
        for claim in self.claims:
            self._towards(claim, claim.shortfall, day, by)
        self.claims, self.units, self.penalty_units = [], 0, 0
        self.rows.paid_off = day

    def unpaid(self, claim: Claim) -> None:
        """Write down that a due was not met."""
        self.rows.bad = True
        if not claim.written:
            claim.written = True
            self.rows.payments.append(Payment(claim.due, claim.amount, claim.minimum, 0))

    def roll_over(self, claim: Claim) -> None:
        """A statement asks again for what earlier ones did not get; meeting it cures them."""
        earlier = [c for c in self.claims if c.due < claim.due and c.shortfall]
        if earlier:
            carried = sum(c.shortfall for c in earlier)
            claim.minimum = claim.needed + carried
            claim.amount = max(claim.amount, claim.minimum)
            claim.written = False
            self.claims = [c for c in self.claims if c not in earlier]
