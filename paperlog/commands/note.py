"""`paperlog note`: what one has to say about a paper."""

from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.output import write_text
from paperlog.commands.refs import key_of, paper_of, read_input, written_out
from paperlog.commands.session import Session, session
from paperlog.errors import UnreadableError, UsageError
from paperlog.linenumbers import line_of

if TYPE_CHECKING:
    from paperlog.drafts import Draft
    from paperlog.model import Paper

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def note(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A key or an arXiv id in any spelling.")],
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="The note; - reads it from standard input, '' removes it."),
    ] = None,
    append: Annotated[
        bool, typer.Option("--append", "-a", help="Put the text behind the note, on a new line.")
    ] = False,
) -> None:
    """Write a paper's note: the text that is given, else in your editor (VISUAL, EDITOR).

    Without a text and in a pipe it prints the note. An empty text removes it; `paperlog undo` brings it back.
    """
    current = session(context)
    if ref == text == "-":
        raise UsageError("REF and TEXT cannot both be read from standard input; write one of them out")
    key = key_of(current, ref)
    if text is not None:
        _write(current, key, _from_input() if text == "-" else written_out(text), append=append)
    elif current.is_interactive:
        _write_in_editor(current, key, append=append)
    elif append:
        raise UsageError("--append takes a TEXT, or - for standard input")
    else:
        _show(current, key)


def _from_input() -> str:
    """Standard input; raises UsageError where it is empty, as of a program in a pipe that has failed."""
    text = read_input()
    if not text.strip():
        raise UsageError("standard input holds no text, so the note is as it was; `note REF ''` removes it")
    return text


def _show(current: Session, key: str) -> None:
    from paperlog.text import clean

    found = clean(paper_of(current, key).note or "")
    write_text([f"{found}\n" if found else ""])


def _write_in_editor(current: Session, key: str, *, append: bool) -> None:
    from paperlog.commands.writing import draft_of, written

    old = paper_of(current, key).note
    name = f"{current.library.store.path(key).stem}.note.txt"
    with draft_of(current, name, b"" if append or not old else f"{old}\n".encode()) as draft:
        data = written(current, draft, lambda data: _check(data, draft))
        if data is not None:
            _write(current, key, data.decode(), append=append, old=old)
    if data is None:
        current.say(f"{key}: the note is as it was")


def _check(data: bytes, draft: "Draft") -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = line_of(data, error.start)
        raise UnreadableError(f"{draft.path}:{line}: not UTF-8; save it as UTF-8") from error


_WHATEVER = ""


def _write(current: Session, key: str, text: str, *, append: bool, old: str | None = _WHATEVER) -> None:
    """Gives a paper its note. Raises UnreadableError where its file cannot be changed, or its note is not `old`."""
    from paperlog.rewriting import change_each
    from paperlog.text import clean

    new = clean(text).strip("\n")
    new = new if new.strip() else ""
    seen: list[str | None] = []

    def noted(paper: "Paper") -> "Paper":
        seen.append(paper.note)
        if not append and old != _WHATEVER and paper.note != old:
            raise UnreadableError(f"{key}: the note was changed while you were writing; put yours in again")
        whole = "\n".join(filter(None, [paper.note, new])) if append else new
        return paper.with_(note=whole or None)

    found = change_each(current.library, current.command, [key], noted)
    if found.problems:
        raise UnreadableError(found.problems[0])
    if found.unchanged:
        current.say(f"{key}: the note is as it was")
    elif append or not seen[0]:
        current.say(f"{key}: noted")
    else:
        what = "replaced" if new else "removed"
        current.say(f"{key}: the note is {what}; `paperlog undo` brings the old one back")
