"""A store and its index as one object: what commands use, and the Python API.

with Library.open(Path("~/papers").expanduser()) as library:
    for paper in library.papers(library.select(query.parse("tag:RLVR", today=date.today()))):
        print(paper.key, paper.title)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from paperlog.errors import UnreadableError
from paperlog.findahead import Asked, found_ahead
from paperlog.index import Index
from paperlog.indexcells import has_cells
from paperlog.indexfile import DAMAGE, DAMAGED, FAILURES, discard, is_damage
from paperlog.indexopen import index_in_memory, open_index
from paperlog.journal import Journal
from paperlog.lookahead import LookAhead, seen_by
from paperlog.opening import look_at, refuse_vanished
from paperlog.paths import index_path
from paperlog.relations import linked, linked_papers, linked_records
from paperlog.store import Edit, Store
from paperlog.watching import Audience, Watch, unwatched

# Imported where they are used: a search by tag is to be answered before they could be loaded.
if TYPE_CHECKING:
    from paperlog.changes import WayBack
    from paperlog.entries import Located
    from paperlog.known import KnownPapers
    from paperlog.lock import Tell
    from paperlog.model import Paper
    from paperlog.planrows import Plan
    from paperlog.querynodes import Node
    from paperlog.sight import Sight
    from paperlog.written import Written

T = TypeVar("T")
# Of so many papers on it is sooner done to take them into the index behind the command than at its end.
_MANY = 100


class Library:
    """A store with an index that is up to date as of its opening (or the last `refresh`)."""

    def __init__(
        self,
        store: Store,
        look: LookAhead | None = None,
        wait: float | None = None,
        tell: "Tell" = lambda _: None,
        watch: Watch = unwatched,
    ) -> None:
        """The library of a store; the index is opened when it is first needed.

        `look`: one that has begun already; `wait`: how many seconds to wait for another writer; `tell`: takes
        the lines that a person is to know of: what was cut off and is ended now, and who is waited for; `watch`:
        shows how far planning and writing are.
        """
        self.store = self._store = store
        self._look, self.wait, self.journal = look, wait, Journal(store.root)
        self.tell, self.watch = self._audience = Audience(tell, watch)
        self.is_changing = self.is_cut_off = self.is_steady = False  # see opening and steady
        self._index: Index | None = None
        self._sight: Sight | None = None
        self._later: Written | None = None

    @classmethod
    def open(
        cls,
        root: Path,
        look: LookAhead | None = None,
        wait: float | None = None,
        tell: "Tell" = lambda _: None,
        watch: Watch = unwatched,
    ) -> Self:
        """The library below a folder, which need not exist; looked at before it is used (opening.look_at)."""
        library = cls(Store(root), look, wait, tell, watch)
        library.is_changing, library.is_cut_off = look_at(library.store, library.journal, tell)
        return library

    def __enter__(self) -> Self:
        """Nothing is opened before it is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the index."""
        self.close()

    @property
    def index(self) -> Index:
        """The index, opened and brought up to date at the first use."""
        self._index = self._index or open_index(self._store, self._seen(), self._audience)
        return self._index

    def _seen(self) -> Mapping[str, str] | None:
        look, self._look = self._look, None  # it can be asked once
        self._sight, seen = seen_by(look, str(self.store.papers), self.journal, is_steady=self.is_steady)
        return seen

    def with_texts(self) -> Index:
        """The same, with the texts of all papers in it: they are not entered before they are asked for."""
        self.surely(Index.enter_texts)
        return self.index

    def close(self, after: BaseException | None = None) -> None:
        """Closes the index, which is opened again where it is needed; what was left for the end is begun.

        `after`: the failure with which its use has ended, if so: an index that proved damaged is taken away.
        """
        self._drop_index(is_damaged=is_damage(after))
        if self._later is not None:
            from paperlog.indexafter import take_in_apart

            take_in_apart(self.store, self._later)
            self._later = None

    def _drop_index(self, *, is_damaged: bool) -> None:
        if self._index is not None:
            self._index.close()
        self._index = None
        if is_damaged:
            discard(index_path(self.store.root))

    def surely(self, act: Callable[[Index], T]) -> T:
        """What the index does; where its file is damaged, what a new one does, else (a full disk) one in memory."""
        return self._again(lambda: act(self.index))

    def _again(self, act: Callable[[], T]) -> T:
        """The same for what may do without the index."""
        try:
            return act()
        except FAILURES as error:
            self._drop_index(is_damaged=is_damage(error))
            self._index = None if is_damage(error) else index_in_memory(self._store, self._audience)
            return act()

    def _guarded(self, found: Iterator[T]) -> Iterator[T]:
        """The same, but a file that turns out to be damaged on the way is told and taken away."""
        try:
            yield from found
        except DAMAGE as error:
            self._drop_index(is_damaged=True)
            raise UnreadableError(DAMAGED) from error

    def problems(self) -> list[str]:
        """One line for each file of the store that cannot be read; those papers are in no answer."""
        return self.surely(Index.problems)

    def select(
        self, node: "Node", order: str = "date", *, reverse: bool = False, limit: int | None = None
    ) -> Iterator[int]:
        """The ids, good for this library object alone, of the papers that match, in order (orders.ORDERS)."""
        return self._guarded(self._again(lambda: self._found(Asked(node, order, reverse, limit))))

    def _found(self, asked: Asked) -> Iterator[int]:
        look = None if self._index else self._look
        if look and (ahead := found_ahead(self._store, asked, look, self._seen, self._audience)):
            self._index, found = ahead
            return found
        return asked.found(self.index)

    def lines(self, ids: Iterable[int]) -> Iterator[str]:
        """Papers as the lines of a list in a pipe (orders.LINE_COLUMNS)."""
        return self._guarded(self.index.lines(ids))

    def keys(self, ids: Iterable[int]) -> Iterator[str]:
        """Papers' keys."""
        return self._guarded(self.index.keys(ids))

    def cells(self, ids: Iterable[int], columns: Sequence[str]) -> Iterator[list[str]]:
        """Single fields of papers, each as one line of text (rows.cell)."""
        if has_cells(columns):
            return self._guarded(self.index.cells(ids, columns))
        from paperlog.rows import cell

        return ([cell(paper, name) for name in columns] for paper in self.papers(ids))

    def json(self, ids: Iterable[int]) -> Iterator[str]:
        """Papers as JSON objects with every field, each on one line."""
        return self._guarded(linked_records(self.index, ids))

    def papers(self, ids: Iterable[int]) -> "Iterator[Paper]":
        """Papers whole, the keys of their related papers filled in."""
        return self._guarded(linked_papers(self.index, ids))

    def counts(self, kind: str) -> list[tuple[str, int]]:
        """How many papers have each value of a kind (orders.COUNTED), the most frequent first."""
        return self.surely(lambda index: index.counts(kind))

    def size(self) -> int:
        """How many papers there are."""
        return self.surely(Index.size)

    def all_keys(self) -> list[str]:
        """Every key, sorted."""
        return self.surely(Index.all_keys)

    def key_of(self, ref: str) -> str:
        """The key of a reference (references.key_of); raises NotFoundError, which names the nearest keys."""
        from paperlog.references import key_of

        return self._again(lambda: key_of(self, ref))

    def look_anew(self) -> None:
        """What was seen before another paperlog changed the files counts no more; nor does it where `index` opens."""
        if self._index:
            self.surely(self._refresh)

    def has_seen(self, path: Path) -> bool:
        """Whether the index is open and is of a file as it is now."""
        return self._index is not None and self.surely(lambda index: index.has_seen(path))

    def get(self, ref: str) -> "Paper":
        """The paper that a reference names, as its file is now; raises NotFoundError or UnreadableError."""
        from paperlog.indexpeek import peeked

        key = self.key_of(ref)
        if not self.store.exists(key):  # gone since the index was looked at: it may have another key now
            self.surely(Index.refresh)
            key = self.key_of(ref)
        paper = peeked(self.store, key) or self.store.read(self.store.path(key))
        return self.surely(lambda index: linked(index, paper)) if paper.related else paper

    def plan(self, entries: "list[Located]") -> "Plan":
        """What an import of these entries would do."""
        from paperlog.importing import plan_of

        return plan_of(entries, self._known(), self.watch)

    def import_entries(
        self, entries: "list[Located]", command: str = "import", *, is_last: bool = False
    ) -> "Plan":
        """Imports entries as one change of the store, which a command line asks for; `is_last` as for `change`."""
        from paperlog.importing import edits, keeping, plan_of

        with self.writing():
            plan = plan_of(entries, known := self._known(), self.watch)
            with keeping(entries, known, self.store.root):
                self.change(command, edits(plan, known.read), is_last=is_last)
            return plan

    def _known(self) -> "KnownPapers":
        from paperlog.known import known_papers

        self.surely(Index.enter_blocks)
        return known_papers(self.index, self.store)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Other writers wait while this lasts; the index is up to date and what was cut off is ended at its beginning.

        Raises BusyError where another writer is not done in time, UnreadableError where all papers are gone.
        """
        from paperlog.recovery import recover

        refuse_vanished(self.store)
        with self.store.writing(self.wait, self.tell):
            recover(self.store, self.journal, self.tell)
            self.is_cut_off = False
            self.surely(self._refresh if self._index else Index.size)
            yield

    def _refresh(self, index: Index) -> None:
        if index.is_behind or not (self._sight and self._sight.is_fresh(self.journal)):
            index.refresh()

    def change(self, command: str, edits: Iterable[Edit], *, is_last: bool = False) -> None:
        """Carries edits out as one change of the store, which `undo` takes back as a whole; inside `writing`.

        `command` is the command line that asks for it; `is_last`: nothing more is asked of this library, so many papers
        are taken into the index behind its `close`. Raises as `changing.carry_out`.
        """
        from paperlog.changing import carry_out
        from paperlog.written import AsWritten

        def take_in(written: "Written") -> None:
            if is_last and len(written.papers) >= _MANY:
                self._later = written
            else:
                self.surely(lambda index: index.refresh(AsWritten(self.store, written)))

        carry_out(self.store, self.journal, command, edits, take_in, self.watch)

    def way_back(self) -> "WayBack":
        """What would take the last change back; raises NotFoundError where there is none."""
        from paperlog.changing import newest, way_back_of

        return way_back_of(self.store, self.journal, newest(self.journal), self.index.by_name)

    def undo(self, *, skips: bool = False) -> "WayBack":
        """Takes the last change back, but for files edited since; what was done. Raises NotFoundError without one."""
        from paperlog.changing import newest, take_back

        newest(self.journal)
        with self.writing():
            take_in = partial(self.surely, Index.refresh)
            return take_back(self.store, self.journal, self.index.by_name, take_in, skips=skips)
