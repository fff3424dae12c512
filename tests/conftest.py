"""What all tests share: the switch that records transcripts anew, and that no example is timed."""

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no counterexample
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--update-transcripts", action="store_true", help="record tests/commands/transcripts anew")
