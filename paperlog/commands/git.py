"""`paperlog git`: a store that is shared by git."""

from pathlib import Path
from typing import Annotated

import typer

from paperlog.commands.session import session

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def git() -> None:
    """Share the store by git: papers are merged field by field."""


@app.command()
def init(context: typer.Context) -> None:
    """Make the store a git repository. It merges papers field by field; once in each clone.

    Writes .gitattributes and .gitignore, and sets the merge driver in the repository's own configuration. What is
    there already stays; called again, it changes nothing.
    """
    from paperlog.gitsetup import set_up
    from paperlog.journal import Journal
    from paperlog.opening import look_at
    from paperlog.store import Store

    current = session(context)
    store = current.folder
    look_at(Store(store), Journal(store), lambda line: current.say(f"paperlog: {line}"))
    done = set_up(store)
    for line in done or [f"{store}: all is as it should be"]:
        current.say(line)
    if any(".git" in line for line in done):
        current.say(
            "next: `git add .` and `git commit` in the store, and in every other clone `paperlog git init`"
        )


@app.command("merge-driver")
def merge_driver(
    context: typer.Context,
    base: Annotated[Path, typer.Argument(metavar="%O", help="The file that both versions come from.")],
    ours: Annotated[Path, typer.Argument(metavar="%A", help="Our version; the merge is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="%B", help="Their version.")],
    name: Annotated[str, typer.Argument(metavar="[%P]", help="The file's path in the repository.")] = "",
) -> None:
    """Merge two versions of a paper's file; git calls this. Exit status 1 where a person must settle something."""
    from paperlog.commands.merging import merge_versions

    merge_versions(session(context), [str(path) for path in (base, ours, theirs)] + [name] * bool(name))
