"""Several files of a library looked at as one: all as they were before another process's change, or all as after it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from paperlog.errors import PaperlogError
from paperlog.lock import Tell
from paperlog.settled import Unsettled, looked, settled
from paperlog.store import Store

if TYPE_CHECKING:
    from paperlog.past import PastStore

T = TypeVar("T")


class Files(Protocol):
    """What is looked at: a library, whose `store` is another one while it `is_steady`."""

    store: Store
    is_steady: bool
    tell: Tell

    def look_anew(self) -> None:
        """Nothing that was seen before another process changed the files counts."""

    def has_seen(self, path: Path) -> bool:
        """Whether the index is open and is of a file as it is now."""

    def writing(self) -> AbstractContextManager[None]:
        """Other writers wait while this lasts."""


def steadily(files: Files, look: Callable[[], T]) -> T:
    """What a look at a library's files gives, which may be begun anew: no other process changed them meanwhile.

    Where others change them again and again, so that it may be of half a change, that is told.
    """
    if files.is_steady:
        return look()
    seen: list[T] = []

    def look_once() -> T:
        with settled(files.store) as past:
            files.look_anew()
            if past and _is_taken_in(files, past):
                past = None
            with _seeing(files, past or files.store), _of_one_time(files, past):
                seen[:] = [look()]
        return seen[0]

    try:
        return looked(look_once)
    except Unsettled:
        what = "another paperlog was changing it all the while, so what is told here may be half of a change"
        files.tell(f"{files.store.root}: {what}; run this again when it is done")
        with _seeing(files, files.store):
            return seen[0] if seen else look()


def planned(files: Files, plan: Callable[[], T], carry_out: Callable[[T], None], *, dry_run: bool) -> T:
    """What is planned of a library's files, and carried out while no other process writes; `dry_run`: planned alone."""
    if dry_run:
        return steadily(files, plan)
    with files.writing():
        made = plan()
        carry_out(made)
    return made


@contextmanager
def _of_one_time(files: Files, past: "PastStore | None") -> Iterator[None]:
    """Raises Unsettled at its end where files were from before a change, and the index from behind it."""
    try:
        yield
    except PaperlogError as error:
        if past and _is_taken_in(files, past):
            raise Unsettled from error
        raise
    if past and _is_taken_in(files, past):
        raise Unsettled


def _is_taken_in(files: Files, past: "PastStore") -> bool:
    """Whether the index has a change already that is in place but for its very end (changing.py)."""
    path = past.changed()
    return path is not None and files.has_seen(path)


@contextmanager
def _seeing(files: Files, store: Store) -> Iterator[None]:
    own, files.store, files.is_steady = files.store, store, True
    try:
        yield
    finally:
        files.store, files.is_steady = own, False
