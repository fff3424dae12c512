"""The options of `credit check`, and how they and the project's settings come to what is asked of every profile.

Decides their names and types, and that an option wins over a setting. Does not know what is done with them.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from credit_cli.cli import options
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.settings import NOW
from credit_cli.commands import check_codes as codes
from credit_cli.engine.findings.checking import Asked
from credit_cli.engine.findings.selecting import Selection
from credit_cli.engine.findings.thresholds import CODES as THRESHOLD_CODES
from credit_cli.engine.findings.thresholds import Thresholds
from credit_cli.profile.scalars import whole

_WORDS = help_words()
_MOST_DAYS = 36_500


class Severity(StrEnum):
    """How grave a finding is."""

    error = "error"
    warning = "warning"
    info = "info"


def parse_day_or_now(raw: str) -> date:
    """Read a day, or `now` for the one of the computer's clock."""
    return date.today() if raw == NOW else options.parse_day(raw)  # noqa: DTZ011  asked for by name


def parse_count(raw: str) -> int:
    """Read a whole number of zero or more."""
    found = whole(0, _MOST_DAYS)(raw)
    if not isinstance(found, int):
        raise typer.BadParameter(_WORDS("help.bad_count", value=raw))
    return found


def parse_share(raw: str) -> float:
    """Read a share as a fraction, or with `%`."""
    try:
        share = float(raw.removesuffix("%")) / (100 if raw.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= _MOST_DAYS:
        raise typer.BadParameter(_WORDS("help.bad_share", value=raw))
    return share


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help=_WORDS("help.paths"), show_default=False)]
FailOn = Annotated[Severity | None, typer.Option("--fail-on", help=_WORDS("help.fail_on"), show_default=False)]
Today = Annotated[
    date | None,
    typer.Option("--today", parser=parse_day_or_now, metavar="DATE", help=_WORDS("help.today"), show_default=False),
]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODE", help=_WORDS("help.select"), show_default=False)
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODE", help=_WORDS("help.ignore"), show_default=False)
]
MinScore = Annotated[
    int | None,
    typer.Option("--min-score", parser=parse_count, metavar="N", help=_WORDS("help.min_score"), show_default=False),
]
MaxUtilisation = Annotated[
    float | None,
    typer.Option(
        "--max-utilisation", parser=parse_share, metavar="SHARE", help=_WORDS("help.max_utilisation"),
        show_default=False,
    ),
]  # fmt: skip
MaxDaysOverdue = Annotated[
    int | None,
    typer.Option(
        "--max-days-overdue", parser=parse_count, metavar="N", help=_WORDS("help.max_days_overdue"),
        show_default=False,
    ),
]  # fmt: skip
NoNewApplications = Annotated[
    int | None,
    typer.Option(
        "--no-new-applications", parser=parse_count, metavar="DAYS", help=_WORDS("help.no_new_applications"),
        show_default=False,
    ),
]  # fmt: skip
MinCoverage = Annotated[
    float | None,
    typer.Option(
        "--min-coverage", parser=parse_share, metavar="SHARE", help=_WORDS("help.min_coverage"), show_default=False
    ),
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help=_WORDS("help.baseline"), show_default=False)
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help=_WORDS("help.write_baseline"), show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", parser=parse_count, metavar="N", help=_WORDS("help.jobs"), show_default=False),
]


def thresholds(session: Session, given: Thresholds) -> Thresholds:
    """What is asked of every profile: the options, else the settings."""
    settled = session.settings
    return Thresholds(
        *(getattr(settled, name) if value is None else value for name, value in given._asdict().items()),
    )


def asked(
    session: Session, today: date | None, given: Thresholds, select: list[str] | None, ignore: list[str] | None
) -> Asked:
    """Everything that is asked; a code that there is not is refused."""
    settled = session.settings
    selection = Selection(
        codes.written_out(select) if select else settled.select,
        codes.written_out(ignore) if ignore else settled.ignore,
    )
    stray = codes.unknown((*selection.select, *selection.ignore), session.model)
    if stray is not None:
        session.refuse(session.words()("check.unknown_selector", code=stray[0], near=stray[1]))
    day = parse_day_or_now(str(settled.today)) if today is None and settled.today else today
    wanted = thresholds(session, given)
    if selection.select:  # a threshold that is asked for by name is told, whatever else is
        told = tuple(code for code, value in zip(THRESHOLD_CODES, wanted, strict=True) if value is not None)
        selection = selection._replace(select=(*selection.select, *told))
    return Asked(day, wanted, selection)
