"""`python -m calibration fit|evaluate --data DIR`."""

import argparse
import json
import sys
from pathlib import Path

from calibration.measured import find


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="calibration", description=__doc__)
    parser.add_argument("command", choices=("fit", "evaluate"))
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the data sets")
    parser.add_argument("--limit", type=int, default=None, help="only so many rows of each file (evaluate)")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 2 where the data are not there."""
    asked = _parser().parse_args(arguments)
    if not find(asked.data):
        sys.stderr.write(f"calibration: no data set found in {asked.data}\n")
        return 2
    if asked.command == "evaluate":
        from calibration.evaluate import evaluate  # noqa: PLC0415  each command imports what it needs

        print(json.dumps(evaluate(asked.data, asked.limit), indent=2))  # noqa: T201  the result
        return 0
    from calibration.plan import read_plan  # noqa: PLC0415
    from credit_cli.model.library import shipped  # noqa: PLC0415

    plan, card = read_plan(), shipped().scorecard
    from calibration.calibrate import calibrate  # noqa: PLC0415

    changed = calibrate(asked.data, plan, card)
    print("\n".join(changed) if changed else "nothing changed")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
