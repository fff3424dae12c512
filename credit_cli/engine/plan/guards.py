"""Steps beside payments: what to refrain from, whom to ask, what to put in order.

Decides when each is advised, from what the file shows; nothing here is searched, and nothing earns points that
scoring again does not show. An action is advised only in the modes its data allow and while it is in force. Does
not know payments.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.events import events_of
from credit_cli.engine.plan.mode import Mode
from credit_cli.engine.plan.records import wrong_records
from credit_cli.engine.results import LimitEvent, Score
from credit_cli.engine.world.trajectory import Start, Trajectory

_HABITS: Final = {
    "space_draws": "FRQ01",
    "stop_quick_cycles": "FRQ02",
    "stop_restricted_use": "PUR01",
    "stop_related_transfers": "PUR02",
    "rebalance_spending": "PUR04",
    "pay_bills_on_time": "RPY11",
}
"""What to refrain from, and the fact that shows it."""

_MONTHS_OF_BOUNCES: Final = 12


class Advice(NamedTuple):
    """A move with the day by which it matters (None: none)."""

    move: Move
    deadline: date | None = None


class Case:
    """One person on the file's day, with what the plan's payments lead to."""

    def __init__(self, start: Start, now: Score, planned: Trajectory, mode: Mode) -> None:
        self.start, self.now, self.planned, self.mode = start, now, planned, mode
        self.profile, self.model = start.profile, start.model
        self.day = self.profile.as_of
        self.view = start.view

    @property
    def events(self) -> list[LimitEvent]:
        """What lenders did to limits lately."""
        window = timedelta(days=self.model.platform.events.window_days)
        found = events_of(self.view.diary, self.day, self.model.platform.events)
        return [e for e in found if e.on > self.day - window and e.kind != "exhausted"]

    def advise(self, action: str, account: str | None = None, on: date | None = None) -> Advice:
        """The action, on the file's day unless another is given."""
        return Advice(Move(action, account, None, on or self.day))


def guards(case: Case) -> list[Advice]:
    """Every step beside payments that the file gives reason for, in force and fit for the mode."""
    found: list[Advice] = []
    sources = (_hardship, _records, _habits, _applications, _report, _events, _autopay, _tidy, _micro_business)
    for source in sources:
        found += source(case)
    return [_with_last_day(a, case) for a in found if _fits(a, case)]


def _fits(advice: Advice, case: Case) -> bool:
    """Whether the action is for this mode, in force on its day, within the plan, and not ruled out by its data."""
    action = case.model.actions.get(advice.move.action)
    if action is None or case.mode not in action.modes or advice.move.on > case.start.end:
        return False
    if action.valid_until is not None and advice.move.on > action.valid_until:
        return False
    return not ("overdue" in action.unless and any(account.overdue for account in case.view.accounts))


def _with_last_day(advice: Advice, case: Case) -> Advice:
    """The advice with the last day of an action that ends soon, where it does not matter earlier anyway."""
    last = case.model.actions[advice.move.action].valid_until
    if last is None or last > case.day + timedelta(days=case.model.planning.closing_soon_days.value):
        return advice
    return advice._replace(deadline=min(last, advice.deadline or last))


def _hardship(case: Case) -> Iterator[Advice]:
    """Every lender that is overdue or will not get a due, the longest overdue first, then by the day."""
    if case.mode != "hardship":
        return
    days: dict[str, date] = {}
    for account in case.view.accounts:
        if account.overdue:
            days[account.account.id] = account.overdue[0].on
    for short in case.planned.shortfalls:
        days.setdefault(short.account, short.on)
    for account_id, due in sorted(days.items(), key=lambda item: (item[1], item[0])):
        advice = case.advise("ask_hardship_plan", account_id)
        yield advice._replace(deadline=due if due > case.day else None)


def _records(case: Case) -> Iterator[Advice]:
    if wrong_records(case.profile, case.view):
        yield case.advise("dispute_record")


def _habits(case: Case) -> Iterator[Advice]:
    codes = {c.code: c for c in case.now.contributions}
    for action, code in _HABITS.items():
        fact = codes.get(code)
        if fact is None or not fact.measurement.value:
            continue
        if fact.lost > 0 or fact.best == 0:
            yield case.advise(action)


def _applications(case: Case) -> Iterator[Advice]:
    wait = timedelta(days=case.model.planning.stop_applications_days.value)
    asked = [a.on for a in case.profile.applications or () if a.kind != "limit_increase" and a.on <= case.day]
    if asked and max(asked) + wait > case.day:
        yield Advice(case.advise("stop_applications").move, max(asked) + wait)


def _report(case: Case) -> Iterator[Advice]:
    record = case.profile.record
    late = any(account.overdue for account in case.view.accounts)
    if record is None or record.checked_on is None or late:
        yield case.advise("check_report")


def _events(case: Case) -> Iterator[Advice]:
    events = case.events
    for account_id in dict.fromkeys(event.account for event in events):
        yield case.advise("ask_explanation", account_id)
    frozen = {e.account for e in events if e.kind in {"freeze", "closure"}}
    for account in case.view.accounts:
        if account.account.id in frozen and account.state == "frozen" and not account.overdue:
            yield case.advise("appeal", account.account.id)
    if events:
        yield case.advise("read_notices")


def _autopay(case: Case) -> Iterator[Advice]:
    """Autopay where it is off and money will be there; money in the debit account before a debit that once bounced."""
    short = {s.account for s in case.planned.shortfalls}
    since = months_before(case.day, _MONTHS_OF_BOUNCES)
    lead = timedelta(days=case.model.planning.fund_days_before.value)
    for account in case.view.accounts:
        record = account.account
        rows = [r for r in record.autopay or () if r.on is None or r.on <= case.day]
        coming = [d for d in case.planned.dues if d.account == record.id and d.on > case.day]
        if not rows or not coming or record.id in short:
            continue
        on = max(rows, key=lambda row: row.on or date.min).enabled
        if not on:
            yield Advice(case.advise("enable_autopay", record.id).move, coming[0].on)
        elif any(since < d <= case.day for d in record.failed_debits or ()):
            move = Move("fund_debit_account", record.id, coming[0].amount, max(case.day, coming[0].on - lead))
            yield Advice(move, coming[0].on)


def _tidy(case: Case) -> Iterator[Advice]:
    person = case.profile.person
    if person is None:
        return
    has_entry = any(a.lender.lender_class not in {"bank", "private"} for a in case.view.accounts)
    held = [income for income in person.income or () if income.from_ <= case.day]
    if held and has_entry and max(held, key=lambda income: income.from_).verified is False:
        yield case.advise("verify_income")
    if person.identity is not None and person.identity.verified is False:
        yield case.advise("verify_identity")


def _micro_business(case: Case) -> Iterator[Advice]:
    """Living on one lender is a risk for somebody self-employed: named with the account that most is owed on."""
    person = case.profile.person
    work = person.employment if person is not None else None
    if work is None or work.status != "self_employed":
        return
    owing = {a.account.id: a.owed.row for a in case.view.accounts if a.owed is not None and a.counted_as is not None}
    lenders = {a.account.id: a.counted_as for a in case.view.accounts}
    sums: dict[str | None, int] = {}
    for account, owed in owing.items():
        sums[lenders[account]] = sums.get(lenders[account], 0) + max(0, owed)
    if sums and max(sums.values()) * 2 > sum(sums.values()):
        most = max(sums, key=lambda lender: sums[lender])
        yield case.advise("diversify_funding", max((a for a in owing if lenders[a] == most), key=lambda a: owing[a]))
