"""What became of the last plan: each of its steps done, missed, replaced, still ahead, or not to be told.

Decides that money was paid where what is owed lies nearer to the forecast with the payment than to the one without it,
that a day which has not come misses nothing, and that a step is replaced where the newer plan wants something else.
What the newer file does not tell is not guessed. Does not know words.
"""

from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.diary.view import view
from credit_cli.engine.diff import signs
from credit_cli.engine.diff.signs import Files, Sign
from credit_cli.engine.results import Plan, Step
from credit_cli.engine.world.trajectory import Start
from credit_cli.profile.scalars import Fen

Status = Literal["done", "missed", "replaced", "open", "unknown"]

_PAID: Final = frozenset({"pay_down", "pay_off"})
_PAYS: Final = frozenset({*_PAID, "pay_full_statement", "clear_overdue"})
_REFRAINS: Final = frozenset(
    {"stop_applications", "stop_restricted_use", "stop_related_transfers", "stop_quick_cycles", "space_draws"}
)
"""What is kept or broken from the first day on."""


class Followed(NamedTuple):
    """A step of the older plan: what became of it, and the step of the newer plan that stands in its place."""

    step: Step
    status: Status
    by: Step | None = None


def followed(old: Plan, new: Plan, start: Start, files: Files) -> tuple[Followed, ...]:
    """Every step of the older plan; `start` is where that plan began."""
    taken: list[Move] = []
    wanted = list(new.steps)
    found: list[Followed] = []
    for step in old.steps:
        status = _status(step, start, files, taken)
        if status == "done":
            taken.append(_move(step))
        found.append(_placed(Followed(step, status), wanted))
    return tuple(found)


def _status(step: Step, start: Start, files: Files, taken: list[Move]) -> Status:
    if step.on > files.new.day:
        return "open"
    sign: Sign | None = getattr(signs, step.action, None)
    done = _paid(step, start, files, taken) if step.action in _PAID else sign(step, files) if sign is not None else None
    if done is None:
        return "unknown"
    if done:
        return "done"
    last = step.deadline or step.on
    return "missed" if step.action in _REFRAINS or last <= files.new.day else "open"


def _paid(step: Step, start: Start, files: Files, taken: list[Move]) -> bool | None:
    """Whether what is owed after the day lies nearer to having paid than to not having paid."""
    account = files.account(step.account)
    rows = account.diary.balances if account is not None else None
    told = next((r for r in rows or () if files.since(r.on) and step.on <= r.on <= start.end), None)
    if told is None or step.account is None:
        return None
    earlier = [move for move in taken if move.on <= step.on]
    expected = [_owed(start, moves, step.account, told.on) for moves in ([*earlier, _move(step)], earlier)]
    with_it, without = expected
    if with_it is None or without is None or with_it == without:
        return None
    return abs(told.row.amount - with_it) < abs(told.row.amount - without)


def _owed(start: Start, moves: list[Move], account: str, day: date) -> Fen | None:
    trajectory, _ = play(start, moves)
    found = view(trajectory.future, day, start.model.lenders)
    own = next((a for a in found.accounts if a.account.id == account), None)
    return own.owed.row if own is not None and own.owed is not None else None


def _move(step: Step) -> Move:
    return Move(step.action, step.account, step.amount, step.on)


def _placed(found: Followed, wanted: list[Step]) -> Followed:
    """The same with its successor: the step that is wanted again, or the payment that is wanted in its place."""
    if found.status in ("done", "unknown"):
        return found
    step = found.step
    again = next((s for s in wanted if (s.action, s.account) == (step.action, step.account)), None)
    if again is not None:
        wanted.remove(again)
        return found._replace(by=again)
    pays = step.account is not None and step.action in _PAYS
    other = next((s for s in wanted if s.account == step.account and s.action in _PAYS), None) if pays else None
    if found.status == "missed" and other is None:
        return found
    return found._replace(status="replaced", by=other)
