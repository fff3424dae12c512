"""Reasons from the score itself: the points each factor lost between the day before the window and the eve.

Decides that a fact unknown at either end lost nothing (learning a fact is not behaviour), that a loss counts above
the share rule's threshold, and that what lenders did to limits is not the person's loss of utilisation. Does not know
lender rules.
"""

from collections.abc import Iterator

from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.reasons import Reason
from credit_cli.engine.results import Contribution
from credit_cli.engine.score import contribution
from credit_cli.model.scorecard import Factor


def losses(case: Case) -> Iterator[Reason]:
    """A reason for each factor that lost points in the window."""
    factors = case.days.card.factors
    threshold = case.points(case.rule.loss_threshold)
    pairs = zip(factors, case.before.contributions, case.on_eve.contributions, strict=True)
    for factor, before, eve in pairs:
        if not (before.measurement.known and eve.measurement.known):
            continue
        lost = max(0, before.points - eve.points)
        known = case.known_view() if lost else None
        if known is not None:  # a balance that the file only begins to tell is no change
            lost = min(lost, max(0, contribution(factor, known).points - eve.points))
        own = _own_loss(case, factor, before, lost)
        if own > 0:
            yield _reason(factor.cause, own, threshold, eve)
        if lost > own:
            code = case.model.platform.by_role["earlier_decision"].code
            made = _reason(code, lost - own, threshold, eve)
            yield made._replace(evidence=(*case.lenders_changed, *made.evidence))


def _own_loss(case: Case, factor: Factor, before: Contribution, lost: int) -> int:
    """What of a loss is the person's own: for utilisation, the loss had lenders left the limits alone."""
    if not case.lenders_changed or not case.is_taken_over(factor.code):
        return lost
    own = contribution(factor, case.own_view())
    return max(0, before.points - own.points) if own.measurement.known else lost


def _reason(code: str, lost: int, threshold: float, eve: Contribution) -> Reason:
    return Reason(
        code, max(0.0, lost - threshold), lost, since=eve.measurement.since, evidence=eve.measurement.evidence
    )
