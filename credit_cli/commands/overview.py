"""`credit PROFILE`: what happened, what to do today, why, and the score."""

from credit_cli.cli import horizon, options
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.engine.explain import explain
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.score import score
from credit_cli.reporters.text.overview import overview


@command("overview", "as_of", "model", "verbose", "quiet")
def run(
    session: Session,
    profile: options.OneProfile,
) -> None:
    """Show a profile at a glance."""
    loaded = session.one(profile)
    whole, day = session.profile(loaded), session.day(loaded)
    today = score(whole, day, session.model)
    found = explain(whole, session.model, day)
    planned = make_plan(horizon.start(session, session.person(loaded), months=None, by=None))
    session.add(overview(today, found, planned, session.page(loaded)))
