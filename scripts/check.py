"""Everything a change must pass, in the order in which it fails fastest. CI runs exactly this.

Needs the development extra: `pip install -e '.[dev]'`. `python scripts/check.py NAME…` runs only those.
"""

import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Final

from credit_cli.commands.app import COMMANDS

ROOT: Final = Path(__file__).parent.parent
PYTHON: Final = sys.executable
SAMPLE: Final = ROOT / "sample_profiles" / "xiaolin.yaml"


def run(*command: str | Path, cwd: Path = ROOT, quiet: bool = False) -> None:
    """Run a command, printing what it prints, on standard error alone where it is quiet.

    Raises:
        subprocess.CalledProcessError: where it fails.
    """
    out = subprocess.DEVNULL if quiet else None
    subprocess.run([str(word) for word in command], cwd=cwd, check=True, stdout=out)  # noqa: S603  our own words


def style() -> None:
    """The formatter has nothing to do."""
    run(PYTHON, "-m", "ruff", "format", "--check", ".")


def lint() -> None:
    """The linter has nothing to say."""
    run(PYTHON, "-m", "ruff", "check", ".")


def types() -> None:
    """Every type is stated and holds."""
    run(PYTHON, "-m", "mypy")


def tests() -> None:
    """Every test passes, docs and samples included; processes that tests start find modules compiled, as users do."""
    run(PYTHON, "-m", "compileall", "-q", "credit_cli")
    run(PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal")


def wheel() -> None:
    """The built wheel, alone in a new environment, scores, explains and plans."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(PYTHON, "-m", "pip", "wheel", "-q", "--no-deps", "-w", place, ".")
        venv.create(place / "env", with_pip=True)
        python = place / "env" / "bin" / "python"
        run(python, "-m", "pip", "install", "-q", *place.glob("*.whl"))
        for command in ("score", "explain", "plan"):
            output = place / f"{command}.json"
            run(python, "-m", "credit_cli", command, SAMPLE, "--format", "json", "-o", output, cwd=place)
            if not output.read_text(encoding="utf-8").startswith('{"format_version": 1'):
                raise SystemExit(f"the installed wheel's `credit {command}` printed no result")
        for command in COMMANDS:  # none needs an extra before it is used
            run(python, "-m", "credit_cli", command, "--help", cwd=place, quiet=True)


CHECKS: Final[dict[str, Callable[[], None]]] = {
    "style": style,
    "lint": lint,
    "types": types,
    "tests": tests,
    "wheel": wheel,
}


def main(names: list[str]) -> int:
    """Run the checks named, or all of them; the first that fails ends the run."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no check {', '.join(unknown)}; there are {', '.join(CHECKS)}")  # noqa: T201
        return 2
    for name in names or CHECKS:
        started = time.perf_counter()
        print(f"== {name}", flush=True)  # noqa: T201
        try:
            CHECKS[name]()
        except subprocess.CalledProcessError as error:
            print(f"== {name} failed")  # noqa: T201
            return error.returncode
        print(f"== {name} ok, {time.perf_counter() - started:.0f} s", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
