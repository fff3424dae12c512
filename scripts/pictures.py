"""Draws the README's pictures from what the program really prints; `--check` says whether they are stale.

A picture is a terminal of so many cells: every character stands in its own cell (a Chinese one in two), whatever
fonts the reader has.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.color import ColorTriplet
from rich.style import Style
from rich.terminal_theme import TerminalTheme

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "docs" / "pictures"
CELL, LINE, PAD = 8.4, 20, 16
COLUMNS: Final = 82
THEME: Final = TerminalTheme(
    (250, 250, 248),
    (40, 42, 46),
    [
        (60, 62, 66),
        (190, 40, 40),
        (40, 125, 60),
        (150, 100, 0),
        (40, 90, 170),
        (130, 60, 150),
        (0, 115, 125),
        (90, 92, 96),
    ],
)
PICTURES: Final = {
    "explain-zh": ("explain", "sample_profiles/xiaolin.yaml", "--lang", "zh"),
    "explain-en": ("explain", "sample_profiles/xiaolin.yaml", "--lang", "en"),
    "plan-zh": ("plan", "sample_profiles/xiaolin.yaml", "--lang", "zh"),
    "plan-en": ("plan", "sample_profiles/xiaolin.yaml", "--lang", "en"),
    "history-zh": ("history", "sample_profiles/cut-then-recovery.yaml", "--since", "2025-06-01", "--lang", "zh"),
    "history-en": ("history", "sample_profiles/cut-then-recovery.yaml", "--since", "2025-06-01", "--lang", "en"),
}
TALLEST: Final = 44


def printed(command: tuple[str, ...]) -> str:
    """What a command prints on a terminal of 80 columns, colours included."""
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CREDIT_LANG")}
    environment |= {"COLUMNS": "80", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-m", "credit_cli", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _fill(style: Style) -> str:
    colour = style.color.get_truecolor(THEME) if style.color else ColorTriplet(*THEME.foreground_color)
    weight = ' font-weight="700"' if style.bold else ""
    dim = ' opacity="0.65"' if style.dim else ""
    return f'fill="{colour.hex}"{weight}{dim}'


def _spans(row: int, text: str) -> Iterator[str]:
    for line in AnsiDecoder().decode(text):
        at = 0
        for segment in line.divide(sorted({edge for span in line.spans for edge in (span.start, span.end)})):
            style = Style.combine([Style(), *(Style.parse(str(s.style)) for s in segment.spans)])
            for character in segment.plain:
                wide = cell_len(character)
                if not character.isspace():
                    x, y = PAD + at * CELL, PAD + (row + 3) * LINE
                    yield f'<text x="{x:.1f}" y="{y}" {_fill(style)}>{escape(character)}</text>'
                at += wide


def draw(command: tuple[str, ...]) -> str:
    """A picture of a command and what it prints."""
    lines = printed(command).splitlines()
    shown = lines[:TALLEST]
    prompt = f"$ credit {' '.join(word for word in command if word not in ('--lang', 'zh', 'en'))}"
    rows = [prompt, "", *shown, *(["..."] if len(lines) > TALLEST else [])]
    body = "\n".join(piece for i, line in enumerate(rows) for piece in _spans(i, line))
    width, height = round(2 * PAD + COLUMNS * CELL), 2 * PAD + (len(rows) + 2) * LINE
    dots = "".join(
        f'<circle cx="{PAD + 8 + i * 18}" cy="{PAD + 6}" r="5.5" fill="{colour}"/>'
        for i, colour in enumerate(("#e0655c", "#e3b341", "#57a65b"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' role="img" aria-label="{escape(prompt)}">\n'
        f'<rect width="100%" height="100%" rx="10" fill="#fafaf8" stroke="#d8d8d4"/>\n{dots}\n'
        '<g font-family="ui-monospace, Menlo, Consolas, Noto Sans Mono CJK SC, Noto Sans CJK SC, monospace"'
        f' font-size="14" xml:space="preserve">\n{body}\n</g>\n</svg>\n'
    )


def main(arguments: list[str]) -> int:
    """Write the pictures, or with `--check` say which are stale."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, command in PICTURES.items():
        path, picture = FOLDER / f"{name}.svg", draw(command)
        if not path.exists() or path.read_text(encoding="utf-8") != picture:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(picture, encoding="utf-8")
    if "--check" in arguments and stale:
        print(f"stale: {', '.join(stale)}; draw them again with: python scripts/update.py")  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
