"""An export's rows of cells, from CSV or from a workbook, one at a time.

Decides how a line is split: a quote that opens and never closes must not swallow the rows behind it. Formulas are
never evaluated: a workbook gives the values it was saved with. Does not know what any column means.
"""

import csv
import re
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final, NamedTuple

from credit_cli.importers.decoding import encoding_of, ends_with_a_line, kind_of, lines_of
from credit_cli.importers.refusal import Refusal, refuse

LONGEST_CELL: Final = 4_000
MOST_UNPACKED: Final = 1 << 29
_DELIMITERS: Final = (",", "\t", ";")
_HEADING: Final = "金额"
_ROW_START = re.compile(r'\s*[="]{0,3}\d{4}\s*[-/年.]\s*\d{1,2}\s*[-/月.]')
_ENDS: Final = "\r\n"
_QUOTED: Final = ' \t\r\n"'

_MOST_LINES: Final = 20

Numbered = tuple[int, str]
"""A line's number, from 1, and the line."""

Row = tuple[int, list[str]]
"""A line's number, from 1, and its cells."""


class CsvTable(NamedTuple):
    """A text file; it can be read again from its beginning."""

    path: Path
    encoding: str
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """The rows, empty lines passed over."""
        feed = _Feed(lines_of(self.path, self.encoding))
        for cells in csv.reader(feed, delimiter=self.delimiter):
            given, group = feed.taken()
            if group:
                yield from self._rejoined(group)
            elif len(given) == 1:
                yield given[0][0], cells
            else:  # a quote opened where none should: each line is a row of its own
                yield from ((number, self._cells(line, csv.QUOTE_NONE)) for number, line in given)

    def _cells(self, line: str, quoting: int = csv.QUOTE_MINIMAL) -> list[str]:
        for cells in csv.reader((line,), delimiter=self.delimiter, quoting=quoting):  # type: ignore[arg-type]  # csv's own constants
            return [cell.strip(_QUOTED) for cell in cells] if quoting == csv.QUOTE_NONE else cells
        return []

    def _rejoined(self, group: list[Numbered]) -> Iterator[Row]:
        """A row over several lines where that is what the quotes say, else each line a row of its own."""
        if any(_ROW_START.match(line) for _, line in group[1:]):
            for number, line in group:
                yield number, self._cells(line, csv.QUOTE_NONE)
            return
        yield group[0][0], self._cells(" ".join(line.strip(_ENDS) for _, line in group))

    def whole(self) -> bool:
        """Whether the last line is ended."""
        return ends_with_a_line(self.path)


class SheetTable(NamedTuple):
    """A workbook, its sheets one after the other."""

    path: Path

    def rows(self) -> Iterator[Row]:
        """The rows of every sheet; numbers begin anew with each."""
        import openpyxl  # noqa: PLC0415  only a workbook needs it

        with self.path.open("rb") as stream:  # whatever the file is called
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                    cells = [_text(value) for value in values]
                    if any(cells):
                        yield number, cells

    def whole(self) -> bool:
        """A workbook that opens is whole."""
        return True


Table = CsvTable | SheetTable


def open_table(path: Path) -> Table | Refusal:
    """The file as a table, or why it is none."""
    kind = kind_of(path)
    if isinstance(kind, Refusal):
        return kind
    if kind == "zip":
        return _workbook(path)
    if kind != "text":
        return refuse(f"is_{kind}")
    encoding = encoding_of(path)
    if isinstance(encoding, Refusal):
        return encoding
    return CsvTable(path, encoding, _delimiter(path, encoding))


def _workbook(path: Path) -> Table | Refusal:
    import zipfile  # noqa: PLC0415  only a workbook needs it

    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return refuse("damaged")
    if not any(entry.filename.startswith("xl/") for entry in entries):
        return refuse("is_archive")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return refuse("too_large", largest=f"{MOST_UNPACKED >> 20} MB")
    return SheetTable(path)


def _delimiter(path: Path, encoding: str) -> str:
    """What stands between the cells of the first line that names an amount beside other columns."""
    for line in lines_of(path, encoding):
        if _HEADING in line and "时间" in line and (most := max(_DELIMITERS, key=line.count)) in line:
            return most
    return _DELIMITERS[0]


class _Feed:
    """Lines for one CSV reader, a row each; lines of an open quote are kept aside, and an empty row stands for them."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = enumerate(lines, start=1)
        self._given: list[Numbered] = []
        self._group: list[Numbered] = []

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            if line.count('"') % 2:
                self._group = self._open_quote((number, line))
                yield "-\n"
            elif not line.isspace():
                self._given.append((number, line))
                yield line

    def _open_quote(self, first: Numbered) -> list[Numbered]:
        """The line and those behind it, up to where the quote closes or the next row begins."""
        group = [first]
        for number, line in self._lines:
            group.append((number, line))
            if line.count('"') % 2 or len(group) > _MOST_LINES or _ROW_START.match(line):
                break
        return group

    def taken(self) -> tuple[list[Numbered], list[Numbered]]:
        """What was given for the row that the reader just made, and what was kept aside for it."""
        given, group = self._given, self._group
        self._given, self._group = [], []
        return given, group


def _text(value: Any) -> str:  # noqa: ANN401  whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, bool | time):
        return str(value)
    return f"{value:.2f}" if isinstance(value, float) and abs(value) < LARGEST_NUMBER else str(value)


LARGEST_NUMBER: Final = 1e13
