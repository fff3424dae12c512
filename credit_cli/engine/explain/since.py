"""What the lines behind a cause tell of its days: when the latest happened, and whether they are happenings at all.

Decides which date of a row tells when it happened, and that a reading (a balance, an income) tells how things stood,
not when they came to be so. Does not know what else a row means.
"""

from datetime import date

from credit_cli.engine.results import Pointer
from credit_cli.profile.records import Profile

READINGS = frozenset({"balances", "available", "limits", "income", "spending", "sesame", "debits", "late_months"})
DAYS_OF_A_ROW = ("on", "due", "from_", "month", "opened")


class DaysOfRows:
    """The days that the rows of a profile carry, each looked up once."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._found: dict[Pointer, date | None] = {}

    def __call__(self, pointer: Pointer) -> date | None:
        """The day of a row; None where it carries none."""
        if pointer not in self._found:
            self._found[pointer] = _day_of(self._profile, pointer)
        return self._found[pointer]


def last_told(day_of: DaysOfRows, evidence: tuple[Pointer, ...], until: date) -> date | None:
    """The latest day, not after `until`, of the lines that show a cause; None where they carry no day."""
    told = map(day_of, evidence)
    return max((day for day in told if day is not None and day <= until), default=None)


def since_day(day_of: DaysOfRows, evidence: tuple[Pointer, ...], start: date) -> frozenset[Pointer]:
    """The lines that carry a day from `start` on."""
    told = ((pointer, day_of(pointer)) for pointer in evidence)
    return frozenset(pointer for pointer, day in told if day is not None and day >= start)


def are_happenings(evidence: tuple[Pointer, ...]) -> bool:
    """Whether all lines tell of something that happened on their day."""
    return bool(evidence) and len(happenings(evidence)) == len(set(evidence))


def happenings(evidence: tuple[Pointer, ...]) -> frozenset[Pointer]:
    """The lines that tell of something that happened on their day (a due, a draw, a request)."""
    return frozenset(pointer for pointer in evidence if READINGS.isdisjoint(pointer.split("/")))


def _day_of(profile: Profile, pointer: Pointer) -> date | None:
    found: object = profile
    for part in pointer.split("/")[1:]:
        found = found[int(part)] if part.isdigit() and isinstance(found, tuple) else getattr(found, part, None)
    if isinstance(found, date):
        return found
    days = (getattr(found, name, None) for name in DAYS_OF_A_ROW)
    return next((day for day in days if isinstance(day, date)), None)
