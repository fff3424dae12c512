"""`credit rule`: what a code, factor, action, law or claim says, on what basis, from which source, valid when."""

from datetime import date
from typing import Annotated

import typer

from credit_cli.cli import options, output
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.engine.findings.expectations import CODES as EXPECTED
from credit_cli.engine.findings.thresholds import CODES as ASKED
from credit_cli.profile.problems import CODES
from credit_cli.reporters.entries import every, find, nearest


@command("rule", "as_of", "model")
def run(
    session: Session,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=help_words()("help.code"), show_default=False)
    ] = None,
    fmt: options.Output = options.Format.text,
) -> None:
    """Show one entry, or list them all."""
    words, on = session.words(), session.as_of or date.today()  # noqa: DTZ011  a rule is in force on a day of the calendar
    entries = every(session.model, CODES | {code: code for code in (*EXPECTED, *ASKED)})
    entry = None if code is None else find(code, entries)
    if code is not None and entry is None:
        session.refuse(words("run.unknown_code", code=code, near=", ".join(nearest(code, entries))))
    if fmt is options.Format.json:
        from credit_cli.reporters.json.rule import rule as one  # noqa: PLC0415
        from credit_cli.reporters.json.rule import rules as every_one  # noqa: PLC0415

        session.add_json(every_one(entries, session.model, on) if entry is None else one(entry, session.model, on))
    else:
        from credit_cli.reporters.text.rule import rule, rules  # noqa: PLC0415

        width = output.width()
        session.add(rules(entries, words, on, width) if entry is None else rule(entry, session.model, words, on, width))
