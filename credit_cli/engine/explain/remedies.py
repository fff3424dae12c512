"""What changes a cause: an allowed action that does (really applied, really measured again), or else time alone.

Decides whether a cause is responsive and from which day it mends by itself. A remedy raises a factor of the cause's
code above what it is worth now, or ends a lender's rule behind it; time mends it by the code's own factor or a rule
(that another telling of the fact earns a point again does not end it). Does not know what an action does to a profile
(`engine/actions/`, handed in), nor what it costs.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.diary.view import View
from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.days import Days
from credit_cli.engine.explain.reasons import Joined
from credit_cli.engine.explain.responding import Responder
from credit_cli.engine.explain.rules import measured, scope, triggered
from credit_cli.engine.results import Pointer
from credit_cli.engine.score import contribution
from credit_cli.model.actions import Action
from credit_cli.model.factor import Factor
from credit_cli.model.lenders import LenderRule
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile

LOOKS_AHEAD = (1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60)
"""Months after which the same diary is measured again, before the first day that mends is found by halving."""


class Remedy(NamedTuple):
    """What can be done about a cause."""

    actions: tuple[str, ...]
    responsive: bool
    mends_on: date | None


class Remedies:
    """Remedies as of a day, each cause tested once."""

    def __init__(self, days: Days, model: Model, as_of: date, respond: Responder) -> None:
        self._days = days
        self._model = model
        self._as_of = as_of
        self._respond = respond
        self._found: dict[tuple[str, tuple[str, ...], str], Remedy] = {}
        self._scored: dict[tuple[str, tuple[str, ...]], View | None] = {}

    def of(self, cause: Joined, account: str) -> Remedy:
        """What can be done about a cause of an event on an account."""
        key = (cause.code, cause.refs, account)
        if key not in self._found:
            self._found[key] = self._of(cause, account)
        return self._found[key]

    def stands(self, cause: Joined, case: Case) -> bool | None:
        """Whether a cause is still so on the file's day; None where nothing is measured (a notice, a regulation)."""
        now = self._days.view(self._as_of)
        rules, factors = self._rules(cause), self._factors(cause.code)
        if not rules and not factors:
            return None
        if any(self._holds(rule, now, case.event.account) for rule in rules):
            return True
        before = {c.factor: c for c in case.before.contributions}
        lost = (factor for factor in factors if case.on_eve.of(factor.factor).points < before[factor.factor].points)
        return any(contribution(factor, now).points < before[factor.factor].points for factor in lost)

    def _of(self, cause: Joined, account: str) -> Remedy:
        factors = self._factors(cause.code)
        codes = {cause.code, *(factor.code for factor in factors)}
        actions = tuple(
            action.key
            for action in self._model.actions.values()
            if not codes.isdisjoint(action.codes) and self._may_be_advised(action)
        )
        changed = self._test(cause, account, factors)
        own = tuple(factor for factor in factors if factor.code == cause.code)
        return Remedy(
            actions=actions,
            responsive=any(changed(view) for view in self._after(actions, cause, account)),
            mends_on=self._mends_on(self._test(cause, account, own or factors)),
        )

    def _may_be_advised(self, action: Action) -> bool:
        """Whether an action is not out of date; when it was written down does not matter to an older file."""
        return action.valid_until is None or self._as_of <= action.valid_until

    def _test(self, cause: Joined, account: str, factors: tuple[Factor, ...]) -> Callable[[View], bool]:
        """Whether a view is better in this cause than the diary's own day, by its rules or some of its factors."""
        now = self._days.view(self._as_of)
        pointed = [(factor, contribution(factor, now)) for factor in factors]
        worth = [(factor, c.points) for factor, c in pointed if c.measurement.known]
        pulled = [rule for rule in self._rules(cause) if self._holds(rule, now, account)]

        def better(view: View) -> bool:
            if any(self._ended(rule, view, account) for rule in pulled):
                return True
            found = ((contribution(factor, view), points) for factor, points in worth)
            return any(c.measurement.known and c.points > points for c, points in found)

        return better

    def _factors(self, code: str) -> tuple[Factor, ...]:
        families = {c.code: c.takes_over for c in self._model.platform.codes}.get(code, ())
        return tuple(f for f in self._days.card.factors if f.cause == code or f.code[:3] in families)

    def _rules(self, cause: Joined) -> tuple[LenderRule, ...]:
        ids = (ref.removeprefix("rule:") for ref in cause.refs if ref.startswith("rule:"))
        found = tuple(self._model.rules[rule_id] for rule_id in ids)
        told_under = self._model.scorecard.told_under
        own = tuple(rule for rule in found if told_under.get(rule.code, rule.code) == cause.code)
        return own or found  # a rule that is another code's, told here as the same fact, does not mend this one

    def _holds(self, rule: LenderRule, view: View, account: str) -> bool:
        return triggered(rule, measured(rule, self._scoped(rule, view, account)))

    def _ended(self, rule: LenderRule, view: View, account: str) -> bool:
        found = measured(rule, self._scoped(rule, view, account))
        return found.known and not triggered(rule, found)

    def _scoped(self, rule: LenderRule, view: View, account: str) -> View:
        if view.diary is self._days.diary:
            return self._days.view(view.day, scope(rule, account))
        return view if scope(rule, account) is None else view.only(account)

    def _after(self, actions: tuple[str, ...], cause: Joined, account: str) -> Iterator[View]:
        """The diary's own day after each action, on all accounts the cause is seen on."""
        profile = self._days.diary.profile
        seen = tuple(dict.fromkeys((*_accounts(cause.evidence, profile), account)))
        for action in actions:
            key = (action, seen)
            if key not in self._scored:
                changed = self._respond(profile, action, seen)
                diary = None if changed is None else self._days.diary.but(changed)
                self._scored[key] = None if diary is None else View(diary, self._as_of)
            view = self._scored[key]
            if view is not None:
                yield view

    def _mends_on(self, better: Callable[[View], bool]) -> date | None:
        """The first day on which time alone mends a cause; None where it does not within the model's months."""
        tried = self._as_of
        horizon = self._model.platform.events.mends_within_months
        for months in (*(m for m in LOOKS_AHEAD if m < horizon), horizon):
            day = add_months(self._as_of, months)
            if better(self._days.view(day)):
                return self._first(better, tried, day)
            tried = day
        return None

    def _first(self, better: Callable[[View], bool], low: date, high: date) -> date:
        while high - low > timedelta(days=1):
            middle = low + (high - low) // 2
            if better(self._days.view(middle)):
                high = middle
            else:
                low = middle
        return high


def _accounts(evidence: tuple[Pointer, ...], profile: Profile) -> Iterator[str]:
    """The accounts that lines of the profile belong to."""
    for pointer in evidence:
        _, first, *rest = pointer.split("/")
        if first == "accounts" and rest:
            yield profile.accounts[int(rest[0])].id
