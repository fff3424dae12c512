"""The commands of `credit`, each in a file of its own, imported when it is called.

Decides the list of commands and their order in the help, that words before a command's name still reach it, and that
no command at all means the overview. Does not know what any command does.
"""

from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from credit_cli.cli.language import help_words
from credit_cli.cli.lean import LeanCommand, complaining, read_leanly
from credit_cli.cli.settings import isolated

COMMANDS: Final = (
    "overview",
    "score",
    "explain",
    "plan",
    "due",
    "simulate",
    "history",
    "diff",
    "report",
    "letter",
    "init",
    "import",
    "check",
    "rule",
    "lender",
    "schema",
)
DEFAULT: Final = "overview"
ISOLATED: Final = "--isolated"
GROUP_OPTIONS: Final = frozenset({"--help", "-h", "--version"})


def route(args: list[str]) -> list[str]:
    """The arguments with the command's name first.

    `credit --lang en score FILE` means `credit score --lang en FILE`; `credit FILE` means the overview of FILE.
    """
    if not args or args[0] in COMMANDS or (len(args) == 1 and args[0] in GROUP_OPTIONS):
        return args
    if args[0].startswith("-") and args[0] != "-":
        at = next((i for i, arg in enumerate(args) if arg in COMMANDS), None)
        if at is not None:
            return [args[at], *args[:at], *args[at + 1 :]]
    return [DEFAULT, *args]


def without(args: list[str], flag: str) -> tuple[list[str], bool]:
    """The arguments without a flag that may stand anywhere before `--`, and whether it was there."""
    end = args.index("--") if "--" in args else len(args)
    return [arg for i, arg in enumerate(args) if arg != flag or i > end], flag in args[:end]


class Commands(TyperGroup):
    """The group that imports a command when it is called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  Typer's own context type is private
        """Put the command first."""
        read_leanly(self, ctx)
        args, alone = without(args, ISOLATED)
        isolated.set(alone)
        with complaining():
            return super().parse_args(ctx, route(args))

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own context type is private
        """Run the command that was asked for."""
        with complaining():
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """The commands in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """List the commands from the catalogue, without importing any."""
        words = help_words()
        with formatter.section(words("help.commands")):
            formatter.write_dl([(name, words(f"help.{name}")) for name in COMMANDS])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        words = help_words()
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        run = import_module(f"credit_cli.commands.{module}").run
        single.command(
            cmd_name,
            cls=LeanCommand,
            help=words(f"help.{cmd_name}"),
            epilog=words(f"examples.{cmd_name}"),
            context_settings={"help_option_names": ["-h", "--help"]},
        )(run)
        return get_command(single)


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help=help_words()("help.credit"),
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from credit_cli import __version__  # noqa: PLC0415

        typer.echo(f"credit-cli {__version__}")
        raise typer.Exit


@app.callback()
def credit(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=help_words()("help.version"))
    ] = False,
    alone: Annotated[bool, typer.Option(ISOLATED, help=help_words()("help.isolated"))] = False,
) -> None:
    """Score, explain and plan; the help is in the catalogue.

    `alone` stands here for the help alone: the flag is taken from anywhere on the command line.
    """
    del version, alone
