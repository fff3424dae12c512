"""`credit check`: validity, contradictions, weak points and expectations of profiles, for CI."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from credit_cli.commands import inputs, options
from credit_cli.commands.language import help_words
from credit_cli.commands.session import NO, Session
from credit_cli.engine.findings.contradictions import contradictions
from credit_cli.engine.findings.expectations import expectations
from credit_cli.engine.findings.finding import Finding
from credit_cli.engine.findings.weak_points import weak_points
from credit_cli.engine.score import score
from credit_cli.profile.load import Loaded
from credit_cli.profile.records import Profile
from credit_cli.reporters.findings import Checked, of_finding, of_problem

if TYPE_CHECKING:
    from credit_cli.engine.results import Explanation

_WORDS = help_words()


class Severity(StrEnum):
    """How grave a finding is."""

    error = "error"
    warning = "warning"
    info = "info"


RANKS: Final = {Severity.error: 2, Severity.warning: 1, Severity.info: 0}


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=_WORDS("help.paths"), show_default=False)],
    fail_on: Annotated[Severity, typer.Option("--fail-on", help=_WORDS("help.fail_on"))] = Severity.error,
    today: Annotated[
        date | None,
        typer.Option(
            "--today", parser=options.parse_day, metavar="DATE", help=_WORDS("help.today"), show_default=False
        ),
    ] = None,
    fmt: options.Output = options.Format.text,
    lang: options.Language = None,
    model: options.ModelFile = None,
    target: options.OutputFile = None,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Check profiles."""
    session = Session(
        "check", lang=lang, fmt=fmt, model=model, target=target, no_color=no_color, quiet=quiet, verbose=verbose
    )
    missing = [path for path in paths if path != "-" and not inputs.exists(path)]
    if missing:
        session.refuse(session.words()("run.no_such_path", path=missing[0]))
    session.tell_empty(paths)
    checked = [_checked(loaded, session, today) for loaded in inputs.profiles(paths, session.model.lenders)]
    if any(RANKS[Severity(f.severity)] >= RANKS[fail_on] for file in checked for f in file.findings):
        session.status = session.status or NO
    if fmt is options.Format.json:
        from credit_cli.reporters.json.check import check as as_json  # noqa: PLC0415

        session.add_json(as_json(checked, session.model, today))
    else:
        from credit_cli.reporters.text.check import check as screen  # noqa: PLC0415

        shown = checked if verbose else [_from(file, RANKS[fail_on]) for file in checked]
        session.add(screen(shown, session.words(), verbose=verbose))
    session.finish()


def _from(file: Checked, rank: int) -> Checked:
    """A file with the findings that count."""
    return file._replace(findings=tuple(f for f in file.findings if RANKS[Severity(f.severity)] >= rank))


def _checked(loaded: Loaded, session: Session, today: date | None) -> Checked:
    words = session.words(loaded.profile)
    name = loaded.source.name
    if loaded.profile is None:
        return Checked(name, False, None, tuple(of_problem(p, loaded.source, words) for p in loaded.problems))
    model, profile = session.model, loaded.profile
    found = score(profile, profile.as_of, model)
    findings = [
        *contradictions(profile, model.lenders, model.findings, loaded.notes, today),
        *weak_points(found),
    ]
    kept = [f for f in findings if not _ignored(f, profile, today or profile.as_of)]
    if profile.expect is not None:
        kept += _unmet(profile, session)
    told = sorted((of_finding(f, loaded.source, model, words) for f in kept), key=lambda f: (f.line, f.column, f.code))
    return Checked(name, True, found.score, tuple(told))


def _ignored(finding: Finding, profile: Profile, day: date) -> bool:
    """Whether the file's `ignore` accepts a finding, for this account, until now."""
    for entry in profile.ignore:
        at = next((i for i, a in enumerate(profile.accounts) if a.id == entry.account), None)
        here = entry.account is None or finding.path.startswith(f"/accounts/{at}/")
        if entry.code == finding.code and here and (entry.until is None or day <= entry.until):
            return True
    return False


def _unmet(profile: Profile, session: Session) -> Iterator[Finding]:
    """What the file expects and does not get, on its own day with default options."""
    expect, model = profile.expect, session.model
    assert expect is not None
    explained: tuple[Explanation, ...] = ()
    if expect.top_cause is not None:
        from credit_cli.engine.explain import explain  # noqa: PLC0415  only where something is expected of it

        explained = explain(profile, model, profile.as_of)
    planned = None
    if expect.first_action is not None:
        from credit_cli.commands import horizon  # noqa: PLC0415  likewise
        from credit_cli.engine.plan.planning import make_plan  # noqa: PLC0415  likewise

        planned = make_plan(horizon.start(session, profile, months=None, by=None))
    yield from expectations(expect, score(profile, profile.as_of, model), explained, planned)
