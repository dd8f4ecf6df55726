"""The program: runs the command line and turns every expected error into one line and an exit status."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from paperlog.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_PARTIAL, PaperlogError, UnreadableError
from paperlog.lookahead import LookAhead, look_ahead

if TYPE_CHECKING:
    from typer.exceptions import TyperException

# Commands that paperlog.commands.quick may know how to call; the others need not load it.
_BEFORE_THE_COMMAND = frozenset({"--store", "--no-color", "--no-pager", "--wait", "--version"})
# All else goes through paperlog.commands.output, which says itself where it cannot be written.
_PRINTED_BY_TYPER = frozenset({"--help", "--version"})
_QUICK = frozenset({"list", "search", "show", "import", "git"})


# What is loaded and read stays to the end: a collector that goes through it every 700 objects takes a tenth of all.
_OBJECTS_BETWEEN_COLLECTIONS = 500_000


def main(args: Sequence[str] | None = None) -> None:
    """Runs paperlog with these arguments and leaves with its exit status; without them, as the process's program."""
    if args is not None:
        sys.exit(_main(args))
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    _leave(_main(sys.argv[1:]))


def _leave(status: int) -> None:
    """Ends the process without taking apart what it has loaded, which takes as long as reading a paper."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:  # nobody there to read it
            continue
        except OSError:
            status = status or EXIT_PARTIAL
    os._exit(status)


def _main(args: Sequence[str]) -> int:
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if shell := os.environ.get("_PAPERLOG_COMPLETE"):
        from paperlog.completion import respond

        respond(shell, args)
        return EXIT_OK
    return _run(args, look_ahead(args))


def _open_closed_streams() -> None:
    """Gives those that whoever called us has closed (`<&-`, `>&-`) what writing to does nothing, and reading fails."""
    if sys.stdin is None:
        sys.stdin = open(os.open(os.devnull, os.O_WRONLY))  # noqa: SIM115 - open as long as the program runs
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - so are these


def _run(args: Sequence[str], look: LookAhead | None = None) -> int:
    try:
        return _status(args, look)
    except PaperlogError as error:
        if str(error) and not error.is_told:
            _say(f"paperlog: {error}")
        return error.exit_status
    except KeyboardInterrupt:
        _say("paperlog: interrupted")
        return EXIT_INTERRUPTED
    except Exception as error:
        said = _of_the_machine(error)
        if said is None:
            raise
        _say(f"paperlog: {said}")
        return EXIT_PARTIAL


def _of_the_machine(error: Exception) -> str | None:
    """What to say of an error that is no fault of the program, but of the machine; None for any other."""
    if isinstance(error, MemoryError):
        return "there is not enough memory; give it less at a time"
    if isinstance(error, PermissionError):
        return (
            f"{error.filename or 'the system'}: {error.strerror}; change its permissions, then run it again"
        )
    if isinstance(error, OSError):
        from paperlog.refusals import refusal

        said = OSError(error.errno or 0, error.strerror or str(error))
        return f"{refusal(said, error.filename or 'the system', 'used')}, then run it again"
    index = sys.modules.get("paperlog.indexfile")
    if index is not None and isinstance(error, index.FAILURES):
        if index.is_damage(error):
            return str(index.DAMAGED)
        return (
            f"the index cannot be used ({error}); see `paperlog path` where it is, delete it and run it again"
        )
    return None


def _status(args: Sequence[str], look: LookAhead | None) -> int:
    call = None
    if not _QUICK.isdisjoint(args):
        from paperlog.commands.quick import quick_call

        call = quick_call(args, look)
    if call is None:
        return _typed_status(args, look)
    call()
    return EXIT_OK


def _typed_status(args: Sequence[str], look: LookAhead | None) -> int:
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
    except OSError as error:
        if error.filename is None and not _PRINTED_BY_TYPER.isdisjoint(args):
            from paperlog.commands.output import unwritable

            raise UnreadableError(unwritable(error)) from error
        raise
    if status == EXIT_INTERRUPTED:
        raise KeyboardInterrupt
    return status if isinstance(status, int) else EXIT_OK


def _usage(error: "TyperException") -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "paperlog"
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
    elif type(error).__name__ == "NoSuchOption" and option in _BEFORE_THE_COMMAND:
        _say(f"paperlog: {option} is written before the command: `paperlog {option} …`")
    else:
        _say(f"paperlog: {' '.join(error.format_message().split())} (see `{command} --help`)")
    return error.exit_code


def _say(line: str) -> None:
    from paperlog.text import visible

    with suppress(OSError):  # nobody there to read it
        sys.stderr.write(f"{visible(line)}\n")  # in one piece: several processes may write to one terminal
        sys.stderr.flush()


if __name__ == "__main__":
    main()
