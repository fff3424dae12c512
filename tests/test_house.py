"""The rules of the house: which room may know which, and what no room may do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "credit_cli"
ROOMS_BELOW = {
    "profile": {"profile"},
    "model": {"model"},
    "words": {"words", "model"},
    "engine": {"engine", "model", "profile"},
    "importers": {"importers", "model", "profile"},
    "writing": {"writing", "importers", "model", "profile"},
    "reporters": {"reporters", "writing", "importers", "engine", "model", "profile", "words"},
    "cli": {"cli", "reporters", "engine", "model", "profile", "words"},
    "commands": {"commands", "cli", "writing", "importers", "reporters", "engine", "model", "profile", "words"},
}
ENGINE_FROM_BELOW = (
    ("certainty",),
    ("results",),
    ("diary",),
    ("facts", "events", "agenda"),
    ("score",),
    ("world", "history", "urgency"),
    ("actions",),
    ("search", "explain"),
    ("plan",),
    ("beside", "diff", "findings"),
)
"""The rooms of the engine: each knows those of the rows before its own, and itself."""
PURE = ("profile", "model", "engine", "importers", "writing")
SCREEN_LIBRARIES = {"typer", "rich", "click"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("time", "time"), ("datetime", "utcnow")}
LONGEST_MODULE = 250
STRUCTURAL_NUMBERS = {0, 1, 2, -1}
"""Not numbers of the model: an index, a sign, a pair, nothing and everything."""


def modules(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_known(path: Path) -> set[str]:
    parts = (name.split(".") for name in imported(path))
    return {p[1] for p in parts if p[0] == "credit_cli" and len(p) > 1 and p[1] in ROOMS_BELOW}


def clocks_read(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in CLOCKS
    ]


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", modules(*ROOMS_BELOW), ids=named)
def test_a_room_knows_only_the_rooms_below_it(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]

    assert rooms_known(path) <= ROOMS_BELOW[room]


def engine_rooms_above(path: Path, room: str) -> set[str]:
    """The rooms of the engine that a module of one of them imports though they do not lie below it."""
    heights = {name: height for height, names in enumerate(ENGINE_FROM_BELOW) for name in names}
    parts = (name.split(".") for name in imported(path))
    known = {p[2] for p in parts if p[:2] == ["credit_cli", "engine"] and len(p) > 2} & heights.keys()
    return {name for name in known if name != room and heights[name] >= heights[room]}


@pytest.mark.parametrize("path", modules("engine"), ids=named)
def test_within_the_engine_no_arrow_goes_up(path: Path) -> None:
    room = path.relative_to(PACKAGE / "engine").with_suffix("").parts[0]
    if room != "__init__":
        assert engine_rooms_above(path, room) == set()


@pytest.mark.parametrize("path", modules(*PURE), ids=named)
def test_no_screen_library_and_no_clock_below_the_reporters(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & SCREEN_LIBRARIES
    assert clocks_read(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", modules("reporters"), ids=named)
def test_reporters_know_no_command_line_and_no_clock(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & {"typer", "click"}
    assert clocks_read(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", modules(*ROOMS_BELOW), ids=named)
def test_a_module_has_one_reason_and_says_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST_MODULE
    assert not text.strip() or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", modules("engine/facts"), ids=named)
def test_no_number_of_the_model_in_the_facts(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named_constants = {
        id(number)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for number in ast.walk(node.value)
    }
    found = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in STRUCTURAL_NUMBERS
        and id(node) not in named_constants
    ]

    assert found == []


def test_no_module_imports_in_a_circle() -> None:
    graph = {
        path: {
            target
            for name in imported(path)
            for target in (PACKAGE.parent / f"{name.replace('.', '/')}.py",)
            if target.exists() and target != path
        }
        for path in modules(*ROOMS_BELOW)
        if path.name != "__init__.py"
    }
    left = dict(graph)
    while free := [path for path, needs in left.items() if not needs & left.keys()]:
        for path in free:
            del left[path]

    assert sorted(named(path) for path in left) == []


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("import typer", "screen"),
        ("from rich.console import Console", "screen"),
        ("from credit_cli.reporters.screen import Line", "room"),
        ("from datetime import date\nd = date.today()", "clock"),
        ("from credit_cli.engine.plan.planning import make_plan", "engine"),
    ],
)
def test_the_rules_go_red_on_code_that_breaks_them(source: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text(source, encoding="utf-8")

    broken = {
        "screen": bool({name.split(".")[0] for name in imported(path)} & SCREEN_LIBRARIES),
        "room": not rooms_known(path) <= ROOMS_BELOW["engine"],
        "clock": clocks_read(ast.parse(source)) != [],
        "engine": engine_rooms_above(path, "facts") != set(),
    }

    assert broken[rule]


NAMED = re.compile(r"\btests/[\w/]+(?:\.py|\b)")


@pytest.mark.parametrize("path", ["scripts/mutants.py", "docs/testing.md", "Makefile"])
def test_the_tests_that_a_script_or_a_page_names_are_there(path: str) -> None:
    root = PACKAGE.parent
    named = set(NAMED.findall((root / path).read_text(encoding="utf-8")))

    assert [name for name in sorted(named) if not (root / name).exists()] == []
