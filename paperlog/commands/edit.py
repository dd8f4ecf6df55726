"""`paperlog edit`: a paper's file in the person's editor."""

from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.refs import file_of
from paperlog.commands.session import Session, session
from paperlog.commands.writing import ask, draft_of, written
from paperlog.errors import NotFoundError, UnreadableError
from paperlog.fields import NAMES
from paperlog.papertext import from_data
from paperlog.store import MAX_BYTES, Rewrite

if TYPE_CHECKING:
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def edit(
    context: typer.Context,
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A key or an arXiv id in any spelling; - reads it.")
    ],
) -> None:
    """Edit a paper's file in your editor (VISUAL, EDITOR). It is taken in when it can be read as a paper.

    Until then the store is as it was, and what you typed is kept; `paperlog undo` takes an edit back.
    """
    current = session(context)
    key, before = file_of(current, ref)
    with draft_of(current, current.library.store.path(key).name, before) as draft:
        data = written(current, draft, lambda data: _check(key, data, draft.path))
        if data is not None:
            _take_in(current, key, before, data)
    if data is None:
        current.say(f"{key} is as it was")


def _check(key: str, data: bytes, path: object) -> None:
    """Raises UnreadableError where bytes cannot be taken in as a paper."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{path}: larger than {MAX_BYTES} bytes; no paper is: shorten it")
    if not from_data(key, data, path).title:
        raise UnreadableError(f"{path}:1: there is no 'title'; write one, as every paper has")


def _take_in(current: Session, key: str, before: bytes, data: bytes) -> None:
    """Puts the new bytes in the place of the old ones; where those have changed meanwhile, the person decides."""
    library, path = current.library, current.library.store.path(key)
    paper = from_data(key, data, path)
    while True:
        with library.writing():
            now = library.store.data(key)
            if now == before:
                library.change(current.command, [Rewrite(paper, before, data)])
                break
        if now is None:
            raise UnreadableError(f"{path}: {_what_became(current, key)}")
        what = f"{path}: was changed while you were editing"
        if not current.is_interactive:
            raise UnreadableError(f"{what}; edit it again")
        current.say(f"paperlog: {what}")
        question = "Drop what you typed (d), or put it in the place of that change (p)?"
        if ask(question, "dp", at_end="d") == "d":
            raise UnreadableError("dropped")
        before = now
    _tell(current, _known(key, before, path), paper)
    _tell_unknown(current, before, data)


def _what_became(current: Session, key: str) -> str:
    """What to say of a paper whose file is gone: it may be found by its key still, under another one."""
    try:
        return f"became {current.library.key_of(key)} while you were editing; edit that again"
    except NotFoundError:
        return "was removed while you were editing; `paperlog undo` brings back what paperlog removed last"


def _known(key: str, data: bytes, path: object) -> "Paper | None":
    try:
        return from_data(key, data, path)
    except UnreadableError:
        return None


def _tell(current: Session, before: "Paper | None", paper: "Paper") -> None:
    fields = [name for name in NAMES if before and getattr(paper, name) != getattr(before, name)]
    current.say(f"edited {paper.key}{': ' if fields else ''}{', '.join(fields)}")


def _tell_unknown(current: Session, before: bytes, data: bytes) -> None:
    """Tells of new fields that paperlog does not know: most are slips of the pen."""
    for name in sorted(_names(data) - _names(before) - set(NAMES)):
        current.say(f"'{name}' is no field that paperlog knows; it stays in the file as your own")


def _names(data: bytes) -> set[str]:
    from paperlog.yamltext import load

    try:
        return set(load(data.decode()).values)
    except (UnreadableError, UnicodeDecodeError):
        return set()
