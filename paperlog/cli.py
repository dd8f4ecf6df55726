"""The command line: the program's own options, and its commands, each loaded only when it is called.

Typer builds the parameters of every command that it knows, at every start; so here it knows only names
(the LazyGroup pattern of Click's documentation, "Lazily Loading Subcommands").
"""

from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from paperlog import __version__
from paperlog.commands.session import Session
from paperlog.errors import UsageError

_COMMANDS = {
    "import": ("import_", "Read digests into the store."),
    "list": ("list_", "List papers, newest first."),
    "search": ("search", "Find papers by words and fields."),
    "show": ("show", "Show papers in full, English and Japanese side by side."),
    "related": ("related", "Show what digests name beside a paper, and what is nearest to it."),
    "next": ("next_", "Say what to read next, by what you rated, read and noted."),
    "export": ("export", "Write papers for other programs: BibTeX, JSON, CSV, …"),
    "tag": ("tag", "Tags: add, remove, rename, list."),
    "note": ("note", "Write, show or remove a paper's note."),
    "mark": ("mark", "Mark papers unread, reading, read or skipped."),
    "rate": ("rate", "Rate papers from 1 to 5."),
    "edit": ("edit", "Edit a paper's file in your editor, checked before it is taken in."),
    "open": ("open_", "Open a paper's page, PDF or link in the browser."),
    "merge": ("merge", "Make two papers one."),
    "rename": ("rename", "Give a paper another key; the old one still finds it."),
    "remove": ("remove", "Remove papers."),
    "undo": ("undo", "Take the last change of the store back."),
    "log": ("log", "List the changes of the store, newest first."),
    "check": ("check", "Say what is wrong in the store; --fix mends what is safe."),
    "stats": ("stats", "Count papers by month, tag, category, author, venue, …: pictures."),
    "git": ("git", "Share the store by git: papers are merged field by field."),
    "config": ("config", "Show the settings that are in force, and where each comes from."),
    "completion": ("completion", "Print or install the Tab completion of a shell."),
    "path": ("path", "Say where the store, the index and the configuration are."),
}
_ARGS = "paperlog.args"
_HELP = "A log of research papers, read from Japanese digests, kept as plain YAML files."
_EPILOG = (
    "Exit status: 0 done; 1 nothing matched; 2 wrong usage; 3 some input or part of the store could not be "
    "read, the rest was done; 130 interrupted."
)


class LazyGroup(TyperGroup):
    """A group that imports a command's module when the command is called or its help is asked for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the arguments, and keeps them as they were typed."""
        ctx.meta[_ARGS] = tuple(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"paperlog.commands.{_COMMANDS[cmd_name][0]}")
        command = get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the names with their short help, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in _COMMANDS.items()])


# Completion is paperlog's own (paperlog/completion): Typer's would load every command for it.
app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"paperlog {__version__}")
        raise typer.Exit


def _install_completion(wanted: bool) -> None:
    if wanted:
        from paperlog.completion.install import install, known

        place = install(known(None))
        typer.echo(f"completion is in {place.script}; start a new shell to use it", err=True)
        raise typer.Exit


@app.callback(help=_HELP, epilog=_EPILOG)
def _program(
    ctx: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store",
            metavar="DIR",
            readable=False,  # it is told by the commands that need it, as the other ways to name a store
            help="The store; else PAPERLOG_STORE, else the XDG data folder.",
        ),
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR.")] = False,
    wait: Annotated[
        float | None,
        typer.Option(
            "--wait",
            metavar="SECONDS",
            envvar="PAPERLOG_WAIT",
            min=0,
            help="How long to wait while another paperlog writes to the store; 30 by itself.",
        ),
    ] = None,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Long output goes to the terminal, not through a pager.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=_install_completion,
            is_eager=True,
            help="As `paperlog completion --install`.",
        ),
    ] = False,
) -> None:
    # Path makes "." of an empty text, and that is what `--store "$UNSET"` in a script gives.
    if store == Path() and ("--store=" in ctx.meta[_ARGS] or ("--store", "") in pairwise(ctx.meta[_ARGS])):
        raise UsageError("--store is empty; name a folder, or leave it out")
    ctx.obj = Session(
        store, no_color=no_color, no_pager=no_pager, wait=wait, args=ctx.meta[_ARGS], look=ctx.obj
    )
    ctx.call_on_close(ctx.obj.close)
