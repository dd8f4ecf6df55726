"""The same done to many papers as one change of the store: tags, status, rating, note."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from paperlog.errors import UnreadableError
from paperlog.library import Library
from paperlog.reading import decoded
from paperlog.steady import planned
from paperlog.store import Rewrite, Store

if TYPE_CHECKING:
    from paperlog.model import Paper


class Changed(NamedTuple):
    """What became of each paper: keys in the order of the call, and a line for each that was left as it is."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    problems: tuple[str, ...]


def change_each(
    library: Library,
    command: str,
    keys: Iterable[str],
    change: "Callable[[Paper], Paper]",
    *,
    dry_run: bool = False,
) -> Changed:
    """Makes each paper what `change` makes of it, as one change of the store that `command` asks for.

    In its file only the lines of the fields that differ are written anew. A file that cannot be read, or not be
    changed safely, is left as it is and told; the others are done. Raises UnreadableError where the disk refuses.
    """

    def carry_out(plan: _Plan) -> None:
        if plan.rewrites:
            library.change(command, plan.rewrites)

    keys = list(keys)
    made = planned(library, lambda: _planned(library.store, keys, change), carry_out, dry_run=dry_run)
    changed = tuple(rewrite.paper.key for rewrite in made.rewrites)
    return Changed(changed, tuple(made.unchanged), tuple(made.problems))


class _Plan(NamedTuple):
    rewrites: list[Rewrite]
    unchanged: list[str]
    problems: list[str]


def _planned(store: Store, keys: Iterable[str], change: "Callable[[Paper], Paper]") -> _Plan:
    plan = _Plan([], [], [])
    for key in keys:
        try:
            rewrite = _rewrite(store, key, change)
        except UnreadableError as error:
            plan.problems.append(str(error))
            continue
        if rewrite is None:
            plan.unchanged.append(key)
        else:
            plan.rewrites.append(rewrite)
    return plan


def _rewrite(store: Store, key: str, change: "Callable[[Paper], Paper]") -> Rewrite | None:
    """What makes a key's file say what `change` makes of its paper; None where that is nothing new."""
    from paperlog.papertext import located, read, with_fields

    path, data = store.path(key), store.data(key)
    if data is None:
        raise UnreadableError(
            f"{path}: is gone; somebody removed or renamed it at this very moment; run this again"
        )
    text = decoded(data, path)
    with located(path):
        before, node = read(key, text)
    paper = change(before)
    if paper == before:
        return None
    with located(path):
        return Rewrite(paper, data, with_fields(text, paper, before, node).encode())
