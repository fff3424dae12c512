"""What a plan says in sentences, whatever it is printed as: the money, the outcome, the reserve, the setbacks.

Decides which sentences are said, in which order, and that none is said twice. Does not know lines, widths or lists.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.engine.calendar import add_months
from credit_cli.engine.plan.besides import Besides
from credit_cli.engine.plan.setbacks import BouncedDebit, LateIncome
from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.profile.scalars import parse_amount
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, short, short_with_weekday
from credit_cli.reporters.screen import Style
from credit_cli.reporters.text.scale import band_name

LIVING_UNMET: Final = "living_unmet"
"""What a forecast calls living costs that money does not reach."""

_MISSED_NAMED: Final = 2


class Said(NamedTuple):
    """A sentence and its style."""

    text: str
    style: Style | None = None


class Phase(NamedTuple):
    """A part of the plan's time: its heading, its steps and the dues paid besides them."""

    name: Literal["now", "short", "long"]
    heading: str
    steps: tuple[Step, ...]
    dues: tuple[PlannedDue, ...]


def heading(found: Plan, page: Page) -> str:
    """Whose plan it is, and for which days."""
    key = "plan.title_hardship" if found.mode == "hardship" else "plan.title"
    return page.words(key, alias=page.alias, start=found.score_now.on, end=found.by)


def result(found: Plan, page: Page) -> Iterator[Said]:
    """The money there is, where the plan leads, and whether that is what was asked for."""
    budget = {"cash": found.cash, "monthly": found.monthly, "keep": found.keep}
    yield Said(page.words("plan.budget", **{name: money(fen, page) for name, fen in budget.items()}))
    same = found.mode == "hardship" and found.score_then.score == found.do_nothing.score
    yield Said(
        page.words(
            "plan.result_same" if same else "plan.result",
            now=found.score_now.score,
            then=found.score_then.score,
            band=band_name(found.score_then, page),
            nothing=found.do_nothing.score,
        )
    )
    if found.target is not None and found.outcome != "improved":
        yield Said(_outcome(found, found.target, page), "warn" if found.outcome == "not_reachable" else "good")


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
    return text


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
        if name != "long" or steps or dues:
            yield Phase(name, heads, steps, dues)


def reserve(found: Plan, besides: Besides, page: Page) -> Iterator[Said]:
    """The lowest day of cash, what money does not reach, and what a setback would do."""
    day, lowest = found.lowest_cash
    key = "reserve_none" if not found.keep else "reserve" if lowest >= found.keep else "reserve_used"
    yield Said(
        page.words(
            "plan.reserve_hardship" if found.mode == "hardship" else f"plan.{key}",
            keep=money(found.keep, page),
            day=short_with_weekday(day, page),
            lowest=money(lowest, page, cents=True),
        ),
        "accent",
    )
    yield from unmet(found.assumptions, page)
    if found.mode == "normal":
        for missed in found.shortfalls:
            missing = money(missed.missing, page)
            yield Said(
                page.words("plan.shortfall", day=missed.on, name=page.name(missed.account), missing=missing), "warn"
            )
    late, bounced = besides.setbacks
    if late is not None:
        yield _late(late, page)
    if bounced is not None:
        yield _bounced(bounced, found.by, page)


def unmet(assumptions: Sequence[tuple[str, str]], page: Page) -> Iterator[Said]:
    """Living costs that the money does not reach."""
    for missing in (parse_amount(value) for name, value in assumptions if name == LIVING_UNMET):
        if isinstance(missing, int):
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
    return Said(page.words("plan.late_misses", due=due, days=days, list=listed, short=money(late.short, page)), "warn")


def _bounced(bounced: BouncedDebit, by: date, page: Page) -> Said:
    return Said(
        page.words(
            "plan.bounced" if bounced.lost_next_day > bounced.lost_same_day else "plan.bounced_plain",
            name=page.name(bounced.account),
            day=short(bounced.on),
            amount=money(bounced.amount, page, cents=True),
            by=by,
            same=bounced.lost_same_day,
            next=bounced.lost_next_day,
        )
    )


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
