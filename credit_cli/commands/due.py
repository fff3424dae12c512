"""`credit due`: what is to be paid in the coming days, for one person or a whole folder."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer

from credit_cli.commands import horizon, inputs, options
from credit_cli.commands.language import help_words
from credit_cli.commands.session import Session
from credit_cli.engine.agenda import agenda
from credit_cli.engine.plan.planning import make_plan

_WORDS = help_words()


class DueFormat(StrEnum):
    """Text for people, JSON or tab-separated rows for programs."""

    text = "text"
    json = "json"
    tsv = "tsv"


def run(
    profiles: options.Profiles,
    days: Annotated[
        int | None, typer.Option("--days", min=0, max=366, metavar="N", help=_WORDS("help.days"), show_default=False)
    ] = None,
    monthly: options.Monthly = None,
    cash: options.Cash = None,
    keep: options.Keep = None,
    as_of: options.AsOf = None,
    field: options.Field = None,
    fmt: Annotated[DueFormat, typer.Option("--format", help=_WORDS("help.due_format"))] = DueFormat.text,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Say what falls due in the coming days."""
    fmt = fmt if field is None else DueFormat.json
    session = Session(
        "due",
        lang=lang,
        fmt=options.Format.json if fmt is DueFormat.json else options.Format.text,
        field=field,
        model=model,
        target=target,
        day=as_of,
        no_color=no_color,
        quiet=quiet,
    )
    ahead = timedelta(days=int(session.model.planning.now_days.value) if days is None else days)
    from credit_cli.reporters.text.due import Owed, due, due_of_many  # noqa: PLC0415  after the options were read

    everyone: list[Owed] = []
    for loaded in session.profiles(profiles):
        page = session.page(loaded)
        start = horizon.start(session, page.profile, months=None, by=None, monthly=monthly, cash=cash, keep=keep)
        until = page.profile.as_of + ahead
        found = agenda(make_plan(start._replace(end=max(start.end, until))), page.today, until)
        if fmt is DueFormat.json:
            from credit_cli.reporters.json.due import due as as_json  # noqa: PLC0415

            session.add_json(as_json(found, loaded, page, session.model))
        else:
            everyone.append(Owed(found, page))
    if fmt is DueFormat.tsv:
        from credit_cli.reporters.json.due import COLUMNS, tsv  # noqa: PLC0415

        session.add_rows("\t".join(COLUMNS), *(row for owed in everyone for row in tsv(*owed)))
    elif not inputs.several(profiles):
        session.add([row for owed in everyone for row in due(owed)])
    else:
        session.add(due_of_many(everyone))
    session.finish()
