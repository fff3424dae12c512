"""One run of `credit init`: asking at a terminal or reading answers, then the profile, its score and what to add next.

Decides how a person goes back, skips and leaves, that nothing is asked where nobody can answer, and that an existing
file is only overwritten on request. Does not know the questions.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from credit_cli.cli import output
from credit_cli.cli.session import Session
from credit_cli.model.regular import read_regular
from credit_cli.profile.load import load
from credit_cli.reporters.screen import line, paragraph, write
from credit_cli.reporters.text.imported import ImportPage
from credit_cli.writing.interview import LENDERS, Ask, Wrong, found_from, questions
from credit_cli.writing.merging import Merged, start
from credit_cli.writing.saving import Changed, save

_BACK: Final = frozenset({"b", "back", "返回", "上一题"})
_QUIT: Final = frozenset({"q", "quit", "退出"})
_YES: Final = frozenset({"y", "yes", "是", "好"})
_SAMPLE: Final = "sample"
_LARGEST: Final = 1 << 20
"""Bytes of answers that are read; nobody types so many."""
_STARTERS: Final = (
    Path(__file__).parents[1] / "samples" / "starter.yaml",  # in a wheel
    Path(__file__).parents[2] / "sample_profiles" / "starter.yaml",  # in a checkout
)
_ONLY_SAMPLES: Final = "\nexpect:"


class Beginning:
    """A profile that is begun."""

    def __init__(self, session: Session, file: Path, as_of: date | None, *, force: bool) -> None:
        self.session, self.file, self.force = session, file, force
        self.words = session.words()
        self.today = as_of or date.today()  # noqa: DTZ011  the day where the person is
        self.page = ImportPage(session.model, self.words, output.width())

    def copy(self, begin: str) -> None:
        """Copy the starter, without what only samples need."""
        if begin != _SAMPLE:
            self.session.refuse(self.words("init.from_unknown"))
        text = next(path for path in _STARTERS if path.exists()).read_text(encoding="utf-8")
        kept = text.partition(_ONLY_SAMPLES)[0].rstrip()
        self._save(kept.rsplit("\n", 1)[0].rstrip() + "\n")
        self.session.add(paragraph(self.words("init.copied", path=self.file), self.page.width))
        self.session.finish()

    def ask(self, answers: str | None) -> None:
        """Ask, or read the answers of a file, and write the profile."""
        if answers is None and not (sys.stdin.isatty() and sys.stderr.isatty()):
            self.session.refuse(self.words("init.cannot_ask"))
        if self.file.exists() and not self.force and not self._may_overwrite(ask=answers is None):
            self.session.refuse(self.words("init.exists", path=self.file))
        given = self._asked() if answers is None else self._read(answers)
        found = found_from(given, self.today)
        head = self.words("init.head", as_of=self.today)
        merged = start(found, head, self.session.model.lenders, self.page.note, None)
        assert isinstance(merged, Merged)  # the answers always hold an account, and a new file takes every line
        self._save(merged.text, asked=True)
        self._show()

    def _asked(self) -> dict[str, Any]:
        self._say(self.words("init.welcome"))
        given: dict[str, Any] = {}
        at = 0
        while at < len(asks := list(questions(given, self.today))):
            ask = asks[at]
            self._say("\n" + self.words("init.number", n=at + 1) + self._sentence(ask))
            if ask.key == "lenders":
                self._say(self._offered())
            said = self._line()
            if said in _QUIT:
                self.session.complain(self.words("init.stopped"))
                self.session.finish()
            if said in _BACK:
                at = max(0, at - 1)
                continue
            value = ask.read(said) if said else None
            if isinstance(value, Wrong):
                self._say("  " + self._why(value))
                continue
            given[ask.key] = value
            at += 1
        return given

    def _read(self, answers: str) -> dict[str, Any]:
        """The answers of a file, one a line; lines of a comment are passed over."""
        try:
            text = sys.stdin.read(_LARGEST) if answers == "-" else read_regular(Path(answers), _LARGEST).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            said = getattr(error, "strerror", None) or type(error).__name__
            self.session.refuse(self.words("init.no_answers", path=answers, said=said))
        lines = ((n, row.strip()) for n, row in enumerate(text.splitlines(), start=1) if not row.startswith("#"))
        given: dict[str, Any] = {}
        for at, (number, said) in enumerate(lines):
            asks = list(questions(given, self.today))
            if at == len(asks):
                break
            value = asks[at].read(said) if said else None
            if isinstance(value, Wrong):
                why = self._why(value)
                self.session.refuse(self.words("init.at_line", file=answers, line=number, said=said[:40], why=why))
            given[asks[at].key] = value
        return given

    def _sentence(self, ask: Ask) -> str:
        lender = self.session.model.lenders[ask.lender] if ask.lender else None
        return self.words(f"init.{ask.sentence}", name=self.words.of(lender.name) if lender else "")

    def _offered(self) -> str:
        names = [self.words.of(self.session.model.lenders[key].name) for key in LENDERS]
        return "   " + "  ".join(self.words("init.choice", n=n, name=name) for n, name in enumerate(names, start=1))

    def _why(self, wrong: Wrong) -> str:
        return self.words(f"init.{wrong.name}", **dict(wrong.context))

    def _say(self, text: str) -> None:
        for part in text.split("\n"):
            write(paragraph(part, self.page.width, hang=3), sys.stderr)

    def _line(self) -> str:
        sys.stderr.write(self.words("init.prompt"))
        sys.stderr.flush()
        row = sys.stdin.readline()
        return row.strip() if row else "q"

    def _may_overwrite(self, *, ask: bool) -> bool:
        if not ask:
            return False
        sys.stderr.write(self.words("init.ask_overwrite", path=self.file))
        sys.stderr.flush()
        self.force = sys.stdin.readline().strip().lower() in _YES
        return self.force

    def _save(self, text: str, *, asked: bool = False) -> None:
        if not asked and self.file.exists() and not self.force:
            self.session.refuse(self.words("init.exists", path=self.file))
        try:
            old = self.file.read_bytes() if self.file.exists() and self.force else None
            save(self.file, text.encode(), expected=old)
        except Changed:
            self.session.refuse(self.words("init.exists", path=self.file))
        except OSError as error:
            self.session.refuse(self.words("run.cannot_write", path=self.file, said=error.strerror))

    def _show(self) -> None:
        """The profile's score, and what would narrow its range."""
        from credit_cli.engine.score import score  # noqa: PLC0415  only once something was written
        from credit_cli.reporters.text.score import score as screen  # noqa: PLC0415  likewise

        loaded = load(str(self.file), self.session.model.lenders)
        found = score(self.session.profile(loaded), self.session.day(loaded), self.session.model)
        self.session.add([line(self.words("init.written", path=self.file), "good")])
        self.session.add(screen(found, self.session.page(loaded)))
        self.session.add(paragraph(self.words("init.more", path=self.file), self.page.width))
        self.session.finish()
