"""How long one command takes beside an empty Typer program in the same environment: medians of paired runs.

    python benchmarks/start.py [RUNS]

Run it with the Python of the environment to be measured. Prints a table; judges nothing.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

EMPTY: Final = """import typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""
SAMPLES: Final = Path(__file__).parent.parent / "sample_profiles"
LONG: Final = str(SAMPLES / "long-diary.yaml")
COMMANDS: Final = {
    "credit score (450 lines)": ("score", LONG),
    "credit score --format json": ("score", LONG, "--format", "json"),
    "credit --version": ("--version",),
    "credit --help": ("--help",),
    "credit explain": ("explain", LONG),
    "credit plan": ("plan", str(SAMPLES / "xiaolin.yaml")),
}
RUNS: Final = 15


def seconds(*command: str) -> float:
    """How long a command takes as a whole process."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  our own
    return time.perf_counter() - started


def main(runs: int) -> None:
    """Time every command in turn with the empty program and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        print(f"{'command':<28} {'median':>8} {'empty':>8} {'ratio':>7}   of {runs} paired runs")  # noqa: T201
        for name, words in COMMANDS.items():
            pairs = []
            for _ in range(runs + 1):
                ours = seconds(sys.executable, "-m", "credit_cli", *words)
                pairs.append((ours, seconds(sys.executable, str(empty))))
            kept = pairs[1:]  # the first pair fills the caches
            ours = statistics.median(a for a, _ in kept)
            theirs = statistics.median(b for _, b in kept)
            ratio = statistics.median(a / b for a, b in kept)
            print(f"{name:<28} {ours:>7.3f}s {theirs:>7.3f}s {ratio:>6.2f}x")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
