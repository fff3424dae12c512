"""Reasons from the score itself: the points each factor lost between the day before the window and the eve.

Decides that a fact unknown at either end lost nothing (learning a fact is not behaviour), that a loss counts above
the share rule's threshold, and that what lenders did to limits is not the person's loss of utilisation. What is told
is the exact difference in points; what weighs is, for a ratio, the same difference read between the middles of bins:
a ratio that crossed an edge by a hair is no cause, and an unused line beside full ones does not make it a larger one.
A factor that does not weigh is told only: rules speak for its fact.
Does not know lender rules.
"""

from collections.abc import Iterator
from typing import NamedTuple

from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.reasons import Reason
from credit_cli.engine.results import Contribution
from credit_cli.engine.score import contribution
from credit_cli.model.factor import Factor


class Lost(NamedTuple):
    """What a factor lost between two days: exact points, and what of them weighs before the threshold."""

    points: int
    weighs: float


NOTHING = Lost(0, 0.0)


def losses(case: Case) -> Iterator[Reason]:
    """A reason for each factor that lost points in the window."""
    factors = case.days.card.factors
    pairs = zip(factors, case.before.contributions, case.on_eve.contributions, strict=True)
    for factor, before, eve in pairs:
        lost = _lost(factor, before, eve)
        known = case.known_view() if lost.points else None
        if known is not None:  # a balance that the file only begins to tell is no change
            lost = min(lost, _lost(factor, contribution(factor, known), eve))
        own = _own_loss(case, factor, before, lost)
        if own.points > 0:
            yield _reason(case, factor, factor.cause, own, eve)
        if lost.points > own.points:
            code = case.model.platform.by_role["earlier_decision"].code
            theirs = Lost(lost.points - own.points, max(0.0, lost.weighs - own.weighs))
            made = _reason(case, factor, code, theirs, eve)
            yield made._replace(evidence=(*case.lenders_changed, *made.evidence))


def _lost(factor: Factor, before: Contribution, after: Contribution) -> Lost:
    """What a factor lost; nothing where it is unknown at either end."""
    if not (before.measurement.known and after.measurement.known) or before.points <= after.points:
        return NOTHING
    weighs = _worth(factor, before) - _worth(factor, after) if factor.weighs else 0.0
    return Lost(before.points - after.points, max(0.0, weighs))


def _worth(factor: Factor, found: Contribution) -> float:
    """The points of a contribution, for a ratio read between the middles of bins."""
    value = found.measurement.value
    return found.points if value is None or factor.unit != "ratio" else factor.between(value)


def _own_loss(case: Case, factor: Factor, before: Contribution, lost: Lost) -> Lost:
    """What of a loss is the person's own: for utilisation, the loss had lenders left the limits alone."""
    if not case.lenders_changed or not case.is_taken_over(factor.code):
        return lost
    if not lost.points and case.lenders_only_lowered:
        return NOTHING
    own = contribution(factor, case.own_view())
    return _lost(factor, before, own) if own.measurement.known else lost


def _reason(case: Case, factor: Factor, code: str, lost: Lost, eve: Contribution) -> Reason:
    weight = max(0.0, lost.weighs - case.points(case.rule.loss_threshold))
    shown = eve.measurement
    return Reason(code, weight, lost.points, since=shown.since, evidence=shown.evidence, factor=factor.factor)
