"""What is told beside a plan: how it bears setbacks, and what less money would still reach.

Decides nothing but that the two belong together. Does not know words.
"""

from typing import NamedTuple

from credit_cli.engine.beside.alternatives import Alternative
from credit_cli.engine.beside.comparisons import LessMoney
from credit_cli.engine.beside.setbacks import Setbacks


class Besides(NamedTuple):
    """Setbacks played against a plan, the plan for less money (None: not made), and other plans that were asked for."""

    setbacks: Setbacks = Setbacks()
    less_money: LessMoney | None = None
    alternatives: tuple[Alternative, ...] = ()


NOTHING_BESIDES = Besides()
"""Nothing was tried beside the plan."""
