"""`credit diff`: what changed between two files of one person, and what became of the last plan."""

from typing import Annotated

import typer

from credit_cli.cli import horizon, options
from credit_cli.cli.language import help_words
from credit_cli.cli.session import NO, Session
from credit_cli.cli.wiring import command
from credit_cli.engine.diff.comparing import compare

_WORDS = help_words()


@command("diff", "field", "model", "verbose", "quiet")
def run(
    session: Session,
    old: Annotated[str, typer.Argument(metavar="OLD", help=_WORDS("help.old_profile"), show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_WORDS("help.new_profile"), show_default=False)],
    fail_on_drop: Annotated[
        int | None,
        typer.Option("--fail-on-drop", min=1, metavar="N", help=_WORDS("help.fail_on_drop"), show_default=False),
    ] = None,
    fmt: options.Output = options.Format.text,
) -> None:
    """Compare two profiles."""
    before, now = session.one(old), session.one(new)
    starts = [horizon.start(session, session.profile(loaded), months=None, by=None) for loaded in (before, now)]
    found = compare(*starts)
    if fail_on_drop is not None and found.drop >= fail_on_drop:
        session.status = NO
    if fmt is options.Format.json:
        from credit_cli.reporters.json.diff import diff as as_json  # noqa: PLC0415

        session.add_json(as_json(found, before, now, session.model))
    else:
        from credit_cli.reporters.text.diff import diff as screen  # noqa: PLC0415

        page = session.page(now)
        session.add(screen(found, session.page(before).speaking(page.words), page))
