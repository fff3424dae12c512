"""One run of a command: its language, model, profiles and where the result goes.

Decides the order of reading, that every unreadable profile is told on standard error (or in its place in JSON) and
makes the exit status 2, and that a day after the file's own is refused. Does not know any command's result.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import typer

from credit_cli.cli import inputs, output, settings
from credit_cli.cli.language import CHINESE_CURRENCY, language
from credit_cli.cli.options import Format, Lang
from credit_cli.cli.settings import Settings
from credit_cli.cli.sharing import Sharing
from credit_cli.model.library import Model, shipped
from credit_cli.profile.load import Loaded
from credit_cli.profile.looking_back import as_of
from credit_cli.profile.records import Profile
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import Line, harmless, write
from credit_cli.reporters.wrapping import wrap
from credit_cli.words.catalogue import Words

NO = 1
COULD_NOT = 2


class Session:
    """What the shared options come to."""

    def __init__(
        self,
        command: str,
        *,
        lang: Lang | None = None,
        fmt: Format = Format.text,
        field: str | None = None,
        model: Path | None = None,
        target: Path | None = None,
        day: date | None = None,
        no_color: bool = False,
        quiet: bool = False,
        verbose: bool = False,
        redact: bool = False,
    ) -> None:
        self.command = command
        self.lang = None if lang is None else str(lang)
        self.field = field
        self.fmt = fmt if field is None else Format.text  # problems have no such value: they are told in words
        self.as_of = day
        self.quiet = quiet
        self.verbose = verbose
        self.sharing = Sharing(hide=redact)
        self.target = target
        self._colour = target is None and output.wants_colour(no_color=no_color)
        self._printed: list[Line] = []
        self._written: list[str] = []
        self.status = 0
        self.settings = self._read_settings()
        self.model = self._read_model(model or self.settings.model)

    def _read_settings(self) -> Settings:
        found = settings.current()
        if isinstance(found, Settings):
            return found
        return self.refuse(Words(language(self.lang))(f"settings.{found.problem}", **dict(found.context)))

    def _read_model(self, path: Path | None) -> Model:
        if path is None:
            return shipped()
        from credit_cli.model.custom import read_model  # noqa: PLC0415  rare

        found = read_model(path)
        if isinstance(found, Model):
            return found
        for problem in found:
            self.complain(problem)
        return self.refuse()

    def words(self, profile: Profile | None = None) -> Words:
        """The catalogue in the language of the answer."""
        currency = profile.currency if profile is not None else CHINESE_CURRENCY
        return Words(language(self.lang, currency, self.settings.lang))

    def complain(self, text: str) -> None:
        """Say something on standard error, as wide as the screen is, with nothing in it that a terminal would obey."""
        rows = (row for told in text.split("\n") for row in wrap(told, output.width(), 2))
        typer.echo("\n".join(rows), err=True)

    def refuse(self, message: str | None = None) -> NoReturn:
        """Stop: what was asked could not be done."""
        if message is not None:
            self.complain(f"credit: {message}")
        raise typer.Exit(COULD_NOT)

    def profiles(self, paths: list[str]) -> Iterator[Loaded]:
        """The profiles of the paths that can be read, told as they are; the others are reported in their place."""
        self.tell_empty(paths)
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
            yield self.sharing.shown(loaded)

    def tell_empty(self, paths: list[str]) -> None:
        """Say which folders hold no profile: nothing could be done for them."""
        for path in inputs.empty(paths):
            self.complain(f"credit: {self.words()('run.no_profile_inside', path=path)}")
            self.status = COULD_NOT

    def one(self, path: str) -> Loaded:
        """The one profile of a path; without it, there is nothing to do."""
        for loaded in self.profiles([path]):
            return loaded
        self.finish()
        raise typer.Exit(self.status or COULD_NOT)

    def _report_problems(self, loaded: Loaded) -> None:
        self.status = COULD_NOT
        loaded = self.sharing.shown(loaded)
        if self.fmt is Format.json:
            from credit_cli.reporters.json.problems import problems  # noqa: PLC0415

            self.add_json(problems(loaded, self.command, self.model, self.words()))
            return
        from credit_cli.reporters.text.problems import problem_lines  # noqa: PLC0415  only where there are some

        write(problem_lines(loaded, self.words(), output.width()), sys.stderr)

    def profile(self, loaded: Loaded) -> Profile:
        """The profile as its file has it."""
        assert loaded.profile is not None  # the session hands on no other
        return loaded.profile

    def day(self, loaded: Loaded) -> date:
        """The day asked for, else the file's own."""
        return self.as_of or self.profile(loaded).as_of

    def person(self, loaded: Loaded) -> Profile:
        """The profile as it would have said on the day asked for: where a plan begins and a page stands."""
        return as_of(self.profile(loaded), self.day(loaded))

    def page(self, loaded: Loaded) -> Page:
        """What this person's screens are drawn from."""
        return Page(
            self.person(loaded),
            loaded.source,
            self.model,
            self.words(loaded.profile),
            width=output.width() if self.target is None else None,
            verbose=self.verbose,
            path=loaded.source.name,
        )

    def add(self, lines: Iterable[Line], *, together: bool = False) -> None:
        """Add lines to what is printed, with an empty line before them unless they belong together."""
        lines = list(lines)
        if self._printed and lines and not together:
            self._printed.append(())
        self._printed += lines

    def tell(self, lines: Iterable[Line]) -> None:
        """Print lines at once, so that those of many profiles never pile up in memory."""
        if self.target is not None:
            self._printed += lines
        elif not self.quiet:
            write(lines, sys.stdout, colour=self._colour)

    def add_text(self, text: str) -> None:
        """Print a piece of text at once, as it is."""
        if self.target is not None:
            self._written.append(text)
        elif not self.quiet:
            sys.stdout.write(text)

    def add_rows(self, *rows: str) -> None:
        """Add rows of plain text as they are."""
        for row in rows:
            self._hand_out(row)

    def add_json(self, found: dict[str, Any], *, indent: int | None = None) -> None:
        """Add an object, a line of its own; or of it the one bare value that was asked for."""
        from credit_cli.reporters.json.shared import dumps  # noqa: PLC0415  text needs none of it

        if self.field is None:
            self._hand_out(dumps(found, indent=indent))
            return
        from credit_cli.cli.bare import NoSuchValue, bare  # noqa: PLC0415  only for a field

        value = bare(found, self.field)
        if isinstance(value, NoSuchValue):
            known = ", ".join(value.known) or "-"
            self.refuse(self.words()("run.unknown_field", field=self.field, known=known))
        self._hand_out(harmless(value) if isinstance(value, str) else dumps(value))

    def _hand_out(self, text: str) -> None:
        """Print text at once, or keep it for a file that is written whole; many records never pile up in memory."""
        if self.quiet:
            return
        if self.target is None:
            sys.stdout.write(f"{text}\n")
        else:
            self._written.append(f"{text}\n")

    def finish(self) -> NoReturn:
        """Print or write everything, and leave with the exit status."""
        if not self.quiet:
            self._guarded(lambda: output.show_text("".join(self._written), self.target), when=bool(self._written))
            self._guarded(
                lambda: output.show(self._printed, self.target, colour=self._colour), when=bool(self._printed)
            )
        raise typer.Exit(self.status)

    def write_beside(self, path: Path, text: str) -> None:
        """Write a new file beside what is printed."""
        self._guarded(lambda: output.write_new(path, text), path=path)

    def _guarded(self, print_it: Callable[[], None], *, when: bool = True, path: Path | None = None) -> None:
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
            self.refuse(
                self.words()(
                    "run.cannot_write",
                    path=path or self.target or self.words()("run.standard_output"),
                    said=error.strerror,
                )
            )
