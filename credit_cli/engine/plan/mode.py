"""Whether a plan is about recovery or about getting stable first.

Decides on hardship: something is late by more than the model's days, or dues were not met although more was due than
came in. An income that is not known says nothing. Does not know what to do about it.
"""

from datetime import timedelta
from typing import Literal

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.world.trajectory import Start, Trajectory

Mode = Literal["normal", "hardship"]


def mode_of(start: Start, cleared: Trajectory) -> Mode:
    """The mode of a person, given the forecast that puts overdue money first and pays nothing extra."""
    profile, planning = start.profile, start.model.planning
    day = profile.as_of
    limit = timedelta(days=planning.hardship_days.value)
    if any(due.on + limit < day for account in start.view.accounts for due in account.overdue):
        return "hardship"
    if not start.budget.income_known or not (cleared.shortfalls or cleared.overdue_at_end):
        return "normal"
    months = planning.short_months.value
    asked = sum(due.amount for due in cleared.dues if day < due.on <= add_months(day, months))
    return "hardship" if asked > months * start.budget.monthly else "normal"
