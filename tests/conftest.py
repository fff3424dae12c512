"""What all tests share: the switch that records transcripts anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--update-transcripts", action="store_true", help="record tests/commands/transcripts anew")
