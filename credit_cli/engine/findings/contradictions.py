"""Everything in a file that cannot all be true, or is not true any more.

Decides that a rule's function is found by its name, and puts the rule's code to what it found. Real life produces
contradictions: none of them stops a score. Does not know what `check` does with them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from inspect import isfunction
from typing import Final

from credit_cli.engine.diary.view import view
from credit_cli.engine.findings import amounts, days, writing
from credit_cli.engine.findings.finding import Finding, Hit, Look
from credit_cli.engine.results import Pointer
from credit_cli.model.findings import FindingRule
from credit_cli.model.lenders import Lender
from credit_cli.profile.records import Profile

CHECKS: Final[dict[str, Callable[[Look], Iterator[Hit]]]] = {
    name: function
    for module in (amounts, days, writing)
    for name, function in vars(module).items()
    if isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
}
"""What looks, by the name that `findings.yaml` gives: every public function of those modules."""


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
    return tuple(
        Finding(rule.code, rule.severity, found.path, found.context, found.line)
        for name, rule in look.rules.items()
        if name in CHECKS
        for found in CHECKS[name](look)
    )
