"""What is found by an action's name is named for an action, and every action is advised somewhere."""

from collections.abc import Iterator
from inspect import getmembers, isfunction
from types import ModuleType

import pytest

from credit_cli.engine.actions.effects import EFFECTS
from credit_cli.engine.diff import signs
from credit_cli.engine.plan import advised
from tests.engine.people import MODEL

BY_THE_SEARCH = {"pay_down", "pay_off", "pay_full_statement", "clear_overdue", "close_unused_lender"}
ONLY_TRIED = {"bind_card", "build_buffer", "keep_open", "verify_assets", "wait"}
"""Actions of `simulate` and of what mends a cause, which no plan advises by itself."""


def functions(module: ModuleType) -> Iterator[str]:
    for name, found in getmembers(module, isfunction):
        if found.__module__ == module.__name__ and not name.startswith("_"):
            yield name


@pytest.mark.parametrize("module", [advised, signs], ids=lambda module: module.__name__)
def test_every_function_is_named_for_an_action(module: ModuleType) -> None:
    assert set(functions(module)) <= set(MODEL.actions)


def test_every_action_is_advised_by_its_function_or_by_the_fact_that_shows_it() -> None:
    shown = {action.key for action in MODEL.actions.values() if action.shown_by is not None}

    assert set(functions(advised)) | shown | BY_THE_SEARCH | ONLY_TRIED == set(MODEL.actions)
    assert not shown & set(functions(advised))


def test_every_fact_that_shows_a_habit_is_a_factor() -> None:
    codes = {factor.code for factor in MODEL.scorecard.factors}

    assert {action.shown_by for action in MODEL.actions.values()} <= {*codes, None}


def test_every_effect_is_an_actions() -> None:
    assert set(EFFECTS) <= set(MODEL.actions)
