"""`credit PROFILE`: what happened, what to do today, why, and the score."""

from credit_cli.commands import horizon, options
from credit_cli.commands.session import Session
from credit_cli.engine.explain import explain
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.score import score
from credit_cli.reporters.text.overview import overview


def run(
    profile: options.OneProfile,
    as_of: options.AsOf = None,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Show a profile at a glance."""
    session = Session(
        "overview",
        lang=lang,
        model=model,
        target=target,
        day=as_of,
        no_color=no_color,
        quiet=quiet,
        verbose=verbose,
    )
    loaded = session.one(profile)
    whole, day = session.profile(loaded), session.day(loaded)
    today = score(whole, day, session.model)
    found = explain(whole, session.model, day)
    planned = make_plan(horizon.start(session, session.person(loaded), months=None, by=None))
    session.add(overview(today, found, planned, session.page(loaded)))
    session.finish()
