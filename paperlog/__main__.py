"""The program: runs the command line and turns every expected error into one line and an exit status."""

import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from paperlog.cli import app
from paperlog.errors import EXIT_INTERRUPTED, EXIT_OK, PaperlogError


def main(args: Sequence[str] | None = None) -> None:
    """Runs paperlog with these arguments (else the process's own) and leaves with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        status = app(args=args, prog_name="paperlog", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        return _usage(error)
    except PaperlogError as error:
        if str(error):
            _say(f"paperlog: {error}")
        return error.exit_status
    except BrokenPipeError:
        return _closed()
    except (KeyboardInterrupt, typer.Abort):
        _say("paperlog: interrupted")
        return EXIT_INTERRUPTED
    return status if isinstance(status, int) else EXIT_OK


def _usage(error: TyperException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "paperlog"
    if error.__class__.__name__ == "NoArgsIsHelpError":
        _say(error.format_message())
    else:
        _say(f"paperlog: {error.format_message().strip()} (see `{command} --help`)")
    return error.exit_code


def _closed() -> int:
    """Nobody reads the output any more. The rest goes nowhere, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_OK


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
