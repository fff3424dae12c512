"""One line of credit or one loan, with its dated facts: limits, balances, draws, dues and what was paid.

Decides which keys an account and its rows have, and which type each. Amounts are fen. Does not know lines of the
file, nor what any fact means for a score.
"""

from typing import Annotated, Literal, NamedTuple

from credit_cli.profile.scalars import (
    ONE_OR_MANY,
    AccountId,
    Amount,
    Count,
    Day,
    DayOfMonth,
    Flag,
    LenderKey,
    Line,
    MonthOrDay,
    Months,
    Rate,
    SignedAmount,
)

By = Literal["lender", "self", "paid_off", "temporary_end"]


class State(NamedTuple):
    """An account's state from a day on; `by` tells who changed it."""

    on: Day
    state: Literal["open", "frozen", "closed"]
    by: By = "lender"


class Limit(NamedTuple):
    """The total line (总额度) from a day on; `until` marks a temporary raise."""

    on: Day
    amount: Amount
    by: By = "lender"
    until: Day | None = None


class Available(NamedTuple):
    """What could still be drawn (可用额度) on a day."""

    on: Day
    amount: Amount


class Balance(NamedTuple):
    """Everything owed at the end of a day; negative when overpaid."""

    on: Day
    amount: SignedAmount


class Autopay(NamedTuple):
    """Automatic debit switched on or off on a day; without `on`, as the file's day has it."""

    enabled: Flag
    on: Day | None = None


class Draw(NamedTuple):
    """Money borrowed: one drawdown or one instalment loan."""

    on: Day
    amount: Amount
    months: Months | None = None
    method: Literal["equal_payment", "equal_principal", "interest_first", "bullet"] | None = None
    rate: Rate | None = None
    purpose: Literal[
        "daily",
        "business",
        "education",
        "medical",
        "travel",
        "home",
        "stocks",
        "property",
        "related_transfer",
        "repay_debt",
        "unknown",
    ] = "unknown"
    repaid_on: Day | None = None


class Payment(NamedTuple):
    """One due of the whole account, and what was paid towards it."""

    due: Day
    amount: Amount
    minimum: Amount | None = None
    paid: Amount | None = None
    paid_on: Day | None = None
    by: Literal["auto", "manual"] | None = None


class Debits(NamedTuple):
    """Automatic debits counted over the last months, where their days are not known."""

    window: Months
    succeeded: Count
    failed: Count


class AccountKnownFrom(NamedTuple):
    """The day from which each list of an account is complete; before it, it is unknown."""

    states: Day | None = None
    limits: Day | None = None
    available: Day | None = None
    balances: Day | None = None
    autopay: Day | None = None
    draws: Day | None = None
    payments: Day | None = None
    failed_debits: Day | None = None


class Account(NamedTuple):
    """One line of credit or one loan, with its dated facts."""

    id: AccountId
    lender: LenderKey
    provider: Line | None = None
    opened: MonthOrDay | None = None
    states: tuple[State, ...] | None = None
    limits: tuple[Limit, ...] | None = None
    available: tuple[Available, ...] | None = None
    balances: tuple[Balance, ...] | None = None
    annual_rate: Rate | None = None
    all_in_rate: Rate | None = None
    statement_day: DayOfMonth | None = None
    due_day: DayOfMonth | None = None
    autopay: Annotated[tuple[Autopay, ...], ONE_OR_MANY] | None = None
    draws: tuple[Draw, ...] | None = None
    payments: tuple[Payment, ...] | None = None
    failed_debits: tuple[Day, ...] | None = None
    debits: Debits | None = None
    known_from: AccountKnownFrom | None = None
