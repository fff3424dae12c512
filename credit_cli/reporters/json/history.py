"""`credit history --format json` and `csv`: the same months for programs and for tables.

Decides keys and columns. A text cell of CSV that a spreadsheet would compute gets an apostrophe before it, so that
nothing in a file is ever run. Does not know how a month came about.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from credit_cli.engine.history import Month
from credit_cli.engine.results import LimitEvent
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.cells import harmless
from credit_cli.reporters.json.shared import day, head, yuan

_COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def history(found: Sequence[Month], as_of: date, loaded: Loaded, model: Model) -> dict[str, Any]:
    """Every month with its score, limits, balances, states and events."""
    return {
        **head("history", loaded.source, as_of, model),
        "months": [
            {
                "on": day(month.on),
                "score": month.score.score,
                "low": month.score.low,
                "high": month.score.high,
                "limits": {line.account: yuan(line.limit) for line in month.lines},
                "balances": {line.account: yuan(line.owed) for line in month.lines},
                "states": {line.account: line.state for line in month.lines},
                "events": [_event(event) for event in month.events],
            }
            for month in found
        ],
    }


def _event(event: LimitEvent) -> dict[str, Any]:
    return {
        "account": event.account,
        "on": day(event.on),
        "kind": event.kind,
        "from": yuan(event.old),
        "to": yuan(event.new),
    }


def table(found: Sequence[Month]) -> list[str]:
    """The months as CSV, its first row the names of the columns; what is not known is empty."""
    accounts = [line.account for line in found[0].lines] if found else []
    heads = ["on", "score", "low", "high", "events"]
    heads += [f"{what}:{account}" for account in accounts for what in ("limit", "balance", "state")]
    return rows_of([heads, *(_row(month) for month in found)])


def _row(month: Month) -> list[object]:
    events = "; ".join(f"{event.on} {event.account} {event.kind}" for event in month.events)
    row: list[object] = [day(month.on), month.score.score, month.score.low, month.score.high, events]
    for line in month.lines:
        row += [yuan(line.limit), yuan(line.owed), line.state]
    return row


def rows_of(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows as lines of CSV (RFC 4180, without the line ends)."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([safe(value) for value in row] for row in rows)
    return stream.getvalue().splitlines()


def safe(value: object) -> object:
    """A cell that no spreadsheet computes: numbers as they are, text that would be a formula with an apostrophe."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    return f"'{harmless(value)}" if value.startswith(_COMPUTED) else harmless(value)
