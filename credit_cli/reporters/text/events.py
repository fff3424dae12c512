"""What happened to a limit, what it means for what is owed, and whether anything must be paid today.

Decides the first lines of `explain` and of the overview. Does not know causes.
"""

from datetime import date
from typing import NamedTuple

from credit_cli.engine.diary.told_dues import told_dues
from credit_cli.engine.diary.view import AccountView
from credit_cli.engine.results import LimitEvent
from credit_cli.profile.records import Payment
from credit_cli.profile.scalars import Fen
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import in_currency, money, number, short, with_distance
from credit_cli.reporters.screen import Line, paragraph
from credit_cli.reporters.text import lateness


class Owing(NamedTuple):
    """Something that has to be paid: on which account, how much at least, since or on which day."""

    account: str
    amount: Fen
    on: date


def headline(event: LimitEvent, page: Page) -> str:
    """One line: which limit, from what to what, on which day."""
    change = ""
    if event.old is not None and event.new is not None:
        new = in_currency(number(event.new), page) if page.words.lang == "zh" else number(event.new)
        old = number(event.old) if page.words.lang == "zh" else in_currency(number(event.old), page)
        change = page.words("explain.change", old=old, new=new)
    text = page.words(
        f"explain.event_{event.kind}",
        name=page.name(event.account),
        change=change,
        when=with_distance(event.on, page),
    )
    view = _view(event.account, page)
    if event.kind == "cut" and view is not None and view.state == "open":
        return page.words("explain.still_open", headline=text)
    return text


def meaning(event: LimitEvent, page: Page) -> list[Line]:
    """Whether what is owed is called in, and what is still available."""
    view = _view(event.account, page)
    owed = view.owed.row if view and view.owed else None
    limit = view.limit_row.row.amount if view and view.limit_row else None
    said = page.words(f"explain.no_call_{event.kind}")
    if owed == 0:
        said = page.words("explain.nothing_owed")
    elif owed is None:
        said += page.words("explain.owed_unknown")
    else:
        said += page.words("explain.owed_as_before", owed=money(owed, page))
    lines = paragraph(said, page.width)
    if event.kind in ("cut", "reopened_lower", "exhausted") and limit and owed is not None and owed >= limit:
        lines += paragraph(page.words("explain.none_left", limit=money(limit, page)), page.width)
    if event.kind != "exhausted":
        lines += paragraph(page.words("explain.no_bad_mark"), page.width)
    return lines


def overdue(page: Page) -> tuple[Owing, ...]:
    """What is overdue on the page's day, the oldest first."""
    found = [
        Owing(view.account.id, view.overdue_amount, view.overdue[0].on) for view in page.today.accounts if view.overdue
    ]
    return tuple(sorted(found, key=lambda owing: owing.on))


def coming(page: Page) -> tuple[Owing, ...]:
    """The dues of the file from the page's day on, soonest first."""
    found = [
        Owing(account.id, _needed(row) - (row.paid or 0), row.due)
        for account in page.profile.accounts
        for row in account.payments or ()
        if row.due >= page.profile.as_of and (row.paid or 0) < _needed(row)
    ]
    return tuple(sorted(found, key=lambda owing: (owing.on, owing.account)))


def to_pay(page: Page) -> list[Line]:
    """What has to be paid today, or what comes next; where the money does not reach, whom to talk to instead."""
    late, ahead = overdue(page), coming(page)
    todays = tuple(owing for owing in ahead if owing.on == page.profile.as_of)
    if not late and not todays:
        return _next(ahead, page)
    needed = sum(owing.amount for owing in (*late, *todays))
    person = page.profile.person
    cash = person.cash if person else None
    look = [line for text in lateness.look_first(told_dues(page.today), page) for line in paragraph(text, page.width)]
    if cash is not None and cash < needed:
        return _out_of_reach(late, needed, cash, page) + look
    lines = paragraph(_overdue(late, page), page.width, style="bold") if late else []
    for owing in todays:
        amount = money(owing.amount, page, cents=True)
        said = page.words("explain.due_today", name=page.name(owing.account), amount=amount)
        lines += paragraph(said, page.width, style="bold")
    if cash is not None:
        lines += paragraph(page.words("explain.affordable", cash=money(cash, page)), page.width)
    return lines + look


def _next(ahead: tuple[Owing, ...], page: Page) -> list[Line]:
    """Nothing that the file tells of must be paid today: what to look up, what comes next, what it does not tell."""
    told = told_dues(page.today)
    lines = [line for text in lateness.look_first(told, page) for line in paragraph(text, page.width, style="bold")]
    if ahead:
        amount = money(ahead[0].amount, page, cents=True)
        key = "explain.due_next_told" if told.untold or told.silent else "explain.due_next"
        said = page.words(key, day=ahead[0].on, name=page.name(ahead[0].account), amount=amount)
        lines += paragraph(said, page.width)
    elif not told.silent and not told.untold:
        lines += paragraph(page.words("explain.nothing_today"), page.width)
    if told.silent:
        every = not told.listed or len(told.silent) == len(page.today.accounts)
        key = "explain.today_unknown" if every else "explain.today_unknown_of"
        lines += paragraph(page.words(key, names=lateness.silent(told, page)), page.width)
    return lines


def _out_of_reach(late: tuple[Owing, ...], needed: Fen, cash: Fen, page: Page) -> list[Line]:
    said = page.words(
        "explain.not_affordable",
        needed=money(needed, page, cents=True),
        cash=money(cash, page),
        command=f"credit plan {page.path}",
    )
    lines = paragraph(page.words("explain.overdue_known", each=_each(late, page)), page.width) if late else []
    return lines + paragraph(said, page.width, style="bold")


def _overdue(late: tuple[Owing, ...], page: Page) -> str:
    if len(late) == 1:
        name, amount = page.name(late[0].account), money(late[0].amount, page, cents=True)
        return page.words("explain.overdue_one", name=name, amount=amount, due=short(late[0].on))
    return page.words("explain.overdue_many", count=len(late), each=_each(late, page))


def _each(late: tuple[Owing, ...], page: Page) -> str:
    return page.words("common.comma").join(
        page.words("explain.overdue_each", name=page.name(owing.account), amount=money(owing.amount, page, cents=True))
        for owing in late
    )


def _needed(row: Payment) -> Fen:
    return row.amount if row.minimum is None else row.minimum


def _view(account: str, page: Page) -> AccountView | None:
    return next((view for view in page.today.accounts if view.account.id == account), None)
