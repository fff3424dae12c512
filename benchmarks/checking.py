"""How fast checking, scoring and starting are, beside what they are measured by: one table of ratios.

    python benchmarks/checking.py [--profiles 2000] [--records 100000] [--runs 5] [NAME...]

Names choose rows (check jobs schema start page memory diary); without any, all. Every ratio is of a pair of processes
run one after the other, and the median of `--runs` pairs is printed, with the smallest and the largest beside it: on a
machine with other work the spread says how much the median is worth. Judges nothing. Modules are compiled first, as pip
does when it installs.
"""

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from profiles import as_yaml, diary, profile, records, write

LOAD: Final = """import sys, yaml
for path in sys.stdin.read().split():
    with open(path, "rb") as file:
        yaml.load(file, yaml.CSafeLoader)
"""
EMPTY: Final = """import typer
app = typer.Typer()
@app.command()
def main() -> None:
    pass
app()
"""
DIARY: Final = """import gc, sys, time
gc.disable()  # as the program does
from credit_cli.model.library import shipped
from credit_cli.profile.load import load
from credit_cli.engine.score import score
from credit_cli.engine.explain import explain
from credit_cli.engine.history import history
model = shipped()
model.scorecard, model.rules, model.platform, model.law, model.actions
def timed(work):
    started = time.perf_counter()
    found = work()
    return found, time.perf_counter() - started
loaded, loading = timed(lambda: load(sys.argv[1], model.lenders))
person = loaded.profile
_, scoring = timed(lambda: score(person, person.as_of, model))
_, looking_back = timed(lambda: history(person, model, person.as_of))
_, explaining = timed(lambda: explain(person, model, person.as_of))
print(1 + scoring / loading, 1 + looking_back / loading, 1 + explaining / loading)
"""
ROOT: Final = Path(__file__).parent.parent
SAMPLES: Final = ROOT / "sample_profiles"
CREDIT: Final = (sys.executable, "-m", "credit_cli")
SCHEMA_SHARE: Final = 10
ENOUGH: Final = 11
"""Pairs of what takes a fraction of a second, at least."""
FEW_RECORDS: Final = 1000
FACTS: Final = 20_000
LOOKS: Final = ("score", "history", "explain")


class Row(NamedTuple):
    """What is measured, what is meant to hold, and the ratios of every pair."""

    what: str
    meant: str
    ratios: list[float]


def seconds(*command: str, stdin: str = "") -> float:
    """How long a process takes; what it finds is its own affair."""
    started = time.perf_counter()
    subprocess.run(command, input=stdin.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603  our own
    return time.perf_counter() - started


def paired(runs: int, ours: Callable[[], float], theirs: Callable[[], float]) -> list[float]:
    """The ratio of each pair; the first pair fills the caches and is thrown away."""
    return [ours() / theirs() for _ in range(runs + 1)][1:]


def peak(*command: str) -> float:
    """The most memory a process held, in megabytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  our own
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss / 1024


def check(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """Checking against merely loading."""
    paths = "\n".join(map(str, write(folder / "p", asked.profiles)))
    ours = lambda: seconds(*CREDIT, "check", str(folder / "p"), "--jobs", "1")  # noqa: E731
    theirs = lambda: seconds(sys.executable, "-c", LOAD, stdin=paths)  # noqa: E731
    return [Row(f"check {asked.profiles} profiles, 1 job / yaml.load", "<= 1.0", paired(asked.runs, ours, theirs))]


def jobs(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """One job against two."""
    write(folder / "p", asked.profiles)
    one, two = (lambda n=n: seconds(*CREDIT, "check", str(folder / "p"), "--jobs", n) for n in "12")
    return [Row(f"check {asked.profiles} profiles, 1 job / 2 jobs", ">= 1.8", paired(asked.runs, one, two))]


def schema(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """Checking against check-jsonschema with our schema."""
    paths = [str(path) for path in write(folder / "p", asked.profiles)[::SCHEMA_SHARE]]
    file = folder / "profile.schema.json"
    file.write_bytes(subprocess.run((*CREDIT, "schema"), capture_output=True, check=True).stdout)  # noqa: S603
    theirs = lambda: seconds(sys.executable, "-m", "check_jsonschema", "--schemafile", str(file), *paths)  # noqa: E731
    ours = lambda: seconds(*CREDIT, "check", "--jobs", "1", *paths)  # noqa: E731
    return [Row(f"check-jsonschema / check, {len(paths)} profiles, 1 job", ">= 10", paired(asked.runs, theirs, ours))]


def start(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """One command against an empty Typer program."""
    one, empty = folder / "one.yaml", folder / "empty.py"
    one.write_text(as_yaml(profile(1)), encoding="utf-8")
    empty.write_text(EMPTY, encoding="utf-8")
    nothing = lambda: seconds(sys.executable, str(empty))  # noqa: E731
    commands = {
        "credit score, 300 lines": ("score", str(one)),
        "credit score --format json": ("score", str(one), "--format", "json"),
        "credit check": ("check", str(one)),
        "credit --help": ("--help",),
        "credit --version": ("--version",),
    }
    rows = []
    for name, words in commands.items():
        ours = lambda words=words: seconds(*CREDIT, *words)  # noqa: E731
        meant = "<= 1.05" if words[0].startswith("-") else "<= 1.25"
        rows.append(Row(f"{name} / empty Typer", meant, paired(max(asked.runs, ENOUGH), ours, nothing)))
    return rows


def page(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """The report page of a sample against its score."""
    rows = []
    for sample in sorted(SAMPLES.glob("*.yaml")):
        html = folder / "page.html"

        def report(sample: Path = sample, html: Path = html) -> float:
            html.unlink(missing_ok=True)
            return seconds(*CREDIT, "report", str(sample), "-o", str(html))

        scored = lambda sample=sample: seconds(*CREDIT, "score", str(sample))  # noqa: E731
        rows.append(
            Row(f"credit report / credit score, {sample.stem}", "<= 2", paired(max(asked.runs, ENOUGH), report, scored))
        )
    return rows


def memory(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """The peak of many records against that of few."""
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    for path, count in ((few, FEW_RECORDS), (many, asked.records)):
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{record}\n" for record in records(count))
    options = ("check", "--jobs", "1", "--format", "json")
    ratio = peak(*CREDIT, *options, str(many)) / peak(*CREDIT, *options, str(few))
    return [Row(f"peak memory, {asked.records:,} / {FEW_RECORDS:,} records", "<= 1.3", [ratio])]


def ten_years(folder: Path, asked: argparse.Namespace) -> list[Row]:
    """A long diary: each command against `yaml.load` of it, and what comes after loading against our own loading."""
    path = folder / "diary.yaml"
    path.write_text(diary(FACTS), encoding="utf-8")
    theirs = lambda: seconds(sys.executable, "-c", LOAD, stdin=str(path))  # noqa: E731
    rows = []
    for name in LOOKS:
        ours = lambda name=name: seconds(*CREDIT, name, str(path))  # noqa: E731
        rows.append(Row(f"{FACTS:,} facts: credit {name} / yaml.load", "<= 1.5", paired(asked.runs, ours, theirs)))
    command = (sys.executable, "-c", DIARY, str(path))
    found = [
        [float(word) for word in subprocess.run(command, capture_output=True, check=True).stdout.split()]  # noqa: S603
        for _ in range(asked.runs)
    ]
    within = (
        Row(f"{FACTS:,} facts: our load and {name} / our load", "<= 1.5", [pair[at] for pair in found])
        for at, name in enumerate(LOOKS)
    )
    return [*rows, *within]


ROWS: Final = {
    "check": check,
    "jobs": jobs,
    "schema": schema,
    "start": start,
    "page": page,
    "memory": memory,
    "diary": ten_years,
}


def main(words: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ROWS)}")
    parser.add_argument("--profiles", type=int, default=2000)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args(words)
    compileall.compile_dir(ROOT / "credit_cli", quiet=1)
    print(f"{'measured':<54} {'median':>8} {'least':>8} {'most':>8}   meant")  # noqa: T201
    for name in asked.names or ROWS:
        with tempfile.TemporaryDirectory() as folder:
            for row in ROWS[name](Path(folder), asked):
                middle = statistics.median(row.ratios)
                print(  # noqa: T201
                    f"{row.what:<54} {middle:>8.2f} {min(row.ratios):>8.2f} {max(row.ratios):>8.2f}   {row.meant}",
                    flush=True,
                )
    print(json.dumps({"cores": os.cpu_count(), "load": [round(x, 1) for x in os.getloadavg()]}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
