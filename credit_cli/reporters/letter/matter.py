"""What a letter is about: which account, which decision about its line, which entry of the credit report.

Decides what is asked about where nobody chose (the latest decision; with no decision, how information is used), and
when there is nothing to ask: a day on which nothing was decided, an account with nobody to write to. A line used up
is nobody's decision. Does not know any sentence.
"""

from datetime import date
from typing import Literal, NamedTuple

from credit_cli.engine.events import limit_events
from credit_cli.engine.explain import explain
from credit_cli.engine.plan.records import wrong_records
from credit_cli.engine.results import LimitEvent, Pointer
from credit_cli.model.letters import Addressee
from credit_cli.profile.records import Account, Negative
from credit_cli.reporters.page import Page

Reason = Literal["no_event_on", "no_entry_on", "no_platform", "no_institution"]


class Matter(NamedTuple):
    """What a letter is about: a decision, entries of the report, both never at once, or neither.

    `entries` are pointers, contradicted by payments where `wrong`; `several` where the account was left open among
    some; `quoted` the lender's own words about the decision.
    """

    to: Addressee
    account: Account | None = None
    event: LimitEvent | None = None
    same_day: tuple[str, ...] = ()
    quoted: tuple[Pointer, ...] = ()
    entries: tuple[Pointer, ...] = ()
    wrong: bool = False
    several: bool = False
    used_up: bool = False


class Nothing(NamedTuple):
    """Why there is nothing to ask: a name of the catalogue, the day or account meant, and the days there are."""

    reason: Reason
    on: date | None = None
    account: str | None = None
    days: tuple[date, ...] = ()


def matter(page: Page, to: Addressee, *, account: str | None = None, on: date | None = None) -> Matter | Nothing:
    """What a letter to an addressee is about, narrowed to an account or a day."""
    if to == "bureau":
        return _of_the_record(page, account, on)
    if to == "regulator" and account is None and on is None:
        record = _of_the_record(page, None, None)
        if isinstance(record, Matter) and record.wrong:
            return record._replace(to=to)
    asked = [a for a in page.profile.accounts if account in {None, a.id}]
    addressed = {a.id: a for a in asked if _is_addressed(a, to, page)}
    if not addressed:
        return Nothing("no_platform" if to == "platform" else "no_institution", account=asked[0].id)
    events = [e for e in limit_events(page.profile, page.profile.as_of, page.model) if e.account in addressed]
    decided = [e for e in events if e.kind != "exhausted"]
    chosen = [e for e in decided if on in {None, e.on}]
    if chosen:
        return _of_a_decision(to, max(chosen, key=lambda e: e.on), page)
    if on is not None:
        return Nothing("no_event_on", on=on, days=tuple(sorted({e.on for e in decided})))
    only = next(iter(addressed.values())) if len(addressed) == 1 else None
    return Matter(to, only, several=only is None, used_up=bool(events))


def _is_addressed(account: Account, to: Addressee, page: Page) -> bool:
    """Whether there is somebody to write to: a platform beside the lender, or any institution at all."""
    lender = page.model.lenders.get(account.lender)
    if to == "platform":
        return lender is not None and lender.platform is not None
    return lender is None or lender.lender_class != "private"


def _of_a_decision(to: Addressee, event: LimitEvent, page: Page) -> Matter:
    day = page.profile.as_of
    found = explain(page.profile, page.model, day, account=event.account, on=event.on)[0]
    return Matter(to, page.account(event.account), event, found.same_day, found.quoted)


def _of_the_record(page: Page, account: str | None, on: date | None) -> Matter | Nothing:
    chosen = page.account(account) if account else None
    record = page.profile.record
    shown = {
        f"/record/negatives/{i}": row
        for i, row in enumerate((record.negatives if record else None) or ())
        if row.on <= page.profile.as_of and (chosen is None or row.lender == chosen.lender)
    }
    entries = tuple(pointer for pointer, row in shown.items() if on in {None, row.on})
    if on is not None and not entries:
        return Nothing("no_entry_on", on=on, days=tuple(sorted({row.on for row in shown.values()})))
    wrong = tuple(p for p in wrong_records(page.profile, page.today) if p in entries)
    return Matter("bureau", chosen, entries=wrong or entries, wrong=bool(wrong))


def entry_of(pointer: Pointer, page: Page) -> Negative:
    """The entry of the report that a pointer of a matter leads to."""
    record = page.profile.record
    assert record is not None  # a matter points to what is there
    assert record.negatives is not None
    return record.negatives[int(pointer.rsplit("/", 1)[-1])]
