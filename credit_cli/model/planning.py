"""The shape of what a forecast and a plan assume where a file is silent, and of how far a search may go.

Decides which numbers there are. Holds none: those are in `data/planning.yaml`, each with its basis and source.
"""

from dataclasses import dataclass

from credit_cli.model.sourced import Sourced, Text


@dataclass(frozen=True, kw_only=True)
class Whole(Sourced):
    """A whole number of days, months, fen or tries, and what it is."""

    value: int
    what: Text


@dataclass(frozen=True, kw_only=True)
class Share(Sourced):
    """A share or a factor, and what it is."""

    value: float
    what: Text


@dataclass(frozen=True, kw_only=True)
class Planning:
    """Assumptions of the forecast (`pay_day` … `schedule_covers`) and limits of the plan (the rest)."""

    pay_day: Whole
    penalty: Share
    schedule_covers: Share
    keep_months: Share
    horizon_months: Whole
    longest_months: Whole
    now_days: Whole
    short_months: Whole
    hardship_days: Whole
    smallest_extra: Whole
    interest_step: Whole
    missed_days: Whole
    evaluations: Whole
    tries: Whole
    cells: Whole
    late_income_days: Whole
    less_money: Share
    closing_soon_days: Whole
    remind_hours: Whole
