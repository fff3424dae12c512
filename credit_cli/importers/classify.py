"""What a row is: the first rule of its service whose words stand in it, and the lender that is named.

Decides nothing that is not in the data: rules, names and their order are YAML. Most rows hold none of the words, so
one search over the whole row comes before all rules. Does not know what becomes of a row.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from credit_cli.importers.entries import Entry
from credit_cli.model.imports import Imports, RowRule, Service
from credit_cli.model.naming import Naming

_PLAIN: Final = frozenset({"direction"})
_TAIL = re.compile(r"[(（][^)）]*[)）]?")


class Debt(NamedTuple):
    """Whom a row of credit concerns."""

    lender: str
    provider: str | None = None


class Known(NamedTuple):
    """What a row was recognised as; `plain` where none of the words stands in it, those of bills included."""

    kind: str
    naming: Naming | None = None
    by: str | None = None
    plain: bool = False


class Classifier:
    """The rules of one service, ready to be asked for many rows."""

    def __init__(self, service: Service, imports: Imports) -> None:
        self._service, self._imports = service, imports
        words = {w for rule in service.rules for name, all_ in rule.when.items() if name not in _PLAIN for w in all_}
        words |= {word for naming in imports.lenders for word in naming.words}
        words |= {word for bill in imports.bills for word in bill.words}
        self._any = re.compile("|".join(map(re.escape, sorted(words))))
        self._plain = [rule for rule in service.rules if not rule.when or set(rule.when) <= _PLAIN]
        self._banks = imports.banks
        self._plainly = lru_cache(maxsize=64)(self._by_direction)
        self.pays_with = lru_cache(maxsize=1024)(self._pays_with)
        self._bill_words = re.compile("|".join(re.escape(word) for bill in imports.bills for word in bill.words))

    def what(self, entry: Entry) -> Known:
        """What a row is."""
        texts = f"{entry.status}\n{entry.category}\n{entry.counterparty}\n{entry.item}\n{entry.funds}"
        if self._any.search(texts) is None:
            return self._plainly(entry.direction)
        naming = self._named(entry)
        for rule in self._service.rules:
            if (naming is not None or not rule.lender) and _fits(rule, entry):
                return Known(rule.kind, naming if rule.lender else None, rule.by)
        return Known("neutral")

    def _by_direction(self, direction: str) -> Known:
        """What a row is that holds none of the words: only the rules that ask for nothing else can fit."""
        for rule in self._plain:
            if not rule.when or any(word in direction for word in rule.when["direction"]):
                return Known(rule.kind, plain=True)
        return Known("neutral", plain=True)

    def is_credit(self, entry: Entry) -> bool:
        """Whether the export itself files a row under credit."""
        return any(word in entry.category for word in self._service.credit)

    def _named(self, entry: Entry) -> Naming | None:
        """The lender that a row names: whom it was paid to before what it says."""
        for text in (entry.counterparty, f"{entry.item}\n{entry.category}"):
            for naming in self._imports.lenders:
                if any(word in text for word in naming.words):
                    return naming
        return None

    def _pays_with(self, method: str) -> Debt | None:
        """The line of credit a purchase was paid with; a card is told by its bank."""
        for naming in self._imports.lenders:
            if any(word in method for word in naming.pays):
                return Debt(naming.lender, self.provider(naming, method))
        return None

    def provider(self, naming: Naming, text: str) -> str | None:
        """Who really lends, where the naming or the name of a bank in a text tells."""
        if naming.provider is not None or naming.lender not in ("credit_card", "bank_loan", "mortgage", "car_loan"):
            return naming.provider
        bare = _TAIL.sub("", text)
        return next(
            (bank.removeprefix("中国") if len(bank) > _BARE else bank for bank in self._banks if bank in bare), None
        )

    def bill_kind(self, texts: str) -> str | None:
        """The kind of household bill that a row pays."""
        found = self._bill_words.search(texts)
        return next((bill.kind for bill in self._imports.bills if found[0] in bill.words), None) if found else None


_BARE: Final = len("中国银行")


def _fits(rule: RowRule, entry: Entry) -> bool:
    for name, words in rule.when.items():
        text = getattr(entry, name)
        if not any(word in text for word in words):
            return False
    return not any(word in getattr(entry, name) for name, words in rule.unless.items() for word in words)
