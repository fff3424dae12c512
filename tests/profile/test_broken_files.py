"""Each file of tests/broken/ is one mistake; its first lines say which code, where, and what must be told."""

import re
from pathlib import Path

import pytest

from credit_cli.profile.load import load
from credit_cli.profile.problems import CODES
from credit_cli.reporters.text.problems import hint, message
from credit_cli.words.catalogue import Words
from tests.profile.lenders import KEYS

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.yaml"))
ELSEWHERE = {  # what no small file can be: these are made in test_load.py and test_hostile.py
    "missing_file",
    "is_a_folder",
    "not_a_file",
    "no_permission",
    "cannot_read",
    "too_large",
    "not_utf8",
    "too_many_values",
}


def expected(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8")
    found = {"code": "", "at": "", "zh": "", "en": ""}
    if top := re.search(r"^# (YML\d\d) at (\d+:\d+)$", text, re.MULTILINE):
        found |= {"code": top[1], "at": top[2]}
    for lang in ("zh", "en"):
        if said := re.search(rf"^# {lang}: (.+)$", text, re.MULTILINE):
            found[lang] = said[1]
    assert all(found.values()), f"{path.name} does not say what to expect: {found}"
    return found


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_gives_its_one_problem_at_its_place(path: Path) -> None:
    loaded = load(str(path), KEYS)
    assert loaded.profile is None
    assert [(p.code, f"{p.line}:{p.column}") for p in loaded.problems] == [
        (expected(path)["code"], expected(path)["at"])
    ]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_problem_points_into_the_file_at_its_line_or_at_what_holds_it(path: Path) -> None:
    loaded = load(str(path), KEYS)
    (problem,) = loaded.problems
    if loaded.source.root is None:  # it could not be parsed: nothing to point into
        assert problem.path == ""
        return
    place = loaded.source.place(problem.path)
    assert place is not None
    assert place.line <= problem.line


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_file_is_told_in_words_that_help(path: Path, lang: str) -> None:
    words = Words("zh" if lang == "zh" else "en")
    (problem,) = load(str(path), KEYS).problems
    told = f"{message(problem, words)} {hint(problem, words)}"
    for part in expected(path)[lang].split("|"):
        assert part in told


def test_every_kind_of_problem_has_a_broken_file() -> None:
    covered = {expected(path)["code"] for path in BROKEN}
    assert {name for name, code in CODES.items() if code not in covered} == ELSEWHERE


def test_codes_are_never_given_twice() -> None:
    assert len(set(CODES.values())) == len(CODES)
    assert all(re.fullmatch(r"YML\d\d", code) for code in CODES.values())


@pytest.mark.parametrize("name", CODES)
def test_every_kind_of_problem_can_be_explained_in_both_languages(name: str) -> None:
    for part in ("title", "message", "hint"):
        assert Words("zh").has(f"problems.{name}.{part}")
