"""What changed between two scores of one person, factor by factor; the differences sum to the change exactly.

Decides which factors are told (those whose points moved) and their order (the greatest move first). Does not know
files, nor why a fact changed: a fact that was learned moves points, too, and is told apart.
"""

from typing import NamedTuple

from credit_cli.engine.results import Contribution, Score


class Change(NamedTuple):
    """A factor whose points moved."""

    old: Contribution
    new: Contribution

    @property
    def delta(self) -> int:
        """The points it gained or lost."""
        return self.new.points - self.old.points

    @property
    def learned(self) -> bool:
        """Whether nothing need have happened: the fact is known now and was not before."""
        return self.new.measurement.known and not self.old.measurement.known

    @property
    def forgotten(self) -> bool:
        """Whether the newer file no longer tells."""
        return self.old.measurement.known and not self.new.measurement.known


def changes(old: Score, new: Score) -> tuple[Change, ...]:
    """The factors whose points moved, the greatest move first."""
    pairs = zip(old.contributions, new.contributions, strict=True)
    moved = [change for change in (Change(before, now) for before, now in pairs) if change.delta]
    return tuple(sorted(moved, key=lambda change: (-abs(change.delta), change.new.code)))
