"""A forecast and its cash, as plans and what-ifs print them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from credit_cli.engine.results import Point
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.json.shared import day, yuan


def forecast(points: Iterable[Point]) -> list[dict[str, Any]]:
    """The score on each day, with the plan and without it, and what is owed with it."""
    return [{"on": day(p.on), "score": p.score, "do_nothing": p.do_nothing, "owed": yuan(p.owed)} for p in points]


def cash_flow(days: Iterable[tuple[date, Fen]]) -> list[dict[str, Any]]:
    """The cash on each day."""
    return [{"on": day(on), "balance": yuan(balance)} for on, balance in days]
