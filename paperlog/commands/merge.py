"""`paperlog merge`: two papers made one."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from paperlog.commands.refs import only
from paperlog.commands.session import Session, session
from paperlog.errors import UnreadableError, UsageError
from paperlog.library import Library
from paperlog.steady import planned
from paperlog.store import Change, Removal

if TYPE_CHECKING:
    from paperlog.joining import Joined
    from paperlog.model import Paper
    from paperlog.yamlcarry import Carried

# So many letters tell which value it was.
_SHORT = 200

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def merge(
    context: typer.Context,
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="The paper that stays, with its key.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The paper that becomes part of it.")],
    force: Annotated[bool, typer.Option("--force", help="Even where their arXiv ids are different.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Say what would be done; change nothing.")
    ] = False,
) -> None:
    """Make two papers one: KEEP gains what OTHER has more, and is found under OTHER's key as well.

    Both notes stay; where only one of two values can, it is yours before a digest's, else KEEP's, and that is told.
    `paperlog undo` parts them.
    """
    current = session(context)
    library = current.library
    keep, other = only(current, keep), only(current, other)
    for ref in () if dry_run else (keep, other):
        library.key_of(ref)  # told before a store is made to be locked

    def plan() -> _Made:
        keys = library.key_of(keep), library.key_of(other)
        before, gone = (library.store.read(library.store.path(key)) for key in keys)
        _check(before, gone, force=force)
        return _made(library, before, gone)

    def carry_out(made: _Made) -> None:
        paper = made.joined.paper
        change = Change(paper, paper, made.carried.lines, made.text)
        library.change(current.command, [change, Removal(made.other.key)])

    _tell(current, planned(library, plan, carry_out, dry_run=dry_run), dry_run=dry_run)


def _check(keep: "Paper", other: "Paper", *, force: bool) -> None:
    if keep.key == other.key:
        raise UsageError(f"both are {keep.key}; name two papers")
    if keep.arxiv_id and other.arxiv_id and keep.arxiv_id != other.arxiv_id and not force:
        ids = f"{keep.key} is arXiv:{keep.arxiv_id} and {other.key} is arXiv:{other.arxiv_id}"
        raise UsageError(f"{ids}; if they are one paper all the same, use --force")


class _Made(NamedTuple):
    """The paper that both have become, and its file: the text with its fields, what it takes over from the other's.

    `together`: the names in both files' `not_same_as` that are this paper's own.
    """

    joined: "Joined"
    other: "Paper"
    text: str
    carried: "Carried"
    together: tuple[str, ...]


def _made(library: Library, keep: "Paper", other: "Paper") -> _Made:
    from paperlog.apart import settled
    from paperlog.dates import now
    from paperlog.fields import NAMES
    from paperlog.itemcarry import with_items
    from paperlog.joining import join
    from paperlog.papertext import located, with_fields
    from paperlog.yamlcarry import carried

    paths = [library.store.path(paper.key) for paper in (keep, other)]
    joined = join(keep, other, now())
    try:
        text, theirs = map(library.store.text, paths)
        text, theirs, together = settled(text, theirs, joined.paper)
        behind = carried(text, theirs, NAMES)
    except UnreadableError as error:
        raise UnreadableError(f"{paths[1]}:{error}") from error
    with located(paths[0]):
        taken = with_items(with_fields(text, joined.paper, keep), theirs)
    behind = behind._replace(lines=behind.lines + taken.lines, fields=(*behind.fields, *taken.fields))
    return _Made(joined, other, taken.text, behind, together)


def _tell(current: Session, made: _Made, *, dry_run: bool) -> None:
    joined, carried = made.joined, made.carried
    key, lost = joined.paper.key, made.other.key
    gained = ", ".join((*joined.changed, *carried.fields))
    current.say(f"{lost} {'would become' if dry_run else 'is now'} part of {key}, which gains: {gained}")
    if joined.taken:
        current.say(f"{key} has what you wrote into {lost}: {', '.join(joined.taken)}")
    if joined.conflicts:
        current.say(f"{key} keeps its own {', '.join(joined.conflicts)} where {lost} says otherwise")
    for name in joined.own:
        current.say(f"you wrote into {lost}: {name}: {_short(getattr(made.other, name))}")
    for name, old in carried.renamed.items():
        current.say(f"{lost}'s field '{old}' is not that of {key}: kept as '{name}'")
    if made.together:
        current.say(f"not_same_as said that they are two; left out: {', '.join(made.together)}")
    if dry_run:
        current.say("dry run, nothing written")


def _short(value: object) -> str:
    """A value on one line, long ones their beginning: all of it is there again after an undo."""
    from paperlog.text import single_line

    said = single_line(", ".join(value) if isinstance(value, tuple) else str(value))
    return said if len(said) <= _SHORT else f"{said[:_SHORT]}…"
