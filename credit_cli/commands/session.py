"""One run of a command: its language, model, profiles and where the result goes.

Decides the order of reading, that every unreadable profile is told on standard error (or in its place in JSON) and
makes the exit status 2, and that a day after the file's own is refused. Does not know any command's result.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import typer

from credit_cli.commands import inputs, output
from credit_cli.commands.language import language
from credit_cli.commands.options import Format, Lang
from credit_cli.engine.view import View
from credit_cli.model.library import Model, shipped
from credit_cli.profile.load import Loaded
from credit_cli.profile.records import Profile
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import Line
from credit_cli.words.catalogue import Words

NO = 1
COULD_NOT = 2


class Session:
    """What the shared options come to."""

    def __init__(  # noqa: PLR0913  the shared options are these
        self,
        *,
        lang: Lang | None = None,
        fmt: Format = Format.text,
        model: Path | None = None,
        target: Path | None = None,
        as_of: date | None = None,
        no_color: bool = False,
        quiet: bool = False,
        verbose: bool = False,
    ) -> None:
        self._lang = None if lang is None else str(lang)
        self.fmt = fmt
        self.as_of = as_of
        self.quiet = quiet
        self.verbose = verbose
        self._target = target
        self._colour = target is None and output.wants_colour(no_color=no_color)
        self._printed: list[Line] = []
        self._written: list[str] = []
        self.status = 0
        self.model = self._read_model(model)

    def _read_model(self, path: Path | None) -> Model:
        if path is None:
            return shipped()
        from credit_cli.model.library import read_model  # noqa: PLC0415  rare

        found = read_model(path)
        if isinstance(found, Model):
            return found
        for problem in found:
            self.complain(problem)
        self.refuse()

    def words(self, profile: Profile | None = None) -> Words:
        """The catalogue in the language of the answer."""
        return Words(language(self._lang, profile.currency if profile is not None else "CNY"))

    def complain(self, text: str) -> None:
        """Say something on standard error."""
        typer.echo(text, err=True)

    def refuse(self, message: str | None = None) -> NoReturn:
        """Stop: what was asked could not be done."""
        if message is not None:
            self.complain(f"credit: {message}")
        raise typer.Exit(COULD_NOT)

    def profiles(self, paths: list[str]) -> Iterator[Loaded]:
        """The profiles of the paths that can be read, told as they are; the others are reported in their place."""
        for loaded in inputs.profiles(paths, self.model.lenders):
            if loaded.profile is None:
                self._report_problems(loaded)
                continue
            if self.as_of is not None and self.as_of > loaded.profile.as_of:
                words = self.words(loaded.profile)
                self.complain(
                    f"credit: {words('run.later_than_file', path=loaded.source.name, day=loaded.profile.as_of)}"
                )
                self.status = COULD_NOT
                continue
            yield loaded

    def one(self, path: str) -> Loaded:
        """The one profile of a path; without it, there is nothing to do."""
        for loaded in self.profiles([path]):
            return loaded
        self.finish()
        raise typer.Exit(self.status or COULD_NOT)

    def _report_problems(self, loaded: Loaded) -> None:
        self.status = COULD_NOT
        if self.fmt is Format.json:
            from credit_cli.reporters.json.problems import problems  # noqa: PLC0415

            self.add_json(problems(loaded))
            return
        from credit_cli.reporters.text.problems import problems as told  # noqa: PLC0415  only where there are some

        words = self.words()
        output.write(told(loaded.problems, loaded.source, words), sys.stderr)

    def day(self, profile: Profile) -> date:
        """The day to look at."""
        return self.as_of or profile.as_of

    def page(self, loaded: Loaded, on: View | None = None) -> Page:
        """What this person's screens are drawn from."""
        if loaded.profile is None:
            raise ValueError("an unreadable file has no page")
        del on
        return Page(
            loaded.profile,
            loaded.source,
            self.model,
            self.words(loaded.profile),
            width=output.width() if self._target is None else None,
            verbose=self.verbose,
            path=loaded.source.name,
        )

    def add(self, lines: list[Line]) -> None:
        """Add lines to what is printed, an empty line between two people."""
        if self._printed and lines:
            self._printed.append(())
        self._printed += lines

    def add_json(self, found: dict[str, Any]) -> None:
        """Add an object, a line of its own."""
        self._written.append(json.dumps(found, ensure_ascii=False) + "\n")

    def add_text(self, text: str) -> None:
        """Add text as it is."""
        self._written.append(text if text.endswith("\n") else text + "\n")

    def finish(self) -> None:
        """Print or write everything, and leave with the exit status."""
        if not self.quiet:
            self._guarded(lambda: output.show_text("".join(self._written), self._target), when=bool(self._written))
            self._guarded(
                lambda: output.show(self._printed, self._target, colour=self._colour), when=bool(self._printed)
            )
        raise typer.Exit(self.status)

    def _guarded(self, print_it: Callable[[], None], *, when: bool) -> None:
        if not when:
            return
        try:
            print_it()
            sys.stdout.flush()
        except output.FileExists as error:
            self.refuse(self.words()("run.file_exists", path=error))
        except BrokenPipeError:
            raise
        except OSError as error:
            self.refuse(self.words()("run.cannot_write", path=self._target, said=error.strerror))
