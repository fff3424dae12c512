"""Do the tests notice a changed program? A random sample of mutants: `python scripts/mutants.py --sample 200 --seed 1`.

Needs the extras `dev` and `mutation`. mutmut makes the mutants, coverage.py knows which test reaches which line. In a
copy of the repository each mutant drawn is written in place of its module, and the tests that reach its line are run,
the fastest first, up to `--seconds` of them. What none of these notices is printed as a difference, and counts as a
survivor even where it changes nothing. Whether a survivor matters is for a reader to say.
"""

import argparse
import ast
import difflib
import os
import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import libcst as cst
from hypothesis import Phase, settings
from mutant_tests import FOUND, PACKAGE, UNHARMED, Reached, answer, reached
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace

ROOT: Final = Path(__file__).resolve().parent.parent
BRUTE_FORCE: Final = "tests/engine/search/test_brute_force.py"
SLOWEST: Final = f"{BRUTE_FORCE}::test_the_search_finds_what_trying_every_candidate_finds_in_every_objective[4]"
"""Half of the time of all, where every line is watched."""
TESTS: Final = {
    "engine": (
        *("tests/engine", "tests/second_opinion", "tests/commands/ci", "tests/commands/test_transcripts.py"),
        f"--deselect={SLOWEST}",
    ),
    "profile": ("tests/profile", "tests/commands/test_broken_files.py"),
}
LEFT_BEHIND: Final = shutil.ignore_patterns(".git", ".venv", ".hypothesis", "__pycache__", "*_cache", "mutants")
SURE: Final = 1.96
"""Standard deviations of the interval of 95 %."""


class Mutant(NamedTuple):
    """One change of one module, and the lines of it that the change touches."""

    path: Path
    number: int
    lines: frozenset[int]
    before: str
    after: str

    @property
    def name(self) -> str:
        """The module and which of its mutants."""
        return f"{self.path}#{self.number}"

    @property
    def room(self) -> str:
        """The folder or module of the room asked for that holds it."""
        return self.path.parts[2].removesuffix(".py")

    @property
    def difference(self) -> str:
        """As a person reads it."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=2)
        return "\n".join(list(lines)[2:])


def inside(mutant: Mutant) -> set[int]:
    """The lines of the innermost function around the change, without its head: that runs when it is imported."""
    around = [
        node
        for node in ast.walk(ast.parse(mutant.before))
        if isinstance(node, ast.FunctionDef) and node.lineno <= min(mutant.lines) <= (node.end_lineno or 0)
    ]
    innermost = max(around, key=lambda node: node.lineno)
    return set(range(innermost.body[0].lineno, (innermost.end_lineno or 0) + 1))


def mutations_of(path: Path) -> tuple[cst.Module, list[Mutation]]:
    """All changes of a module that mutmut would test, those of decorated functions left out as it does."""
    module, mutations, _, _ = create_mutations(str(path), (ROOT / path).read_text(encoding="utf-8"))
    return module, [m for m in mutations if isinstance(m.contained_by_top_level_function, cst.FunctionDef)]


def written(path: Path, number: int, module: cst.Module, mutation: Mutation) -> Mutant:
    """The module with one change, and which of its lines differ."""
    changed = deep_replace(module, mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, cst.Module)
    matcher = difflib.SequenceMatcher(None, module.code.splitlines(), changed.code.splitlines(), autojunk=False)
    places = [(first, max(end, first + 1)) for tag, first, end, _, _ in matcher.get_opcodes() if tag != "equal"]
    lines = frozenset(line + 1 for first, end in places for line in range(first, end))
    return Mutant(path, number, lines, module.code, changed.code)


def drawn(rooms: list[str], sample: int, seed: int) -> tuple[list[Mutant], int]:
    """So many mutants, each as likely as any other, in the order of their modules; and of how many."""
    paths = sorted(path.relative_to(ROOT) for room in rooms for path in (ROOT / PACKAGE / room).rglob("*.py"))
    modules = {path: mutations_of(path) for path in paths}
    every = [(path, i) for path, (_, mutations) in modules.items() for i in range(len(mutations))]
    chosen = sorted(random.Random(seed).sample(every, min(sample, len(every))))  # noqa: S311  a sample is no secret
    return [written(path, i + 1, modules[path][0], modules[path][1][i]) for path, i in chosen], len(every)


def named(names: list[str]) -> list[Mutant]:
    """Those that a survivor's line named."""
    found = []
    for name in names:
        path, number = Path(name.split("#")[0]), int(name.split("#")[1])
        module, mutations = mutations_of(path)
        found.append(written(path, number, module, mutations[number - 1]))
    return found


def tests_of(mutant: Mutant, reach: Reached, budget: float) -> list[str]:
    """The tests to run."""
    around = inside(mutant)
    return reach.of(mutant.path, set(mutant.lines) & around, around, budget)


def survives(mutant: Mutant, copy: Path, reach: Reached, budget: float) -> bool:
    """Whether no test that was run notices the mutant in the copy.

    Raises:
        SystemExit: where the tests could not be run.
    """
    tests = tests_of(mutant, reach, budget)
    if not tests:
        return True
    place = copy / mutant.path
    times = place.stat()
    place.write_text(mutant.after, encoding="utf-8")
    try:
        status = answer(copy, tests, reach.seconds)
    finally:
        place.write_text(mutant.before, encoding="utf-8")
        os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
    if status not in {*FOUND, UNHARMED} and status >= 0:
        raise SystemExit(f"pytest answered {status} to {mutant.name}")
    return status == UNHARMED


def interval(noticed: int, of: int) -> tuple[float, float]:
    """Between which shares the score of all mutants lies, at 95 % (Wilson)."""
    share, width = noticed / of, SURE**2 / of
    middle = (share + width / 2) / (1 + width)
    half = SURE * ((share * (1 - share) + width / 4) / of) ** 0.5 / (1 + width)
    return middle - half, middle + half


def report(drawn_: list[Mutant], survivors: list[Mutant]) -> None:
    """Print the score by room, then of all."""
    total, left = Counter(m.room for m in drawn_), Counter(m.room for m in survivors)
    for room in sorted(total):
        print(f"{room:16}{total[room] - left[room]:5} of {total[room]:4}")  # noqa: T201
    noticed, of = len(drawn_) - len(survivors), len(drawn_)
    low, high = interval(noticed, of)
    print(f"{'noticed':16}{noticed:5} of {of:4}: {noticed / of:.1%} ({low:.1%} to {high:.1%})")  # noqa: T201


def main() -> None:
    """Draw, try, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rooms", nargs="+", default=["engine"], choices=sorted(TESTS))
    parser.add_argument("--sample", type=int, default=200, help="how many mutants are drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=20, help="of tests to run for one mutant")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="MUTANT", help="these, as a survivor's line names them"
    )
    parser.add_argument("--tests", nargs="+", default=[], help="instead of the rooms' own")
    parser.add_argument(
        "--reach", type=Path, help="where to keep which test reaches which line; delete it after a change"
    )
    asked = parser.parse_args()
    reach_file = asked.reach.resolve() if asked.reach else None
    os.chdir(ROOT)  # mutmut reads its settings there
    settings.register_profile("unshrunk", derandomize=True, phases=(Phase.explicit, Phase.generate))
    settings.load_profile("unshrunk")  # what tests/conftest.py loads builds upon it
    mutants, of = (named(asked.only), len(asked.only)) if asked.only else drawn(asked.rooms, asked.sample, asked.seed)
    print(f"{len(mutants)} of {of} mutants, seed {asked.seed}", flush=True)  # noqa: T201
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "copy"
        shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND)
        if (shared := ROOT.parent / "shared").exists():
            (copy.parent / "shared").symlink_to(shared.resolve())
        os.environ["PYTHONPATH"] = str(copy)
        tests = asked.tests or [test for room in asked.rooms for test in TESTS[room]]
        if reach_file and reach_file.exists():
            reach = Reached.kept(reach_file)
        else:
            reach = reached(copy, asked.rooms, sorted(set(tests)))
            if answer(copy, sorted(reach.seconds), reach.seconds) != UNHARMED:
                raise SystemExit("a test fails on the program as it is, when it is run as it is on mutants")
            if reach_file:
                reach.keep(reach_file)
        for i, mutant in enumerate(mutants, start=1):
            if survives(mutant, copy, reach, asked.seconds):
                survivors.append(mutant)
                tried = len(tests_of(mutant, reach, asked.seconds))
                print(f"\n{i}: {mutant.name} survives {tried} tests\n{mutant.difference}", flush=True)  # noqa: T201
    report(mutants, survivors)


if __name__ == "__main__":
    main()
