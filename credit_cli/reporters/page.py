"""What every screen is drawn from: the profile, its source, the model, the words, and how wide the page is.

Decides how accounts are called (the lender's name, told apart where two would read alike) and where a pointer's
line is. Does not know any result.
"""

from functools import cached_property
from pathlib import PurePath
from typing import Final

from credit_cli.engine.diary.view import View, view
from credit_cli.model.library import Model
from credit_cli.profile.privacy import masked
from credit_cli.profile.records import Account, Profile
from credit_cli.profile.source import Place, Source
from credit_cli.reporters.cells import cells, cut, harmless
from credit_cli.words.catalogue import Words

USUAL_WIDTH: Final = 80
NARROW: Final = 72
LONGEST_NAME: Final = 24


class Page:
    """One person's page: what the screens need beside their result.

    `width` is the number of cells of the screen, or None where nothing is to be wrapped (a pipe); `path` is the
    profile as the user named it, for the commands a screen suggests.
    """

    hides_amounts = False

    def __init__(  # noqa: PLR0913  a page is exactly these
        self,
        profile: Profile,
        source: Source,
        model: Model,
        words: Words,
        *,
        width: int | None = USUAL_WIDTH,
        verbose: bool = False,
        path: str | None = None,
    ) -> None:
        self.profile = profile
        self.source = source
        self.model = model
        self.words = words
        self.width = width
        self.verbose = verbose
        self.path = path or "PROFILE"

    def fit(self, text: str, room: int) -> str:
        """A text in at most so many cells of a screen; whole where nothing is cut (a pipe)."""
        return harmless(text) if self.width is None else cut(text, room)

    def fit_name(self, name: str) -> str:
        """An account's name where a drawing has room for one line of it."""
        return cut(name, LONGEST_NAME + LONGEST_NAME // 2)

    def speaking(self, words: Words) -> "Page":
        """The same page in another language."""
        return Page(
            self.profile, self.source, self.model, words, width=self.width, verbose=self.verbose, path=self.path
        )

    def alone(self) -> "Page":
        """The same page where it is read away from this machine: unwrapped, and the file without its folders."""
        name = PurePath(self.path).name
        return Page(self.profile, self.source, self.model, self.words, width=None, verbose=self.verbose, path=name)

    @property
    def room(self) -> int:
        """The cells that tables and bars may take."""
        return min(self.width or USUAL_WIDTH, 100)

    @property
    def narrow(self) -> bool:
        """Whether there is less room than the screens are drawn for."""
        return self.room < NARROW

    @cached_property
    def today(self) -> View:
        """The diary as of the profile's day."""
        return view(self.profile, self.profile.as_of, self.model.lenders)

    @property
    def alias(self) -> str:
        """Whose page this is."""
        person = self.profile.person
        return masked(person.alias) if person and person.alias else self.words("common.no_alias")

    def place(self, pointer: str) -> Place | None:
        """Where a pointer's value stands; None for a row that is not in the file."""
        return self.source.place(pointer)

    def line_of(self, pointer: str) -> int:
        """The line on which a pointer's value stands; 0 for a row that is not in the file."""
        place = self.place(pointer)
        return place.line if place else 0

    def account(self, account_id: str) -> Account | None:
        """The account of that id."""
        return next((a for a in self.profile.accounts if a.id == account_id), None)

    def lender_name(self, key: str | None) -> str:
        """What a lender of the catalogue is called; an unknown key as written."""
        lender = self.model.lenders.get(key or "")
        return self.words.of(lender.name) if lender else key or self.words("common.unknown_lender")

    def name(self, account_id: str) -> str:
        """What an account is called on the page."""
        return self.names.get(account_id, account_id)

    @cached_property
    def names(self) -> dict[str, str]:
        """Every account's name: the lender's, with the provider or the id where that does not tell it apart."""
        plain = {a.id: self._plain_name(a) for a in self.profile.accounts}
        taken = list(plain.values())
        return {
            account: name if taken.count(name) == 1 else self.words("common.name_apart", name=name, apart=account)
            for account, name in plain.items()
        }

    def _plain_name(self, account: Account) -> str:
        lender = self.model.lenders.get(account.lender)
        name = self.lender_name(account.lender)
        if account.provider is None or lender is None:
            return name
        alike = sum(a.lender == account.lender for a in self.profile.accounts) > 1
        if lender.counts == "account":
            return self.words("common.name_provider", name=name, provider=cut(masked(account.provider), LONGEST_NAME))
        return (
            self.words("common.name_apart", name=name, apart=cut(masked(account.provider), LONGEST_NAME))
            if alike
            else name
        )

    def widest_name(self, most: int) -> int:
        """The cells a column of account names needs, `most` at the most."""
        return min(max((cells(name) for name in self.names.values()), default=0), most)
