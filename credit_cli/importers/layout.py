"""Where an export's rows begin, which column is which, and a row of cells as an entry.

Decides that a service is known by the columns it has, in any order, under any of their names; what the lines above say
of the export; and that a row with a comma too many is put right where only one reading fits. Does not know what a row
means.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from operator import itemgetter
from typing import Final, NamedTuple

from credit_cli.importers.entries import Entry, Preamble
from credit_cli.importers.refusal import Refusal, refuse
from credit_cli.importers.tables import CsvTable, Row, Table
from credit_cli.importers.values import day_of, fen_of, refunded_of, with_refund
from credit_cli.model.imports import Service
from credit_cli.profile.scalars import Fen

_STRIPPED: Final = " \t\r\n\u3000\ufeff\"'"
_TEXTS: Final = ("item", "counterparty", "category", "method")
_DIRECTIONS: Final = frozenset({"收入", "支出", "不计收支", "其他", "/", ""})
_DATE = r"\[?\s*(\d{4}[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2})"
_RANGE = re.compile(
    rf"(?:起始|开始|日期区间|数据范围|时间范围)[^\d\[]{{0,8}}{_DATE}.{{0,40}}?(?:终止|结束|至|到|~|-)[^\d\[]{{0,8}}{_DATE}"
)
_MADE = re.compile(rf"(?:导出|下载|申请)时间\s*[:：]\s*{_DATE}")
_COUNT = re.compile(r"共\s*[:：]?\s*(\d{1,9})\s*笔")
_PARTIAL = re.compile(r"导出(?:交易)?类型\s*[:：]\s*\[?(?!全部)\w+")
_LONGEST_PREAMBLE: Final = 20_000
_DAY_LENGTH: Final = len("2026年10月31日")


class Layout(NamedTuple):
    """The columns of an export by what they mean; `width` is how many have a name, `cells` the heading line itself.

    A field without a column stands at -1, behind the cells of a row.
    """

    service: str
    columns: dict[str, tuple[int, ...]]
    width: int
    cells: list[str]
    pick: Callable[[list[str]], tuple[str, ...]]
    needed: int


_FIELDS: Final = (
    "time", "category", "counterparty", "item", "direction", "amount", "refunded", "method", "status", "order",
    "merchant_order", "funds",
)  # fmt: skip


class Malformed(NamedTuple):
    """A row that could not be read."""

    line: int
    cells: int


def clean(cell: str) -> str:
    """A cell without padding, tabs and the quotes with which Excel keeps a number a text."""
    text = cell.strip(_STRIPPED)
    return text[1:].strip('"') if text.startswith('="') else text


def _heading(cell: str) -> str:
    return clean(cell).replace("（", "(").replace("）", ")").replace(" ", "")


def layout_of(cells: list[str], services: dict[str, Service]) -> Layout | None:
    """The layout of a heading line, whichever service's it is."""
    names = [_heading(cell) for cell in cells]
    for service in services.values():
        if all(any(name in names for name in group) for group in service.headings):
            columns = {
                field: tuple(names.index(name) for name in known if name in names)
                for field, known in service.columns.items()
            }
            pick = itemgetter(*((columns.get(field) or (-1,))[0] for field in _FIELDS))
            needed = 1 + max(at for field in ("time", "amount", "status") for at in columns.get(field, (0,))[:1])
            return Layout(service.service, columns, sum(map(bool, names)), cells, pick, needed)
    return None


def preamble_of(text: str) -> Preamble:
    """What the lines above the rows say."""
    span, made, count = _RANGE.search(text), _MADE.search(text), _COUNT.search(text)
    start, end = (day_of(span[1]), day_of(span[2])) if span else (None, None)
    return Preamble(
        start, end, day_of(made[1]) if made else None, int(count[1]) if count else None, not _PARTIAL.search(text)
    )


class Sheet(NamedTuple):
    """An export that was recognised; its rows can be read again and again."""

    table: Table
    service: Service
    services: dict[str, Service]
    preamble: Preamble
    width: int

    def entries(self) -> Iterator[Entry | Malformed]:
        """Every row below the headings; empty lines and rules of dashes are no rows."""
        layout: Layout | None = None
        last = 0
        for line, cells in self.table.rows():
            if line < last:
                layout = None  # the next sheet of a workbook
            last = line
            if layout is None:
                found = layout_of(cells, self.services)
                layout = found if found and found.service == self.service.service else None
            elif _is_row(cells) and cells != layout.cells:
                yield read_row((line, cells), layout)


def _is_row(cells: list[str]) -> bool:
    """Whether a line is a row: an end rule or a line of notes has a single cell that begins with no day."""
    if len(cells) > _CERTAINLY and cells[0] and cells[1] and cells[2]:
        return True
    told = [text for cell in cells if (text := clean(cell))]
    if not told:
        return False
    return len(told) > 1 or day_of(told[0]) is not None


_CERTAINLY: Final = 3


def recognise(table: Table, wanted: Service, services: dict[str, Service]) -> Sheet | Refusal:
    """The export as the service's, or whose else it is."""
    above: list[str] = []
    size = 0
    other: Layout | None = None
    for _, cells in table.rows():
        layout = layout_of(cells, services)
        if layout is not None and layout.service == wanted.service:
            return Sheet(table, wanted, services, preamble_of("\n".join(above)), layout.width)
        other = other or layout
        if size < _LONGEST_PREAMBLE:
            above.append(" ".join(cells))
            size += len(above[-1])
    if other is not None:
        return refuse("other_service", service=other.service)
    return refuse("no_headings" if any(sign in text for text in above for sign in _signs(wanted)) else "not_an_export")


def _signs(service: Service) -> tuple[str, ...]:
    return (service.name.zh[:2], service.service)


_MOST_COMMAS: Final = 16
"""Commas too many that are put right: more of them are no text but a broken row."""


def read_row(row: Row, layout: Layout) -> Entry | Malformed:
    """A row as an entry."""
    line, cells = row
    found = _entry(line, cells, layout)
    if found is None and layout.width < len(cells) <= layout.width + _MOST_COMMAS:
        found = next((e for merged in _merged(cells, layout) if (e := _entry(line, merged, layout, strict=True))), None)
    if found is None and cells and "\t" in cells[0].strip():
        found = _entry(line, [*cells[0].strip().split("\t", 1), *cells[1:]], layout)
    return found or Malformed(line, len(cells))


def _merged(cells: list[str], layout: Layout) -> Iterator[list[str]]:
    """The row with its surplus commas put back into one of its texts."""
    surplus = len(cells) - layout.width
    while surplus > 0:
        for name in _TEXTS:
            for at in layout.columns.get(name, ())[:1]:
                yield [*cells[:at], ",".join(cells[at : at + surplus + 1]), *cells[at + surplus + 1 :]]
        surplus -= 1


def _entry(line: int, cells: list[str], layout: Layout, *, strict: bool = False) -> Entry | None:
    size = len(cells)
    if size < layout.needed:
        return None
    if size <= layout.width:
        cells = cells + [""] * (layout.width - size + 1)
    elif cells[-1]:
        cells = [*cells, ""]
    texts = [cell.strip() for cell in layout.pick(cells)]
    time, category, counterparty, item, direction, amount, refunded, method, status, order, merchant, funds = texts
    if time[:1] == "=" or amount[:1] == "=":
        return _entry(line, [clean(cell) for cell in cells], layout, strict=strict)
    if not time:
        elsewhere = (*layout.columns["time"], *layout.columns.get("time_else", ()))
        time = next((text for at in elsewhere if (text := clean(cells[at]))), "")
    on = day_of(time[:_DAY_LENGTH])
    amounts = _amounts(amount, refunded)
    if on is None or amounts is None or amounts[0] < 0 or (strict and direction not in _DIRECTIONS):
        return None
    back = max(amounts[1], refunded_of(status, amounts[0])) if "退款" in status else amounts[1]
    return Entry(
        line, on, time, category, counterparty, item, direction, amounts[0], back, method, status, order, merchant,
        funds, size,
    )  # fmt: skip


def _amounts(written: str, refunded: str) -> tuple[Fen, Fen] | None:
    fen = fen_of(written)
    if fen is None:
        return with_refund(written)
    return fen, (fen_of(refunded) or 0) if refunded else 0


def last_day(preamble: Preamble, seen: date) -> date:
    """The day an export speaks of: its end, or the day it was made where that is earlier, else its last row's."""
    told = [day for day in (preamble.end, preamble.made_on) if day is not None]
    return max(min(told), seen) if told else seen


def is_cut_off(sheet: Sheet, last: Entry | Malformed, fewest: int | None) -> bool:
    """Whether a text file stops within its last row; `fewest` are the cells of the shortest row before it."""
    if not isinstance(sheet.table, CsvTable):
        return False
    if fewest is None:
        return not sheet.table.whole() and last.cells < sheet.width
    return last.cells < min(sheet.width, fewest)
