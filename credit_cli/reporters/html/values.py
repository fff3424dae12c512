"""Numbers of the page, each with the place in the machine output it equals, so that a test can compare them all.

Decides how a number is written. A hidden amount has no place: it is not on the page. Does not know where it stands.
"""

from typing import NamedTuple

from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money


class Number(NamedTuple):
    """A number as it is read, and which number of the machine output it is: `plan.steps.0.gain`."""

    text: str
    of: str | None = None


def count(value: int, of: str | None = None, *, signed: bool = False) -> Number:
    """A whole number."""
    return Number(f"{value:+d}" if signed and value else str(value), of)


def amount(fen: Fen, page: Page, of: str | None = None, *, cents: bool | None = None) -> Number:
    """An amount with its currency."""
    return Number(money(fen, page, cents=cents), None if page.hides_amounts else of)
