"""What it means that the person's own side explains little of an event: mostly not them, or the file cannot tell.

Decides that nobody is called blameless by a file that does not hold their payments or balances. Knows no shares but
those it is given.
"""

from typing import NamedTuple

from credit_cli.engine.results import Explanation
from credit_cli.reporters.page import Page
from credit_cli.reporters.text.lateness import payments_told

_TOLD = (("overdue_now", "explain.told_payments"), ("utilisation", "explain.told_use"))


class Verdict(NamedTuple):
    """A sentence, and whether it clears the person."""

    text: str
    clears: bool


def not_you(found: Explanation, beyond: float, page: Page) -> Verdict | None:
    """The sentence where platform and unexplained (`beyond`) are the larger part; None where they are not."""
    if any(cause.origin != "platform" for cause in found.causes):
        return Verdict(page.words("explain.mostly_not_you"), clears=True) if beyond > 1 - beyond else None
    missing = [page.words(word) for factor, word in _TOLD if not found.eve.of(factor).measurement.known]
    if missing:
        what = page.words("common.comma").join(missing)
        return Verdict(page.words("explain.not_told", what=what), clears=False)
    if not payments_told(found, page):
        return Verdict(page.words("explain.not_all_told"), clears=False)
    return Verdict(page.words("explain.not_you"), clears=True)
