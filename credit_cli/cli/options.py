"""Options that mean the same in every command.

Decides their names, types and where their help is. Does not know what a command makes of them.
"""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from credit_cli.cli.language import help_words

_WORDS = help_words()


class Lang(StrEnum):
    """The languages."""

    zh = "zh"
    en = "en"


class Format(StrEnum):
    """For people, or for programs."""

    text = "text"
    json = "json"


class PeopleFormat(StrEnum):
    """For people, for programs, or a row a person for tables."""

    text = "text"
    json = "json"
    tsv = "tsv"


class Sort(StrEnum):
    """In which order several people are told."""

    given = "given"
    urgency = "urgency"


def parse_day(raw: str) -> date:
    """Read a day of the command line."""
    try:
        return datetime.strptime(raw, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError as error:
        raise typer.BadParameter(_WORDS("help.bad_day", value=raw)) from error


def parse_yuan(raw: str) -> int:
    """Read an amount of the command line as fen."""
    from credit_cli.profile.scalars import parse_amount  # noqa: PLC0415

    fen = parse_amount(raw)
    if not isinstance(fen, int):
        raise typer.BadParameter(_WORDS("help.bad_amount", value=raw))
    return fen


Profiles = Annotated[list[str], typer.Argument(metavar="PROFILE", help=_WORDS("help.profiles"), show_default=False)]
OneProfile = Annotated[str, typer.Argument(metavar="PROFILE", help=_WORDS("help.profile"), show_default=False)]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=parse_day, metavar="DATE", help=_WORDS("help.as_of"), show_default=False),
]
OneAccount = Annotated[
    str | None, typer.Option("--account", metavar="ID", help=_WORDS("help.account"), show_default=False)
]
OnDay = Annotated[
    date | None, typer.Option("--on", parser=parse_day, metavar="DATE", help=_WORDS("help.on"), show_default=False)
]
Language = Annotated[Lang | None, typer.Option("--lang", help=_WORDS("help.lang"), show_default=False)]
Field = Annotated[str | None, typer.Option("--field", metavar="NAME", help=_WORDS("help.field"), show_default=False)]
Output = Annotated[Format, typer.Option("--format", help=_WORDS("help.format"))]
PeopleOutput = Annotated[PeopleFormat, typer.Option("--format", help=_WORDS("help.people_format"))]
SortBy = Annotated[Sort, typer.Option("--sort", help=_WORDS("help.sort"))]
ModelFile = Annotated[
    Path | None, typer.Option("--model", metavar="FILE", help=_WORDS("help.model"), show_default=False)
]
OutputFile = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help=_WORDS("help.output"), show_default=False)
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help=_WORDS("help.quiet"))]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help=_WORDS("help.verbose"))]
Redact = Annotated[bool, typer.Option("--redact", help=_WORDS("help.redact_names"))]
NoColor = Annotated[bool, typer.Option("--no-color", help=_WORDS("help.no_color"))]
ByDay = Annotated[
    date | None, typer.Option("--by", parser=parse_day, metavar="DATE", help=_WORDS("help.by"), show_default=False)
]
Months = Annotated[
    int | None, typer.Option("--months", min=1, max=60, metavar="N", help=_WORDS("help.months"), show_default=False)
]
Monthly = Annotated[
    int | None,
    typer.Option("--monthly", parser=parse_yuan, metavar="N", help=_WORDS("help.monthly"), show_default=False),
]
Cash = Annotated[
    int | None, typer.Option("--cash", parser=parse_yuan, metavar="N", help=_WORDS("help.cash"), show_default=False)
]
Keep = Annotated[
    int | None, typer.Option("--keep", parser=parse_yuan, metavar="N", help=_WORDS("help.keep"), show_default=False)
]
