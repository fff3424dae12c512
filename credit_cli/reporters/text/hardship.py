"""「先稳住」 on the screen.

Decides the layout only; what is said is `steadying.py`.
"""

from credit_cli.engine.results import Plan
from credit_cli.reporters.page import Page
from credit_cli.reporters.plan import steadying
from credit_cli.reporters.plan.steadying import SAID, Part
from credit_cli.reporters.screen import BLANK, Line, paragraph

__all__ = ["SAID", "steady"]


def steady(plan: Plan, page: Page) -> list[Line]:
    """The first part of a plan in hardship mode."""
    lines = _part(steadying.protect(plan, page), page)
    lines += [BLANK, *paragraph(page.words("plan.ask_whom"), page.width, style="bold")]
    if (how := steadying.ask(page)) is not None:
        lines += paragraph(how, page.width, indent=2)
    for call in steadying.calls(plan, page):
        lines += paragraph(call.who, page.width, indent=2, hang=4, style="bold")
        for text in call.how:
            lines += paragraph(text, page.width, indent=4)
    for part in steadying.footing(page):
        lines += _part(part, page)
    return lines


def _part(part: Part, page: Page) -> list[Line]:
    lines = [BLANK, *paragraph(part.heading, page.width, style="bold")]
    for item in part.items:
        lines += paragraph(f"- {item}", page.width, indent=2, hang=4)
    return lines
