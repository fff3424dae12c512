"""The plan as a timeline: phases, steps with their day, amount and gain, the dues beside them, what was tried besides.

Decides what is shown of a plan; in hardship what steadies comes first. Does not know how the plan was found.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from credit_cli.engine.beside.besides import compared
from credit_cli.engine.results import Plan, PlannedDue, Step
from credit_cli.reporters.html.findings import Findings
from credit_cli.reporters.html.situation import ToDo, what
from credit_cli.reporters.html.values import Number, amount, count
from credit_cli.reporters.page import Page
from credit_cli.reporters.phrases import short, short_with_weekday
from credit_cli.reporters.plan import sentences, steadying
from credit_cli.reporters.plan.reserve import reserve
from credit_cli.reporters.plan.steps import notes, together
from credit_cli.reporters.plan.sums import sums

_NAMING: Final = ("where ",)
"""Notes that tell which lender it is."""


class StepTold(NamedTuple):
    """A step as it is shown."""

    todo: ToDo
    notes: tuple[tuple[str, str], ...]


class Dues(NamedTuple):
    """What falls due on an account in a phase."""

    name: str
    each: tuple[tuple[str, Number], ...]
    assumed: bool


class PhaseTold(NamedTuple):
    """A phase with its steps and dues."""

    name: str
    heading: str
    steps: tuple[StepTold, ...]
    dues: tuple[Dues, ...]
    said: tuple[str, ...]


class Steady(NamedTuple):
    """What comes first in hardship."""

    protect: steadying.Part
    how: str
    calls: tuple[steadying.Call, ...]
    footing: tuple[steadying.Part, ...]


class Way(NamedTuple):
    """The plan as it is shown."""

    result: tuple[str, ...]
    steady: Steady | None
    phases: tuple[PhaseTold, ...]
    sums: tuple[str, ...]
    assumed: tuple[str, ...]
    closing: str


class Alternative(NamedTuple):
    """Another way of paying: its name, where it leads, what it costs."""

    name: str
    score: Number
    interest: Number | None
    chosen: bool = False


def way(found: Findings, page: Page) -> Way:
    """The plan."""
    plan = found.plan
    hard = plan.mode == "hardship"
    told: set[str] = set(steadying.SAID) if hard else set()
    return Way(
        result=tuple(said.text for said in sentences.result(plan, page)),
        steady=_steady(plan, page) if hard else None,
        phases=tuple(_phases(found, told, page)),
        sums=tuple(said.text for said in sums(plan, found.besides, page)),
        assumed=tuple(sentences.assumed(plan.assumptions, page)),
        closing=sentences.closing(plan, page),
    )


def _steady(plan: Plan, page: Page) -> Steady:
    calls = tuple(steadying.calls(plan, page))
    if page.hides_amounts:
        calls = tuple(call._replace(how=()) for call in calls)
    return Steady(steadying.protect(plan, page), steadying.ask(page) or "", calls, tuple(steadying.footing(page)))


def _phases(found: Findings, told: set[str], page: Page) -> Iterator[PhaseTold]:
    plan = found.plan
    for phase in sentences.phases(plan, page):
        said = reserve(plan, found.besides, page) if phase.name == "now" else ()
        yield PhaseTold(
            phase.name,
            phase.heading,
            tuple(_step(same, told, page) for same in together(phase.steps)),
            tuple(_dues(plan, phase.dues, page)),
            tuple(each.text for each in said),
        )


def _step(same: Sequence[Step], told: set[str], page: Page) -> StepTold:
    step, gain = same[0], sum(one.gain for one in same)
    place = f"plan/steps/{step.n - 1}"
    todo = ToDo(
        short_with_weekday(step.on, page),
        what(same, page),
        None if step.amount is None else amount(step.amount, page, f"{place}/amount", cents=True),
        count(gain, f"{place}/gain" if len(same) == 1 else None, signed=True) if gain else None,
    )
    kept = [note for note in notes(step, page, told) if not (page.hides_amounts and note.key.startswith(_NAMING))]
    return StepTold(todo, tuple((note.style, note.text) for note in kept))


def _dues(plan: Plan, dues: Sequence[PlannedDue], page: Page) -> Iterator[Dues]:
    places = {due: place for place, due in enumerate(plan.dues)}
    for account in dict.fromkeys(due.account for due in dues):
        own = [due for due in dues if due.account == account]
        each = tuple(
            (short(due.on), amount(due.amount, page, f"plan/dues/{places[due]}/amount", cents=True)) for due in own
        )
        yield Dues(page.name(account), each, any(due.assumed for due in own))


def alternatives(plan: Plan, page: Page) -> list[Alternative]:
    """The plan beside other ways of paying, the best score first."""
    found = [
        Alternative(
            page.words("report.this_plan"),
            count(plan.score_then.score, "plan/score_then"),
            amount(plan.interest, page, "plan/interest", cents=False),
            chosen=True,
        ),
        Alternative(page.words("report.do_nothing"), count(plan.do_nothing.score, "plan/do_nothing"), None),
    ]
    for place, (name, score, interest) in enumerate(compared(plan)):
        at = f"plan/proof/alternatives/{place}"
        key = f"plan.alternative_{name}"
        found.append(
            Alternative(
                page.words(key) if page.words.has(key) else name,
                count(score, f"{at}/score"),
                amount(interest, page, f"{at}/interest", cents=False),
            )
        )
    return sorted(found, key=lambda each: (not each.chosen, -int(each.score.text)))
