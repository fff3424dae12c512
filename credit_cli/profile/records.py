"""The profile: one person's diary of dated facts, key by key as `docs/profile.md` names them.

Decides which keys exist, which type each has, and nothing else. An absent list is `None` (unknown); an empty
one is known to be none. A field's key is its name (`from_` is `from`: Python keeps that word for itself);
its annotation is its type. Amounts are fen, months are their first day. Does not know lines of the file, how
facts contradict each other, or what any of them means for a score.
"""

from datetime import date
from typing import Annotated, Final, Literal, NamedTuple

from credit_cli.profile.scalars import (
    AT_LEAST_ONE,
    ONE_OR_MANY,
    AccountId,
    AccountRef,
    Amount,
    CauseCode,
    Count,
    Currency,
    Day,
    DayOfMonth,
    FindingCode,
    Flag,
    LenderKey,
    Line,
    Month,
    MonthOrDay,
    Months,
    Rate,
    SesameScore,
    SignedAmount,
    Version,
)


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


class ProfileKnownFrom(NamedTuple):
    """The day from which each list of the file is complete; before it, it is unknown."""

    applications: Day | None = None
    guarantees: Day | None = None
    bills: Day | None = None
    spending: Day | None = None
    notices: Day | None = None


class Identity(NamedTuple):
    """What the platform has verified about who this is."""

    verified: Flag | None = None
    bank_cards: Count | None = None


class Employment(NamedTuple):
    """Work status, since when."""

    status: Literal["employed", "self_employed", "student", "retired", "unemployed"]
    since: MonthOrDay | None = None


class Income(NamedTuple):
    """Monthly income after tax, from a day until the next entry."""

    from_: MonthOrDay
    monthly: Amount
    verified: Flag | None = None


class Sesame(NamedTuple):
    """A sesame score shown on a day."""

    on: Day
    score: SesameScore


class Person(NamedTuple):
    """Who the diary is about, without anything that identifies them."""

    alias: Line | None = None
    region: Line | None = None
    industry: Line | None = None
    identity: Identity | None = None
    employment: Employment | None = None
    income: tuple[Income, ...] | None = None
    pay_day: DayOfMonth | None = None
    living_costs: Amount | None = None
    cash: Amount | None = None
    sesame: tuple[Sesame, ...] | None = None


class Asset(NamedTuple):
    """Something owned; never spent by a plan."""

    kind: Literal["money_market", "deposit", "fund", "property", "vehicle", "other"]
    value: Amount
    verified: Flag | None = None


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


class Application(NamedTuple):
    """A request for credit, or a hard inquiry known from the report."""

    on: Day
    lender: LenderKey | None = None
    kind: Literal["new_credit", "inquiry", "limit_increase"] = "new_credit"
    outcome: Literal["approved", "declined", "pending"] | None = None


class Guarantee(NamedTuple):
    """A debt of somebody else that this person stands for."""

    on: Day
    amount: Amount
    overdue: Flag | None = None
    overdue_since: Day | None = None


class Bill(NamedTuple):
    """A household bill."""

    kind: Line
    due: Day
    paid_on: Day | None = None


class Spending(NamedTuple):
    """A month's spending."""

    month: Month
    total: Amount
    largest: Amount | None = None
    high_risk: Amount | None = None


class Negative(NamedTuple):
    """A negative entry of the credit report."""

    on: Day
    kind: Literal["overdue", "bad_debt", "guarantee", "court", "other"]
    lender: LenderKey | None = None
    amount: Amount | None = None
    days: Count | None = None
    settled_on: Day | None = None


class LateMonths(NamedTuple):
    """Months late over a window as the brief report counts them, without dates.

    `over_30` counts months more than 30 days late, those of `over_60` and `over_90` included.
    """

    window: Months
    total: Count | None = None
    over_30: Count | None = None
    over_60: Count | None = None
    over_90: Count | None = None
    current: Flag | None = None


class Record(NamedTuple):
    """What the credit report shows."""

    checked_on: Day | None = None
    negatives: tuple[Negative, ...] | None = None
    late_months: LateMonths | None = None


class Notice(NamedTuple):
    """What the platform or a regulator announced."""

    on: Day
    kind: Literal["platform_wide", "region", "industry", "score_band", "regulation", "maintenance", "personal"]
    account: AccountRef | None = None
    lender: LenderKey | None = None
    region: Line | None = None
    industry: Line | None = None
    text: Line | None = None


class Ignore(NamedTuple):
    """A finding of `check` that was looked at and accepted."""

    code: FindingCode
    reason: Line
    account: AccountRef | None = None
    until: Day | None = None


class ScoreBounds(NamedTuple):
    """Bounds of an expected score, both included."""

    min: Count | None = None
    max: Count | None = None


class Expect(NamedTuple):
    """What a sample profile must give."""

    score: ScoreBounds | None = None
    band: Literal["very_poor", "poor", "fair", "good", "excellent"] | None = None
    account: AccountRef | None = None
    top_cause: CauseCode | None = None
    first_action: Line | None = None


class Profile(NamedTuple):
    """One person's file."""

    version: Version
    as_of: Day
    accounts: Annotated[tuple[Account, ...], AT_LEAST_ONE]
    currency: Currency = "CNY"
    person: Person | None = None
    assets: tuple[Asset, ...] | None = None
    applications: tuple[Application, ...] | None = None
    guarantees: tuple[Guarantee, ...] | None = None
    bills: tuple[Bill, ...] | None = None
    spending: tuple[Spending, ...] | None = None
    record: Record | None = None
    notices: tuple[Notice, ...] | None = None
    ignore: tuple[Ignore, ...] = ()
    expect: Expect | None = None
    known_from: ProfileKnownFrom | None = None


IN_ORDER: Final[dict[type, tuple[tuple[str, str], ...]]] = {
    Limit: (("on", "until"),),
    Draw: (("on", "repaid_on"),),
    Guarantee: (("on", "overdue_since"),),
    Negative: (("on", "settled_on"),),
    ScoreBounds: (("min", "max"),),
}
"""Keys of one row of which the first never lies after the second."""


def with_day(profile: Profile, day: date) -> Profile:
    """The same diary, read as of another day."""
    return profile._replace(as_of=day)
