"""What one call of paperlog shares: the store it is about, and what it says to a person."""

import math
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperlog.errors import EXIT_NOTHING, EXIT_PARTIAL, Ended, PaperlogError, UsageError

if TYPE_CHECKING:
    import typer

    from paperlog.config import Config
    from paperlog.indexdamage import DamagedError
    from paperlog.library import Library
    from paperlog.lookahead import LookAhead
    from paperlog.views.screen import Screen

MAX_PROBLEMS = 20
# As shutil.get_terminal_size has it, which takes milliseconds to load.
_WIDTH_OF_A_PIPE = 80
# Lines are filled up to the width: of a billion cells they take more memory than there is.
_NARROWEST, _WIDEST = 20, 10_000
# What values give that are of another kind than was expected.
_OF_KINDS = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
_AMBIGUOUS = {"narrow": 1, "wide": 2}


class Session:
    """The program's own options. Data goes to standard output, everything else to standard error."""

    def __init__(
        self,
        store: Path | None = None,
        *,
        no_color: bool = False,
        wait: float | None = None,
        no_pager: bool = False,
        args: Sequence[str] = (),
        look: "LookAhead | None" = None,
    ) -> None:
        """Nothing is opened yet: `--help` is not to wait for what it does not use.

        `wait`: how many seconds to wait for another writer; `args`: the arguments as typed; `look`: a look at the
        store that has begun already.
        """
        self.store = store
        if wait is not None and math.isnan(wait):
            raise UsageError("--wait is a number of seconds, not nan; write one, such as 30")
        self._wait = wait
        self._look = look
        self._args = args
        self._no_color = no_color
        self.has_pager = not no_pager
        self._told: list[str] = []

    @cached_property
    def config(self) -> "Config":
        """What the configuration file says; raises UsageError where it says what cannot be."""
        from paperlog.config import read_config
        from paperlog.settings import check

        return check(read_config())

    def setting(self, name: str, option: Any = None) -> Any:
        """What is in force of a setting (settings.SETTINGS), given the option of a command or None."""
        from paperlog.settings import in_force

        return in_force(name, self.config, option).value

    @property
    def folder(self) -> Path:
        """The store's folder: the option's, the environment's, the configuration's, else the XDG data folder's."""
        from paperlog.paths import store_dir

        return store_dir(self.store, self.config.values.get("store"))

    @cached_property
    def library(self) -> "Library":
        """The library that this call is about."""
        from paperlog.commands.progress import working
        from paperlog.library import Library

        store = self.folder
        if store.exists() and not store.is_dir():
            raise UsageError(f"{store}: not a folder, so it cannot be a store; choose another with --store")
        return Library.open(store, self._look, self._wait, self._tell, working)

    def _tell(self, line: str) -> None:
        self._told.append(line)
        self.say(f"paperlog: {line}")

    def close(self) -> None:
        """Closes the library, where it was used; an error that it has told already is not to be told again.

        Raises DamagedError in the place of an error that comes of what stands in the index, and Ended where there was
        none, but papers may be half changed, which has been told: then nobody can say that something is not there.
        """
        error = sys.exception()
        if isinstance(error, PaperlogError) and any(str(error) in line for line in self._told):
            error.is_told = True
        if "library" in vars(self):
            damage = _damage(self.library) if isinstance(error, _OF_KINDS) else None
            self.library.close(after=damage or error)
            if damage:
                raise damage from error
            if not self.library.is_cut_off:
                return
            if error is None:
                raise Ended(EXIT_PARTIAL)
            if isinstance(error, PaperlogError) and error.exit_status == EXIT_NOTHING:
                error.exit_status = EXIT_PARTIAL

    @property
    def command(self) -> str:
        """The command line, as a shell would read it; bytes that are no UTF-8 are written out (`\\xe9`)."""
        from shlex import join

        return os.fsencode(join(["paperlog", *self._args])).decode("utf-8", "backslashreplace")

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is read by a person."""
        return sys.stdout.isatty()

    @property
    def is_interactive(self) -> bool:
        """Whether a person sits at both ends: one who can be asked, and for whom an editor can be opened."""
        return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))

    @property
    def has_color(self) -> bool:
        """Whether to colour: on a terminal, unless NO_COLOR, TERM=dumb or --no-color says no."""
        wanted = not (self._no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", ""))
        return wanted and self.is_terminal

    @property
    def width(self) -> int:
        """The terminal's width in cells, 80 where there is none; COLUMNS is honoured, within bounds."""
        if not self.is_terminal and not os.environ.get("COLUMNS"):
            return _WIDTH_OF_A_PIPE
        from shutil import get_terminal_size

        return min(max(_NARROWEST, get_terminal_size().columns), _WIDEST)

    def screen(self, *, has_tex: bool = False) -> "Screen":
        """What is shown is made for this; raises UsageError for a PAPERLOG_AMBIGUOUS that is none."""
        from paperlog.views.screen import Screen

        ambiguous = os.environ.get("PAPERLOG_AMBIGUOUS") or "narrow"
        if ambiguous not in _AMBIGUOUS:
            raise UsageError(
                f"PAPERLOG_AMBIGUOUS is narrow or wide, not '{ambiguous}'; correct it or unset it"
            )
        return Screen(self.width, self.has_color, _AMBIGUOUS[ambiguous], has_tex)

    def say(self, line: str) -> None:
        """One line to a person, on standard error."""
        from paperlog.text import visible

        with suppress(OSError):  # nobody there to read it
            # In one piece: several processes may write to one terminal.
            sys.stderr.write(f"{visible(line)}\n")

    def say_problems(self, problems: Iterable[object], all_of_them: str = "--json") -> int:
        """Tells problems, one a line, the first ones only where they are many; how many there were.

        `all_of_them`: what lists them all, if anything does.
        """
        lines = [str(problem) for problem in problems]
        for line in lines[:MAX_PROBLEMS]:
            self.say(f"paperlog: {line}")
        if len(lines) > MAX_PROBLEMS:
            advice = f"; {all_of_them} lists them all" if all_of_them else ""
            self.say(f"paperlog: … and {len(lines) - MAX_PROBLEMS} more like these{advice}")
        return len(lines)

    def end_with_store_problems(self) -> None:
        """Tells which files could not be read; ends with status 3 where any is, or papers may be half changed."""
        if self.say_problems(self.library.problems(), "`paperlog check`") or self.library.is_cut_off:
            raise Ended(EXIT_PARTIAL)


def _damage(library: "Library") -> "DamagedError | None":
    from paperlog.indexcheck import has_other_kinds
    from paperlog.indexdamage import DamagedError

    return DamagedError("values of other kinds") if library.surely(has_other_kinds) else None


def session(context: "typer.Context") -> Session:
    """The session of a command's context."""
    found = context.find_object(Session)
    if found is None:
        raise PaperlogError("a command was called without the program around it")
    return found
