"""`credit check`: validity, contradictions, weak points, thresholds and expectations of profiles, for CI."""

from pathlib import Path
from typing import Annotated

import typer

from credit_cli.cli import inputs, pool
from credit_cli.cli.language import help_words
from credit_cli.cli.progress import Progress
from credit_cli.cli.session import NO, Session
from credit_cli.cli.wiring import command
from credit_cli.commands import check_baseline as baselines
from credit_cli.commands import check_options as of
from credit_cli.commands.check_output import CheckFormat, Output, chosen
from credit_cli.commands.check_work import Job, begin, work
from credit_cli.engine.findings.thresholds import Thresholds
from credit_cli.reporters.findings import RANKS

Output_ = Annotated[
    CheckFormat | None, typer.Option("--format", help=help_words()("help.check_format"), show_default=False)
]


@command("check", "model", "verbose", "quiet")
def run(
    session: Session,
    paths: of.Paths,
    fail_on: of.FailOn = None,
    select: of.Select = None,
    ignore: of.Ignore = None,
    min_score: of.MinScore = None,
    max_utilisation: of.MaxUtilisation = None,
    max_days_overdue: of.MaxDaysOverdue = None,
    no_new_applications: of.NoNewApplications = None,
    min_coverage: of.MinCoverage = None,
    today: of.Today = None,
    baseline: of.BaselineFile = None,
    write_baseline: of.WriteBaseline = None,
    jobs: of.Jobs = None,
    fmt: Output_ = None,
) -> None:
    """Check profiles."""
    form = chosen(fmt)
    given = Thresholds(min_score, max_utilisation, max_days_overdue, no_new_applications, min_coverage)
    asked = of.asked(session, today, given, select, ignore)
    for path in inputs.missing(paths)[:1]:
        session.refuse(session.words()("run.no_such_path", path=path))
    session.tell_empty(paths)
    rank = RANKS[fail_on or session.settings.fail_on or "error"]
    progress = Progress(inputs.count(paths), wanted=not session.quiet)
    found = pool.in_order(
        work,
        inputs.chunks(inputs.unread(paths), pool.CHUNK),
        1 if inputs.streamed(paths) else jobs or session.settings.jobs,
        begin,
        session.model,
        Job(asked, session.lang, session.settings.lang),
    )
    if write_baseline is not None:
        _keep(session, write_baseline, [entry for chunk in found for c in chunk for entry in baselines.of(c)])
    known = _known(session, baseline or session.settings.baseline)
    told = Output(session, form, rank, asked.today, progress)
    for chunk in found:
        for profile in map(known.without, chunk):
            told.profile(profile)
            if profile.fails(rank):
                session.status = session.status or NO
        progress.advance(len(chunk))
    told.end()
    if known.gone and not session.quiet:
        kept_in = baseline or session.settings.baseline
        session.complain(session.words()("check.baseline_gone", path=kept_in, count=known.gone))


def _known(session: Session, path: Path | None) -> baselines.Baseline:
    """The baseline in a file; without one, nothing is known yet."""
    if path is None:
        return baselines.Baseline()
    try:
        found = baselines.read(path)
    except OSError as error:
        session.refuse(session.words()("settings.unreadable", file=path, said=error.strerror))
    return found if found is not None else session.refuse(session.words()("check.not_a_baseline", path=path))


def _keep(session: Session, path: Path, kept: list[baselines.Kept]) -> None:
    """Write a baseline, and that is all."""
    try:
        well = baselines.write(path, kept)
    except OSError as error:
        session.refuse(session.words()("run.cannot_write", path=path, said=error.strerror))
    if not well:
        session.refuse(session.words()("check.not_a_baseline", path=path))
    if not session.quiet:
        session.complain(session.words()("check.baseline_written", path=path, count=len(kept)))
    session.finish()
