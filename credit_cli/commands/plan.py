"""`credit plan`: the prioritised, dated recovery plan under the money there is."""

from typing import Annotated

import typer

from credit_cli.commands import horizon, inputs, options
from credit_cli.commands.language import help_words
from credit_cli.commands.session import NO, Session
from credit_cli.engine.plan.planning import make_plan


def run(
    profiles: options.Profiles,
    wanted: Annotated[
        int | None,
        typer.Option("--target", min=300, max=900, metavar="N", help=help_words()("help.target"), show_default=False),
    ] = None,
    by: options.ByDay = None,
    months: options.Months = None,
    monthly: options.Monthly = None,
    cash: options.Cash = None,
    keep: options.Keep = None,
    as_of: options.AsOf = None,
    fmt: options.Output = options.Format.text,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Plan the way back."""
    session = Session(
        "plan",
        lang=lang,
        fmt=fmt,
        model=model,
        target=target,
        day=as_of,
        no_color=no_color,
        quiet=quiet,
        verbose=verbose,
    )
    many = inputs.several(profiles)
    for loaded in session.profiles(profiles):
        profile = session.person(loaded)
        start = horizon.start(session, profile, months=months, by=by, monthly=monthly, cash=cash, keep=keep)
        found = make_plan(start, wanted, by_the_end=by is not None)
        if found.outcome == "not_reachable" and session.status == 0:
            session.status = NO
        if fmt is options.Format.json:
            from credit_cli.reporters.json.plan import plan as as_json  # noqa: PLC0415

            session.add_json(as_json(found, loaded, session.model, session.words(profile)))
        elif many:
            from credit_cli.reporters.text.table import plan_row  # noqa: PLC0415

            session.add([plan_row(found, session.page(loaded))], together=True)
        else:
            from credit_cli.reporters.text.plan import plan as screen  # noqa: PLC0415

            session.add(screen(found, session.page(loaded)))
    session.finish()
