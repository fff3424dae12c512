"""Reads an export of the tests as the program would, and gives what was found in short."""

from datetime import date
from pathlib import Path
from typing import Any

from credit_cli.importers.bills import read_bill
from credit_cli.importers.facts import Found, RowFact, Target
from credit_cli.importers.refusal import Refusal
from credit_cli.model.library import shipped


def read(path: Path, service: str, due_day: int | None = None) -> Found | Refusal:
    return read_bill(path, service, shipped().imports, lambda _: due_day)


def found(
    data: bytes | str, folder: Path, service: str, *, name: str = "export.csv", due_day: int | None = None
) -> Found:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    result = read(path, service, due_day)
    assert isinstance(result, Found), result
    return result


def refused(data: bytes | str, folder: Path, service: str, *, name: str = "export.csv") -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    result = read(path, service)
    assert isinstance(result, Refusal), result
    return result.reason


def rows(result: Found, key: str, lender: str | None = None) -> list[Any]:
    """The rows of one list that were found, of one lender or of the file."""
    return [
        fact.values if isinstance(fact.values, date) else dict(fact.values)
        for fact in result.facts
        if isinstance(fact, RowFact) and fact.key == key and (fact.target.lender if fact.target else None) == lender
    ]


def kinds(result: Found) -> dict[str, int]:
    return dict((*result.used, *result.skipped))


def lenders(result: Found) -> list[tuple[str, str | None]]:
    return [(target.lender, target.provider) for target in result.accounts]


def questions(result: Found) -> set[str]:
    return {question.name for question in result.questions}


JIEBEI = Target(("jiebei",))
