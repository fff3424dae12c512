"""Reasons from what the account's lender reacts to: rules of the model whose trigger holds on the eve.

Decides when a rule's trigger holds (the typical threshold), whether it arose in the window or was already true, how
it fades, and that a trigger pulled by lenders' own limit changes is theirs. Does not know points of the score.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from credit_cli.engine.diary.calendar import months_before
from credit_cli.engine.diary.view import View
from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.days import Days
from credit_cli.engine.explain.reasons import Reason
from credit_cli.engine.explain.since import are_happenings, last_told, since_day
from credit_cli.engine.facts.registry import measure
from credit_cli.engine.results import Measurement
from credit_cli.model.lenders import LenderRule

ONE_DAY = timedelta(days=1)


def measured(rule: LenderRule, view: View) -> Measurement:
    """What a rule looks at."""
    return measure(rule.measure, view, rule.parameters)


def triggered(rule: LenderRule, found: Measurement) -> bool:
    """Whether a typical lender reacts; what is unknown or cannot apply triggers nothing."""
    return reaches(rule, found, rule.thresholds.typical)


def reaches(rule: LenderRule, found: Measurement, threshold: float) -> bool:
    """Whether what was found is at a threshold of a rule or beyond it."""
    if not found.known or found.value is None:
        return False
    return found.value >= threshold if rule.when == "at_least" else found.value <= threshold


def scope(rule: LenderRule, account: str) -> str | None:
    """The account a rule looks at, or None for the whole person."""
    return account if rule.scope == "account" else None


def rules(case: Case) -> Iterator[Reason]:
    """A reason for each rule of the account's lender that holds on the eve."""
    held: dict[str, Reason] = {}
    for rule_id in case.account.lender.rules:
        rule = case.model.rules[rule_id]
        if not rule.in_force(case.eve):
            continue
        account = scope(rule, case.event.account)
        found = measured(rule, case.days.view(case.eve, account))
        if triggered(rule, found):
            held[rule_id] = _reason(case, rule, found, account)
    yield from (reason for rule_id, reason in held.items() if case.model.rules[rule_id].yields_to not in held)


def told_under(case: Case, rule: LenderRule) -> str:
    """The code under which an explanation counts a rule."""
    return case.model.scorecard.told_under.get(rule.code, rule.code)


def _reason(case: Case, rule: LenderRule, found: Measurement, account: str | None) -> Reason:
    multiple = case.rule.rule_strong if rule.weight == "strong" else case.rule.rule_typical
    weight = case.points(multiple)
    before = measured(rule, case.days.view(case.day_before, account))
    known = case.known_view(account)
    if known is not None and not triggered(rule, before) and triggered(rule, found_before := measured(rule, known)):
        before = found_before
    since: date | None
    stood_since = _stood_earlier(rule, case, account, found, before)
    if stood_since is None and before.known and not triggered(rule, before):
        since = _arose(rule, case.days, account, case.day_before, case.eve)
        weight *= case.rule.already_true + (1 - case.rule.already_true) * _moved(rule, found, before)
    elif stood_since is None and _is_new(rule, found, before, case):
        since = found.since
    else:
        weight *= case.rule.already_true
        since = stood_since = stood_since or _arose_earlier(rule, case, account)
    fades_from = last_told(case.days.day_of, found.evidence, case.eve) if rule.dated else stood_since
    weight *= _fading(rule, fades_from, case.eve)
    code, evidence = told_under(case, rule), found.evidence
    if case.lenders_changed and case.is_taken_over(rule.code) and not triggered(rule, _own(case, rule, account)):
        code = case.model.platform.by_role["earlier_decision"].code
        evidence = (*case.lenders_changed, *evidence)
    return Reason(code, weight, ref=f"rule:{rule.id}", since=since, evidence=evidence)


def _stood_earlier(
    rule: LenderRule, case: Case, account: str | None, found: Measurement, before: Measurement
) -> date | None:
    """The first month, of those the rule fades over, in which a state already stood that then went and came back.

    A line that has hovered about the threshold for a year has not become nearly full in the window. What happens on
    its own day does not hover: a bill missed now is no older for another one having been missed, and paid, last year.
    """
    if rule.dated or not before.known or triggered(rule, before) or are_happenings(found.evidence):
        return None
    earlier = (months_before(case.day_before, back) for back in range(rule.fades_over_months, 0, -1))
    return next((day for day in earlier if triggered(rule, measured(rule, case.days.view(day, account)))), None)


def _moved(rule: LenderRule, found: Measurement, before: Measurement) -> float:
    """How far a value that crossed a threshold moved, of the step from strict to typical lenders; at most 1.

    What stood next to the threshold and crossed it by a hair has hardly arisen in the window.
    """
    step = abs(rule.thresholds.typical - rule.thresholds.strict)
    if step == 0 or before.value is None or found.value is None:
        return 1.0
    return min(1.0, abs(found.value - before.value) / step)


def _is_new(rule: LenderRule, found: Measurement, before: Measurement, case: Case) -> bool:
    """Whether what pulls a trigger is of the window although something pulled it, or may have, before.

    So it is where the lines themselves tell that it happened in the window; of acts that are counted over months,
    where those of the window, less those of as many days before it (a habit is nothing new), would pull it alone.
    """
    day_of, start = case.days.day_of, case.event.window_from
    if rule.dated and before.known:
        new = since_day(day_of, found.evidence, start)
        habit = since_day(day_of, before.evidence, start - (case.event.on - start))
        more = min(found.value or 0, len(new) - len(habit))
        return triggered(rule, found._replace(value=more))
    happened = last_told(day_of, found.evidence, case.eve)
    inside = found.since is not None and found.since >= start and happened is not None and happened >= start
    return inside and are_happenings(found.evidence)


def _arose_earlier(rule: LenderRule, case: Case, account: str | None) -> date:
    """The day before the window on which the trigger began to hold, looked for in the rule's months only."""
    long_ago = months_before(case.eve, rule.fades_over_months)
    if long_ago >= case.day_before or triggered(rule, measured(rule, case.days.view(long_ago, account))):
        return long_ago
    return _arose(rule, case.days, account, long_ago, case.day_before)


def _own(case: Case, rule: LenderRule, account: str | None) -> Measurement:
    return measured(rule, case.own_view(account))


def _arose(rule: LenderRule, days: Days, account: str | None, before: date, eve: date) -> date:
    """The day between two on which the trigger began to hold, found by halving."""
    low, high = before, eve
    while high - low > ONE_DAY:
        middle = low + (high - low) // 2
        if triggered(rule, measured(rule, days.view(middle, account))):
            high = middle
        else:
            low = middle
    return high


def _fading(rule: LenderRule, since: date | None, eve: date) -> float:
    """What is left of a rule's weight: it falls evenly, day by day, to nothing after the rule's months."""
    if since is None or rule.fades_over_months == 0:
        return 1.0
    lasts = (eve - months_before(eve, rule.fades_over_months)).days
    return max(0.0, 1 - (eve - since).days / lasts)
