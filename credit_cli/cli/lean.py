"""A Typer command that reads plain words itself, so that no validator is built for options nobody gave.

The help and the complaints of a command are written by `helping.py`, which is imported only where there are any.

Typer builds a pydantic adapter for every parameter of a command, given or not, and imports all of pydantic for it: more
than half of a short command's time. Decides which values need none: those not given, texts, and words of a closed list.
Everything else goes Typer's own way, and so does everything where Typer no longer works as this expects.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from typer.core import TyperCommand

from credit_cli.cli.language import help_words

_PARAMETER = "_runtime_param"
_PLAIN = (str, list[str], Path)


class LeanParam:
    """Reads one parameter's value, by Typer's adapter only where that is needed."""

    def __init__(self, descriptor: Any) -> None:  # noqa: ANN401  Typer's type is private
        self._descriptor = descriptor

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401  whatever the command line holds
        """The value in its declared type."""
        annotation = self._descriptor.annotation
        parser = self._descriptor.parameter_info.parser
        if value is None or value == () or type(value) is annotation is int:  # not given, or a default
            return value
        if parser is not None and isinstance(value, str):
            return parser(value)
        if parser is None and annotation in _PLAIN:
            return Path(value) if annotation is Path else list(value) if annotation == list[str] else value
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            if isinstance(value, annotation):
                return value
            if value in [choice.value for choice in annotation]:
                return annotation(value)
        from typer._coercion import build_runtime_param  # noqa: PLC0415  the way Typer itself takes

        return build_runtime_param(self._descriptor).coerce(value, param=param, ctx=ctx)


def _formatter(usual: type[Any], **sizes: Any) -> Any:  # noqa: ANN401  Typer's own classes are private
    """What the help is written with, imported when it is."""
    from credit_cli.cli.helping import speaking  # noqa: PLC0415  most runs print no help

    return speaking(usual)(**sizes)


@contextmanager
def complaining() -> Iterator[None]:
    """Let a mistake on the command line be told in the reader's language."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "ctx"):  # Typer's UsageError, which is private
            from credit_cli.cli.helping import show  # noqa: PLC0415  only where there is a mistake

            if type(error).__name__ != "NoArgsIsHelpError":  # which is the help itself
                error.show = partial(show, error)  # type: ignore[attr-defined]
        raise


def read_leanly(command: Any, ctx: Any) -> None:  # noqa: ANN401  a command or group, and Typer's own context type
    """Let every parameter of a command or group, `--help` included, be read leanly."""
    ctx.formatter_class = partial(_formatter, ctx.formatter_class)
    for param in command.get_params(ctx):
        if getattr(param, _PARAMETER, "absent") is None and hasattr(param, "type_descriptor"):
            setattr(param, _PARAMETER, LeanParam(param.type_descriptor))


class LeanCommand(TyperCommand):
    """A command whose parameters are read leanly."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  Typer's own context type is private
        """Read the arguments."""
        read_leanly(self, ctx)
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """The examples beneath the help: commands to copy, each with what it gives."""
        words = help_words()
        with formatter.section(words("help.examples")):
            formatter.write_dl([tuple(row.split(" | ")) for row in (self.epilog or "").splitlines()])
