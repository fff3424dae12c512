"""Where a browser and what drives it are, on this machine; None and a reason where they are not."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
MODULES: Final = ROOT / ".cache" / "browser"
LOOK: Final = Path(__file__).parent / "look.mjs"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE: Final = 1500


def chromium() -> str | None:
    """The browser: `CHROMIUM` names one, else one that is installed."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def missing() -> str | None:
    """Why no browser can look at anything here; None where one can."""
    if chromium() is None:
        return "no Chromium is installed; python scripts/browser.py installs one where apt-get may"
    if shutil.which("node") is None:
        return "no node is installed, which drives the browser"
    if not (MODULES / "node_modules" / "axe-core").is_dir():
        return "axe-core and playwright-core are not installed; python scripts/browser.py fetches them"
    return None


def look(pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the browser sees: an object for each view of each page."""
    done = subprocess.run(
        ["node", str(LOOK), str(chromium()), str(MODULES)],
        input=json.dumps({"pages": pages}),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
