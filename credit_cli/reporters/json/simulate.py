"""`credit simulate --format json`."""

from typing import Any

from credit_cli.engine.results import Simulation
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.json.forecast import cash_flow, forecast
from credit_cli.reporters.json.shared import day, head, yuan


def simulate(found: Simulation, loaded: Loaded, model: Model) -> dict[str, Any]:
    """What some actions lead to, beside doing nothing."""
    return {
        **head("simulate", loaded.source, found.score_now.on, model),
        "by": day(found.score_then.on),
        "score_now": found.score_now.score,
        "score_then": found.score_then.score,
        "do_nothing": found.do_nothing.score,
        "interest": yuan(found.interest),
        "forecast": forecast(found.forecast),
        "cash_flow": cash_flow(found.cash_flow),
        "refused": [{"do": do, "why": why} for do, why in found.refused],
        "assumptions": [{"name": name, "value": value} for name, value in found.assumptions],
    }
