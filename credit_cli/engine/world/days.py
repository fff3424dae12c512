"""The calendar, remembered: a search asks for the same days many hundred times.

Decides nothing; the days are those of `engine/diary/calendar.py`.
"""

from functools import lru_cache
from typing import Final

from credit_cli.engine.diary import calendar

_DAYS_REMEMBERED: Final = 8192

next_after = lru_cache(maxsize=_DAYS_REMEMBERED)(calendar.next_after)
month_end = lru_cache(maxsize=_DAYS_REMEMBERED)(calendar.month_end)
due_of_statement = lru_cache(maxsize=_DAYS_REMEMBERED)(calendar.due_of_statement)
