"""What all tests share: a switch that records transcripts anew, plans found once, and no example that is timed."""

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.commands.running import plans_once

settings.register_profile("untimed", deadline=None)  # a busy machine is no counterexample
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--update-transcripts", action="store_true", help="record tests/commands/transcripts anew")


def pytest_configure() -> None:
    """Look for cyclic garbage seldom: the program itself never does, and a tenth of the tests' time went into it."""
    gc.set_threshold(200_000, 20, 50)


@pytest.fixture
def plans_found_once() -> Iterator[None]:
    """For tests of how plans are told: one that was found is not looked for again."""
    with plans_once():
        yield
