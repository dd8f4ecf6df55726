"""One change of many papers, as `tag`, `mark` and `rate` make it: its references, its report, its exit status."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from paperlog.commands.refs import expand, keys_of
from paperlog.commands.session import Session
from paperlog.errors import EXIT_NOTHING, EXIT_PARTIAL, Ended, NotFoundError
from paperlog.steady import steadily

if TYPE_CHECKING:
    from paperlog.model import Paper
    from paperlog.rewriting import Changed

_FEW = 5
_NOTHING = ""

Refs = Annotated[
    list[str], typer.Argument(metavar="REF…", help="Keys or arXiv ids; - reads them; @NAME finds them.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be changed; change nothing.")]


def change_papers(
    current: Session, refs: list[str], change: "Callable[[Paper], Paper]", done: str, *, dry_run: bool
) -> None:
    """Changes the papers that references name and tells how many are now `done` ("marked read").

    What is not found is told, and the rest is done: the exit status is then 1, or 3 where a file could not be
    read or changed.
    """
    from paperlog.rewriting import change_each

    look = partial(keys_of, current.library, list(expand(refs, current)))
    keys, missing = steadily(current.library, look) if dry_run else look()
    if not keys and not missing:
        raise NotFoundError("no paper was named, so nothing is changed; name one")
    # Without a paper there is no change, and no store to make.
    found = change_each(current.library, current.command, keys, change, dry_run=dry_run or not keys)
    current.say_problems([*missing, *found.problems], _NOTHING)
    if keys:
        tell(current, found, done, dry_run=dry_run)
    if found.problems or missing:
        raise Ended(EXIT_PARTIAL if found.problems else EXIT_NOTHING)


def tell(current: Session, found: "Changed", done: str, *, dry_run: bool) -> None:
    """The report of a change; a few keys are named."""
    dry = " (dry run, nothing written)" if dry_run else ""
    current.say(f"papers{dry}: {', '.join(_counts(found, done))}")


def _counts(found: "Changed", done: str) -> Iterator[str]:
    few = f" ({', '.join(found.changed)})" if 0 < len(found.changed) <= _FEW else ""
    yield f"{len(found.changed)} {done}{few}"
    if found.unchanged:
        yield f"{len(found.unchanged)} unchanged"
    if found.problems:
        yield f"{len(found.problems)} left as they are"
