"""`credit report`: one self-contained page, to keep or to show.

Decides that the way ahead, most of the work, is looked for in a process of its own while this one looks back.
"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from credit_cli.cli import options
from credit_cli.cli.aside import aside
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from credit_cli.engine.beside.besides import Besides
    from credit_cli.engine.results import Plan
    from credit_cli.reporters.html.findings import Findings

_MONTHS_DRAWN: Final = 24


@command("report", "as_of", "model", "quiet")
def run(
    session: Session,
    profile: options.OneProfile,
    redact: Annotated[bool, typer.Option("--redact", help=help_words()("help.redact"))] = False,
) -> None:
    """Write the page."""
    loaded = session.one(profile)
    words = session.words(loaded.profile)
    with aside(partial(_ahead, session, session.person(loaded))) as ahead:
        try:
            from credit_cli.reporters.html.report import report  # noqa: PLC0415  an extra of its own
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("credit_cli"):
                raise
            session.refuse(words("run.no_report"))
        found = _found(session.profile(loaded), session.day(loaded), session.model, ahead)
    page = report(found, session.page(loaded).alone(), redact=redact)
    if session.target is None:
        session.add_rows(page)
    else:
        session.write_beside(session.target, page)
        if not session.quiet:
            session.complain(words("run.report_written", path=session.target))


def _ahead(session: Session, person: Profile) -> "tuple[Plan, Besides]":
    """The plan, and what is told beside it."""
    from credit_cli.cli import horizon  # noqa: PLC0415  in the process that plans, while the other looks back
    from credit_cli.engine.beside.besides import Besides  # noqa: PLC0415  likewise
    from credit_cli.engine.beside.setbacks import setbacks  # noqa: PLC0415  likewise
    from credit_cli.engine.plan.planning import make_plan  # noqa: PLC0415  likewise

    start = horizon.start(session, person, months=None, by=None)
    plan = make_plan(start)
    return plan, Besides(setbacks(start, plan))


def _found(whole: Profile, day: date, model: Model, ahead: "Callable[[], tuple[Plan, Besides]]") -> "Findings":
    """Everything the page is written from, as the other commands find it."""
    from credit_cli.engine.diary.calendar import days_before, months_before  # noqa: PLC0415  see `_ahead`
    from credit_cli.engine.explain import explain  # noqa: PLC0415
    from credit_cli.engine.history import history  # noqa: PLC0415
    from credit_cli.engine.score import score  # noqa: PLC0415
    from credit_cli.reporters.html.findings import Findings  # noqa: PLC0415

    explanations = explain(whole, model, day)
    latest = max(explanations, key=lambda e: e.event.on, default=None)
    earlier = days_before(day, model.platform.events.window_days)  # where causes would be looked for
    review = latest.before if latest is not None else score(whole, earlier, model)
    past = history(whole, model, day, since=months_before(day, _MONTHS_DRAWN))
    today = score(whole, day, model)
    return Findings(today, review, explanations, *ahead(), past)
