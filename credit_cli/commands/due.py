"""`credit due`: what is to be paid in the coming days, for one person or a whole folder."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer

from credit_cli.cli import horizon, inputs, options
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.engine.agenda import agenda
from credit_cli.engine.plan.planning import make_plan

_WORDS = help_words()


class DueFormat(StrEnum):
    """Text for people, JSON or tab-separated rows for programs."""

    text = "text"
    json = "json"
    tsv = "tsv"


@command("due", "as_of", "field", "model", "quiet")
def run(
    session: Session,
    profiles: options.Profiles,
    days: Annotated[
        int | None, typer.Option("--days", min=0, max=366, metavar="N", help=_WORDS("help.days"), show_default=False)
    ] = None,
    monthly: options.Monthly = None,
    cash: options.Cash = None,
    keep: options.Keep = None,
    fmt: Annotated[DueFormat, typer.Option("--format", help=_WORDS("help.due_format"))] = DueFormat.text,
) -> None:
    """Say what falls due in the coming days."""
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
