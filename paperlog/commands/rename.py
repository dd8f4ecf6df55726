"""`paperlog rename`: a paper under another key."""

from typing import Annotated

import typer

from paperlog.commands.refs import only, written_out
from paperlog.commands.session import session
from paperlog.errors import UsageError
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.store import Change, Removal

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def rename(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A key or an arXiv id in any spelling.")],
    new_key: Annotated[str, typer.Argument(metavar="NEWKEY", help="The key that it is to have.")],
) -> None:
    """Give a paper another key. The old one becomes an alias, which still finds it."""
    current = session(context)
    library, ref = current.library, only(current, ref)
    key = library.key_of(ref)  # what is not there is told before a store is made to be locked
    with library.writing():
        key = library.key_of(ref)
        paper = library.store.read(library.store.path(key))
        _check(library, paper, new_key)
        aliases = (*(name for name in paper.aliases if name != new_key), key)
        renamed = paper.with_(key=new_key, aliases=aliases)
        library.change(current.command, [Change(renamed, paper), Removal(key)])
    current.say(f"{key} is now {new_key}; it is still found as {key}")


def _check(library: Library, paper: Paper, new_key: str) -> None:
    """Raises UsageError where a paper cannot have a key."""
    from paperlog.arxiv import parse_id
    from paperlog.citekey import is_key

    if not is_key(written_out(new_key)):
        raise UsageError(
            f"'{new_key}' cannot be a key; use at most 100 ASCII letters and digits, and . : + - between them"
        )
    parsed = parse_id(new_key)
    if parsed and new_key != paper.arxiv_id:
        raise UsageError(
            f"'{new_key}' reads as an arXiv id, but not as that of {paper.key}; choose another key"
        )
    others = [name for name in library.index.by_name(new_key) if name != paper.key]
    if others or library.store.exists(new_key):
        raise UsageError(f"'{new_key}' is taken{f' by {others[0]}' if others else ''}; choose another key")
