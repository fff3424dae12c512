"""When each action beside payments is advised: a function named for the action, found by its name.

Decides it from what the file shows; what an action's data say (modes, days, what rules it out) `guards.py` holds. An
action that only refrains from a habit needs no function: its data name the fact that shows the habit (`shown_by`).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.view import AccountView
from credit_cli.engine.plan.case import Advice, Case
from credit_cli.engine.plan.records import wrong_records
from credit_cli.engine.results import PlannedDue


def ask_hardship_plan(case: Case) -> Iterator[Advice]:
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


def dispute_record(case: Case) -> Iterator[Advice]:
    """An entry of the report that the file itself contradicts."""
    if wrong_records(case.profile, case.view):
        yield case.advise("dispute_record")


def stop_applications(case: Case) -> Iterator[Advice]:
    """Somebody who applied lately waits until that is some time ago."""
    wait = timedelta(days=case.number("stop_applications", "days"))
    asked = [a.on for a in case.profile.applications or () if a.kind != "limit_increase" and a.on <= case.day]
    if asked and max(asked) + wait > case.day:
        yield case.advise("stop_applications")._replace(deadline=max(asked) + wait)


def check_report(case: Case) -> Iterator[Advice]:
    """A report nobody looked at; while something is overdue there is more to do first."""
    record = case.profile.record
    late = any(account.overdue for account in case.view.accounts)
    if record is None or record.checked_on is None or late:
        yield case.advise("check_report")


def ask_explanation(case: Case) -> Iterator[Advice]:
    """Whoever did something to a limit lately is asked why."""
    for account_id in dict.fromkeys(event.account for event in case.events):
        yield case.advise("ask_explanation", account_id)


def appeal(case: Case) -> Iterator[Advice]:
    """A line that was frozen and still is, with nothing overdue on it."""
    frozen = {e.account for e in case.events if e.kind in {"freeze", "closure"}}
    for account in case.view.accounts:
        if account.account.id in frozen and account.state == "frozen" and not account.overdue:
            yield case.advise("appeal", account.account.id)


def read_notices(case: Case) -> Iterator[Advice]:
    """What was announced may tell why a limit moved."""
    if case.events:
        yield case.advise("read_notices")


def _debited(case: Case) -> Iterator[tuple[AccountView, bool, PlannedDue]]:
    """The accounts of which the file tells whether they are debited, with the next due that money will reach."""
    short = {s.account for s in case.planned.shortfalls}
    for account in case.view.accounts:
        ident, debited = account.account.id, account.debited
        coming = [d for d in case.planned.dues if d.account == ident and d.on > case.day]
        if debited is not None and coming and ident not in short:
            yield account, debited, coming[0]


def enable_autopay(case: Case) -> Iterator[Advice]:
    """The automatic debit is off, and money will be there."""
    for account, on, due in _debited(case):
        if not on:
            yield case.advise("enable_autopay", account.account.id)._replace(deadline=due.on)


def fund_debit_account(case: Case) -> Iterator[Advice]:
    """Money goes to the debit account before the next debit, where one bounced."""
    since = months_before(case.day, int(case.number("fund_debit_account", "bounced_months")))
    lead = timedelta(days=case.number("fund_debit_account", "days_before"))
    for account, on, due in _debited(case):
        if on and any(since < day <= case.day for day in account.account.failed_debits or ()):
            move = Move("fund_debit_account", account.account.id, due.amount, max(case.day, due.on - lead))
            yield Advice(move, due.on)


def verify_income(case: Case) -> Iterator[Advice]:
    """An income in force that is not verified, where some lender's app asks for it."""
    person = case.profile.person
    has_entry = any(a.lender.lender_class not in {"bank", "private"} for a in case.view.accounts)
    held = [income for income in (person.income if person else None) or () if income.from_ <= case.day]
    if held and has_entry and max(held, key=lambda income: income.from_).verified is False:
        yield case.advise("verify_income")


def verify_identity(case: Case) -> Iterator[Advice]:
    """An identity that is not verified."""
    person = case.profile.person
    if person is not None and person.identity is not None and person.identity.verified is False:
        yield case.advise("verify_identity")


def diversify_funding(case: Case) -> Iterator[Advice]:
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
