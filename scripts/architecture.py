"""Draws the rooms of the house from what they import; `--check` says whether the picture is stale.

A room is a folder of `credit_cli`, or a module that stands in none. It lies above every room it imports. Of the arrows
only those are drawn that no path of others already tells. What a room decides is the first sentence of its docstring.
"""

import ast
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "credit_cli"
PICTURE: Final = ROOT / "docs" / "pictures" / "architecture.svg"
SPLIT: Final = ("engine",)
"""Rooms so large that their own rooms are drawn."""
UNDRAWN: Final = {"__init__", "__main__"}
ROW: Final = 4
"""At most so many rooms stand side by side by choice."""
WIDE, HIGH, BETWEEN, BELOW, EDGE, LETTERS, LINES = 206, 92, 16, 44, 24, 33, 4
COLOURS: Final = {
    "engine": "#e8f0fa",
    **dict.fromkeys(("profile", "model"), "#eaf6ec"),
    **dict.fromkeys(("commands", "cli"), "#faf1e2"),
}
OTHERS: Final = "#f4f1f8"


class Room(NamedTuple):
    """A folder or a module: its name, what it decides, how many modules it has, and the rooms it imports."""

    name: str
    decides: str
    modules: int
    knows: frozenset[str]


def room_of(path: Path) -> str:
    """The room a module stands in."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if parts[0] in SPLIT and len(parts) > 1 and parts[1] != "__init__":
        return f"{parts[0]}/{parts[1]}"
    return parts[0]


def imported(path: Path) -> Iterator[Path]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("credit_cli."):
            base = ROOT / (node.module or "").replace(".", "/")
            for alias in node.names:
                inside = base / f"{alias.name}.py"
                yield inside if inside.is_file() else base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


def first_sentence(path: Path) -> str:
    """What the docstring of a module or of a folder says first."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split("\n\n")[0].replace("\n", " ").split(". ")[0].rstrip(".")


def rooms() -> dict[str, Room]:
    """Every room by its name."""
    modules: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent in {PACKAGE, *(PACKAGE / name for name in SPLIT)} and path.stem in UNDRAWN:
            continue
        modules.setdefault(room_of(path), []).append(path)
    found = {}
    for name, paths in modules.items():
        head = PACKAGE / name / "__init__.py"
        knows = {room_of(target) for path in paths for target in imported(path)} & modules.keys() - {name}
        count = sum(path.name != "__init__.py" for path in paths)
        said = first_sentence(head if head.is_file() else paths[0])
        found[name] = Room(name if head.is_file() else f"{name}.py", said, count, frozenset(knows))
    return found


def levels(house: dict[str, Room]) -> dict[str, int]:
    """How high each room lies: one above the highest it knows.

    Raises:
        ValueError: where rooms know each other in a circle.
    """
    found: dict[str, int] = {}
    left = dict(house)
    while left:
        free = [name for name, room in left.items() if room.knows <= found.keys()]
        if not free:
            raise ValueError(f"a circle: {', '.join(sorted(left))}")
        for name in free:
            found[name] = max((found[known] + 1 for known in house[name].knows), default=0)
            del left[name]
    return found


def raised(house: dict[str, Room], high: dict[str, int]) -> dict[str, int]:
    """The same heights with rooms moved up to those that know them, while a row has room: short arrows read best."""
    found = dict(high)
    for name in sorted(house, key=lambda name: (-high[name], name)):
        above = [found[other] for other, room in house.items() if name in room.knows]
        for level in range(min(above, default=found[name] + 1) - 1, found[name], -1):
            if sum(at == level for at in found.values()) < ROW:
                found[name] = level
                break
    return found


def told_by_others(house: dict[str, Room], start: str, end: str) -> bool:
    """Whether a longer path leads from one room to another."""
    waiting = [known for known in house[start].knows if known != end]
    seen = set(waiting)
    while waiting:
        at = waiting.pop()
        if end in house[at].knows:
            return True
        more = house[at].knows - seen
        seen |= more
        waiting += more
    return False


def places(house: dict[str, Room], high: dict[str, int]) -> dict[str, tuple[float, float]]:
    """The upper left corner of each room: rows from the top, in a row near what it knows."""
    top, found = max(high.values()), dict[str, tuple[float, float]]()
    widest = max(sum(level == at for level in high.values()) for at in range(top + 1))
    for level in range(top + 1):
        row = [name for name in house if high[name] == level]

        def middle(name: str) -> tuple[float, str]:
            below = [found[known][0] for known in house[name].knows if known in found]
            return (sum(below) / len(below) if below else 0.0, name)

        row.sort(key=middle)
        left = EDGE + (widest - len(row)) * (WIDE + BETWEEN) / 2
        for n, name in enumerate(row):
            found[name] = (left + n * (WIDE + BETWEEN), EDGE + (top - level) * (HIGH + BELOW))
    return found


def box(room: Room, at: tuple[float, float], fill: str) -> str:
    """A room: its name, the number of its modules and what it decides."""
    x, y = at
    many = f" · {room.modules}" if room.modules > 1 else ""
    lines = wrap(room.decides, LETTERS)
    lines = [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])] if len(lines) > LINES else lines
    said = "".join(
        f'<text x="{x + 10:.0f}" y="{y + 38 + n * 14:.0f}" font-size="11" fill="#44484f">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDE}" height="{HIGH}" rx="8" fill="{fill}" stroke="#b9bec8"/>'
        f'<text x="{x + 10:.0f}" y="{y + 20:.0f}" font-size="13" font-weight="700" fill="#22252b">'
        f"{escape(room.name)}{many}</text>{said}"
    )


def arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line from the foot of a room to the head of one that it knows."""
    (x1, y1), (x2, y2) = (start[0] + WIDE / 2, start[1] + HIGH), (end[0] + WIDE / 2, end[1])
    bend = (y2 - y1) / 2
    path = f"M{x1:.0f},{y1:.0f} C{x1:.0f},{y1 + bend:.0f} {x2:.0f},{y2 - bend:.0f} {x2:.0f},{y2 - 5:.0f}"
    return f'<path d="{path}" fill="none" stroke="#7f8794" stroke-width="1.2" marker-end="url(#head)"/>'


def draw() -> str:
    """The picture."""
    house = rooms()
    high = raised(house, levels(house))
    at = places(house, high)
    arrows = "\n".join(
        arrow(at[name], at[known])
        for name, room in sorted(house.items())
        for known in sorted(room.knows)
        if not told_by_others(house, name, known)
    )
    boxes = "\n".join(box(house[name], at[name], COLOURS.get(name.split("/")[0], OTHERS)) for name in sorted(house))
    width = round(max(x for x, _ in at.values()) + WIDE + EDGE)
    height = round(max(y for _, y in at.values()) + HIGH + EDGE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-label="Rooms of the house; each knows only rooms below it">\n'
        '<defs><marker id="head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#7f8794"/></marker></defs>\n'
        '<rect width="100%" height="100%" fill="#ffffff"/>\n'
        '<g font-family="system-ui, Helvetica, Arial, sans-serif">\n'
        f"{arrows}\n{boxes}\n</g>\n</svg>\n"
    )


def main(arguments: list[str]) -> int:
    """Write the picture, or with `--check` say that it is stale."""
    picture = draw()
    if "--check" not in arguments:
        PICTURE.write_text(picture, encoding="utf-8")
    elif not PICTURE.is_file() or PICTURE.read_text(encoding="utf-8") != picture:
        print("stale: architecture.svg; draw it again with: python scripts/update.py")  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
