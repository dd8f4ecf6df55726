"""The program: runs the command line and turns every expected error into one line and an exit status."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from paperlog.errors import EXIT_INTERRUPTED, EXIT_OK, PaperlogError
from paperlog.lookahead import LookAhead, look_ahead

if TYPE_CHECKING:
    from typer.exceptions import TyperException


def main(args: Sequence[str] | None = None) -> None:
    """Runs paperlog with these arguments (else the process's own) and leaves with its exit status."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called us (`>&-`)
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - open as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if args is None else args)
    sys.exit(_run(given, look_ahead(given)))


def _run(args: Sequence[str], look: LookAhead | None = None) -> int:
    try:
        return _status(args, look)
    except PaperlogError as error:
        if str(error):
            _say(f"paperlog: {error}")
        return error.exit_status
    except KeyboardInterrupt:
        _say("paperlog: interrupted")
        return EXIT_INTERRUPTED


def _status(args: Sequence[str], look: LookAhead | None) -> int:
    # Imported inside the boundary: Ctrl-C is as likely while Python still loads as later.
    import typer
    from typer.exceptions import TyperException

    from paperlog.cli import app

    try:
        status = app(args=list(args), prog_name="paperlog", standalone_mode=False, obj=look)
    except TyperException as error:
        return _usage(error)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    if status == EXIT_INTERRUPTED:
        raise KeyboardInterrupt
    return status if isinstance(status, int) else EXIT_OK


def _usage(error: "TyperException") -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "paperlog"
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
    else:
        _say(f"paperlog: {error.format_message().strip()} (see `{command} --help`)")
    return error.exit_code


def _say(line: str) -> None:
    from paperlog.text import clean

    print(" ".join(clean(line).split("\n")), file=sys.stderr)


if __name__ == "__main__":
    main()
