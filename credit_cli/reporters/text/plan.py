"""The screen of `credit plan`: the money, the steps by phase, the reserve, the forecast, and what it does not promise.

Decides the order. In hardship mode what steadies comes before any step. Does not know how the plan was found.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from credit_cli.engine.calendar import add_months
from credit_cli.engine.results import Plan, Step
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import money, number, short, short_with_weekday
from credit_cli.reporters.screen import BLANK, Line, line, paragraph
from credit_cli.reporters.text.forecast import table
from credit_cli.reporters.text.hardship import steady
from credit_cli.reporters.text.scale import band_name
from credit_cli.reporters.text.steps import checklist, columns, verb

_PHASES: Final = ("now", "short", "long")


def plan(found: Plan, page: Page) -> list[Line]:
    """A recovery plan."""
    lines = _head(found, page)
    if found.mode == "hardship":
        lines += steady(found, page)
        lines += [BLANK, *paragraph(page.words("plan.steps_title"), page.width, style="bold")]
    lines += _phases(found, page)
    if found.forecast:
        lines += [BLANK, *table(found.forecast, page)]
    return [*lines, BLANK, *_sums(found, page), *assumed(found.assumptions, page), BLANK, *_closing(found, page)]


def _head(found: Plan, page: Page) -> list[Line]:
    key = "plan.title_hardship" if found.mode == "hardship" else "plan.title"
    title = page.words(key, alias=page.alias, start=found.score_now.on, end=found.by)
    budget = page.words(
        "plan.budget",
        cash=money(found.cash, page),
        monthly=money(found.monthly, page),
        keep=money(found.keep, page),
    )
    result = page.words(
        "plan.result",
        now=found.score_now.score,
        then=found.score_then.score,
        band=band_name(found.score_then, page),
        nothing=found.do_nothing.score,
    )
    lines = paragraph(title, page.width, hang=2, style="bold") + paragraph(budget, page.width, hang=2)
    return lines + paragraph(result, page.width) + _outcome(found, page)


def _outcome(found: Plan, page: Page) -> list[Line]:
    target, words = found.target, page.words
    if target is None or found.outcome == "improved":
        return []
    if found.outcome == "already_there":
        text = words("plan.already_there", now=found.score_now.score, target=target)
    elif found.outcome == "reached":
        text = words("plan.reached_on" if found.earliest else "plan.reached", target=target, day=found.earliest)
    else:
        key = "plan.not_reachable_plain" if found.best_possible is None else "plan.not_reachable"
        text = words(key, by=found.by, target=target, best=found.best_possible)
        text += words("plan.earliest", day=found.earliest) if found.earliest else words("plan.never")
        if found.binding:
            text += words("plan.binding", what=words("common.comma").join(_binding(b, page) for b in found.binding))
    return paragraph(text, page.width, style="warn" if found.outcome == "not_reachable" else "good")


def _binding(key: str, page: Page) -> str:
    if page.words.has(f"plan.binding_{key}"):
        return page.words(f"plan.binding_{key}")
    factor = next((f for f in page.model.scorecard.factors if key in (f.code, f.factor)), None)
    return page.words.of(factor.name) if factor else key


def _phases(found: Plan, page: Page) -> list[Line]:
    start = found.score_now.on
    planning = page.model.planning
    week = date.fromordinal(start.toordinal() + planning.now_days.value)
    quarter = add_months(start, planning.short_months.value)
    edges = {"now": (date.min, week), "short": (week, quarter), "long": (quarter, date.max)}
    heads = {
        "now": page.words("plan.phase_now", start=short(start), end=short(week)),
        "short": page.words("plan.phase_short", end=quarter),
        "long": page.words("plan.phase_long", start=quarter),
    }
    widths, said = columns(found, page), set[str]()
    lines: list[Line] = []
    for phase in _PHASES:
        steps = [step for step in found.steps if step.phase == phase]
        after, until = edges[phase]
        dues = [due for due in found.dues if after < due.on <= until]
        if phase == "long" and not steps and not dues:
            continue
        lines += [BLANK, line(heads[phase], "bold")]
        lines += checklist(steps, dues, said, widths, page, by_day=phase == "now") or paragraph(
            page.words("plan.nothing_here"), page.width, indent=2, style="dim"
        )
        if phase == "now":
            lines += _reserve(found, page)
    return lines


def _reserve(found: Plan, page: Page) -> list[Line]:
    day, lowest = found.lowest_cash
    text = page.words(
        "plan.reserve_none" if not found.keep else "plan.reserve" if lowest >= found.keep else "plan.reserve_used",
        keep=money(found.keep, page),
        day=short_with_weekday(day, page),
        lowest=money(lowest, page, cents=True),
    )
    lines = paragraph(text, page.width, indent=2, hang=4, style="accent")
    if found.mode == "normal":
        for missed in found.shortfalls:
            said = page.words(
                "plan.shortfall", day=missed.on, name=page.name(missed.account), missing=money(missed.missing, page)
            )
            lines += paragraph(said, page.width, indent=2, hang=4, style="warn")
    return lines


def _sums(found: Plan, page: Page) -> list[Line]:
    gains: dict[str, int] = {}
    for step in found.steps:
        if step.gain:
            name = _gain_name(step, page)
            gains[name] = gains.get(name, 0) + step.gain
    lines: list[Line] = []
    if gains:
        parts = [page.words("plan.gain", name=name, gain=f"{gain:+d}") for name, gain in gains.items()]
        listed = page.words("common.comma").join(parts)
        summed = page.words("plan.gains", list=listed, sum=found.score_then.score - found.do_nothing.score)
        lines += paragraph(page.words("plan.gain_from", list=summed), page.width, hang=2)
    interest = page.words("plan.interest", by=found.by, interest=money(found.interest, page, cents=False))
    if found.lowest_cash[1] >= 0:
        interest += page.words("plan.cash_positive")
    lines += paragraph(interest, page.width)
    if found.dues:
        key = "plan.minimum_costs" if found.mode == "normal" else "plan.falls_due_means"
        lines += paragraph(page.words(key), page.width)
    return lines + _proof(found, page)


def _gain_name(step: Step, page: Page) -> str:
    if step.account is not None:
        return page.name(step.account)
    action = page.model.actions.get(step.action)
    return page.words.of(action.title) if action else verb(step, page)


def _proof(found: Plan, page: Page) -> list[Line]:
    proof = found.proof
    if proof.optimal:
        return paragraph(page.words("plan.proved", explored=f"{proof.explored:,}"), page.width)
    if not page.verbose:
        return []
    lines = paragraph(page.words("plan.not_proved", explored=f"{proof.explored:,}"), page.width)
    if proof.bound is not None:
        lines += paragraph(page.words("plan.gap", bound=proof.bound), page.width)
    for name, score, interest in proof.alternatives:
        key = f"plan.alternative_{name}"
        called = page.words(key) if page.words.has(key) else name
        text = page.words("plan.alternative", name=called, score=score, interest=money(interest, page, cents=False))
        lines += paragraph(text, page.width, indent=2)
    return lines


def assumed(assumptions: Sequence[tuple[str, str]], page: Page) -> list[Line]:
    """What a forecast assumed where the file is silent."""
    if not assumptions:
        return []
    lines = [BLANK, *paragraph(page.words("plan.assumed_title"), page.width, style="dim")]
    grouped: dict[str, list[str]] = {}
    for name, of in assumptions:
        grouped.setdefault(name, []).append(page.names.get(of, of))
    for name, each in grouped.items():
        listed = page.words("common.comma").join(each)
        known = page.words.has(f"planning.{name}")
        said = page.words(f"planning.{name}" if known else "plan.assumed_other", name=name, value=listed)
        lines += paragraph(f"- {said}", page.width, indent=2, hang=4, style="dim")
    return lines


def _closing(found: Plan, page: Page) -> list[Line]:
    lines: list[Line] = []
    if page.verbose and found.steps:
        steps = " ".join(f"--do {written(step)}" for step in found.steps)
        lines += paragraph(page.words("plan.replay", path=page.path, steps=steps), page.width, hang=2, style="dim")
    key = "plan.no_promise_hardship" if found.mode == "hardship" else "plan.no_promise"
    return lines + paragraph(page.words(key), page.width)


def written(step: Step) -> str:
    """A step as `--do` takes it: `action:account:amount@on`."""
    amount = "" if step.amount is None else number(step.amount).replace(",", "")
    parts = [step.action, step.account or "", amount]
    while not parts[-1]:
        parts.pop()
    return ":".join(parts) + f"@{step.on.isoformat()}"
