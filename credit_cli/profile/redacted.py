"""A profile that may be shown to others: nobody's name, no lender's contract, nothing in anybody's own words.

Decides what tells who somebody is (nickname, account names, providers, region, industry, notes, the file's name and its
lines) and that equal things stay equal, so that everything measured is the same. Amounts and days stay: they are what
is talked about. Does not know what is printed of it.
"""

from collections.abc import Iterable
from typing import Final

from credit_cli.profile.load import Loaded
from credit_cli.profile.records import Account, Profile

HIDDEN: Final = "***"


def redacted(loaded: Loaded, number: int = 1) -> Loaded:
    """The same profile without what tells whose it is; places keep their line and column, and lose their text.

    Args:
        loaded: what reading gave; where that is problems, their lines are not shown.
        number: which profile of several this is.
    """
    if loaded.profile is None:
        return loaded._replace(source=loaded.source._replace(text=""))
    name = "PROFILE" if number == 1 else f"PROFILE-{number}"
    return loaded._replace(
        profile=_profile(loaded.profile), source=loaded.source._replace(name=name, file=name, text="")
    )


def renamed(profile: Profile) -> dict[str, str]:
    """The accounts' ids, and what they are called instead."""
    return _tokens((account.id for account in profile.accounts), "account")


def _tokens(values: Iterable[str | None], prefix: str) -> dict[str, str]:
    known = dict.fromkeys(value for value in values if value is not None)
    return {value: f"{prefix}-{number}" for number, value in enumerate(known, 1)}


def _profile(profile: Profile) -> Profile:
    ids = renamed(profile)
    person, notices = profile.person, profile.notices or ()
    providers = _tokens((account.provider for account in profile.accounts), "provider")
    regions = _tokens((person and person.region, *(n.region for n in notices)), "region")
    industries = _tokens((person and person.industry, *(n.industry for n in notices)), "industry")
    return profile._replace(
        person=person
        and person._replace(
            alias=None,
            region=regions.get(person.region or ""),
            industry=industries.get(person.industry or ""),
        ),
        accounts=tuple(_account(account, ids, providers) for account in profile.accounts),
        bills=profile.bills and tuple(bill._replace(kind=HIDDEN) for bill in profile.bills),
        notices=profile.notices
        and tuple(
            notice._replace(
                account=ids.get(notice.account or ""),
                region=regions.get(notice.region or ""),
                industry=industries.get(notice.industry or ""),
                text=None,
            )
            for notice in profile.notices
        ),
        ignore=tuple(row._replace(reason=HIDDEN, account=ids.get(row.account or "")) for row in profile.ignore),
        expect=profile.expect and profile.expect._replace(account=ids.get(profile.expect.account or "")),
    )


def _account(account: Account, ids: dict[str, str], providers: dict[str, str]) -> Account:
    return account._replace(id=ids[account.id], provider=providers.get(account.provider or ""))
