"""Runs `credit` as a person does: in this process (fast, remembered) or as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from typer.testing import CliRunner

from credit_cli.commands.app import app
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan

ROOT: Final = Path(__file__).parents[2]
SAMPLES: Final = ROOT / "sample_profiles"
SCHEMAS: Final = ROOT / "docs" / "schemas"
SAMPLE_FILES: Final = tuple(sorted(p.name for p in SAMPLES.iterdir() if p.suffix in {".yaml", ".json"}))
LOOKED_AT: Final = (
    "CREDIT_LANG", "CREDIT_TRACEBACK", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM",
)  # fmt: skip
"""What of the environment the program looks at: a test says it, or it is not there."""


class Ran(NamedTuple):
    """How a run of the program ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever was printed
        """Standard output as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def credit(*args: str | Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run `credit` in this process; nothing of the environment but what is said."""
    clean = dict.fromkeys(LOOKED_AT) | dict(env or {})
    result = CliRunner().invoke(app, [str(a) for a in args], env=clean, catch_exceptions=False, prog_name="credit")
    return Ran(result.exit_code, result.stdout, result.stderr)


@cache
def of_sample(command: str, name: str, *options: str) -> Ran:
    """What a command says of a sample profile; each run is made once, and each plan is looked for once."""
    with plans_once():
        return credit(command, SAMPLES / name, *options)


_found_once: Final = cache(make_plan)


@contextmanager
def plans_once() -> Iterator[None]:
    """Let a plan that was found in this process not be looked for again, for tests of how plans are told.

    Whether the same file always gives the same plan, other tests ask without this.
    """

    def stand_in(plan: Callable[..., Plan], others: Callable[..., Plan]) -> None:
        for module in [module for name, module in sys.modules.items() if name.startswith("credit_cli.")]:
            if vars(module).get("make_plan") is plan:
                vars(module)["make_plan"] = others

    stand_in(make_plan, _found_once)
    try:
        yield
    finally:
        stand_in(_found_once, make_plan)  # in modules imported meanwhile, too


def environment(**said: str) -> dict[str, str]:
    """The environment of a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in LOOKED_AT}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | said


def credit_process(*args: str | Path, stdin: str | bytes = b"", **env: str) -> Ran:
    """Run `credit` as a process of its own."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "credit_cli", *map(str, args)],
        input=given, capture_output=True, cwd=ROOT, env=environment(**env), check=False, timeout=60,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
