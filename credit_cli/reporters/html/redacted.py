"""A page to be shared: amounts, names and the file's own words are hidden, days, points and shares stay.

Decides what is hidden: whose page it is, which accounts and lenders there are, what notices say, the file's name and
every amount. Does not know what is shown.
"""

from functools import cached_property
from string import ascii_uppercase

from credit_cli.profile.records import Notice, Profile
from credit_cli.profile.source import Place
from credit_cli.reporters.page import Page


class RedactedPage(Page):
    """A page that tells no amount and no name."""

    hides_amounts = True

    def __init__(self, page: Page) -> None:
        words, profile = page.words, page.profile
        super().__init__(_without_texts(profile), page.source, page.model, words, width=page.width, path="PROFILE")

    @property
    def alias(self) -> str:
        """Nobody."""
        return self.words("report.somebody")

    @cached_property
    def names(self) -> dict[str, str]:
        """The accounts by letters."""
        return {a.id: self.words("report.account", letter=_letters(i)) for i, a in enumerate(self.profile.accounts)}

    def lender_name(self, key: str | None) -> str:
        """Some lender."""
        del key
        return self.words("report.some_lender")

    def place(self, pointer: str) -> Place | None:
        """The line, without its text."""
        found = super().place(pointer)
        return None if found is None else found._replace(text="", path="")


def _letters(index: int) -> str:
    first, last = divmod(index, len(ascii_uppercase))
    return ("" if not first else ascii_uppercase[first - 1]) + ascii_uppercase[last]


def _without_texts(profile: Profile) -> Profile:
    """The profile without words that somebody wrote: notices keep their day and kind, bills and the region go."""
    notices: tuple[Notice, ...] | None = profile.notices and tuple(n._replace(text=None) for n in profile.notices)
    bills = profile.bills and tuple(bill._replace(kind="***") for bill in profile.bills)
    return profile._replace(notices=notices, bills=bills)
