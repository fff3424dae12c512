"""One run of `credit import`: reading an export, merging it, asking, and writing the profile.

Decides the order of these, that nothing is written where anything was refused, and that a person at a terminal is asked
before an existing file is changed. Does not know how rows are read or lines are put.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from credit_cli.cli import output
from credit_cli.cli.session import COULD_NOT, NO, Session
from credit_cli.importers.facts import Found, Target
from credit_cli.importers.refusal import Refusal
from credit_cli.profile.load import Loaded, load
from credit_cli.reporters.screen import Line, line, write
from credit_cli.reporters.text import imported as screen
from credit_cli.writing.merging import Merged, NotMerged, merge_into, start
from credit_cli.writing.saving import Changed, save

if TYPE_CHECKING:
    from credit_cli.profile.records import Profile

_REPORT: Final = "report"
_JSON: Final = (".json", ".jsonl")


class Importing:
    """An export, and the profile it goes into."""

    def __init__(self, session: Session, source: str, file: Path, into: Path | None, account: str | None) -> None:
        self.session, self.source, self.file, self.into, self.account = session, source, file, into, account
        words = session.words()
        self.page = screen.ImportPage(session.model, words, output.width(), verbose=session.verbose)
        self.old: Loaded | None = None
        self.old_bytes: bytes | None = None

    def read(self) -> Found:
        """What the export holds; the profile is read first, since it may state due days."""
        if self.into is not None:
            self._read_profile(self.into)
        if self.source == _REPORT:
            from credit_cli.importers.report.reading import read_report  # noqa: PLC0415  one of two readers

            found = read_report(self.file, self.session.model.imports)
        else:
            from credit_cli.importers.bills import read_bill  # noqa: PLC0415  likewise

            found = read_bill(self.file, self.source, self.session.model.imports, self._due_day)
        if isinstance(found, Refusal):
            self.session.refuse(screen.refusal(found, self.page, str(self.file), self.source))
        return found

    def finish(self, found: Found, *, dry_run: bool, yes: bool) -> None:
        """Merge, show, and write."""
        merged = self._merged(found)
        if isinstance(merged, NotMerged):
            self._not_merged(merged, found)
        lines = screen.imported(found, self.page)
        asked = screen.questions((*found.questions, *merged.questions), self.page)
        if self.into is None:
            self._tell([*lines, *asked, *screen.merged(merged, self.page, "", "printed")])
            self.session.add_rows(*merged.text.rstrip("\n").split("\n"))
        elif dry_run:
            old = self.old.source.text if self.old else ""
            told = screen.merged(merged, self.page, str(self.into), "would_write")
            self.session.add([*lines, *asked, *told, *screen.difference(old, merged.text, str(self.into))])
        else:
            self._write([*lines, *asked], merged, self.into, yes=yes)
        self.session.finish()

    def _write(self, lines: list[Line], merged: Merged, into: Path, *, yes: bool) -> None:
        text = self.old.source.text if self.old else None
        changed = merged.text != text
        if changed and self.old is not None and not yes and sys.stdin.isatty() and sys.stdout.isatty():
            self._tell(lines)
            lines = []
            if not self._agreed(into):
                self.session.add([line(self.page.words("import.not_written"))])
                return
        if changed:
            mark = b"\xef\xbb\xbf" if (self.old_bytes or b"").startswith(b"\xef\xbb\xbf") else b""
            try:
                save(into, mark + merged.text.encode(), expected=self.old_bytes)
            except Changed:
                self.session.refuse(self.page.words("import.refused_changed", path=into))
            except OSError as error:
                self.session.refuse(self.page.words("run.cannot_write", path=into, said=error.strerror))
        told = screen.merged(merged, self.page, str(into), "written" if changed else "unchanged")
        self.session.add([*lines, *told, line(self.page.words("import.next", path=into))])

    def _agreed(self, into: Path) -> bool:
        try:
            return input(self.page.words("import.ask_write", path=into)).strip().lower() in ("y", "yes", "是", "好")
        except EOFError:
            return False

    def _merged(self, found: Found) -> Merged | NotMerged:
        model, say = self.session.model, self.page.note
        if self.old is not None:
            return merge_into(self.old.source.text, found, model.lenders, say, self.account)
        head = self.page.words("import.head", as_of=found.as_of, month=f"{found.as_of:%Y-%m}")
        return start(found, head, model.lenders, say, self.account)

    def _not_merged(self, why: NotMerged, found: Found) -> NoReturn:
        """Say what was found all the same, and why no profile came of it."""
        nothing = why.reason == "no_accounts"
        if nothing:
            self._tell([*screen.imported(found, self.page), *screen.questions(found.questions, self.page)])
        self.session.status = NO if nothing else COULD_NOT
        values = {"path": str(self.into), **dict(why.context)}
        self.session.complain(f"credit: {self.page.words(f'import.refused_{why.reason}', **values)}")
        self.session.finish()

    def _read_profile(self, into: Path) -> None:
        if into.suffix in _JSON:
            self.session.refuse(self.page.words("import.refused_json", path=into))
        if not into.exists() and not into.is_symlink():
            return
        loaded = load(str(into), self.session.model.lenders)
        if loaded.profile is None:
            from credit_cli.reporters.text.problems import problem_lines  # noqa: PLC0415  only where there are some

            write(problem_lines(loaded, self.page.words, self.page.width), sys.stderr)
            self.session.refuse()
        self.old, self.old_bytes = loaded, into.read_bytes()

    def _due_day(self, target: Target) -> int | None:
        """The due day that the profile states for a lender's only account, or for the account that was named."""
        profile: Profile | None = self.old.profile if self.old else None
        accounts = [a for a in profile.accounts if a.lender in target.lenders] if profile else []
        named = [a for a in accounts if a.id == self.account]
        own = named or [a for a in accounts if target.provider is None or a.provider in (None, target.provider)]
        return own[0].due_day if len(own) == 1 else None

    def _tell(self, lines: list[Line]) -> None:
        """Say something beside the result."""
        if not self.session.quiet:
            write(lines, sys.stderr)
