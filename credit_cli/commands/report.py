"""`credit report`: one self-contained page, to keep or to show."""

from datetime import date
from typing import Annotated, Final

import typer

from credit_cli.commands import horizon, options
from credit_cli.commands.language import help_words
from credit_cli.commands.session import Session
from credit_cli.engine.beside.besides import Besides
from credit_cli.engine.beside.setbacks import setbacks
from credit_cli.engine.diary.calendar import days_before, months_before
from credit_cli.engine.explain import explain
from credit_cli.engine.history import history
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Score
from credit_cli.engine.score import score
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile
from credit_cli.reporters.html.findings import Findings

_MONTHS_DRAWN: Final = 24


def run(
    profile: options.OneProfile,
    redact: Annotated[bool, typer.Option("--redact", help=help_words()("help.redact"))] = False,
    as_of: options.AsOf = None,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Write the page."""
    session = Session("report", lang=lang, model=model, target=target, day=as_of, no_color=no_color, quiet=quiet)
    loaded = session.one(profile)
    words = session.words(loaded.profile)
    try:
        from credit_cli.reporters.html.report import report  # noqa: PLC0415  an extra of its own
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("credit_cli"):
            raise
        session.refuse(words("run.no_report"))
    found = _found(session, session.profile(loaded), session.person(loaded), session.day(loaded))
    page = report(found, session.page(loaded).alone(), redact=redact)
    if target is None:
        session.add_rows(page)
    else:
        session.write_beside(target, page)
        if not quiet:
            session.complain(words("run.report_written", path=target))
    session.finish()


def _found(session: Session, whole: Profile, person: Profile, day: date) -> Findings:
    """Everything the page is written from, as the other commands find it."""
    model = session.model
    explanations = explain(whole, model, day)
    start = horizon.start(session, person, months=None, by=None)
    plan = make_plan(start)
    latest = max(explanations, key=lambda e: e.event.on, default=None)
    return Findings(
        today=score(whole, day, model),
        review=latest.before if latest is not None else _earlier(whole, day, model),
        explanations=explanations,
        plan=plan,
        besides=Besides(setbacks(start, plan)),
        months=history(whole, model, day, since=months_before(day, _MONTHS_DRAWN)),
    )


def _earlier(profile: Profile, day: date, model: Model) -> Score:
    """The score as it was before the days in which causes are looked for."""
    return score(profile, days_before(day, model.platform.events.window_days), model)
