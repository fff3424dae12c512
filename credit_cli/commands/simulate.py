"""`credit simulate`: where one action or several together lead, beside doing nothing.

Decides the exit status: 2 where something was written wrongly, and nothing is told but that; 1 where what was asked for
cannot all be done, and the rest is told.
"""

from typing import Annotated

import typer

from credit_cli.commands import horizon, options
from credit_cli.commands.language import help_words
from credit_cli.commands.session import COULD_NOT, NO, Session
from credit_cli.engine.actions.simulate import simulate
from credit_cli.reporters import refusals


def run(
    profile: options.OneProfile,
    do: Annotated[
        list[str],
        typer.Option(
            "--do", metavar="ACTION[:ACCOUNT][:AMOUNT][@DATE]", help=help_words()("help.do"), show_default=False
        ),
    ],
    months: options.Months = None,
    by: options.ByDay = None,
    monthly: options.Monthly = None,
    cash: options.Cash = None,
    as_of: options.AsOf = None,
    field: options.Field = None,
    fmt: options.Output = options.Format.text,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Try actions on a profile."""
    fmt = fmt if field is None else options.Format.json
    session = Session(
        "simulate",
        lang=lang,
        fmt=fmt,
        field=field,
        model=model,
        target=target,
        day=as_of,
        no_color=no_color,
        quiet=quiet,
        verbose=verbose,
    )
    loaded = session.one(profile)
    person = session.person(loaded)
    start = horizon.start(session, person, months=months, by=by, monthly=monthly, cash=cash)
    found = simulate(start, do)
    miswritten = [(written, why) for written, why in found.refused if why in refusals.MISWRITTEN]
    if found.refused:
        session.status = COULD_NOT if miswritten else NO
    if fmt is options.Format.json:
        from credit_cli.reporters.json.simulate import simulate as as_json  # noqa: PLC0415

        session.add_json(as_json(found, loaded, session.model))
    elif miswritten:
        for written, why in miswritten:
            session.complain(f"credit: {refusals.sentence(written, why, start.end, session.page(loaded))}")
    else:
        from credit_cli.reporters.text.simulate import simulate as screen  # noqa: PLC0415

        session.add(screen(found, session.page(loaded), do))
    session.finish()
