"""`credit due --format json` and `tsv`: the same entries for programs.

Decides keys and columns; a row of TSV is an entry, its first line names the columns. Does not know why something is
due.
"""

from typing import Any, Final

from credit_cli.engine.agenda import Agenda, Entry
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.cells import harmless
from credit_cli.reporters.json.shared import day, head, yuan
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import weekday
from credit_cli.reporters.text import due as screen
from credit_cli.reporters.text.table import person

COLUMNS: Final = ("on", "weekday", "person", "kind", "verb", "account", "amount", "days_late", "missing", "what")


def due(found: Agenda, loaded: Loaded, page: Page, model: Model) -> dict[str, Any]:
    """A person's coming days."""
    return {
        **head("due", loaded.source, found.since, model),
        "until": day(found.until),
        "mode": found.mode,
        "entries": [_entry(entry, found, page) for entry in found.entries],
        "total": yuan(found.total),
    }


def _entry(entry: Entry, agenda: Agenda, page: Page) -> dict[str, Any]:
    return {
        "on": day(entry.on),
        "kind": entry.kind,
        "action": entry.action,
        "account": entry.account,
        "amount": yuan(entry.amount),
        "days_late": entry.days_late,
        "assumed": entry.assumed,
        "missing": yuan(entry.missing or None),
        "deadline": day(entry.deadline),
        "text": screen.verb(entry, agenda, page),
    }


def tsv(found: Agenda, page: Page) -> list[str]:
    """A row an entry; what does not apply is empty."""
    return ["\t".join(_cells(entry, found, page)) for entry in found.entries]


def _cells(entry: Entry, agenda: Agenda, page: Page) -> list[str]:
    values = (
        day(entry.on),
        weekday(entry.on, page),
        person(page),
        entry.kind,
        screen.verb(entry, agenda, page),
        page.name(entry.account),
        yuan(entry.amount),
        entry.days_late,
        yuan(entry.missing or None),
        screen.beside(entry, page),
    )
    return ["" if value is None else harmless(str(value)) for value in values]
