"""What `check` found, written profile by profile in the format asked for.

Decides which format that is where none was asked for, which findings a person is shown, and that nothing is held back
until the end but counts. Does not know how anything was found.
"""

import os
from datetime import date
from enum import StrEnum
from typing import Protocol

from credit_cli import __version__
from credit_cli.cli.output import width
from credit_cli.cli.progress import Progress
from credit_cli.cli.session import Session
from credit_cli.reporters.findings import Checked, Tally

GITHUB_ACTIONS = "GITHUB_ACTIONS"


class CheckFormat(StrEnum):
    """Text for people, JSON for programs, and what CI services and editors show beside the code."""

    text = "text"
    json = "json"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"


def chosen(asked: CheckFormat | None) -> CheckFormat:
    """The format asked for; else GitHub's under GitHub Actions, and text everywhere else."""
    if asked is not None:
        return asked
    return CheckFormat.github if os.environ.get(GITHUB_ACTIONS) == "true" else CheckFormat.text


class Report(Protocol):
    """A format: what comes before, of, and after all profiles."""

    def begin(self) -> str:
        """What it opens with."""

    def profile(self, checked: Checked) -> str:
        """One profile."""

    def end(self, told: Tally) -> str:
        """What it closes with."""


class Output:
    """Where profiles are told as they are done.

    `rank` is how grave a finding must be to fail the check: people are shown no others unless they ask for all.
    """

    def __init__(self, session: Session, fmt: CheckFormat, rank: int, today: date | None, progress: Progress) -> None:
        self._session = session
        self._rank = 0 if session.verbose else rank
        self._progress = progress
        self._shown = 0
        self._filtered = fmt in {CheckFormat.text, CheckFormat.github}
        self._report = _report(fmt, session, rank, today)
        self.told = Tally()
        if self._report is not None:
            session.add_text(self._report.begin())

    def profile(self, checked: Checked) -> None:
        """Tell one profile."""
        self.told.add(checked)
        shown = checked.from_rank(self._rank) if self._filtered else checked
        self._shown += len(shown.findings)
        if self._report is not None:
            self._session.add_text(self._report.profile(shown))
        elif shown.findings:
            from credit_cli.reporters.text.check import finding_lines  # noqa: PLC0415  only where there are some

            self._progress.clear()
            room = width() if self._session.target is None else None
            self._session.tell(finding_lines(shown, self._session.words(), room))

    def end(self) -> None:
        """Tell how much there was; nothing where a person would see nothing above it."""
        self._progress.clear()
        if self._report is not None:
            self._session.add_text(self._report.end(self.told))
        elif self._shown or self._session.verbose:
            from credit_cli.reporters.text.check import summary_lines  # noqa: PLC0415  likewise

            self._session.tell(summary_lines(self.told, self._session.words(), shown=self._shown))


def _report(fmt: CheckFormat, session: Session, rank: int, today: date | None) -> Report | None:
    """The format's pieces; None for text, which is written in lines. Each is imported where it is asked for."""
    if fmt is CheckFormat.json:
        from credit_cli.reporters.json.check import JsonReport  # noqa: PLC0415

        return JsonReport(session.model, today)
    if fmt is CheckFormat.github:
        from credit_cli.reporters.ci.github import GithubReport  # noqa: PLC0415

        return GithubReport()
    if fmt is CheckFormat.gitlab:
        from credit_cli.reporters.ci.gitlab import GitlabReport  # noqa: PLC0415

        return GitlabReport()
    if fmt is CheckFormat.sarif:
        from credit_cli.reporters.ci.sarif import SarifReport  # noqa: PLC0415
        from credit_cli.reporters.titles import Titles  # noqa: PLC0415

        return SarifReport(Titles(session.model, session.words()), __version__)
    if fmt is CheckFormat.junit:
        from credit_cli.reporters.ci.junit import JunitReport  # noqa: PLC0415

        return JunitReport(rank)
    return None
