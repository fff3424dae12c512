"""Reasons that are not the person's doing: notices in the file, and catalogued regulation that fits the account.

Decides which notice is about this event (its account or lender, or the person's own region or industry) and when a
regulation's own condition fits. Maintenance explains nothing; the platform's words about this very person are
quoted, not weighed; where nobody decided anything (a line used up) no announcement explains it.
"""

from collections.abc import Iterator
from datetime import timedelta

from credit_cli.engine.explain.case import Case
from credit_cli.engine.explain.reasons import Reason
from credit_cli.engine.results import Pointer
from credit_cli.model.law import Explains, LawItem
from credit_cli.profile.records import Notice

NEVER_WEIGHED = frozenset({"maintenance", "personal"})
OF_A_SECTOR = frozenset({"region", "industry"})


def announcements(case: Case) -> Iterator[Reason]:
    """A reason for each notice and each regulation that may explain the event."""
    if case.event.kind == "exhausted":
        return
    yield from _notices(case)
    yield from _regulations(case)


def quoted(case: Case) -> tuple[Pointer, ...]:
    """The platform's own words about this person that fall to this event."""
    return tuple(pointer for pointer, notice in _near(case) if notice.kind == "personal")


def _near(case: Case) -> Iterator[tuple[Pointer, Notice]]:
    """Notices of the days before the event that are about it."""
    earliest = case.event.on - timedelta(days=case.rule.notice_days)
    for row in case.days.diary.notices or ():
        if earliest <= row.on <= case.event.on and _is_about(case, row.row):
            yield row.pointer, row.row


def _is_about(case: Case, notice: Notice) -> bool:
    person = case.days.diary.profile.person
    account = case.account.account
    asked = (
        (notice.account, account.id),
        (notice.lender, account.lender),
        (notice.region, None if person is None else person.region),
        (notice.industry, None if person is None else person.industry),
    )
    return all(wanted is None or wanted == own for wanted, own in asked)


def _notices(case: Case) -> Iterator[Reason]:
    for pointer, notice in _near(case):
        if notice.kind in NEVER_WEIGHED:
            continue
        role, multiple = "notice", case.rule.notice
        if notice.kind == "regulation":
            role = "regulation_notice"
            multiple = case.rule.notice if notice.account is not None else case.rule.regulation_notice
        elif notice.kind in OF_A_SECTOR or notice.region is not None or notice.industry is not None:
            role = "sector_notice"
        code = case.model.platform.by_role[role].code
        yield Reason(code, case.points(multiple), ref=f"notice:{pointer}", since=notice.on, evidence=(pointer,))


def possible(case: Case) -> tuple[str, ...]:
    """The ids of market events that fit but for something nobody can check here: shown, not weighed."""
    if case.event.kind == "exhausted":
        return ()
    return tuple(item.id for item, condition in _catalogued(case) if not _verifiable(case, condition))


def _regulations(case: Case) -> Iterator[Reason]:
    code = case.model.platform.by_role["regulation"].code
    for item, condition in _catalogued(case):
        if _verifiable(case, condition):
            yield Reason(
                code,
                case.points(case.rule.regulation),
                ref=f"regulation:{item.id}",
                since=condition.since,
                evidence=_price(case),
            )


def _catalogued(case: Case) -> Iterator[tuple[LawItem, Explains]]:
    """The items whose own conditions fit this account on this day, as far as they can be checked."""
    for act in case.model.law:
        for item in act.items:
            if item.explains is not None and _fits(case, item.explains):
                yield item, item.explains


def _verifiable(case: Case, condition: Explains) -> bool:
    """Whether nothing is left open: there is no such condition, or the person's stated employment answers for it."""
    if condition.only_if_unverifiable is None:
        return True
    person = case.days.diary.profile.person
    work = None if person is None else person.employment
    return work is not None and work.status in condition.employment


def _fits(case: Case, condition: Explains) -> bool:
    """Whether a regulation's own condition fits this account on this day; an unknown price never fits."""
    account, lender = case.account.account, case.account.lender
    if not condition.since <= case.event.on <= condition.until:
        return False
    if condition.lenders and account.lender not in condition.lenders:
        return False
    if condition.lender_classes and lender.lender_class not in condition.lender_classes:
        return False
    if condition.all_in_rate_above is None:
        return True
    rate = account.all_in_rate if account.all_in_rate is not None else account.annual_rate
    return rate is not None and rate > condition.all_in_rate_above


def _price(case: Case) -> tuple[Pointer, ...]:
    """The line with the account's price: the all-in cost, else the nominal rate, which is never above it."""
    account = case.account.account
    field = "all_in_rate" if account.all_in_rate is not None else "annual_rate"
    return () if getattr(account, field) is None else (f"{case.account.pointer}/{field}",)
