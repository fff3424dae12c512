"""The report of every sample in a real browser: on a phone, on a screen by day and by night, and on paper.

Every page is measured in every view. axe, which costs nearly all of the time, looks at half of them: at each sample in
each view, and at each language in each view. `EVERY_VIEW=1` lets it look at all.
"""

import os
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
AUDITED = (("phone", "night"), ("screen", "paper"))
"""What axe sees of a page: the views of one pair in one language and of the other in the other, in turn by sample."""
EVERY = bool(os.environ.get("EVERY_VIEW"))
SEEN = ("messages", "requests", "overflow", "drawn", "violations")

needs_browser = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def complaints(seen: list[dict[str, Any]]) -> list[str]:
    """What is wrong with any view."""
    found = [f"{Path(v['file']).name} {v['view']} {key}: {said}" for v in seen for key in SEEN for said in v[key]]
    return found + [f"{Path(v['file']).name} {v['view']} scrolls sideways" for v in seen if v["scrolls"] > 0]


def views(sample: int, lang: int) -> list[dict[str, Any]]:
    """The views of a page, and which of them axe looks at."""
    asked = AUDITED[(sample + lang) % 2]
    return [view | {"audit": EVERY or view["name"] in asked} for view in VIEWS]


def test_axe_sees_each_sample_and_each_language_in_each_view() -> None:
    every = {view["name"] for view in VIEWS}

    def seen(sample: int, lang: int) -> set[str]:
        return {view["name"] for view in views(sample, lang) if view["audit"]}

    assert len(SAMPLE_FILES) > 1
    assert all(seen(n, 0) | seen(n, 1) == every for n in range(len(SAMPLE_FILES)))
    assert all(set.union(*(seen(n, lang) for n in range(len(SAMPLE_FILES)))) == every for lang in (0, 1))


@needs_browser
def test_every_report_is_whole_quiet_and_accessible_at_every_width(tmp_path: Path) -> None:
    pages = []
    for sample, name in enumerate(SAMPLE_FILES):
        for number, lang in enumerate(("zh", "en")):
            path = tmp_path / f"{name}-{lang}.html"
            path.write_text(of_sample("report", name, "--lang", lang).out, encoding="utf-8")
            pages.append({"file": str(path), "views": views(sample, number)})

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
        pages.append({"file": str(path), "views": [VIEWS[1] | {"audit": True}]})

    seen = {Path(view["file"]).stem: view for view in look(pages)}

    for kind, view in seen.items():
        assert view[kind], kind
