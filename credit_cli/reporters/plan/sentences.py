"""What a plan says in sentences, whatever it is printed as: the money, the outcome, its phases, what was assumed.

Decides which sentences are said, in which order, and that none is said twice. Does not know lines, widths or lists.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.engine.beside.margins import coming_month, lower_at_the_end, summed
from credit_cli.engine.diary.calendar import add_months
from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, short
from credit_cli.reporters.screen import Style
from credit_cli.reporters.text.events import overdue
from credit_cli.reporters.text.scale import band_name

_PAID_BACK: Final = frozenset({"RPY09", "RPY10", "UTL04"})
"""Facts that read payments and debts of late months: with the debt repaid there is less for them to read."""

_LOWER_NAMED: Final = 3
LIVING_UNMET: Final = "living_unmet"
"""What a forecast calls living costs that money does not reach."""


class Said(NamedTuple):
    """A sentence and its style."""

    text: str
    style: Style | None = None


class Phase(NamedTuple):
    """A part of the plan's time: its heading, its steps and the dues paid besides them, or what those sum to."""

    name: Literal["now", "short", "long"]
    heading: str
    steps: tuple[Step, ...]
    dues: tuple[PlannedDue, ...]
    summed: tuple[str, ...] = ()


def heading(found: Plan, page: Page) -> str:
    """Whose plan it is, and for which days."""
    key = "plan.title_hardship" if found.mode == "hardship" else "plan.title"
    return page.words(key, alias=page.alias, start=found.score_now.on, end=found.by)


def money_there_is(found: Plan, page: Page) -> Iterator[Said]:
    """The money there is, and what the coming month's dues leave of it."""
    budget = {"cash": found.cash, "monthly": found.monthly, "keep": found.keep}
    key = "plan.budget" if found.keep else "plan.budget_all"
    if found.mode == "hardship":
        key = "plan.budget_hardship" if found.monthly else "plan.budget_nothing"
    yield Said(page.words(key, **{name: money(fen, page) for name, fen in budget.items()}))
    month = coming_month(found)
    if month is None:
        return
    key = "plan.month_hardship" if found.mode == "hardship" else "plan.month" if month.left >= 0 else "plan.month_short"
    told = page.words(
        key,
        month=page.words("plan.month_name", year=month.first.year, month=f"{month.first.month:02}"),
        monthly=money(month.monthly, page),
        due=money(month.due, page, cents=True),
        count=month.dues,
        left=money(abs(month.left), page, cents=True),
    )
    yield Said(told, None if month.left >= 0 else "warn")


def result(found: Plan, page: Page) -> Iterator[Said]:
    """Where the plan leads, why that may be below today's score, and whether it is what was asked for."""
    then, nothing = found.score_then.score, found.do_nothing.score
    same = found.mode == "hardship" and then == nothing
    idle = page.words("plan.idle_late" if overdue(page) else "plan.idle")
    key = "plan.result_same" if same else "plan.result"
    band = band_name(found.score_then, page)
    yield Said(page.words(key, now=found.score_now.score, then=then, band=band, nothing=nothing, idle=idle))
    if found.mode == "normal" and then < found.score_now.score:
        yield _lower(found, page)
    if found.target is not None and found.outcome != "improved":
        yield Said(_outcome(found, found.target, page), "warn" if found.outcome == "not_reachable" else "good")


def _lower(found: Plan, page: Page) -> Said:
    """What ends lower than today although the plan is followed, and that nobody should borrow for it."""
    lost = lower_at_the_end(found)
    key = "plan.lower_paid" if any(fact.code in _PAID_BACK for fact, _ in lost) else "plan.lower_time"
    named = [
        page.words("plan.gain", name=page.words.of(page.model.scorecard.by_factor[fact.factor].name), gain=-points)
        for fact, points in lost[:_LOWER_NAMED]
    ]
    fewer = found.score_now.score - found.score_then.score
    return Said(page.words(key, points=fewer, list=page.words("common.semicolon").join(named)), "dim")


def _outcome(found: Plan, target: int, page: Page) -> str:
    words = page.words
    if found.outcome == "already_there":
        return words("plan.already_there", now=found.score_now.score, target=target)
    if found.outcome == "reached":
        return words("plan.reached_on" if found.earliest else "plan.reached", target=target, day=found.earliest)
    key = "plan.not_reachable_plain" if found.best_possible is None else "plan.not_reachable"
    text = words(key, by=found.by, target=target, best=found.best_possible)
    text += words("plan.earliest", day=found.earliest) if found.earliest else words("plan.never")
    if found.binding:
        text += words("plan.binding", what=words("common.comma").join(_binding(b, page) for b in found.binding))
    return text + words("plan.best_anyway")


def _binding(key: str, page: Page) -> str:
    if page.words.has(f"plan.binding_{key}"):
        return page.words(f"plan.binding_{key}")
    factor = next((f for f in page.model.scorecard.factors if key in (f.code, f.factor)), None)
    return page.words.of(factor.name) if factor else key


def phases(found: Plan, page: Page) -> Iterator[Phase]:
    """This week, the next three months, and what comes after where there is something."""
    start = found.score_now.on
    planning = page.model.planning
    week = date.fromordinal(start.toordinal() + planning.now_days.value)
    quarter = add_months(start, planning.short_months.value)
    parts: tuple[tuple[Literal["now", "short", "long"], date, date, str], ...] = (
        ("now", date.min, week, page.words("plan.phase_now", start=short(start), end=short(week))),
        ("short", week, quarter, page.words("plan.phase_short", end=quarter)),
        ("long", quarter, date.max, page.words("plan.phase_long", start=quarter)),
    )
    for name, after, until, heads in parts:
        steps = tuple(step for step in found.steps if step.phase == name)
        dues = tuple(due for due in found.dues if after < due.on <= until)
        if name == "long" and found.mode == "hardship" and dues:
            later = summed(found, quarter)
            told = page.words("plan.falls_due_later", count=later.dues, amount=money(later.amount, page, cents=True))
            yield Phase(name, heads, steps, (), (told,))
        elif name != "long" or steps or dues:
            yield Phase(name, heads, steps, dues)


def assumed(assumptions: Sequence[tuple[str, str]], page: Page) -> list[str]:
    """What a forecast assumed where the file is silent, a sentence each."""
    grouped: dict[str, list[str]] = {}
    for name, of in assumptions:
        if name != LIVING_UNMET:
            grouped.setdefault(name, []).append(page.names.get(of, of))
    said = []
    for name, each in grouped.items():
        listed = page.words("common.comma").join(each)
        known = page.words.has(f"planning.{name}")
        said.append(page.words(f"planning.{name}" if known else "plan.assumed_other", name=name, value=listed))
    return said


def closing(found: Plan, page: Page) -> str:
    """What no plan promises, and what to do where a due cannot be paid."""
    return page.words("plan.no_promise_hardship" if found.mode == "hardship" else "plan.no_promise")
