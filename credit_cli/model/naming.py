"""By which words bills and credit reports name a lender: `called` in each lender's own file, put in order.

Decides whose word is asked first where several stand in one row: a general name gives way to a particular one; and as
which lender of the catalogue an institution's loan is kept where several lend under its name. Holds no word. Does not
know a row or a report.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple


@dataclass(frozen=True)
class OnBills:
    """What names a lender in a row of an export.

    `words` name it anywhere in a row; `pays` are the names under which it pays for a purchase; `provider` is who
    really lends, where the words tell; `seen` is where such a row was seen.
    """

    words: tuple[str, ...]
    seen: str
    pays: tuple[str, ...] = ()
    provider: str | None = None


@dataclass(frozen=True)
class OnReport:
    """What names a lender on a credit report, and where that was seen.

    `institutions` are words of the name of who lends, `for_business` those whose loans are this lender's where they
    are for a business; `purposes` are words of a kind of loan that is this lender's whoever lends.
    """

    seen: str
    institutions: tuple[str, ...] = ()
    for_business: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Called:
    """How others call a lender. `gives_way` is how general that is: a lower number is asked first, 0 a product."""

    bills: OnBills | None = None
    report: OnReport | None = None
    gives_way: int = 0


class Naming(NamedTuple):
    """Words that name a lender of the catalogue in a row, and who really lends, where that is known."""

    lender: str
    words: tuple[str, ...]
    pays: tuple[str, ...]
    provider: str | None


class Institution(NamedTuple):
    """A word of an institution's name on the report, and the lenders of the catalogue it may be.

    `otherwise` is the lender of a new account where it may be several, `business` that of a loan for a business.
    """

    word: str
    lenders: tuple[str, ...]
    otherwise: str | None
    business: str | None


class LoanWords(NamedTuple):
    """Words of a kind of loan on the report, and the lender of the catalogue it stands for."""

    lender: str
    words: tuple[str, ...]


class Names(NamedTuple):
    """What lenders are called, each kind in the order in which it decides."""

    lenders: tuple[Naming, ...]
    institutions: tuple[Institution, ...]
    loans: tuple[LoanWords, ...]


def names(called: Mapping[str, Called]) -> Names:
    """The names of all lenders in order.

    Raises:
        ValueError: where several lenders share an institution and no general lender has a word for it.
    """
    ordered = sorted(called.items(), key=lambda item: (item[1].gives_way, item[0]))
    reports = [(key, each.report) for key, each in ordered if each.report is not None]
    return Names(
        tuple(Naming(k, b.words, b.pays, b.provider) for k, each in ordered if (b := each.bills) is not None),
        tuple(_institutions(reports)),
        tuple(LoanWords(key, report.purposes) for key, report in reports if report.purposes),
    )


def _institutions(reports: list[tuple[str, OnReport]]) -> list[Institution]:
    lent: dict[str, list[str]] = {}
    for key, report in reports:
        for word in report.institutions:
            lent.setdefault(word, []).append(key)
    business = {word: key for key, report in reports for word in report.for_business}
    return [Institution(w, tuple(keys), _otherwise(w, lent), business.get(w)) for w, keys in lent.items()]


def _otherwise(word: str, lent: Mapping[str, list[str]]) -> str | None:
    """The general lender whose own word stands in an institution's that several share."""
    if len(lent[word]) == 1:
        return None
    general = [(len(other), keys[0]) for other, keys in lent.items() if len(keys) == 1 and other in word]
    if not general:
        raise ValueError(f"{' and '.join(lent[word])} share {word}, and no general lender has a word within it")
    return max(general, key=itemgetter(0))[1]
