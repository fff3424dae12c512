"""Who a diary is about, without anything that identifies them: income, work, cash, assets, bills, spending.

Decides which keys these have, and which type each. Amounts are fen, months are their first day. Does not know lines
of the file, nor what any fact means for a score.
"""

from typing import Literal, NamedTuple

from credit_cli.profile.scalars import Amount, Count, Day, DayOfMonth, Flag, Line, Month, MonthOrDay, SesameScore


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
