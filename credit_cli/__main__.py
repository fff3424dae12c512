"""The command `credit`: starts the program and turns what escapes it into one line and an exit status.

Decides the exit status of what nobody expected: 3 for our own fault, 130 for Ctrl-C, none for a closed pipe. Does not
know any command.
"""

import gc
import os
import sys

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
        from credit_cli.commands.app import app  # noqa: PLC0415  so that a failing import is reported as well

        if COMPLETING in os.environ:
            from typer.completion import completion_init  # type: ignore[attr-defined]  # noqa: PLC0415  for a shell

            completion_init()
        app(prog_name="credit")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except (BrokenPipeError, SystemExit) as error:
        if not _nobody_reads_on(error):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if "CREDIT_TRACEBACK" in os.environ:
            raise
        from credit_cli.commands.fault import explain_fault  # noqa: PLC0415

        print(explain_fault(error), file=sys.stderr)  # noqa: T201  the last thing that still works
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    main()
