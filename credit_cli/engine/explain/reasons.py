"""A reason: one thing that speaks for a limit event, with its weight in points; and how reasons of one code join.

Decides that a code counts the heaviest that speaks under it, a factor's lost points or a rule, and never adds them up:
factors told under one code tell one fact in several ways, and a fact counts once. So a fact more that makes one of the
ways weaker (an account that was never late, a card never used) moves no share while another still tells it. Does not
know where reasons come from nor what share they get.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from credit_cli.engine.results import Pointer


class Reason(NamedTuple):
    """One thing that speaks for an event: `weight` is what counts, `lost` the points that its factor lost to it."""

    code: str
    weight: float
    lost: int = 0
    ref: str | None = None
    since: date | None = None
    evidence: tuple[Pointer, ...] = ()
    factor: str | None = None


class Joined(NamedTuple):
    """All that speaks for an event under one code; `evidence` are the lines of what weighs.

    `refs` are all rules and notices behind it, strongest first; `by_rule`: the strongest of them outweighs the points;
    `parts`: which factors lost the points, the greatest loss first.
    """

    code: str
    weight: float
    lost: int
    refs: tuple[str, ...]
    since: date | None
    evidence: tuple[Pointer, ...]
    by_rule: bool = False
    parts: tuple[tuple[str, int], ...] = ()


def join(reasons: Iterable[Reason]) -> tuple[Joined, ...]:
    """Reasons by code, heaviest first; what weighs nothing is left out."""
    by_code = attrgetter("code")
    joined = [_join(code, list(group)) for code, group in groupby(sorted(reasons, key=by_code), key=by_code)]
    return tuple(sorted((j for j in joined if j.weight > 0), key=lambda j: (-j.weight, -j.lost, j.code)))


def _join(code: str, reasons: list[Reason]) -> Joined:
    losses = sorted((reason for reason in reasons if reason.ref is None), key=lambda r: -r.weight)
    rules = sorted((r for r in reasons if r.ref is not None and r.weight > 0), key=lambda r: (-r.weight, r.ref or ""))
    in_points = max((reason.weight for reason in losses), default=0.0)
    strongest = rules[0].weight if rules else 0.0
    ordered = [*rules, *losses] if strongest > in_points else [*losses, *rules]
    return Joined(
        code=code,
        weight=max(in_points, strongest),
        lost=sum(reason.lost for reason in losses),
        refs=tuple(r.ref for r in rules if r.ref is not None),
        since=next((reason.since for reason in ordered if reason.since is not None), None),
        evidence=tuple(dict.fromkeys(pointer for r in ordered if r.weight > 0 for pointer in r.evidence)),
        by_rule=strongest > in_points,
        parts=_parts(losses),
    )


def _parts(losses: Iterable[Reason]) -> tuple[tuple[str, int], ...]:
    """The points by the factor that lost them; a factor may have lost some in two ways."""
    parts: dict[str, int] = {}
    for reason in losses:
        if reason.factor is not None and reason.lost:
            parts[reason.factor] = parts.get(reason.factor, 0) + reason.lost
    return tuple(sorted(parts.items(), key=lambda part: -part[1]))
