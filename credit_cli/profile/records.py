"""The profile: one person's diary of dated facts, key by key as `docs/profile.md` names them.

Decides which keys exist, which type each has, and nothing else. An absent list is `None` (unknown); an empty
one is known to be none. A field's key is its name (`from_` is `from`: Python keeps that word for itself);
its annotation is its type. Amounts are fen, months are their first day. Does not know lines of the file, how
facts contradict each other, or what any of them means for a score.
"""

from typing import Annotated, Final, Literal, NamedTuple

from credit_cli.profile.accounts import (
    Account,
    AccountKnownFrom,
    Autopay,
    Available,
    Balance,
    By,
    Debits,
    Draw,
    Limit,
    Payment,
    State,
)
from credit_cli.profile.people import Asset, Bill, Employment, Identity, Income, Person, Sesame, Spending
from credit_cli.profile.scalars import (
    AT_LEAST_ONE,
    AccountRef,
    Amount,
    CauseCode,
    Count,
    Currency,
    Day,
    FindingCode,
    Flag,
    LenderKey,
    Line,
    Months,
    Version,
)

__all__ = [
    "IN_ORDER",
    "Account",
    "AccountCounts",
    "AccountKnownFrom",
    "Application",
    "Asset",
    "Autopay",
    "Available",
    "Balance",
    "Bill",
    "By",
    "Debits",
    "Draw",
    "Employment",
    "Expect",
    "Guarantee",
    "Identity",
    "Ignore",
    "Income",
    "LateMonths",
    "Limit",
    "Negative",
    "Notice",
    "Payment",
    "Person",
    "Profile",
    "ProfileKnownFrom",
    "Record",
    "ScoreBounds",
    "Sesame",
    "Spending",
    "State",
]


class ProfileKnownFrom(NamedTuple):
    """The day from which each list of the file is complete; before it, it is unknown."""

    applications: Day | None = None
    guarantees: Day | None = None
    bills: Day | None = None
    spending: Day | None = None
    notices: Day | None = None


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


class AccountCounts(NamedTuple):
    """Accounts as the brief report counts them, without dates: all, ever late, ever more than 90 days late."""

    total: Count | None = None
    late: Count | None = None
    over_90: Count | None = None


class Record(NamedTuple):
    """What the credit report shows."""

    checked_on: Day | None = None
    negatives: tuple[Negative, ...] | None = None
    late_months: LateMonths | None = None
    accounts: AccountCounts | None = None


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
