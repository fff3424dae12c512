"""`credit plan`: the prioritised, dated recovery plan under the money there is."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from credit_cli.cli import horizon, inputs, options, people
from credit_cli.cli.language import help_words
from credit_cli.cli.session import NO, Session
from credit_cli.cli.wiring import command
from credit_cli.engine.beside.alone import alone
from credit_cli.engine.beside.alternatives import alternatives
from credit_cli.engine.beside.besides import Alone, Besides
from credit_cli.engine.beside.comparisons import less_money
from credit_cli.engine.beside.setbacks import setbacks
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.results import Plan
from credit_cli.profile.load import Loaded

_WORDS = help_words()


class PlanFormat(StrEnum):
    """Text or a checklist for people, JSON for programs, a row a person for tables."""

    text = "text"
    markdown = "markdown"
    json = "json"
    tsv = "tsv"


@command("plan", "as_of", "field", "model", "redact", "verbose", "quiet")
def run(
    session: Session,
    profiles: options.Profiles,
    wanted: Annotated[
        int | None,
        typer.Option("--target", min=300, max=900, metavar="N", help=_WORDS("help.target"), show_default=False),
    ] = None,
    by: options.ByDay = None,
    months: options.Months = None,
    monthly: options.Monthly = None,
    cash: options.Cash = None,
    keep: options.Keep = None,
    others: Annotated[
        int, typer.Option("--alternatives", min=0, max=9, metavar="N", help=_WORDS("help.alternatives"))
    ] = 0,
    ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE", help=_WORDS("help.ics"))] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help=_WORDS("help.markdown"))] = False,
    sort: options.SortBy = options.Sort.given,
    fmt: Annotated[PlanFormat, typer.Option("--format", help=_WORDS("help.plan_format"))] = PlanFormat.text,
) -> None:
    """Plan the way back."""
    if markdown and session.field is None:
        fmt = PlanFormat.markdown
    many = inputs.several(profiles)
    if ics is not None and many:
        session.refuse(session.words()("run.ics_for_one"))
    if fmt is PlanFormat.tsv:
        from credit_cli.reporters.text.table import PLAN_COLUMNS  # noqa: PLC0415

        session.add_rows("\t".join(PLAN_COLUMNS))
    for loaded in people.in_turn(session, session.profiles(profiles), sort):
        profile = session.person(loaded)
        start = horizon.start(session, profile, months=months, by=by, monthly=monthly, cash=cash, keep=keep)
        found = make_plan(start, wanted, by_the_end=by is not None)
        if found.outcome == "not_reachable" and session.status == 0:
            session.status = NO
        if ics is not None:
            _write_calendar(session, loaded, found, ics)
            if fmt is PlanFormat.text and session.target is None:
                continue
        in_a_row = (many and fmt is PlanFormat.text) or fmt is PlanFormat.tsv
        compared = fmt is PlanFormat.json or (session.verbose and not in_a_row)
        besides = Besides(
            Besides().setbacks if in_a_row else setbacks(start, found),
            less_money(start, found, by_the_end=by is not None) if compared else None,
            alternatives(start, found, others, by_the_end=by is not None) if others else (),
        )
        each = alone(start, found) if compared else {}
        _add(session, loaded, found, (besides, each), fmt, many=many)


def _add(
    session: Session,
    loaded: Loaded,
    found: Plan,
    tried: tuple[Besides, dict[int, Alone]],
    fmt: PlanFormat,
    *,
    many: bool,
) -> None:
    besides, each = tried
    if fmt is PlanFormat.tsv:
        from credit_cli.reporters.text.table import plan_tsv  # noqa: PLC0415

        session.add_rows(plan_tsv(found, session.page(loaded)))
    elif fmt is PlanFormat.json:
        from credit_cli.reporters.json.plan import plan as as_json  # noqa: PLC0415

        told = as_json(found, loaded, session.model, session.words(loaded.profile), besides, each)
        session.add_json(told)
    elif fmt is PlanFormat.markdown:
        from credit_cli.reporters.markdown.plan import plan as as_markdown  # noqa: PLC0415

        session.add_rows(*as_markdown(found, session.page(loaded), besides))
    elif many:
        from credit_cli.reporters.text.table import plan_rows  # noqa: PLC0415

        session.add(plan_rows(found, session.page(loaded)), together=True)
    else:
        from credit_cli.reporters.text.plan import plan as screen  # noqa: PLC0415

        session.add(screen(found, session.page(loaded), besides, each))


def _write_calendar(session: Session, loaded: Loaded, found: Plan, path: Path) -> None:
    words = session.words(loaded.profile)
    try:
        from credit_cli.reporters.calendar import calendar  # noqa: PLC0415  an extra of its own
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("credit_cli"):
            raise
        session.refuse(words("run.no_calendar"))
    text, count = calendar(found, session.page(loaded))
    session.write_beside(path, text)
    if not session.quiet:
        session.complain(words("run.ics_written", path=path, count=count))
