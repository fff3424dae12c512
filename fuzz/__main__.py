"""Coverage-guided fuzzing: `python -m fuzz loader --inputs 1000000` (needs the `fuzz` extra).

Decides how many inputs a target gets, how long one may take, and that the run ends with a count. What a target does
with an input is `targets.py`'s. An input that ends it is kept beside the working directory as `crash-…` or `timeout-…`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

SLOWEST = 10
"""Seconds an input may take."""
LONGEST = 2048
"""Bytes of an input; long ones are in `tests/profile/test_hostile.py`."""


def main() -> None:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=0, help="no longer than this; 0: as long as it takes")
    asked = parser.parse_args()
    with atheris.instrument_imports(include=["credit_cli"]):
        from fuzz.targets import CORPUS, TARGETS  # noqa: PLC0415  instrumented as they are imported
    if asked.target not in TARGETS:
        parser.error(f"no target {asked.target}; there are {', '.join(TARGETS)}")
    found = tempfile.mkdtemp(prefix="credit-corpus-")  # what the run learns is not kept in the repository
    words = Path(__file__).parent / "words.dict"
    options = [
        f"-runs={asked.inputs}",
        f"-max_total_time={asked.seconds}",
        f"-timeout={SLOWEST}",
        f"-max_len={LONGEST}",
        f"-dict={words}",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        found,
        str(CORPUS / asked.target),
    ]
    atheris.Setup([sys.argv[0], *options], TARGETS[asked.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
