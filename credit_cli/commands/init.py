"""`credit init`: a few questions become a profile; or a starter is copied."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from credit_cli.cli import options
from credit_cli.cli.language import help_words

_WORDS = help_words()


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_WORDS("help.init_file"), show_default=False)] = Path(
        "me.yaml"
    ),
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help=_WORDS("help.answers"), show_default=False)
    ] = None,
    begin: Annotated[
        str | None, typer.Option("--from", metavar="sample", help=_WORDS("help.init_from"), show_default=False)
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of", parser=options.parse_day, metavar="DATE", help=_WORDS("help.init_as_of"), show_default=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_WORDS("help.force"))] = False,
    lang: options.Language = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Ask, or read the answers, and write a profile."""
    from credit_cli.cli.session import Session  # noqa: PLC0415  likewise
    from credit_cli.commands.init_asking import Beginning  # noqa: PLC0415  heavy and rare

    beginning = Beginning(Session("init", lang=lang, no_color=no_color, quiet=quiet), file, as_of, force=force)
    if begin is not None:
        beginning.copy(begin)
    else:
        beginning.ask(answers)
