"""A matter told in one language: which conditions hold, and the values of its sentences.

Decides what is taken from the file (days, amounts, names, the lender's own words, made harmless and masked) and what
stays a placeholder for the person to fill in. Does not know in which letter they stand.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from credit_cli.engine.diary.calendar import add_months, days_before
from credit_cli.engine.diary.dues import Due
from credit_cli.model.letters import Condition, Each
from credit_cli.profile.privacy import masked
from credit_cli.reporters.cells import harmless
from credit_cli.reporters.letter.matter import Matter, entry_of
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import lines_of, money

Values = dict[str, str]
_PROOFS: Final = 3


def conditions(about: Matter, page: Page) -> frozenset[Condition]:
    """What is so of this matter."""
    account = about.account
    view = None if account is None else next((v for v in page.today.accounts if v.account.id == account.id), None)
    decided = about.event is not None
    holds: dict[Condition, bool] = {
        "decided": decided,
        "undecided": not decided,
        "used_up": about.used_up,
        "same_day": bool(about.same_day),
        "owed": view is not None and view.owed is not None and view.owed.row > 0,
        "late": any(v.overdue for v in page.today.accounts),
        "provider": account is not None and account.provider is not None,
        "account": account is not None,
        "several": about.several,
        "wrong": about.wrong,
        "listed": bool(about.entries) and not about.wrong,
        "unlisted": not about.entries,
        "form": not about.wrong,
        "blank": not decided and not about.wrong,
    }
    return frozenset(name for name, so in holds.items() if so)


class Telling:
    """The values of a matter's sentences; `quote` makes text of the file safe for the format it is written in."""

    def __init__(self, about: Matter, page: Page, quote: Callable[[str], str]) -> None:
        self.about, self.page, self._quote = about, page, quote

    def day(self, on: date) -> str:
        """A day as a letter writes it."""
        return self.page.words("letter.day", year=on.year, month=on.month, day=on.day, iso=on.isoformat())

    def foreign(self, text: str) -> str:
        """Text of the file: harmless, its long numbers starred, no markup of the format."""
        return self._quote(harmless(masked(text)))

    def values(self) -> Values:
        """What every sentence may name."""
        about, page = self.about, self.page
        account, record = about.account, page.profile.record
        name = page.words("letter.product") if account is None else self.foreign(page.name(account.id))
        provider = self.foreign(account.provider) if account and account.provider else ""
        checked = record.checked_on if record else None
        found = {
            "name": name,
            "provider": provider,
            "institution": provider or page.words("letter.institution"),
            "checked_on": self.day(checked) if checked else page.words("letter.a_day"),
            "ids": page.words("common.comma").join(self._quote(a.id) for a in page.profile.accounts),
            "lines": lines_of(about.entries, page),
        }
        if account is not None:
            lender = page.model.lenders.get(account.lender) or page.model.lenders["other"]
            found["contact"] = page.words.of(lender.contact)
            found["platform"] = page.words.of(lender.platform) if lender.platform else ""
            found |= self._owed(account.id)
        return found | self._decision(name) | self._proof_account()

    def each(self, what: Each) -> list[Values]:
        """The values of every row that a sentence is repeated for."""
        rows: dict[Each, Callable[[], Iterator[Values]]] = {
            "quote": self._quotes,
            "entry": self._entries,
            "proof": self._proofs,
            "other": self._others,
        }
        return list(rows[what]())

    def _owed(self, account: str) -> Values:
        view = next((v for v in self.page.today.accounts if v.account.id == account), None)
        if view is None or view.owed is None:
            return {}
        return {"owed": money(view.owed.row, self.page), "owed_on": self.day(view.owed.on)}

    def _decision(self, name: str) -> Values:
        event, page = self.about.event, self.page
        if event is None:
            return {}
        unknown = page.words("letter.unknown_amount")
        old, new = (unknown if fen is None else money(fen, page) for fen in (event.old, event.new))
        change = page.words(f"letter.change_{event.kind}", day=self.day(event.on), name=name, old=old, new=new)
        return {"noun": page.words(f"letter.noun_{event.kind}"), "change": change}

    def _quotes(self) -> Iterator[Values]:
        for pointer in self.about.quoted:
            notice = (self.page.profile.notices or ())[int(pointer.rsplit("/", 1)[-1])]
            if notice.text is not None:
                yield {"said_on": self.day(notice.on), "said": self.foreign(notice.text)}

    def _others(self) -> Iterator[Values]:
        for account in self.about.same_day:
            yield {"other": self.foreign(self.page.name(account)), "other_id": self._quote(account)}

    def _entries(self) -> Iterator[Values]:
        words = self.page.words
        for pointer in self.about.entries:
            row = entry_of(pointer, self.page)
            told = [words("letter.entry", day=self.day(row.on), kind=words(f"common.negative_{row.kind}"))]
            if row.lender is not None:
                told.append(self._institution(row.lender))
            if row.amount is not None:
                told.append(words("letter.entry_amount", amount=money(row.amount, self.page)))
            if row.days is not None:
                told.append(words("letter.entry_days", days=row.days))
            if row.settled_on is not None:
                told.append(words("letter.entry_settled", day=self.day(row.settled_on)))
            yield {"entry": words("letter.entry_comma").join(told)}

    def _institution(self, lender: str) -> str:
        """The account's own name where the person has one account with that lender, else the lender's."""
        own = [a for a in self.page.profile.accounts if a.lender == lender]
        return self.foreign(self.page.name(own[0].id) if len(own) == 1 else self.page.lender_name(lender))

    def _proof_account(self) -> Values:
        if not self.about.wrong:
            return {}
        lenders = dict.fromkeys(entry_of(p, self.page).lender or "" for p in self.about.entries)
        return {"proof_account": self.page.words("common.comma").join(map(self._institution, lenders))}

    def _proofs(self) -> Iterator[Values]:
        """The last dues in the days an entry speaks of, as the file shows them met."""
        for pointer in self.about.entries:
            row = entry_of(pointer, self.page)
            start, end = add_months(days_before(row.on, row.days or 0), -1), row.settled_on or row.on
            met = [
                due
                for view in self.page.today.accounts
                if view.account.lender == row.lender
                for due in view.dues or ()
                if start < due.on <= end and due.late is False
            ]
            yield from ({"proof": self._paid(due)} for due in met[-_PROOFS:])

    def _paid(self, due: Due) -> str:
        page = self.page
        key = "letter.proof_paid" if due.minimum is None else "letter.proof_minimum"
        return page.words(
            key,
            due=self.day(due.on),
            amount=money(due.amount, page),
            minimum=money(due.needed, page),
            paid_on=self.day(due.met_on or due.on),
            paid=money(due.paid, page),
        )
