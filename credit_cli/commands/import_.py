"""`credit import`: bill exports and a credit report become facts of a profile."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from credit_cli.cli import options
from credit_cli.cli.language import help_words

_WORDS = help_words()


class Source(StrEnum):
    """What was exported."""

    alipay = "alipay"
    wechat = "wechat"
    jd = "jd"
    report = "report"


def run(
    source: Annotated[Source, typer.Argument(metavar="SOURCE", help=_WORDS("help.import_source"), show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_WORDS("help.import_file"), show_default=False)],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="PROFILE", help=_WORDS("help.into"), show_default=False)
    ] = None,
    account: Annotated[
        str | None, typer.Option("--account", metavar="ID", help=_WORDS("help.import_account"), show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_WORDS("help.dry_run"))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_WORDS("help.yes"))] = False,
    lang: options.Language = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=_WORDS("help.import_verbose"))] = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Import an export; exit status 1 where there is nothing a profile could be made of."""
    from credit_cli.cli.session import Session  # noqa: PLC0415  likewise
    from credit_cli.commands.import_run import Importing  # noqa: PLC0415  heavy and rare

    session = Session("import", lang=lang, no_color=no_color, quiet=quiet, verbose=verbose)
    run_of = Importing(session, str(source), file, into, account)
    run_of.finish(run_of.read(), dry_run=dry_run, yes=yes)
