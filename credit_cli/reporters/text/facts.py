"""A row of the profile read as a sentence, with its line: the evidence a person recognises.

Decides which sentence fits a kind of row. Does not know which factor a row is evidence for; what it has no
sentence for is quoted as the user wrote it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from credit_cli.profile import records
from credit_cli.profile.privacy import masked
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import lines_of, money
from credit_cli.reporters.screen import Line, paragraph

_SHOWN: Final = 3
_TELLING: Final = frozenset({"stocks", "property", "related_transfer", "repay_debt"})


def evidence(
    pointers: Sequence[str], page: Page, *, account: str | None, lead: str = "", indent: int = 6
) -> list[Line]:
    """The rows that show a fact, in file order: each with its line; `lead` goes before the first."""
    ordered = sorted(dict.fromkeys(pointers), key=page.line_of)
    shown = len(ordered) if page.verbose else _SHOWN
    rows: list[Line] = []
    for pointer in ordered[:shown]:
        fact = _with_line(pointer, page, account)
        rows += paragraph(lead + fact, page.width, indent=indent, hang=indent + 2)
        lead = ""
    if lead.strip():
        rows += paragraph(lead, page.width, indent=indent, hang=indent + 2)
    if len(ordered) > shown:
        more = page.words("explain.more_evidence", count=len(ordered) - shown, lines=lines_of(ordered[shown:], page))
        rows += paragraph(more, page.width, indent=indent, hang=indent + 2, style="dim")
    return rows


def _with_line(pointer: str, page: Page, account: str | None) -> str:
    fact, line = describe(pointer, page, account), page.line_of(pointer)
    return f"{page.words('common.line', lines=line)}  {fact}" if line else fact


def describe(pointer: str, page: Page, account: str | None = None) -> str:
    """What a pointer's row says; the account is named where it is not `account`."""
    row = _row(pointer, page)
    tell = _SENTENCES.get(type(row))
    if tell is None or (isinstance(row, date) and "/failed_debits/" not in pointer):
        place = page.place(pointer)
        return place.text.strip() if place else pointer
    fact = tell(row, page)
    owner = _owner(pointer, page)
    if owner is None or owner == account:
        return fact
    return page.words("common.of_account", name=page.name(owner), fact=fact)


def _row(pointer: str, page: Page) -> object:
    """The row a pointer leads to: the innermost record, or a day of a list of days."""
    here: Any = page.profile
    row: object = None
    for step in pointer.split("/")[1:]:
        if isinstance(here, tuple) and not hasattr(here, "_fields"):
            here = here[int(step)] if step.isdigit() and int(step) < len(here) else None
        else:
            here = getattr(here, "from_" if step == "from" else step, None)
        if type(here) in _SENTENCES and not (isinstance(here, date) and isinstance(row, tuple)):
            row = here
    return row


def _owner(pointer: str, page: Page) -> str | None:
    steps = pointer.split("/")
    if len(steps) > 2 and steps[1] == "accounts" and steps[2].isdigit():  # noqa: PLR2004  /accounts/N
        return page.profile.accounts[int(steps[2])].id
    return None


def _payment(row: records.Payment, page: Page) -> str:
    amount = money(row.amount, page)
    needed = row.amount if row.minimum is None else row.minimum
    paid = row.amount if row.paid is None and row.paid_on else row.paid
    if paid is None:
        return page.words("common.fact_payment_ahead", due=row.due, amount=amount)
    if not paid or (row.paid_on and row.paid_on > page.profile.as_of):
        return page.words("common.fact_payment_unpaid", due=row.due, amount=amount)
    if paid < needed:
        return page.words("common.fact_payment_part", due=row.due, amount=amount, paid=money(paid, page))
    if paid < row.amount:
        return page.words("common.fact_payment_minimum", due=row.due, amount=amount, paid=money(paid, page))
    key = "common.fact_payment_late" if row.paid_on and row.paid_on > row.due else "common.fact_payment_met"
    return page.words(key, due=row.due, amount=amount, paid_on=row.paid_on or row.due)


def _draw(row: records.Draw, page: Page) -> str:
    amount = money(row.amount, page)
    if row.purpose in _TELLING:
        purpose = page.words(f"common.purpose_{row.purpose}")
        return page.words("common.fact_draw_for", on=row.on, amount=amount, purpose=purpose)
    key = "common.fact_draw_repaid" if row.repaid_on else "common.fact_draw"
    return page.words(key, on=row.on, amount=amount, repaid_on=row.repaid_on)


def _application(row: records.Application, page: Page) -> str:
    key = "common.fact_application_outcome" if row.outcome else "common.fact_application"
    outcome = page.words(f"common.outcome_{row.outcome}") if row.outcome else None
    kind = page.words(f"common.kind_{row.kind}")
    return page.words(key, on=row.on, lender=page.lender_name(row.lender), kind=kind, outcome=outcome)


def _negative(row: records.Negative, page: Page) -> str:
    key = "common.fact_negative_settled" if row.settled_on else "common.fact_negative"
    kind = page.words(f"common.negative_{row.kind}")
    return page.words(key, on=row.on, kind=kind, settled_on=row.settled_on)


def _guarantee(row: records.Guarantee, page: Page) -> str:
    overdue = row.overdue or (row.overdue_since is not None and row.overdue_since <= page.profile.as_of)
    key = "common.fact_guarantee_overdue" if overdue else "common.fact_guarantee"
    return page.words(key, on=row.on, amount=money(row.amount, page))


def _notice(row: records.Notice, page: Page) -> str:
    if row.text is None:
        return page.words("common.fact_notice_bare", on=row.on)
    return page.words("common.fact_notice", on=row.on, text=masked(row.text))


def _bill(row: records.Bill, page: Page) -> str:
    key = "common.fact_bill_paid" if row.paid_on else "common.fact_bill"
    known = f"common.bill_kind_{row.kind}"
    kind = page.words(known) if page.words.has(known) else masked(row.kind)
    return page.words(key, due=row.due, kind=kind, paid_on=row.paid_on)


def _late_months(row: records.LateMonths, page: Page) -> str:
    total = page.words("common.unknown") if row.total is None else row.total
    return page.words("common.fact_late_months", window=row.window, total=total)


def _dated_amount(key: str) -> Callable[[Any, Page], str]:
    return lambda row, page: page.words(f"common.{key}", on=row.on, amount=money(row.amount, page))


_SENTENCES: Final[dict[type, Callable[[Any, Page], str]]] = {
    records.Payment: _payment,
    records.Draw: _draw,
    records.Application: _application,
    records.Negative: _negative,
    records.Guarantee: _guarantee,
    records.Notice: _notice,
    records.Bill: _bill,
    records.LateMonths: _late_months,
    records.Balance: _dated_amount("fact_balance"),
    records.Limit: _dated_amount("fact_limit"),
    records.Available: _dated_amount("fact_available"),
    records.State: lambda row, page: page.words(f"common.fact_state_{row.state}", on=row.on),
    records.Income: lambda row, page: page.words(
        "common.fact_income", on=row.from_.isoformat()[:7], amount=money(row.monthly, page)
    ),
    records.Sesame: lambda row, page: page.words("common.fact_sesame", on=row.on, score=row.score),
    records.Spending: lambda row, page: page.words(
        "common.fact_spending", month=row.month.isoformat()[:7], amount=money(row.total, page)
    ),
    records.Debits: lambda row, page: page.words("common.fact_debits", **row._asdict()),
    date: lambda row, page: page.words("common.fact_failed_debit", on=row),
}
