"""How rows of bill exports and sentences of a credit report are recognised: words, each with where it was seen.

Decides the shape of that knowledge only. Does not know how a file is read, nor what becomes of a row.
"""

from dataclasses import dataclass, field
from typing import Literal

from credit_cli.model.naming import Institution, LoanWords, Naming
from credit_cli.model.sourced import Text

RowKind = Literal[
    "draw",
    "repayment",
    "failed_debit",
    "failed_by_hand",
    "failed",
    "closed",
    "pending",
    "refund",
    "not_borrowing",
    "fee",
    "own_transfer",
    "money_market",
    "investment",
    "bill",
    "transfer",
    "income",
    "spending",
    "neutral",
]
"""What a row of an export is."""


@dataclass(frozen=True)
class RowRule:
    """Words by which a row is recognised; the first rule that fits decides.

    `when` holds, field by field, words of which one must stand in the field; in `unless` none may. `lender` says
    whether a lender's name must stand in the row. `by` is who paid; `seen` is where such a row was seen.
    """

    kind: RowKind
    seen: str
    when: dict[str, tuple[str, ...]]
    unless: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lender: bool = False
    by: Literal["auto", "manual"] | None = None


@dataclass(frozen=True)
class Service:
    """One service's export: how it is told apart, its columns under all their names, and its rules in order.

    `headings` are groups of column names: one of each must be there. `refunds_on_original` says that a refund is told
    on the row that was refunded as well, so that the row of the refund itself must not count again.
    """

    service: str
    name: Text
    headings: tuple[tuple[str, ...], ...]
    columns: dict[str, tuple[str, ...]]
    credit: tuple[str, ...]
    rules: tuple[RowRule, ...]
    seen: str
    refunds_on_original: bool = False


@dataclass(frozen=True)
class BillWords:
    """Words that tell a household bill, and its kind."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ReportWords:
    """What a credit report says, and how; `institutions` and `loans` come from the lenders' own files.

    `applied` are reasons of inquiries that are applications, `looked` those that are not. `inquiry_months` is how far
    back the report lists them.
    """

    signs: tuple[str, ...]
    applied: tuple[str, ...]
    looked: tuple[str, ...]
    inquiry_months: int
    late_window: int
    institutions: tuple[Institution, ...]
    loans: tuple[LoanWords, ...]
    shortened: tuple[str, ...]
    seen: str


@dataclass(frozen=True)
class Imports:
    """Everything by which exports are recognised; `lenders` come from the lenders' own files."""

    services: dict[str, Service]
    lenders: tuple[Naming, ...]
    bills: tuple[BillWords, ...]
    banks: tuple[str, ...]
    report: ReportWords
