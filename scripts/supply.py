"""Where the program comes from and what it is made of: pins, oldest versions, a bill of materials, a repeatable wheel.

Needs the extra `supply`: `pip install -e '.[supply]'`. `python scripts/supply.py pin|oldest|sbom|wheel`, each alone;
the words after `oldest` are handed to pytest.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PINS: Final = ROOT / "requirements"
EXTRAS: Final = ("calendar", "pdf", "report")
TEST_TOOLS: Final = ("pytest", "hypothesis", "jsonschema", "types-PyYAML")
OLDEST_TESTS: Final = ("tests/profile", "tests/engine/facts", "tests/commands/test_transcripts.py")
EARLY: Final = "1764547200"
"""Seconds since 1970 that every file of a wheel bears, where nobody says otherwise."""


def run(*command: str | Path, **env: str) -> None:
    """Run a command in the repository.

    Raises:
        subprocess.CalledProcessError: where it fails.
    """
    subprocess.run([str(word) for word in command], cwd=ROOT, check=True, env=os.environ | env)  # noqa: S603  our words


def pin(_: list[str]) -> None:
    """Write the development requirements with hashes, and the oldest versions allowed; no file names a registry."""
    common = ("--universal", "--python-version", "3.11", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
    told = ("--custom-compile-command", "python scripts/supply.py pin")
    compile_ = (sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *common, *told)
    run(*compile_, "--extra", "dev", "--generate-hashes", "-o", PINS / "dev.txt")
    extras = [word for extra in EXTRAS for word in ("--extra", extra)]
    run(*compile_, *extras, "--resolution", "lowest-direct", "-o", PINS / "oldest.txt")


def oldest(tests: list[str]) -> None:
    """Run tests with the oldest versions that `pyproject.toml` allows."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        wanted = f".[{','.join(EXTRAS)}]"
        run(python, "-m", "pip", "install", "-q", "-e", wanted, *TEST_TOOLS, "-c", PINS / "oldest.txt")
        run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(tests or OLDEST_TESTS))


def sbom(names: list[str]) -> None:
    """Write the software bill of materials of the program and what it needs, in CycloneDX's JSON."""
    target = Path(names[0]) if names else Path("sbom.json")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        run(python, "-m", "pip", "install", "-q", f".[{','.join(EXTRAS)}]")
        run(python, "-m", "pip", "uninstall", "-q", "-y", "pip", "setuptools")
        run(
            *(sys.executable, "-m", "cyclonedx_py", "environment", python, "--pyproject", "pyproject.toml"),
            *("--output-reproducible", "--output-file", target.absolute()),
        )


def wheel(_: list[str]) -> None:
    """Build the wheel twice, in two places and with two seeds of hashing, and compare.

    Raises:
        SystemExit: where they differ.
    """
    digests = set()
    for seed in ("1", "2"):
        with tempfile.TemporaryDirectory() as folder:
            epoch = os.environ.get("SOURCE_DATE_EPOCH", EARLY)
            build = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ".")
            run(*build, SOURCE_DATE_EPOCH=epoch, PYTHONHASHSEED=seed)
            (built,) = Path(folder).glob("*.whl")
            digests.add(hashlib.sha256(built.read_bytes()).hexdigest())
    if len(digests) > 1:
        raise SystemExit("two builds of the wheel differ")
    print(f"sha256:{digests.pop()}")  # noqa: T201


TASKS: Final[dict[str, Callable[[list[str]], None]]] = {"pin": pin, "oldest": oldest, "sbom": sbom, "wheel": wheel}


def main(words: list[str]) -> int:
    """Run one task."""
    if not words or words[0] not in TASKS:
        print(f"one of {', '.join(TASKS)} is needed")  # noqa: T201
        return 2
    TASKS[words[0]](words[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
