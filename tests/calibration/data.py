"""Where the data sets are, for the tests that need them; they are not ours to hand on."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("CREDIT_DATA", Path(__file__).parents[3] / "shared" / "data"))

needs_data = pytest.mark.skipif(
    not (FOLDER / "taiwan.csv.gz").is_file(),
    reason="the data sets are not ours to hand on: point CREDIT_DATA at a folder that holds them",
)
