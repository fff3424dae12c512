"""The steps of a plan: moves and advice in order, with what each brings.

Decides their order (overdue first, then by day), their phase, reasons and deadline, and the gain: the change of the
final score when the step is added in order, so that gains sum to what the plan brings. Does not choose moves.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.calendar import add_months
from credit_cli.engine.plan.guards import Advice
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
    steps: list[Step] = []
    moves: list[Move] = []
    before = idle.score
    planning, actions = start.model.planning, start.model.actions
    for n, (move, deadline) in enumerate(ordered, 1):
        moves.append(move)
        after = then.score if n == len(ordered) else _score_with(start, moves, before, move, gauge)
        steps.append(
            Step(
                n=n,
                action=move.action,
                account=move.account,
                on=move.on,
                amount=move.amount,
                phase=_phase(start.profile.as_of, move.on, planning),
                reasons=_reasons(actions[move.action], now),
                gain=after - before,
                effort=actions[move.action].effort,
                deadline=deadline,
            )
        )
        before = after
    return tuple(steps)


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
