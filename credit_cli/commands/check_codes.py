"""Codes as a command line names them: whole or only their beginning, several with commas.

Decides that one which no code begins with is a mistake, not a silent nothing. Does not know what they are chosen for.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from credit_cli.engine.findings.expectations import CODES as EXPECTED
from credit_cli.engine.findings.thresholds import CODES as ASKED
from credit_cli.model.library import Model
from credit_cli.profile.problems import CODES as PROBLEMS


def written_out(said: Iterable[str]) -> tuple[str, ...]:
    """Every selector, with commas taken apart, in capitals."""
    return tuple(part.strip().upper() for word in said for part in word.split(",") if part.strip())


def known(model: Model) -> list[str]:
    """Every code a finding can have."""
    return sorted(
        {
            *model.scorecard.by_code,
            *(rule.code for rule in model.findings.values()),
            *EXPECTED,
            *ASKED,
            *PROBLEMS.values(),
        }
    )


def unknown(selectors: Iterable[str], model: Model) -> tuple[str, str] | None:
    """The first selector that no code begins with, and the code that is most like it."""
    codes = known(model)
    for selector in selectors:
        if not any(code.startswith(selector) for code in codes):
            near = get_close_matches(selector, [*codes, *{code[:3] for code in codes}], n=1, cutoff=0)
            return selector, near[0]
    return None
