"""Takes the README's pictures of the report page in a real browser; `--check` says whether they are stale, without one.

Two browsers never draw the same bytes, so a picture is not compared with a new one: beside the pictures stands the
digest of the page that each was taken of, and its own. Taking them needs what scripts/browser.py installs.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.browsing import look, missing  # noqa: E402  the tests look through the same browser

FOLDER: Final = ROOT / "docs" / "pictures"
KEPT: Final = FOLDER / "pages.json"
SAMPLE: Final = "sample_profiles/xiaolin.yaml"
PICTURES: Final = {"report-zh.png": "zh", "report-en.png": "en"}
WIDTH, HEIGHT = 1024, 1340
COLOURS: Final = 96


def page_of(lang: str) -> str:
    """The report page of the sample in a language."""
    command = [sys.executable, "-m", "credit_cli", "report", SAMPLE, "--lang", lang]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    return done.stdout


def digest(content: bytes) -> str:
    """The mark by which content is known again."""
    return hashlib.sha256(content).hexdigest()


def marks(name: str, page: str) -> dict[str, str]:
    """What is kept of a picture: of which page it was taken, at which size, and what it is itself."""
    path = FOLDER / name
    return {
        "page": digest(f"{WIDTH} {HEIGHT} {page}".encode()),
        "picture": digest(path.read_bytes()) if path.exists() else "",
    }


def take(pages: dict[str, str]) -> None:
    """Look at the top of each page and keep what is seen, in few colours."""
    with tempfile.TemporaryDirectory() as folder:
        asked = []
        for name, page in pages.items():
            file = Path(folder) / f"{name}.html"
            file.write_text(page, encoding="utf-8")
            view = {"name": name, "width": WIDTH, "height": HEIGHT, "shot": str(Path(folder) / name)}
            asked.append({"file": str(file), "views": [view]})
        look(asked)
        for name in pages:
            with Image.open(Path(folder) / name) as seen:
                seen.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)


def main(arguments: list[str]) -> int:
    """Take the pictures that are stale, or with `--check` only say which they are."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    pages = {name: page_of(lang) for name, lang in PICTURES.items()}
    stale = {name: page for name, page in pages.items() if kept.get(name) != marks(name, page)}
    if not stale:
        return 0
    if "--check" in arguments:
        print(f"stale: {', '.join(stale)}; take them again with: python scripts/page_pictures.py")  # noqa: T201
        return 1
    if (why := missing()) is not None:
        print(f"no picture can be taken here: {why}")  # noqa: T201
        return 1
    take(stale)
    text = json.dumps({name: marks(name, page) for name, page in pages.items()}, indent=1)
    KEPT.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
