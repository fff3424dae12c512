"""`credit simulate`: where one action or several together lead, beside doing nothing.

Decides the exit status: 2 where something was written wrongly, and nothing is told but that; 1 where what was asked for
cannot all be done, and the rest is told.
"""

from typing import Annotated

import typer

from credit_cli.cli import horizon, options
from credit_cli.cli.language import help_words
from credit_cli.cli.session import COULD_NOT, NO, Session
from credit_cli.cli.wiring import command
from credit_cli.engine.actions.simulate import simulate
from credit_cli.reporters import refusals


@command("simulate", "as_of", "field", "model", "verbose", "quiet")
def run(
    session: Session,
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
    fmt: options.Output = options.Format.text,
) -> None:
    """Try actions on a profile."""
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
