"""The shape of a contradiction that `check` reports: its code, how grave it is, and the number it turns on.

Decides which fields `data/findings.yaml` has. Holds no number and no sentence.
"""

from dataclasses import dataclass
from typing import Literal

from credit_cli.model.sourced import Sourced, Text

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, kw_only=True)
class FindingRule(Sourced):
    """One kind of contradiction or staleness in a file.

    `name` is the function of `engine/findings/` that looks for it, whose context fills `message` and `hint`;
    `threshold` is in `unit` and None where nothing is measured.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    message: Text
    hint: Text
    threshold: float | None = None
    unit: Literal["ratio", "days"] | None = None

    def __post_init__(self) -> None:
        """Refuse a number without its unit."""
        super().__post_init__()
        if (self.threshold is None) != (self.unit is None):
            raise ValueError(f"{self.code}: a threshold needs a unit, and a unit a threshold")
