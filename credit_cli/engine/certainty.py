"""How sure an explanation can be of one cause: its levels and grounds, as a frozen value.

Decides their shape and names only; `explain/certainty.py` decides which of them a cause has, and the reporters turn
them into words. Holds no sentence.
"""

from typing import Literal, NamedTuple

from credit_cli.model.sourced import Confidence

Level = Literal["proved", "announced", "consistent", "hearsay"]
"""What the file proves; what a notice in it says; what fits it and is attested; what people only say of lenders."""

Ground = Literal[
    "dated_at_both_ends",  # dated facts before the window and on the eve: the change itself is beyond doubt
    "rests_on_law",  # the rule is in the law
    "said_of_lenders",  # the rule is a habit of lenders that others report
    "practice_differs",  # at which value differs from lender to lender
    "held_before",  # it was so already before the window
    "said_by_notice",  # a notice in the file says it of this account, its lender, or the person's region or industry
    "conditions_fit",  # lender, price and day meet the conditions of a dated rule
]


class Certainty(NamedTuple):
    """How sure a cause is, and on what grounds; not whether it was the lender's reason, which nobody but they knows.

    `confidence` is how well the rule behind it is attested; `thresholds` are the values at which strict, typical and
    lax lenders are said to react, and `reached` is the laxest of the latter two that the person's value has reached.
    """

    level: Level
    grounds: tuple[Ground, ...]
    confidence: Confidence | None = None
    thresholds: tuple[float, float, float] | None = None
    reached: Literal["typical", "lax"] | None = None
