"""`credit score`: the score, where every point comes from, and what is not known."""

from credit_cli.cli import inputs, options
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.engine.score import score


@command("score", "as_of", "field", "model", "redact", "verbose", "quiet")
def run(
    session: Session,
    profiles: options.Profiles,
    sort: options.SortBy = options.Sort.given,
    fmt: options.PeopleOutput = options.PeopleFormat.text,
) -> None:
    """Score the profiles."""
    many = inputs.several(profiles)
    if fmt is not options.PeopleFormat.json and (many or fmt is options.PeopleFormat.tsv):
        from credit_cli.cli.people import score_people  # noqa: PLC0415  only for several

        score_people(session, profiles, fmt, sort)
        session.finish()
    for loaded in session.profiles(profiles):
        found = score(session.profile(loaded), session.day(loaded), session.model)
        if fmt is options.PeopleFormat.json:
            from credit_cli.reporters.json.score import score as as_json  # noqa: PLC0415  text needs none of it

            session.add_json(as_json(found, loaded, session.model))
        else:
            from credit_cli.reporters.text.score import score as screen  # noqa: PLC0415

            session.add(screen(found, session.page(loaded)))
