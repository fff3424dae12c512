"""The command `credit`: starts the program and turns what escapes it into one line and an exit status.

Decides the exit status of what nobody expected: 3 for our own fault, 130 for Ctrl-C, none for a closed pipe, 2 for a
result that found no room. Does not know any command.
"""

import gc
import os
import sys

TYPE_CHECKING = False  # as `typing` has it, whose import would be the slowest thing here
if TYPE_CHECKING:
    from typing import NoReturn

COULD_NOT = 2
OUR_FAULT = 3
INTERRUPTED = 130
COMPLETING = "_CREDIT_COMPLETE"
"""Set by a shell that asks for its completion script (`source_bash`) or for completions (`complete_bash`)."""


def _nobody_reads_on(error: BaseException) -> bool:
    """Whether the pipe was closed; Typer may have made an exit status of it already."""
    return isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError)


def main() -> None:
    """Run `credit` on the command line's arguments."""
    gc.disable()  # one short command: what it allocates is freed by its end
    try:
        try:
            _run()
        finally:
            sys.stdout.flush()  # what found no room is told here, and not by the interpreter's end
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except (BrokenPipeError, SystemExit) as error:
        if not _nobody_reads_on(error):
            raise
        _leave(0)
    except Exception as error:
        if "CREDIT_TRACEBACK" in os.environ:
            raise
        _explain(error)


def _run() -> None:
    if not _takes_everything(sys.stdout.encoding, sys.stderr.encoding):
        from credit_cli.cli.streams import make_safe  # noqa: PLC0415  rare

        make_safe()
    from credit_cli.commands.app import app  # noqa: PLC0415  so that a failing import is reported as well

    if COMPLETING in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # noqa: PLC0415  for a shell

        completion_init()
    app(prog_name="credit")


def _takes_everything(*encodings: str) -> bool:
    return all(encoding.lower().replace("-", "") == "utf8" for encoding in encodings)


def _leave(status: int) -> "NoReturn":
    """End with a status; what standard output still holds is thrown away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _explain(error: Exception) -> "NoReturn":
    from credit_cli.cli.fault import explain_fault  # noqa: PLC0415  rare
    from credit_cli.cli.streams import is_lost, tell_lost  # noqa: PLC0415  rare

    if isinstance(error, OSError) and is_lost(error):
        before = error.__context__
        told = isinstance(before, SystemExit) and before.code == COULD_NOT  # by whoever met it first
        if not told:
            print(tell_lost(error), file=sys.stderr)  # noqa: T201  the last thing that still works
        _leave(COULD_NOT)
    print(explain_fault(error), file=sys.stderr)  # noqa: T201  the last thing that still works
    sys.exit(OUR_FAULT)


if __name__ == "__main__":
    main()
