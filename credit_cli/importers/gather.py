"""An export's rows sorted into what they are: borrowing, repayments, failed debits, bills, months of spending.

Decides which rows count, and that each is used or skipped by name, so that none is lost: every row ends in `Counts`.
Refunds lessen the spending of their month unless the row they refund already counts for nothing. Does not know
profiles. Holds rows of credit one by one, all others only as sums, so that memory does not grow with the export.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from credit_cli.importers.classify import Classifier, Debt, Known
from credit_cli.importers.entries import Entry
from credit_cli.importers.layout import Malformed, Sheet
from credit_cli.importers.repeats import OutOfOrder, Repeats
from credit_cli.importers.values import bill_month
from credit_cli.profile.scalars import Fen

USED: Final = frozenset(
    {"draw", "repayment", "failed_debit", "bill", "transfer", "income", "spending", "refund", "money_market"}
)
"""Kinds of rows that become facts, sums or questions; all others are skipped under their own name."""


class Movement(NamedTuple):
    """A draw, a repayment or a failed debit: its day, amount, row, who paid, and the month of the bill it names."""

    debt: Debt
    on: date
    amount: Fen
    line: int
    by: str | None = None
    bill: date | None = None


class Sum:
    """Several rows together: how many, how much, the largest, and on which row that stands."""

    __slots__ = ("count", "largest", "line", "total")

    def __init__(self) -> None:
        self.count, self.total, self.largest, self.line = 0, 0, 0, 0

    def add(self, amount: Fen, line: int) -> None:
        """One more row."""
        self.count += 1
        self.total += amount
        if amount > self.largest:
            self.largest, self.line = amount, line


class Bill(NamedTuple):
    """A household bill that was paid; the export does not say when it was due."""

    kind: str
    paid_on: date
    line: int


class Gathered:
    """Everything an export holds, and how many rows of each kind."""

    def __init__(self) -> None:
        self.draws: list[Movement] = []
        self.repayments: list[Movement] = []
        self.failures: list[Movement] = []
        self.bills: list[Bill] = []
        self.spending: defaultdict[date, Sum] = defaultdict(Sum)
        self.income: defaultdict[date, Sum] = defaultdict(Sum)
        self.transfers = Sum()
        self.money_market: defaultdict[str, Sum] = defaultdict(Sum)
        self.bought_with: defaultdict[Debt, Sum] = defaultdict(Sum)
        self.counts: Counter[str] = Counter()
        self.lines: dict[str, array[int]] = {}
        self.first: date | None = None
        self.last: date | None = None
        self.last_row: Entry | Malformed | None = None
        self.fewest: int | None = None
        self._settled: set[str] = set()
        self._refunds: list[tuple[str, str, date, Fen]] = []

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self.counts.total()

    def between(self, day: date) -> None:
        """One more day that the export speaks of."""
        if self.first is None or self.last is None:
            self.first = self.last = day
        elif day < self.first:
            self.first = day
        elif day > self.last:
            self.last = day

    def count(self, kind: str, line: int) -> None:
        """One more row of a kind; the rows that are skipped can be listed."""
        self.counts[kind] += 1
        if kind not in USED:
            self.lines.setdefault(kind, array("L")).append(line)

    def settle(self, entry: Entry) -> None:
        """Remember a row whose refund must not count again."""
        self._settled |= {entry.order, entry.merchant_order} - {"", "/"}

    def refund(self, entry: Entry) -> None:
        """A refund, to be taken off its month once it is known what it refunds."""
        self._refunds.append((_base(entry.order), entry.merchant_order, entry.on.replace(day=1), entry.amount))

    def finish(self, *, on_original: bool) -> None:
        """Take the refunds off their months."""
        for order, merchant, month, amount in self._refunds:
            if not on_original and order not in self._settled and merchant not in self._settled:
                spent = self.spending[month]
                spent.total = max(0, spent.total - amount)


def _base(order: str) -> str:
    """The order that a refund's own id names: what stands before its mark."""
    return order.partition("_")[0].partition("*")[0]


def gather(sheet: Sheet, classifier: Classifier) -> Gathered:
    """Everything the export holds."""
    try:
        return _gathered(sheet, classifier, Repeats(everything=False))
    except OutOfOrder:
        return _gathered(sheet, classifier, Repeats(everything=True))


def _gathered(sheet: Sheet, classifier: Classifier, repeats: Repeats) -> Gathered:
    found = Gathered()
    for row in sheet.entries():
        if row.cells < sheet.width and found.last_row is not None:
            found.fewest = found.last_row.cells if found.fewest is None else min(found.fewest, found.last_row.cells)
        found.last_row = row
        if isinstance(row, Malformed):
            found.count("malformed", row.line)
        elif repeats.is_repeat(row):
            found.count("repeat", row.line)
        else:
            found.between(row.on)
            found.count(_sorted_in(row, found, classifier), row.line)
    found.finish(on_original=sheet.service.refunds_on_original)
    return found


def _sorted_in(entry: Entry, found: Gathered, classifier: Classifier) -> str:
    """Add a row to what it belongs to; the kind under which it counts."""
    known = classifier.what(entry)
    kind, naming, by, _ = known
    if naming is None:
        if kind in _UNTOLD and classifier.is_credit(entry):
            return "credit_unknown"
        _add(entry, known, found, classifier)
        return kind
    if kind in _LISTED and entry.amount == 0:
        return "nothing"
    debt = Debt(naming.lender, classifier.provider(naming, f"{entry.counterparty} {entry.item}"))
    if kind in _LISTED:
        bill = bill_month(entry.item, entry.on)
        _LISTED[kind](found).append(Movement(debt, entry.on, entry.amount, entry.line, by, bill))
    return kind


_UNTOLD: Final = frozenset({"neutral", "income", "spending"})
"""Kinds by direction alone: where the export files such a row under credit, it was not understood."""

_LISTED: Final[dict[str, Callable[[Gathered], list[Movement]]]] = {
    "draw": lambda found: found.draws,
    "repayment": lambda found: found.repayments,
    "failed_debit": lambda found: found.failures,
}


def _add(entry: Entry, known: Known, found: Gathered, classifier: Classifier) -> None:
    """Add a row that is no repayment and no borrowing to its sums."""
    month, kind = entry.on.replace(day=1), known.kind
    if kind == "spending":
        _spend(entry, month, found, classifier)
        if not known.plain and (bill := classifier.bill_kind(f"{entry.counterparty} {entry.item}")):
            found.bills.append(Bill(bill, entry.on, entry.line))
    elif kind == "refund":
        found.refund(entry)
    elif kind == "closed":
        found.settle(entry)
    elif kind == "income":
        found.income[month].add(entry.amount, entry.line)
    elif kind == "transfer":
        if entry.direction == "收入":
            found.income[month].add(entry.amount, entry.line)
        else:
            found.transfers.add(entry.amount - min(entry.refunded, entry.amount), entry.line)
    elif kind == "money_market":
        way = _way(f"{entry.item} {entry.category}")
        found.money_market[way].add(entry.amount, entry.line)


def _way(text: str) -> str:
    """Whether money went into a money-market fund, out of it, or was earned there."""
    if any(word in text for word in ("转入", "购买", "存入", "买入")):
        return "in"
    return "out" if any(word in text for word in ("转出", "取出", "赎回", "卖出")) else "yield"


def _spend(entry: Entry, month: date, found: Gathered, classifier: Classifier) -> None:
    if entry.refunded:
        found.settle(entry)
    spent = entry.amount - min(entry.refunded, entry.amount)
    found.spending[month].add(spent, entry.line)
    debt = classifier.pays_with(entry.method) if entry.method else None
    if debt is not None:
        found.bought_with[debt].add(spent, entry.line)
