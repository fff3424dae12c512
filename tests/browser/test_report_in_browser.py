"""The report of every sample in a real browser: on a phone, on a screen by day and by night, and on paper."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.browsing import look, missing
from tests.commands.running import SAMPLE_FILES, of_sample

VIEWS: list[dict[str, Any]] = [
    {"name": "phone", "width": 390},
    {"name": "screen", "width": 1024},
    {"name": "night", "width": 1024, "scheme": "dark"},
    {"name": "paper", "width": 680, "media": "print"},
]
"""A4 less the page's own margins of 15 mm is 680 points of a style sheet wide."""
SEEN = ("messages", "requests", "overflow", "drawn", "violations")

needs_browser = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def complaints(seen: list[dict[str, Any]]) -> list[str]:
    """What is wrong with any view."""
    found = [f"{Path(v['file']).name} {v['view']} {key}: {said}" for v in seen for key in SEEN for said in v[key]]
    return found + [f"{Path(v['file']).name} {v['view']} scrolls sideways" for v in seen if v["scrolls"] > 0]


@needs_browser
def test_every_report_is_whole_quiet_and_accessible_at_every_width(tmp_path: Path) -> None:
    pages = []
    for name in SAMPLE_FILES:
        for lang in ("zh", "en"):
            path = tmp_path / f"{name}-{lang}.html"
            path.write_text(of_sample("report", name, "--lang", lang).out, encoding="utf-8")
            pages.append({"file": str(path), "views": VIEWS})

    seen = look(pages)

    assert len(seen) == len(pages) * len(VIEWS)
    assert complaints(seen) == []


@needs_browser
def test_what_is_wrong_with_a_page_would_be_seen(tmp_path: Path) -> None:
    page = of_sample("report", "starter.yaml", "--lang", "en").out
    broken = {
        "messages": page.replace("</body>", "<script>console.log('here')</script></body>"),
        "requests": page.replace("</body>", "<img src='http://127.0.0.1:9/a.png' alt=''></body>"),
        "overflow": page.replace("<footer>", "<footer><p style='width:2000px'>wide</p>"),
        "drawn": page.replace("</svg>", '<text x="-90" y="5">away</text></svg>', 1).replace("<svg", "<svg", 1),
        "violations": page.replace("<footer>", "<footer><p style='color:#bbb'>pale</p>"),
    }
    pages = []
    for kind, text in broken.items():
        path = tmp_path / f"{kind}.html"
        path.write_text(text.replace("default-src 'none'", "default-src *"), encoding="utf-8")
        pages.append({"file": str(path), "views": [VIEWS[1]]})

    seen = {Path(view["file"]).stem: view for view in look(pages)}

    for kind, view in seen.items():
        assert view[kind], kind
