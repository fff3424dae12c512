"""Which codes somebody wants to hear of: whole families or single codes, chosen or left out.

Decides that the longer of two selectors wins (`--select RPY --ignore RPY10`), and the one that leaves out where both
are as long. A file that cannot be read is always told. Does not know which codes there are.
"""

from typing import Final, NamedTuple

UNREADABLE: Final = "YML"


class Selection(NamedTuple):
    """Codes or their beginnings: only these where any are given, and never those."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """Whether findings of a code are told."""
        if code.startswith(UNREADABLE):
            return True
        chosen = max((len(s) for s in self.select if code.startswith(s)), default=-1 if self.select else 0)
        left_out = max((len(s) for s in self.ignore if code.startswith(s)), default=-1)
        return chosen > left_out


EVERYTHING: Final = Selection()
