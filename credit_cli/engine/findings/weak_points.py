"""Factors in their worst bin, as findings: what weighs on this person most, at its line.

Decides that a known fact in the worst bin of a factor that earns points is a warning. Does not know what to do about
it.
"""

from credit_cli.engine.findings.finding import Finding
from credit_cli.engine.results import Score


def weak_points(score: Score) -> tuple[Finding, ...]:
    """A warning for every factor in its worst bin, at the first line that shows it."""
    return tuple(
        Finding(
            c.code,
            "warning",
            c.measurement.evidence[0] if c.measurement.evidence else "",
            (("lost", str(c.lost)),),
        )
        for c in score.contributions
        if c.measurement.known and c.points == 0 and c.best > 0
    )
