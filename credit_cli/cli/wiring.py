"""What commands share: the options that mean the same everywhere, one `Session`, and how a run ends.

Decides in which order options stand in the help, that asking for one field is asking for JSON, and that what a command
said is printed when it is done. Does not know what any command does.
"""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Concatenate, Final, Literal

from credit_cli.cli import options
from credit_cli.cli.session import Session

Shared = Literal["as_of", "field", "model", "redact", "verbose", "quiet"]
"""The options a command may ask for beside its own; language, file and colour every command has."""

_OPTIONS: Final[dict[str, tuple[Any, object]]] = {
    "as_of": (options.AsOf, None),
    "field": (options.Field, None),
    "lang": (options.Language, None),
    "model": (options.ModelFile, None),
    "target": (options.OutputFile, None),
    "redact": (options.Redact, False),
    "verbose": (options.Verbose, False),
    "quiet": (options.Quiet, False),
    "no_color": (options.NoColor, False),
}
_ALWAYS: Final = ("lang", "target", "no_color")
_ORDER: Final = ("as_of", "field", "sort", "fmt", "lang", "model", "target", "redact", "verbose", "quiet", "no_color")
"""How the help lists them, behind what is the command's own."""


def command(name: str, *takes: Shared) -> Callable[[Callable[Concatenate[Session, ...], None]], Callable[..., None]]:
    """A function of a `Session` and its own options as a command that takes the shared ones, too.

    Where it has a `fmt`, that is `json` when one field is asked for.
    """
    shared = (*takes, *_ALWAYS)

    def wire(run: Callable[Concatenate[Session, ...], None]) -> Callable[..., None]:
        @wraps(run)
        def wired(**given: Any) -> None:  # noqa: ANN401  whatever the command line holds
            common = {each: given.pop(each) for each in shared}
            if common.get("field") is not None:
                given["fmt"] = type(given["fmt"])("json")
            json = given.get("fmt") == options.Format.json
            day = common.pop("as_of", None)
            session = Session(name, fmt=options.Format.json if json else options.Format.text, day=day, **common)
            run(session, **given)
            session.finish()

        _, *own = signature(run).parameters.values()
        wired.__signature__ = signature(run).replace(parameters=_listed(own, shared))  # type: ignore[attr-defined]
        wired.__annotations__ = {each.name: each.annotation for each in wired.__signature__.parameters.values()}  # type: ignore[attr-defined]
        return wired

    return wire


def _listed(own: list[Parameter], shared: tuple[str, ...]) -> list[Parameter]:
    """The command's own parameters and the shared ones, in the order of the help."""
    every = {each.name: each for each in own}
    for name in shared:
        annotation, default = _OPTIONS[name]
        every[name] = Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)
    return [
        *(each for name, each in every.items() if name not in _ORDER),
        *(every[name] for name in _ORDER if name in every),
    ]
