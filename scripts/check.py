"""Everything a change must pass, in the order in which it fails fastest. CI runs exactly this.

Needs the development extra: `pip install -e '.[dev]'`. `python scripts/check.py NAME…` runs only those. What keeps one
core busy runs beside what keeps another one busy: the wheel beside the types.
"""

import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Final

from supply import EXTRAS, PINS

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
    """The built wheel, alone with the oldest versions it allows, says what the tree says with the newest."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(PYTHON, "-m", "pip", "wheel", "-q", "--no-deps", "-w", place, ".")
        (built,) = place.glob("*.whl")
        venv.create(place / "env", with_pip=True)
        python = place / "env" / "bin" / "python"
        install = (python, "-m", "pip", "install", "-q", "-c", PINS / "oldest.txt")
        run(*install, built)
        for command in ("score", "explain", "plan"):
            for form in ("json", "text"):
                agree(python, place, command, SAMPLE, "--format", form)
        for command in COMMANDS:  # none needs an extra before it is used
            run(python, "-m", "credit_cli", command, "--help", cwd=place, quiet=True)
        run(*install, f"{built}[{','.join(EXTRAS)}]")
        agree(python, place, "report", SAMPLE)
        run(python, "-m", "credit_cli", "plan", SAMPLE, "-q", "--ics", place / "plan.ics", cwd=place, quiet=True)
        if not (place / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR"):
            raise SystemExit("the installed wheel's calendar is none")


def agree(python: Path, place: Path, *command: str | Path) -> None:
    """The wheel in its environment prints what the tree prints in this one.

    Raises:
        SystemExit: where they differ, or nothing is printed.
    """
    from_wheel, from_tree = (
        subprocess.run([interpreter, "-m", "credit_cli", *command], cwd=cwd, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603
        for interpreter, cwd in ((python, place), (PYTHON, ROOT))
    )
    if from_wheel != from_tree or not from_wheel:
        words = " ".join(map(str, command))
        raise SystemExit(f"the installed wheel's `credit {words}` is not what the tree prints")


CHECKS: Final[dict[str, Callable[[], None]]] = {
    "style": style,
    "lint": lint,
    "types": types,
    "wheel": wheel,
    "tests": tests,
}
BESIDE: Final = {"types": "wheel"}
"""Which check runs in a process of its own while another does; what it says is printed in its turn."""


class Beside:
    """A check that runs beside others."""

    def __init__(self, name: str) -> None:
        """Begin it."""
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  closed when it is finished
        command = [PYTHON, __file__, name]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=self._said, stderr=self._said)  # noqa: S603  ours

    def finish(self) -> int:
        """Wait for it, print what it said, and give its exit status."""
        status = self._process.wait()
        with self._said as said:
            said.seek(0)
            print(said.read().decode(errors="replace"), end="", flush=True)  # noqa: T201
        return status


def main(names: list[str]) -> int:
    """Run the checks named, or all of them; the first that fails ends the run."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"no check {', '.join(unknown)}; there are {', '.join(CHECKS)}")  # noqa: T201
        return 2
    wanted = names or list(CHECKS)
    begun: dict[str, Beside] = {}
    try:
        for name in wanted:
            if name in begun:
                if status := begun.pop(name).finish():
                    return status
                continue
            if (other := BESIDE.get(name)) in wanted:
                begun[other] = Beside(other)
            if status := told(name):
                return status
        return 0
    finally:
        for left in begun.values():
            left.finish()


def told(name: str) -> int:
    """Run a check and say how it went; its exit status."""
    started = time.perf_counter()
    print(f"== {name}", flush=True)  # noqa: T201
    try:
        CHECKS[name]()
    except subprocess.CalledProcessError as error:
        print(f"== {name} failed", flush=True)  # noqa: T201
        return error.returncode or 1
    print(f"== {name} ok, {time.perf_counter() - started:.0f} s", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
