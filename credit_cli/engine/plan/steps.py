"""The steps of a plan: moves and advice in order, with what each brings.

Decides their order (overdue first, then by day, and of one day's payments the one first that costs no points alone),
their phase, reasons and deadline, and the gain: the change of the final score when the step is added in order, so
that gains sum to what the plan brings. A payment that lowers the score until a later one makes up for it shows nought,
and the later one what both bring. Does not choose moves.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.plan.case import Advice
from credit_cli.engine.plan.mode import Mode
from credit_cli.engine.results import Score, Step
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.actions import Action
from credit_cli.model.planning import Planning

_KINDS: Final = {"pay": 2, "tidy": 3, "guard": 4, "ask": 5, "wait": 6}
_MOST_REASONS: Final = 3


def in_order(start: Start, advice: list[Advice], mode: Mode) -> list[Advice]:
    """Advice as a person should take it: in hardship lenders are asked first; overdue money; then by the day.

    Only the first day on which overdue money can be paid goes before everything else; what money later allows stands
    on its day.
    """
    actions = start.model.actions
    cleared = [a.move.on for a in advice if a.move.action == "clear_overdue"]
    first_clear = min(cleared, default=None)

    def place(item: tuple[int, Advice]) -> tuple[int, date, int, int]:
        n, (move, _) = item
        if move.action == "ask_hardship_plan" and mode == "hardship":
            return (0, move.on, 0, n)
        if move.action == "clear_overdue" and move.on == first_clear:
            return (1, move.on, 0, n)
        kind = 1 if move.action == "dispute_record" else _KINDS[actions[move.action].kind]
        return (2, move.on, kind, n)

    return [each for _, each in sorted(enumerate(advice), key=place)]


Gauge = Callable[[Sequence[Move]], int | None]
"""Tells the final score with some of a plan's moves at once; None where they must be played for it."""


def steps_of(  # noqa: PLR0913, PLR0917  the plan, and the three scores it lies between
    start: Start, ordered: list[Advice], now: Score, idle: Score, then: Score, gauge: Gauge | None = None
) -> tuple[Step, ...]:
    """The steps with their gains, each measured with the steps before it."""
    planning, actions = start.model.planning, start.model.actions
    measured = _measured(start, ordered, idle.score, then.score, gauge)
    gains = _never_below(idle.score, [after for _, after in measured])
    return tuple(
        Step(
            n=n,
            action=move.action,
            account=move.account,
            on=move.on,
            amount=move.amount,
            phase=_phase(start.profile.as_of, move.on, planning),
            reasons=_reasons(actions[move.action], now),
            gain=gain,
            effort=actions[move.action].effort,
            deadline=deadline,
        )
        for n, (((move, deadline), _), gain) in enumerate(zip(measured, gains, strict=True), 1)
    )


def _measured(
    start: Start, ordered: list[Advice], idle: int, then: int, gauge: Gauge | None
) -> list[tuple[Advice, int]]:
    """The advice with the final score once it is followed so far; payments of one day so that none costs points."""
    found: list[tuple[Advice, int]] = []
    moves: list[Move] = []
    left, before = list(ordered), idle
    while left:
        best: tuple[int, int] | None = None
        for n in range(len(left)):
            if n and not _may_swap(left[0], left[n]):
                break
            last = len(left) == 1
            after = then if last else _score_with(start, [*moves, left[n].move], before, left[n].move, gauge)
            if best is None or after > best[1]:
                best = n, after
            if after >= before:
                break
        assert best is not None
        taken, before = left.pop(best[0]), best[1]
        moves.append(taken.move)
        found.append((taken, before))
    return found


def _may_swap(one: Advice, other: Advice) -> bool:
    """Whether two steps are payments beyond the dues on one day, to different accounts."""
    extra = {"pay_down", "pay_off"}
    return (
        {one.move.action, other.move.action} <= extra
        and one.move.on == other.move.on
        and one.move.account != other.move.account
    )


def _never_below(idle: int, scores: list[int]) -> list[int]:
    """The gains; where the plan ends no lower than it began, a loss is set against what makes up for it."""
    if not scores:
        return []
    end, highest, shown = scores[-1], idle, [idle]
    for score in scores:
        highest = max(highest, score)
        shown.append(min(highest, end) if end >= idle else score)
    return [after - before for before, after in pairwise(shown)]


def _score_with(start: Start, moves: list[Move], before: int, added: Move, gauge: Gauge | None) -> int:
    """The final score with the moves so far; an action that changes no diary changes no score."""
    if added.action not in EFFECTS:
        return before
    found = None if gauge is None else gauge([move for move in moves if move.action in EFFECTS])
    if found is not None:
        return found
    trajectory, _ = play(start, moves)
    return trajectory.score_on(start.end, start.model).score


def _phase(start: date, on: date, planning: Planning) -> Literal["now", "short", "long"]:
    if on <= start + timedelta(days=planning.now_days.value):
        return "now"
    return "short" if on <= add_months(start, planning.short_months.value) else "long"


def _reasons(action: Action, now: Score) -> tuple[str, ...]:
    """The codes that the action is about and that cost points now, the dearest first; else the first it names."""
    lost = {c.code: c.lost for c in now.contributions if c.code in action.codes and c.lost > 0}
    ranked = sorted(lost, key=lambda code: (-lost[code], code))
    return tuple(ranked[:_MOST_REASONS]) or action.codes[:1]
