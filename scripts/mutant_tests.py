"""Which tests reach which line of the program, and what they answer to a changed copy of it: for `mutants.py`.

coverage.py watches every test once. Tests then run in a process of their own, which inherits what is slow to import and
is ended when it takes too long or too much memory. Does not know mutants.
"""

import json
import os
import re
import resource
import signal
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from coverage import CoverageData

PACKAGE: Final = Path("credit_cli")
DURATION: Final = re.compile(r"^([\d.]+)s (?:call|setup|teardown) +(.+)$", re.MULTILINE)
FOUND, UNHARMED, NOTHING_RAN = (1, 2, 3), 0, 5
"""What pytest answers: a test failed, could not be collected, or broke pytest itself; all passed; there was none."""
INHERITED: Final = "ignore::pytest.PytestAssertRewriteWarning"
PATIENCE, START, MEMORY = 4, 30, 4 << 30
"""How many times its tests' own time a mutant gets, how many seconds beside them, and how many bytes."""


class Reached(NamedTuple):
    """Which tests reach which line of a module, and how many seconds each takes."""

    tests: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def of(self, path: Path, lines: set[int], around: set[int], budget: float) -> list[str]:
        """The tests of a module that reach any of the lines, any around them, then any other: up to so many seconds.

        The fastest come first. What is worked out once and kept is only seen to be reached by the first of its tests.
        """
        by_line = self.tests.get(str(path), {})
        chosen: dict[str, None] = {}
        for wanted in (lines, around, by_line.keys()):
            found = {test for line in wanted for test in by_line.get(line, ())}
            for test in sorted(found, key=lambda test: (self.seconds.get(test, 0.0), test)):
                took = self.seconds.get(test, 0.0)
                if test not in chosen and (took <= budget or not chosen):
                    budget -= took
                    chosen[test] = None
        return list(chosen)

    def keep(self, file: Path) -> None:
        """Write it down for a run to come."""
        file.write_text(json.dumps(self._asdict()), encoding="utf-8")

    @classmethod
    def kept(cls, file: Path) -> "Reached":
        """What an earlier run wrote."""
        found = json.loads(file.read_text(encoding="utf-8"))
        tests = {path: {int(line): at for line, at in lines.items()} for path, lines in found["tests"].items()}
        return cls(tests, found["seconds"])


class Chosen:
    """Has pytest run the tests named and no other, files with little to do first."""

    def __init__(self, tests: list[str], seconds: dict[str, float]) -> None:
        """Of what Reached found."""
        self.place = {test: i for i, test in enumerate(tests)}
        self.of_file: defaultdict[str, float] = defaultdict(float)
        for test in tests:
            self.of_file[test.split("::")[0]] += seconds.get(test, 0.0)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out and put in order."""
        named = [item for item in items if item.nodeid in self.place]
        items[:] = sorted(named, key=lambda i: (self.of_file[i.nodeid.split("::")[0]], self.place[i.nodeid]))


def reached(copy: Path, rooms: list[str], tests: list[str]) -> Reached:
    """Run all tests once on the program as it is.

    Raises:
        subprocess.CalledProcessError: where one fails: nothing can be told then.
    """
    covered = [f"--cov={PACKAGE / room}" for room in rooms]
    told = ("--cov-context=test", "--cov-report=", "--durations=0", "--durations-min=0.005", "-vv")
    words = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *covered, *told, *tests]
    ran = subprocess.run(words, cwd=copy, check=False, capture_output=True, text=True)  # noqa: S603  our words
    if ran.returncode:
        print(ran.stdout[-4000:])  # noqa: T201
        ran.check_returncode()
    seconds: defaultdict[str, float] = defaultdict(float)
    for took, test in DURATION.findall(ran.stdout):
        seconds[test] += float(took)
    data = CoverageData(str(copy / ".coverage"))
    data.read()
    lines = {}
    for file in data.measured_files():
        contexts = data.contexts_by_lineno(file).items()
        reaching = {line: sorted({name.split("|")[0] for name in names if name}) for line, names in contexts}
        lines[str(Path(file).relative_to(copy))] = reaching
    return Reached(lines, seconds)


def answer(copy: Path, tests: list[str], seconds: dict[str, float]) -> int:
    """What pytest answers in a process of its own, with what is slow to import there; below 0 where it was ended."""
    allowed = round(PATIENCE * sum(seconds.get(test, 0.0) for test in tests)) + START
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 3
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(10 * allowed)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        sys.dont_write_bytecode = True
        words = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "--tb=no", f"-W{INHERITED}"]
        status = int(pytest.main([*words, *sorted({t.split("::")[0] for t in tests})], [Chosen(tests, seconds)]))
    finally:
        os._exit(status)
