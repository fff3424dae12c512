"""`credit score`: the score, where every point comes from, and what is not known."""

from credit_cli.commands import inputs, options
from credit_cli.commands.session import Session
from credit_cli.engine.score import score


def run(
    profiles: options.Profiles,
    as_of: options.AsOf = None,
    field: options.Field = None,
    sort: options.SortBy = options.Sort.given,
    fmt: options.PeopleOutput = options.PeopleFormat.text,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    redact: options.Redact = False,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Score the profiles."""
    fmt = fmt if field is None else options.PeopleFormat.json
    session = Session(
        "score",
        lang=lang,
        fmt=options.Format.json if fmt is options.PeopleFormat.json else options.Format.text,
        field=field,
        model=model,
        target=target,
        day=as_of,
        no_color=no_color,
        quiet=quiet,
        verbose=verbose,
        redact=redact,
    )
    many = inputs.several(profiles)
    if fmt is not options.PeopleFormat.json and (many or fmt is options.PeopleFormat.tsv):
        from credit_cli.commands.people import score_people  # noqa: PLC0415  only for several

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
    session.finish()
