"""What a plan says of the money it leaves: the lowest day, what does not reach, setbacks, windows that close.

Decides which of these are said, in which order, and that a remedy stands with a risk. Does not know lines or lists.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from credit_cli.engine.beside.besides import Besides, BouncedDebit, LateIncome
from credit_cli.engine.beside.margins import safer_keep
from credit_cli.engine.results import Plan
from credit_cli.profile.scalars import Fen, parse_amount
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short, short_with_weekday
from credit_cli.reporters.plan.sentences import LIVING_UNMET, Said

_MISSED_NAMED: Final = 2


def reserve(found: Plan, besides: Besides, page: Page) -> Iterator[Said]:
    """The lowest day of cash, what money does not reach, and what a setback would do."""
    unfed = living_unmet(found.assumptions)
    if unfed and not any(step.amount for step in found.steps):
        until = short_with_weekday(found.lowest_cash[0], page)
        yield Said(page.words("plan.reserve_food", day=until, amount=money(unfed, page, cents=True)), "warn")
    else:
        yield _lowest(found, page)
        yield from unmet(found.assumptions, page)
    if found.mode == "normal":
        for missed in found.shortfalls:
            missing = money(missed.missing, page)
            yield Said(
                page.words("plan.shortfall", day=missed.on, name=page.name(missed.account), missing=missing), "warn"
            )
    late, bounced = besides.setbacks
    if late is not None:
        said = _late(late, page)
        keep = safer_keep(found, late)
        yield (
            said
            if keep is None
            else Said(said.text + page.words("plan.safer", keep=number(keep).replace(",", "")), said.style)
        )
    if bounced is not None:
        yield _bounced(bounced, found.by, page)
    if found.mode == "normal":
        yield from _windows(page)


def _lowest(found: Plan, page: Page) -> Said:
    day, lowest = found.lowest_cash
    key = "reserve_none" if not found.keep else "reserve" if lowest >= found.keep else "reserve_used"
    told = page.words(
        "plan.reserve_hardship" if found.mode == "hardship" else f"plan.{key}",
        keep=money(found.keep, page),
        day=short_with_weekday(day, page),
        lowest=money(lowest, page, cents=True),
    )
    return Said(told, "accent")


def _windows(page: Page) -> Iterator[Said]:
    """What lenders of the file offer by a rule that is in force and ends soon, each once."""
    day = page.profile.as_of
    soon = day + timedelta(days=page.model.planning.closing_soon_days.value)
    owing = [view.account.lender for view in page.today.accounts if view.owed is not None and view.owed.row > 0]
    lenders = {key: page.model.lenders.get(key) for key in owing}
    told: set[str] = set()
    for lender in lenders.values():
        for stated in lender.statements if lender else ():
            last = stated.valid_until
            if last is not None and stated.in_force(day) and last <= soon and stated.id not in told:
                told.add(stated.id)
                text = page.words.of(stated.text)
                dated = last.isoformat() in text
                key = "plan.window" if dated else "plan.closing"
                yield Said(page.words(key, day=last, text=text), "dim")


def living_unmet(assumptions: Sequence[tuple[str, str]]) -> Fen:
    """Living costs that the money does not reach."""
    amounts = (parse_amount(value) for name, value in assumptions if name == LIVING_UNMET)
    return sum(amount for amount in amounts if isinstance(amount, int))


def unmet(assumptions: Sequence[tuple[str, str]], page: Page) -> Iterator[Said]:
    """That paying like this leaves living costs uncovered, where it does."""
    if missing := living_unmet(assumptions):
        yield Said(page.words("plan.unmet", amount=money(missing, page)), "warn")


def _late(late: LateIncome, page: Page) -> Said:
    due, days = short(late.due), (late.comes - late.due).days
    if not late.short:
        return Said(page.words("plan.late_fine", due=due, days=days))
    if not late.missed:
        return Said(page.words("plan.late_food", due=due, days=days, short=money(late.short, page)), "warn")
    named = [
        page.words("plan.late_due", name=page.name(missed.account), day=short(missed.on))
        for missed in late.missed[:_MISSED_NAMED]
    ]
    listed = page.words("common.comma").join(named)
    if len(late.missed) > _MISSED_NAMED:
        listed = page.words("plan.late_more", list=listed, count=len(late.missed))
    key = "plan.late_misses_food" if late.short > sum(missed.missing for missed in late.missed) else "plan.late_misses"
    return Said(page.words(key, due=due, days=days, list=listed, short=money(late.short, page)), "warn")


def _bounced(bounced: BouncedDebit, by: date, page: Page) -> Said:
    key = "plan.bounced_plain"
    if bounced.lost_next_day > bounced.lost_same_day:
        key = "plan.bounced" if bounced.lost_same_day else "plan.bounced_free"
    return Said(
        page.words(
            key,
            name=page.name(bounced.account),
            day=short(bounced.on),
            amount=money(bounced.amount, page, cents=True),
            by=by,
            same=bounced.lost_same_day,
            next=bounced.lost_next_day,
        )
    )
