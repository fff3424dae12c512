"""`python -m calibration fit|evaluate|report --data DIR`, and `pages`, which needs no data."""

import argparse
import json
import sys
from pathlib import Path

from calibration.fitting.plan import read_plan
from calibration.measured import find
from credit_cli.model.library import shipped


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="calibration", description=__doc__)
    parser.add_argument("command", choices=("fit", "evaluate", "report", "pages"))
    parser.add_argument("--data", type=Path, default=None, help="the folder that holds the data sets")
    parser.add_argument("--limit", type=int, default=None, help="only so many rows of each file (evaluate)")
    return parser


def _fit(folder: Path) -> str:
    from calibration.fitting.calibrate import calibrate  # noqa: PLC0415  each command imports what it needs

    return "\n".join(calibrate(folder, read_plan(), shipped().scorecard)) or "nothing changed"


def _report(folder: Path) -> str:
    from calibration.card.report import report  # noqa: PLC0415

    return "\n".join(report(folder, read_plan(), shipped().scorecard))


def _pages() -> str:
    from calibration.card.report import again  # noqa: PLC0415

    return "\n".join(again(read_plan(), shipped().scorecard))


def _evaluate(folder: Path, limit: int | None) -> str:
    from calibration.evaluate import evaluate  # noqa: PLC0415

    return json.dumps(evaluate(folder, limit), indent=2)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 2 where the data are not there."""
    asked = _parser().parse_args(arguments)
    if asked.command == "pages":
        print(_pages())  # noqa: T201  the result
        return 0
    if asked.data is None or not find(asked.data):
        sys.stderr.write(f"calibration: no data set found in {asked.data}\n")
        return 2
    try:
        if asked.command == "evaluate":
            print(_evaluate(asked.data, asked.limit))  # noqa: T201  the result
        else:
            print((_fit if asked.command == "fit" else _report)(asked.data))  # noqa: T201
    except FileNotFoundError as error:
        sys.stderr.write(f"calibration: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
