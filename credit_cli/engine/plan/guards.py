"""Steps beside payments: what to refrain from, whom to ask, what to put in order.

Decides that the easier is told before the harder, and that an action is advised only in the modes its data allow and
while it is in force. When each is advised is a function of its name in `advised.py`, or the fact that its data say it
is shown by. Nothing here is searched, and nothing earns points that scoring again does not show. Knows no payments.
"""

from collections.abc import Iterable
from datetime import timedelta

from credit_cli.engine.plan import advised
from credit_cli.engine.plan.case import Advice, Case
from credit_cli.model.actions import Action


def guards(case: Case) -> list[Advice]:
    """Every step beside payments that the file gives reason for, in force and fit for the mode."""
    actions = sorted(case.model.actions.values(), key=lambda action: (action.effort, action.key))
    return [_with_last_day(each, case) for action in actions for each in _advice(action, case) if _fits(each, case)]


def _advice(action: Action, case: Case) -> Iterable[Advice]:
    """What the file gives reason for, of one action."""
    if action.shown_by is not None:
        return [case.advise(action.key)] if _shown(action.shown_by, case) else []
    reasons = getattr(advised, action.key, None)
    return () if reasons is None else reasons(case)


def _shown(code: str, case: Case) -> bool:
    """Whether a habit is there and costs points, or could cost none."""
    fact = next((c for c in case.now.contributions if c.code == code), None)
    return fact is not None and bool(fact.measurement.value) and (fact.lost > 0 or fact.best == 0)


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
