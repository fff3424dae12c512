"""`credit lender`: how a lender reports, what it reacts to, where to pay and what to ask for in trouble."""

from datetime import date
from difflib import get_close_matches
from typing import Annotated

import typer

from credit_cli.cli import options, output
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command


@command("lender", "as_of")
def run(
    session: Session,
    key: Annotated[
        str | None, typer.Argument(metavar="KEY", help=help_words()("help.lender_key"), show_default=False)
    ] = None,
    fmt: options.Output = options.Format.text,
) -> None:
    """Show one lender, or list them all."""
    words, on = session.words(), session.as_of or date.today()  # noqa: DTZ011  a rule is in force on a day of the calendar
    catalogue = session.model.lenders
    if key is not None and key not in catalogue:
        near = ", ".join(get_close_matches(key, catalogue, n=3, cutoff=0.3))
        session.refuse(words("run.unknown_lender", key=key, near=near))
    if fmt is options.Format.json:
        from credit_cli.reporters.json.lender import lender as one  # noqa: PLC0415
        from credit_cli.reporters.json.lender import lenders as every_one  # noqa: PLC0415

        model = session.model
        session.add_json(every_one(catalogue.values(), model, on) if key is None else one(catalogue[key], model, on))
    else:
        from credit_cli.reporters.text.lender import lender, lenders  # noqa: PLC0415

        width = output.width()
        if key is None:
            session.add(lenders(session.model, words, width))
        else:
            session.add(lender(catalogue[key], session.model, words, on, width))
