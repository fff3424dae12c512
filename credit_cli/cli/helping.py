"""The grey words around the help and the complaints about a command line, in the reader's language.

Decides how `Usage`, `Options`, defaults and bounds are called, that Chinese lines are broken by cells, and how a
mistake on the command line is told. Whatever Typer says that is not known here stays as Typer says it. Does not know
any command.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

import typer

from credit_cli.cli.language import help_words
from credit_cli.reporters.cells import cells, pad
from credit_cli.reporters.wrapping import wrap

_COLUMN_GAP: Final = 2
_WIDEST_TERM: Final = 30
_NARROWEST: Final = 20
_TYPE: Final = re.compile(r" <(?:list\[)?(?:str|path)\]?>$")
_EXTRA: Final = re.compile(r" *\[([^\[\]]+)\]$")
_BOUNDS: Final = re.compile(r"(\d+)<=x<=(\d+)")
_HEADINGS: Final = {"Options": "options", "Arguments": "arguments", "Commands": "commands"}
_SHOWS_HELP: Final = "Show this message and exit."

_MISTAKES: Final = (
    (r"Missing argument '(?P<name>.+)'\.", "missing"),
    (r"Missing option '(?P<name>.+)'\.", "missing"),
    (r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.+)\)", "no_option_near"),
    (r"No such option: (?P<name>\S+)", "no_option"),
    (r"Option '(?P<name>.+)' requires an argument\.", "needs_value"),
    (r"Option '(?P<name>.+)' does not take a value\.", "takes_no_value"),
    (r"Got unexpected extra argument\(s\) \((?P<name>.+)\)", "too_many"),
    (
        r"Invalid value for '(?P<name>.+?)': (?:Value error, )?'(?P<value>.*)' is not one of (?P<known>.+)\.",
        "no_choice",
    ),
    (r"Invalid value for '(?P<name>.+?)': Input should be a valid integer.*", "no_number"),
    (r"Invalid value for '(?P<name>.+?)': Input should be less than or equal to (?P<most>\d+)", "too_high"),
    (r"Invalid value for '(?P<name>.+?)': Input should be greater than or equal to (?P<least>\d+)", "too_low"),
    (r"Invalid value for '(?P<name>.+?)': (?P<said>.+)", "bad_value"),
)
"""What Typer says of a mistake, and what it is called in the catalogue (`help.mistake_...`)."""


def speaking(formatter: type[Any]) -> type[Any]:
    """Typer's own formatter of the help, which is private, with the catalogue's words."""
    words = help_words()

    class Speaking(formatter):  # type: ignore[misc]
        """Writes the help in the reader's language."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
            """The first line: how the command is written."""
            told = args.replace("{", "").replace("}", "")
            for placeholder in ("[OPTIONS]", "COMMAND [ARGS]..."):
                told = told.replace(placeholder, words(f"help.slot_{placeholder.strip('[]').split()[0].lower()}"))
            self.write(words("help.usage", text=f"{prog} {told}".rstrip()) + "\n")

        def write_heading(self, heading: str) -> None:
            """The name of a section."""
            self.write(
                words("help.heading", name=words(f"help.{_HEADINGS[heading]}") if heading in _HEADINGS else heading)
            )
            self.write("\n")

        def write_text(self, text: str) -> None:
            """Paragraphs."""
            room = self.width - self.current_indent
            indent = " " * self.current_indent
            told = [[indent + row for row in wrap(each, room)] for each in text.split("\n\n")]
            self.write("\n\n".join("\n".join(rows) for rows in told) + "\n")

        def write_dl(self, rows: Iterable[tuple[str, str]], *_: Any, **__: Any) -> None:  # noqa: ANN401
            """Terms and what they mean."""
            told = [(_TYPE.sub("", term), _meaning(text)) for term, text in rows]
            widest = min(max((cells(term) for term, _ in told), default=0), _WIDEST_TERM)
            start = self.current_indent + widest + _COLUMN_GAP
            for term, text in told:
                lines = wrap(text, max(self.width - start, _NARROWEST))
                first = f"{' ' * self.current_indent}{pad(term, widest)}"
                if cells(term) > widest:
                    self.write(first.rstrip() + "\n")
                    first = " " * (start - _COLUMN_GAP)
                self.write(f"{first}{' ' * _COLUMN_GAP}{lines[0]}".rstrip() + "\n")
                self.write("".join(f"{' ' * start}{row}\n" for row in lines[1:]))

    return Speaking


def _meaning(text: str) -> str:
    """What an option means, with its default and bounds in words."""
    words = help_words()
    if text == _SHOWS_HELP:
        return words("help.help")
    found = _EXTRA.search(text)
    if found is None:
        return text
    known = (_extra(each) for each in found[1].split("; "))
    return text[: found.start()] + words("help.extra", text=words("common.semicolon").join(known))


def _extra(text: str) -> str:
    words = help_words()
    name, _, value = text.partition(": ")
    if bounds := _BOUNDS.fullmatch(text):
        return words("help.bounds", least=bounds[1], most=bounds[2])
    return words(f"help.{name}", value=value) if name in {"default", "required"} else text


def complaint(message: str) -> str:
    """What is wrong with a command line, in one sentence, and what to write instead."""
    words = help_words()
    for pattern, key in _MISTAKES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            named = found.groupdict()
            if "known" in named:
                named["known"] = words("common.comma").join(re.findall(r"'([^']*)'", named["known"]))
            if "near" in named:
                named["near"] = named["near"].replace(", ", words("common.comma"))
            return words(f"help.mistake_{key}", **named)
    return message


def show(error: Any, file: Any = None) -> None:  # noqa: ANN401, ARG001  as Typer calls it
    """Tell a mistake on the command line on standard error: how the command is written, then what is wrong."""
    words = help_words()
    context = error.ctx
    if context is not None:
        typer.echo(context.get_usage(), err=True)
        typer.echo(words("help.try", command=f"{context.command_path} {context.help_option_names[-1]}"), err=True)
    typer.echo(words("help.error", text=complaint(error.format_message())), err=True)
