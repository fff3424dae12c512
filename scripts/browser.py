"""Makes a browser ready for the tests that look at the report page: Chromium, a Chinese font, what drives it.

Installs what is missing where it may: packages through apt-get as root, and the two modules that
tests/browser/package.json lists through npm into .cache/. Where it may not, it says so and leaves: the tests then
skip, with the same reason.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
LISTED: Final = ROOT / "tests" / "browser"
MODULES: Final = ROOT / ".cache" / "browser"
PACKAGES: Final = ("chromium", "fonts-noto-cjk")
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def run(*command: str, cwd: Path = ROOT) -> None:
    """Run a command; a failure ends everything.

    Raises:
        subprocess.CalledProcessError: where it fails.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, cwd=cwd, check=True, env=environment)  # noqa: S603  our own words


def browser() -> str | None:
    """A browser that is installed already."""
    return os.environ.get("CHROMIUM") or next((name for name in NAMES if shutil.which(name)), None)


def install_browser() -> str | None:
    """Install Chromium; returns why that cannot be done here, where it cannot."""
    if browser() is not None:
        return None
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return "no Chromium here, and packages are installed only as root with apt-get"
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES)
    return None


def install_modules() -> str | None:
    """Fetch the modules of package-lock.json; returns why that cannot be done here, where it cannot."""
    wanted = (LISTED / "package-lock.json").read_bytes()
    kept = MODULES / "package-lock.json"
    if (MODULES / "node_modules").is_dir() and kept.exists() and kept.read_bytes() == wanted:
        return None
    if shutil.which("npm") is None:
        return "no npm here, which fetches what drives the browser"
    MODULES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LISTED / name, MODULES / name)
    run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", cwd=MODULES)
    return None


def main() -> int:
    """Install what is missing; 1 where something that could be installed could not."""
    for install in (install_browser, install_modules):
        try:
            why = install()
        except subprocess.CalledProcessError as error:
            print(f"browser: {' '.join(error.cmd[:2])} failed")  # noqa: T201
            return 1
        if why is not None:
            print(f"browser: {why}; the tests in a browser will be skipped")  # noqa: T201
            return 0
    print("browser: ready")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
