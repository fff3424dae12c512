"""Writes fitted numbers into the model's files, and nothing else: texts, labels and sources stay as they are.

Decides which lines of a factor's file are numbers of the fit: the points and shares of its bins, its basis, and the
sources that are data sets. Does not know where the numbers come from.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

BIN = re.compile(r"points: \d+, share: [0-9.]+")
KNOWN_SOURCE = re.compile(r"  - id: (taiwan|gmsc|heloc|cn_multiplatform)\n(?:    .*\n)+")


class SourceText(NamedTuple):
    """A data set as a factor's file names it."""

    id: str
    title: str
    url: str | None
    confidence: str

    @property
    def lines(self) -> str:
        """The lines of the file."""
        url = "" if self.url is None else f"    url: {self.url}\n"
        return f'  - id: {self.id}\n    title: "{self.title}"\n{url}    confidence: {self.confidence}\n'


def with_bins(text: str, points: Sequence[int], shares: Sequence[float]) -> str:
    """A factor's file with the points and shares of its bins, `none` last.

    Raises:
        ValueError: where the file has another number of bins.
    """
    if len(BIN.findall(text)) != len(points):
        raise ValueError(f"{len(BIN.findall(text))} bins in the file, {len(points)} in the fit")
    pairs = iter(zip(points, shares, strict=True))

    def put(_: re.Match[str]) -> str:
        earned, share = next(pairs)
        return f"points: {earned}, share: {share:g}"

    return BIN.sub(put, text)


def with_sources(text: str, sources: Sequence[SourceText]) -> str:
    """A factor's file as calibrated, citing these data sets before its other sources."""
    text = re.sub(r"^basis: \w+$", "basis: calibrated", text, flags=re.MULTILINE)
    text = KNOWN_SOURCE.sub("", text)
    return text.replace("\nsources:\n", "\nsources:\n" + "".join(source.lines for source in sources), 1)


def with_rationale(text: str, rationale: Mapping[str, str], indent: str = "") -> str:
    """A file with another rationale, in both languages."""
    lines = "".join(f"{indent}  {lang}: {json.dumps(said, ensure_ascii=False)}\n" for lang, said in rationale.items())
    block = re.compile(rf"^{indent}rationale:\n(?:{indent} +.*\n)+", re.MULTILINE)
    return block.sub(lambda _: f"{indent}rationale:\n{lines}", text, count=1)


def with_scale(text: str, base_score: int, base_odds: float, points_to_double: float) -> str:
    """The card's file with another scale."""
    for key, value in (
        ("base_score", f"{base_score}"),
        ("base_odds", f"{base_odds:g}"),
        ("points_to_double", f"{points_to_double:g}"),
    ):
        text = re.sub(rf"^  {key}: .*$", f"  {key}: {value}", text, count=1, flags=re.MULTILINE)
    head, scale, rest = text.partition("\nscale:\n")
    return head + scale + re.sub(r"^  basis: \w+$", "  basis: calibrated", rest, count=1, flags=re.MULTILINE)


def rewrite(path: Path, text: str) -> bool:
    """Write a file if it changes; whether it did."""
    if path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True
