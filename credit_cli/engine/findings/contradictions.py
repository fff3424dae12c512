"""Everything in a file that cannot all be true, or is not true any more.

Decides which functions look, and puts each finding's code to what they found. Real life produces contradictions:
none of them stops a score. Does not know what `check` does with them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from credit_cli.engine.diary.view import view
from credit_cli.engine.findings import amounts, days, writing
from credit_cli.engine.findings.finding import Finding, Hit, Look
from credit_cli.engine.results import Pointer
from credit_cli.model.findings import FindingRule
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Profile

CHECKS: Final[tuple[Callable[[Look], Iterator[Hit]], ...]] = (
    amounts.balance_above_limit,
    days.autopay_but_overdue,
    amounts.paid_more_than_due,
    days.before_opening,
    days.after_closing,
    amounts.available_disagrees,
    days.stale_file,
    writing.on_written_as_true,
    days.after_as_of,
    writing.written_twice,
    writing.same_day_disagrees,
    amounts.minimum_above_due,
    writing.private_number,
    writing.real_name,
    amounts.late_months_disagree,
    amounts.spending_part_above_total,
    days.negative_after_report,
    amounts.guarantee_disagrees,
    amounts.paid_on_without_payment,
)


def contradictions(
    profile: Profile,
    lenders: Mapping[str, Lender],
    rules: Mapping[str, FindingRule],
    notes: tuple[tuple[Pointer, str], ...] = (),
    today: date | None = None,
) -> tuple[Finding, ...]:
    """The `DAT` findings of a profile, by code; staleness only against a given `today`."""
    return contradictions_in(Look(profile, view(profile, profile.as_of, lenders), notes, rules, today))


def contradictions_in(look: Look) -> tuple[Finding, ...]:
    """The same, of a profile that is already looked at."""
    rules = look.rules
    return tuple(
        Finding(rules[check.__name__].code, rules[check.__name__].severity, found.path, found.context, found.line)
        for check in CHECKS
        for found in check(look)
    )
