"""Finds the function that measures a fact by the name the model's data give it.

Decides that `repayment.late_months` is the function `late_months` of `facts/repayment.py`, and that a fact is measured
once per view. Does not know which facts earn points: that is the scorecard's.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from credit_cli.engine.diary.view import View
from credit_cli.engine.results import Measurement


@cache
def fact(name: str) -> Callable[..., Measurement]:
    """The function of a fact.

    Raises:
        LookupError: where the model names a fact that the engine cannot measure.
    """
    module, _, function = name.partition(".")
    try:
        found: Callable[..., Measurement] = getattr(import_module(f"credit_cli.engine.facts.{module}"), function)
    except (ImportError, AttributeError) as error:
        raise LookupError(f"no fact {name!r} in credit_cli/engine/facts/") from error
    return found


def measure(name: str, view: View, parameters: Mapping[str, float] | None = None) -> Measurement:
    """A fact on the view's day, measured once per view and parameters."""
    key = (name, *parameters.items()) if parameters else name
    found = view.measured.get(key)
    if found is None:
        found = view.measured[key] = fact(name)(view, **(parameters or {}))
    return found
