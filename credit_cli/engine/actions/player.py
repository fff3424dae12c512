"""Hands that make given moves on their days: the public path by which plans and what-ifs become futures.

Decides the order of moves on one day (as given) and keeps the refused ones. Does not choose any move.
"""

from collections.abc import Iterable
from datetime import date

from credit_cli.engine.actions.effects import apply_move
from credit_cli.engine.actions.moves import Move, Refusal, write_move
from credit_cli.engine.world.forecast import World
from credit_cli.engine.world.trajectory import Start, Trajectory, forecast


class Player:
    """Makes moves on their days."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.moves = sorted(moves, key=lambda move: move.on)
        self.refused: list[Refusal] = []

    def days(self) -> tuple[date, ...]:
        """The days of the moves."""
        return tuple(move.on for move in self.moves)

    def act(self, world: World) -> None:
        """Make the moves of the world's day."""
        for move in self.moves:
            if move.on == world.day:
                why = apply_move(world, move)
                if why is not None:
                    self.refused.append(Refusal(write_move(move), why))


def play(start: Start, moves: Iterable[Move]) -> tuple[Trajectory, tuple[Refusal, ...]]:
    """The forecast with these moves, and the moves that could not be made."""
    player = Player(moves)
    trajectory = forecast(start, player)
    return trajectory, tuple(player.refused)
