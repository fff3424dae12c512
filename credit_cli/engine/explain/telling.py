"""Under which code each reason is told, so that one fact counts once however many codes see it.

Decides three things. What only the credit report tells of is the record's (where bills of the file are late too, the
rule that minds lateness speaks for both). Where a rule yields to one that holds, all that is told under its code is
told under the other's (a bill that is overdue now is not also lateness of late). And what one family of codes has told
is not counted again by a family that comes after it: a draw, by what it was for, not by how often one draws; a line
filled up, as that, not as debt beside the same income. Does not know which weighs more.
"""

from collections.abc import Iterable, Iterator, Sequence

from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.reasons import Reason
from credit_cli.engine.explain.rules import told_under
from credit_cli.engine.explain.since import happenings, since_day
from credit_cli.engine.results import Pointer


def told(case: Case, found: Sequence[Reason]) -> Iterator[Reason]:
    """The reasons under the codes that tell them, with what others tell already taken off their weight."""
    placed = tuple(_placed(case, found))
    for reason in placed:
        first = case.model.platform.by_family[reason.code[:3]].after
        yield _less(case, reason, [other for other in placed if other.code[:3] in first and other.weight > 0])


def _placed(case: Case, found: Sequence[Reason]) -> Iterator[Reason]:
    record = case.model.platform.told_by_record
    under = _yielded(case, found)
    for reason in found:
        own = under.get(reason.code, reason.code)
        if not record.tells(reason.code, reason.evidence):
            yield reason._replace(code=own)
            continue
        yield reason._replace(code=record.code)
        if case.late_in_payments and reason.ref is not None:  # the rule holds by the file's own dues, too
            yield reason._replace(code=own, evidence=case.late_in_payments)


def _yielded(case: Case, found: Iterable[Reason]) -> dict[str, str]:
    """Codes whose fact another code tells: those of rules that yield to a rule that holds, with the code of that."""
    holding = {reason.ref: reason.code for reason in found if reason.ref is not None}
    rules_here = (case.model.rules[rule_id] for rule_id in case.account.lender.rules)
    return {
        told_under(case, rule): holding[f"rule:{rule.yields_to}"]
        for rule in rules_here
        if f"rule:{rule.yields_to}" in holding
    }


def _less(case: Case, reason: Reason, first: Sequence[Reason]) -> Reason:
    """A reason with only the part of its weight that lines speak for which no reason before it tells."""
    speaking = _speaking(case, reason)
    left = speaking.difference(pointer for other in first for pointer in other.evidence)
    return reason if len(left) == len(speaking) else reason._replace(weight=reason.weight * len(left) / len(speaking))


def _speaking(case: Case, reason: Reason) -> frozenset[Pointer]:
    """The lines that speak for a reason: for a rule the acts it counts, for lost points what the window brought."""
    if reason.ref is not None:
        return happenings(reason.evidence)
    return since_day(case.days.day_of, reason.evidence, case.event.window_from)
