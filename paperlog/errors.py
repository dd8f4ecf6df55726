"""The errors that paperlog expects, each with the exit status that it ends the program with."""

EXIT_OK = 0
EXIT_NOTHING = 1
EXIT_USAGE = 2
EXIT_PARTIAL = 3
EXIT_INTERRUPTED = 130


class PaperlogError(Exception):
    """Something that a user can put right: one line that says what, where and what to do."""

    exit_status = EXIT_USAGE
    # Whether the user has read it by now.
    is_told = False


class UsageError(PaperlogError):
    """The command line asks for something that cannot be."""


class NotFoundError(PaperlogError):
    """No paper, tag or key answers to what was asked for."""

    exit_status = EXIT_NOTHING


class UnreadableError(PaperlogError):
    """Some input, or some part of the store, cannot be read or written. `line`: where in a file, if not in `said`."""

    exit_status = EXIT_PARTIAL

    def __init__(self, said: str, line: int = 0) -> None:
        """`said` is the one line; `line` counts from 1, 0: none."""
        super().__init__(said)
        self.line = line


class PassingError(UnreadableError):
    """What keeps a file from being read is not in the file: it can pass without a trace there."""


class BusyError(UnreadableError):
    """Another paperlog is writing to the store, and was not done in time."""


class UnclaimedError(UnreadableError):
    """A file is of none of the formats that are known."""


class OutputClosed(PaperlogError):
    """Whoever read the output has gone away (`paperlog list | head`): no error, nothing to say."""

    exit_status = EXIT_OK


class Ended(PaperlogError):
    """A command is done and has said all that there is to say; the program ends with this status."""

    def __init__(self, exit_status: int) -> None:
        """Nothing is said."""
        super().__init__()
        self.exit_status = exit_status
