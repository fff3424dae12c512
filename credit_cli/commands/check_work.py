"""One profile, read and checked, as the formats print it: the work that `check` spreads over processes.

Decides nothing of its own: reads once, asks the engine, puts words and fingerprints to what it found. What it needs is
handed to each process once, by `begin`.
"""

from typing import Final, NamedTuple

from credit_cli.cli.inputs import Unread, read
from credit_cli.cli.language import language
from credit_cli.engine.findings.checking import Asked, LeftOver, check
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.profile.privacy import comments_of, may_hold_long_numbers
from credit_cli.reporters.findings import Checked, in_line_order, of_finding, of_problem
from credit_cli.reporters.fingerprints import marked
from credit_cli.words.catalogue import Words


class Job(NamedTuple):
    """What is asked of every profile, and in which language it is answered (None: the profile's own)."""

    asked: Asked
    lang: str | None
    settled_lang: str | None


_BEGUN: Final[list[tuple[Model, Job]]] = []


def begin(model: Model, job: Job) -> None:
    """Make ready in this process."""
    _BEGUN[:] = [(model, job)]


def work(chunk: tuple[Unread, ...]) -> list[Checked]:
    """Check some profiles."""
    ((model, job),) = _BEGUN
    return [checked(read(item, model.lenders), model, job) for item in chunk]


def checked(loaded: Loaded, model: Model, job: Job) -> Checked:
    """What there is to say of one profile."""
    profile, source = loaded.profile, loaded.source
    if profile is None:
        words = Words(language(job.lang, settled=job.settled_lang))
        told = [of_problem(p, source, words) for p in loaded.problems]
        return Checked(source.name, source.file, False, None, marked(told, source, None))
    words = Words(language(job.lang, profile.currency, job.settled_lang))
    long_numbers = may_hold_long_numbers(source.text)
    comments = comments_of(source.text) if long_numbers else ()
    found = check(profile, model, job.asked, LeftOver(loaded.notes, comments, long_numbers))
    told = in_line_order([of_finding(f, source, model, words) for f in found.findings])
    return Checked(source.name, source.file, True, found.score, marked(told, source, profile))
