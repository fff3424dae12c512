"""Writes anew all that is written from the program: screens of tests, reference, pictures, the model card's pages.

Decides which and in which order; read the difference before it is committed. Pictures of the report page need a
browser and are taken by `scripts/page_pictures.py` alone.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
WRITERS: Final = (
    ("-m", "pytest", "-q", "tests/commands/test_transcripts.py", "--update-transcripts"),
    ("-m", "pytest", "-q", "tests/engine/search/test_recorded.py", "--update-transcripts"),
    ("scripts/reference.py",),
    ("scripts/mistakes.py",),
    ("scripts/scorecard.py",),
    ("scripts/pictures.py",),
    ("scripts/architecture.py",),
    ("-m", "calibration", "pages"),
)


def main() -> int:
    """Run every writer; the status of the first that fails."""
    for writer in WRITERS:
        print("$ python", " ".join(writer), flush=True)  # noqa: T201  what it does next
        status = subprocess.run([sys.executable, *writer], cwd=ROOT, check=False).returncode  # noqa: S603  our own
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
