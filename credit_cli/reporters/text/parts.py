"""What the points beside a cause's name are made of, in one line where they are not that name's alone.

Several factors may tell one fact, and a cause is called by one of them or by what lenders react to. Decides when this
must be said and how much of it: the greatest parts by name, the others as one number. Does not know how a cause is
called (`causes.py`).
"""

from typing import Final

from credit_cli.engine.results import Cause
from credit_cli.reporters.page import Page

_NAMED: Final = 3


def said(cause: Cause, called: str | None, page: Page) -> str:
    """The line of a cause called by a factor, or by none; empty where the points are that factor's alone."""
    parts = cause.parts
    if not parts or (len(parts) == 1 and parts[0][0] == called):
        return ""
    if len(parts) == 1:
        return page.words("explain.points_elsewhere", points=-cause.points, name=_name(parts[0][0], page))
    shown = parts if page.verbose or len(parts) <= _NAMED + 1 else parts[:_NAMED]
    told = [page.words("explain.points_part", name=_name(factor, page), points=-lost) for factor, lost in shown]
    if rest := parts[len(shown) :]:
        points = -sum(lost for _, lost in rest)
        told.append(page.words("explain.points_rest", count=len(rest), points=points))
    listed = page.words("common.semicolon").join(told)
    return page.words("explain.points_together", points=-cause.points, list=listed)


def _name(factor: str, page: Page) -> str:
    return page.words.of(page.model.scorecard.by_factor[factor].name)
