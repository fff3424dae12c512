"""`credit history`: the score month by month, beside the limits and what was owed."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from credit_cli.cli import options
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.engine.history import history

_WORDS = help_words()


class HistoryFormat(StrEnum):
    """A chart for people, JSON for programs, CSV for tables."""

    text = "text"
    json = "json"
    csv = "csv"


@command("history", "as_of", "field", "model", "redact", "verbose", "quiet")
def run(
    session: Session,
    profile: options.OneProfile,
    since: Annotated[
        date | None,
        typer.Option(
            "--since", parser=options.parse_day, metavar="DATE", help=_WORDS("help.history_since"), show_default=False
        ),
    ] = None,
    fmt: Annotated[HistoryFormat, typer.Option("--format", help=_WORDS("help.history_format"))] = HistoryFormat.text,
) -> None:
    """Show how the score and the limits went."""
    loaded = session.one(profile)
    day = session.day(loaded)
    if since is not None and since > day:
        session.refuse(session.words(loaded.profile)("run.since_after", since=since, day=day))
    found = history(session.profile(loaded), session.model, day, since)
    if fmt is HistoryFormat.text:
        from credit_cli.reporters.text.history import history as screen  # noqa: PLC0415

        session.add(screen(found, session.page(loaded)))
    else:
        from credit_cli.reporters.json.history import history as as_json  # noqa: PLC0415
        from credit_cli.reporters.json.history import table  # noqa: PLC0415

        if fmt is HistoryFormat.json:
            session.add_json(as_json(found, day, loaded, session.model))
        else:
            session.add_rows(*table(found))
