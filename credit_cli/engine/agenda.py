"""What is to be paid in the coming days: what is overdue first, then dues and the plan's payments by their day.

Decides that nothing is told twice: an overdue that a step of these days pays, or that a lender is to be asked about,
is that step's entry. Does not know how the plan was found, nor words.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.engine.diary.view import View
from credit_cli.engine.results import Plan, Step
from credit_cli.profile.scalars import Fen

Kind = Literal["overdue", "due", "step"]

ASK: Final = "ask_hardship_plan"
_CLEAR: Final = "clear_overdue"
_MOVED: Final = frozenset({"fund_debit_account", "build_buffer"})
"""Steps that move one's own money and pay nobody."""

_EXTRA: Final = frozenset({"pay_down", "pay_off", "pay_full_statement"})
"""Steps that pay what need not be paid yet."""


class Entry(NamedTuple):
    """Something to pay or to ask for: on which day, what, where, how much.

    `days_late` where it is overdue, `missing` what the money does not reach, `deadline` until when it matters, `part`
    where a later step pays the rest of what is overdue.
    """

    on: date
    kind: Kind
    action: str | None
    account: str
    amount: Fen | None
    days_late: int | None = None
    assumed: bool = False
    missing: Fen = 0
    deadline: date | None = None
    part: bool = False


class Agenda(NamedTuple):
    """The entries of one person from a day until another, both included."""

    since: date
    until: date
    mode: Literal["normal", "hardship"]
    entries: tuple[Entry, ...]

    @property
    def payments(self) -> int:
        """How many entries are to be paid to others."""
        return len(self._paid())

    @property
    def total(self) -> Fen:
        """What is to be paid to others in these days."""
        return sum(self._paid())

    @property
    def extras(self) -> tuple[Fen, ...]:
        """The payments among them that the plan makes beyond what is due."""
        return tuple(self._paid(only=_EXTRA))

    def _paid(self, only: frozenset[str] | None = None) -> list[Fen]:
        paid = (entry for entry in self.entries if entry.amount is not None and entry.action not in _MOVED)
        return [entry.amount or 0 for entry in paid if only is None or entry.action in only]


def in_parts(steps: Sequence[Step]) -> frozenset[int]:
    """The numbers of the steps that pay a part of what is overdue, the rest of which a later step pays."""
    last = {step.account: step.n for step in steps if step.action == _CLEAR}
    return frozenset(step.n for step in steps if step.action == _CLEAR and last[step.account] != step.n)


def agenda(plan: Plan, view: View, until: date) -> Agenda:
    """What a person's plan and file hold from the file's day until another."""
    day = view.day
    late = {a.account.id: (a.overdue_amount, (day - a.overdue[0].on).days) for a in view.accounts if a.overdue}
    entries: list[Entry] = []
    told: set[str] = set()
    parts = in_parts(plan.steps)
    for step in plan.steps:
        asks = step.action == ASK and step.account in late
        if step.account is None or step.on > until or not (step.amount or asks):
            continue
        amount, days = step.amount, None
        if step.action in {_CLEAR, ASK} and step.account in late:
            told.add(step.account)
            owed, days = late[step.account]
            amount = step.amount or owed
        part = step.n in parts
        entries.append(
            Entry(step.on, "step", step.action, step.account, amount, days, deadline=step.deadline, part=part)
        )
    entries += [
        Entry(day, "overdue", None, account, amount, days)
        for account, (amount, days) in late.items()
        if account not in told
    ]
    missing = {(short.account, short.on): short.missing for short in plan.shortfalls}
    entries += [
        Entry(
            due.on,
            "due",
            None,
            due.account,
            due.amount,
            assumed=due.assumed,
            missing=missing.get((due.account, due.on), 0),
        )
        for due in plan.dues
        if due.on <= until
    ]
    return Agenda(day, until, plan.mode, tuple(sorted(entries, key=urgency)))


def urgency(entry: Entry) -> tuple[int, int, date, int, str]:
    """What is overdue first, the longest first; then by day, payments before money that is only put aside."""
    late = entry.days_late or 0
    return (0 if late else 1, -late, entry.on, entry.action in _MOVED, entry.account)
