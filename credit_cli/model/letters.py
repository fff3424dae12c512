"""The shape of the letters: a request, an objection, a complaint, put together from sentences that may not apply.

Decides which fields a letter's file has, and that a sentence rests on law only by its id. Holds no sentence: those
are in `data/letters/`, one file an addressee. Does not know any person.
"""

from dataclasses import dataclass
from typing import Literal

from credit_cli.model.sourced import Sourced, Text

Addressee = Literal["lender", "platform", "bureau", "regulator"]
Condition = Literal[
    "decided",  # a lender decided something about a line: cut, freeze, closure, lower reopening
    "undecided",
    "used_up",  # the line is only used up
    "same_day",  # other accounts were decided about on that day
    "owed",  # what is owed on the account is known and above nothing
    "late",  # something is overdue on the day
    "provider",  # the contract's lender is named
    "account",  # the account is known
    "several",  # it is not, for there are several
    "wrong",  # an entry of the report that payments contradict
    "listed",  # entries of the report, none of them contradicted
    "unlisted",  # no entry at all
    "form",  # none that payments contradict: a form to fill in
    "blank",  # nothing of the file to complain about
]
Each = Literal["quote", "entry", "proof", "other"]
"""What a sentence is repeated for: the lender's own words, an entry of the report, a payment, another account."""


@dataclass(frozen=True)
class Part:
    """A sentence: its own, one of the catalogue's that several letters `shared`, or what its law items say.

    It is written where every condition of `when` holds and every item of `law` is in force on the day; where the law
    is not, `otherwise` takes its place, or nothing. `{law}` in it is the citation of those items.
    """

    text: Text | None = None
    shared: str | None = None
    law: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    each: Each | None = None
    otherwise: Text | None = None

    def __post_init__(self) -> None:
        """Refuse a sentence that says nothing."""
        if self.text is None and self.shared is None and not self.law:
            raise ValueError("a part needs a text, a shared sentence or a law")


@dataclass(frozen=True)
class Section:
    """Sentences that belong together."""

    parts: tuple[Part, ...]
    heading: Text | None = None
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Letter(Sourced):
    """One kind of letter; of `title` and `addressee` the first sentence that applies is taken.

    `before` is read before the letter: whether it is to be sent at all. `attach` is the list under the letter,
    `notes` are for the person who sends it.
    """

    to: Addressee
    title: tuple[Part, ...]
    addressee: tuple[Part, ...]
    sections: tuple[Section, ...]
    attach: tuple[Part, ...]
    notes: tuple[Part, ...]
    before: tuple[Part, ...] = ()
