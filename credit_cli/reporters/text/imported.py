"""The screen of `credit import`: what was found, what was not used and why, and what only the person can decide.

Decides layout and notation. Rows are named by their number alone: no name and no order id of an export is shown. Does
not know how a file is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from credit_cli.importers.facts import Found, Origin, Question, RowFact, Target
from credit_cli.importers.refusal import Refusal
from credit_cli.model.library import Model
from credit_cli.reporters.phrases import number
from credit_cli.reporters.screen import BLANK, Line, Style, line, paragraph
from credit_cli.words.catalogue import Words
from credit_cli.writing.merging import Merged

if TYPE_CHECKING:
    from datetime import date

_MONEY: Final = frozenset({"total", "largest", "in_total", "out_total", "yield_total"})
_MOST_LINES: Final = 8
_MOST_MONTHS: Final = 6
_SUMMED: Final = ("draws", "payments", "failed_debits", "autopay", "limits", "balances", "states")


class ImportPage:
    """What the screen is drawn from."""

    def __init__(self, model: Model, words: Words, width: int | None, *, verbose: bool = False) -> None:
        self.model, self.words, self.width, self.verbose = model, words, width, verbose

    def name(self, target: Target | None) -> str:
        """What an account is called: the lender, with its bank."""
        if target is None:
            return ""
        lender = self.model.lenders.get(target.lender)
        name = self.words.of(lender.name) if lender else target.lender
        return f"{target.provider} {name}" if target.provider else name

    def source(self, name: str) -> str:
        """What an export is called."""
        return self.words(f"import.source_{name}")

    def note(self, found: Origin) -> str:
        """An origin as the comment behind a fact."""
        values = dict(found.context)
        if "service" in values:
            values["source"] = self.source(values.pop("service"))
        return self.words(f"import.note_{found.note}", **values)

    def money(self, fen: int) -> str:
        """An amount with its currency: exports are in yuan."""
        return self.words("common.yuan", amount=number(fen))

    def question(self, asked: Question) -> str:
        """A question as a sentence."""
        values: dict[str, Any] = {key: self._value(key, value) for key, value in asked.context}
        if "ids" in dict(asked.context):
            values["count_ids"] = len(dict(asked.context)["ids"])
        name = self.name(asked.debt)
        return self.words(
            f"import.ask_{asked.name}", name=f"{name} " if asked.name == "differs" and name else name, **values
        )

    def _value(self, key: str, value: Any) -> str:  # noqa: ANN401  what a sentence needs
        if key in _MONEY:
            return self.money(value)
        if key == "lines":
            return self.lines(value)
        if key == "months" and isinstance(value, tuple):
            told = [f"{month:%Y-%m} {self.money(total)}" for month, total in value]
            return self.words("import.comma").join((["..."] if len(told) > _MOST_MONTHS else []) + told[-_MOST_MONTHS:])
        if key == "lenders":
            lenders = (self.model.lenders.get(name) for name in value)
            return self.words("common.comma").join(self.words.of(found.name) for found in lenders if found)
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def lines(self, rows: Iterable[int], most: int = _MOST_LINES) -> str:
        """Rows by their numbers."""
        told = [str(row) for row in rows]
        return self.words("common.comma").join(told[:most]) + (" ..." if len(told) > most else "")


def refusal(found: Refusal, page: ImportPage, path: str, wanted: str) -> str:
    """A refusal as one line."""
    values = dict(found.context)
    values["source"] = page.source(values["service"] if found.reason == "other_service" else wanted)
    return f"{path}: {page.words(f'import.refused_{found.reason}', **values)}"


def imported(found: Found, page: ImportPage) -> list[Line]:
    """What was found in an export."""
    words, width = page.words, page.width
    rows = words("import.rows_report" if found.source == "report" else "import.rows_bill", count=found.rows)
    head = words("import.title", source=page.source(found.source), as_of=found.as_of, rows=rows)
    lines = [line(head, "bold"), *_counts("used", found.used, page), *_counts("skipped", found.skipped, page)]
    if page.verbose:
        for kind, rows_skipped in found.lines.items():
            kind_name = words(f"import.kind_{kind}")
            told = words("import.listed", kind=kind_name, lines=page.lines(rows_skipped, len(rows_skipped)))
            lines += paragraph(told, width, indent=4, hang=6, style="dim")
    elif found.lines:
        lines += paragraph(words("import.list_hint"), width, indent=2, style="dim")
    for note in found.notes:
        lines += paragraph(page.question(note), width, indent=2, style="warn")
    return [*lines, *_accounts(found, page)]


def _counts(key: str, counts: tuple[tuple[str, int], ...], page: ImportPage) -> list[Line]:
    if not counts:
        return []
    words = page.words
    told = [words("import.kind_count", kind=words(f"import.kind_{kind}"), count=n) for kind, n in counts]
    text = words(f"import.{key}", count=sum(n for _, n in counts)) + words("import.comma").join(told)
    return paragraph(text, page.width, indent=2, hang=4)


def _accounts(found: Found, page: ImportPage) -> list[Line]:
    if not found.accounts:
        return []
    lines: list[Line] = [BLANK, line(page.words("import.accounts"), "bold")]
    for target in found.accounts:
        own = [fact for fact in found.facts if isinstance(fact, RowFact) and fact.target == target]
        told = page.words("import.comma").join(_summed(own, page)) or page.words("import.account_seen")
        lines += paragraph(
            page.words("import.account_row", name=page.name(target), facts=told), page.width, indent=2, hang=4
        )
    return lines


def _summed(facts: list[RowFact], page: ImportPage) -> list[str]:
    """An account's facts, list by list."""
    by_list: defaultdict[str, list[Mapping[str, Any] | date]] = defaultdict(list)
    for fact in facts:
        by_list[fact.key].append(fact.values)
    told = []
    for key in _SUMMED:
        rows = by_list.get(key, [])
        sums = sum(row.get("paid", row.get("amount", 0)) for row in rows if isinstance(row, Mapping))
        if rows and not (key == "balances" and "states" in by_list):
            told.append(page.words(f"import.fact_{key}", count=len(rows), total=page.money(sums)))
    return told


def merged(found: Merged, page: ImportPage, path: str, key: str) -> list[Line]:
    """What became of a profile."""
    text = page.words(f"import.{key}", path=path, added=found.added, there=found.there)
    return [BLANK, *paragraph(text, page.width, style="good")]


def questions(asked: Iterable[Question], page: ImportPage) -> list[Line]:
    """What only the person can decide."""
    told = list(dict.fromkeys(page.question(question) for question in asked))
    if not told:
        return []
    lines = [BLANK, line(page.words("import.questions"), "bold")]
    for index, text in enumerate(told, start=1):
        lines += paragraph(f"{index:>3} {text}", page.width, hang=4)
    return lines


def difference(old: str, new: str, path: str) -> list[Line]:
    """The change of a file as a diff."""
    from difflib import unified_diff  # noqa: PLC0415  only --dry-run needs it

    rows = unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="")
    return [BLANK, *(line(row, _COLOURS.get(row[:1])) for row in rows)]


_COLOURS: Final[dict[str, Style]] = {"+": "good", "-": "bad", "@": "dim"}
