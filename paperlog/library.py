"""A store and its index as one object: what commands use, and the Python API.

with Library.open(Path("~/papers").expanduser()) as library:
    for paper in library.papers(library.select(query.parse("tag:RLVR", today=date.today()))):
        print(paper.key, paper.title)
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from paperlog.errors import NotFoundError, UnreadableError
from paperlog.index import Index, open_index
from paperlog.indexcells import has_cells
from paperlog.indexfile import DAMAGE, discard
from paperlog.journal import Journal
from paperlog.known import KnownPapers
from paperlog.lookahead import LookAhead
from paperlog.paths import index_path, key_of
from paperlog.querynodes import Node, all_of
from paperlog.store import Change, Edit, Store
from paperlog.text import fold, title_key

# Imported where they are used: a search by tag is to be answered before they could be loaded.
if TYPE_CHECKING:
    from paperlog.changes import WayBack
    from paperlog.exports.base import Export, Options
    from paperlog.model import Located, Paper
    from paperlog.reconcile import Plan

T = TypeVar("T")

EVERYTHING: Node = all_of(())


class Library:
    """A store with an index that is up to date as of its opening (or the last `refresh`)."""

    def __init__(self, store: Store, look: LookAhead | None = None) -> None:
        """The library of a store; the index is opened when it is first needed. `look`: one that has begun already."""
        self.store = store
        self._look = look
        self.journal = Journal(store.root)
        self._index: Index | None = None

    @classmethod
    def open(cls, root: Path, look: LookAhead | None = None) -> Self:
        """The library below a folder, which need not exist."""
        return cls(Store(root), look)

    def __enter__(self) -> Self:
        """Nothing is opened before it is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    @property
    def index(self) -> Index:
        """The index, opened and brought up to date at the first use."""
        if self._index is None:
            seen = self._look.digests(str(self.store.papers)) if self._look else None
            self._index = open_index(self.store, seen)
        return self._index

    def _discard_index(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None
        discard(index_path(self.store.root))

    def _guarded(self, found: Iterator[T]) -> Iterator[T]:
        """The same, but a file that turns out to be damaged on the way is told and taken away."""
        try:
            yield from found
        except DAMAGE as error:
            self._discard_index()
            raise UnreadableError("the index was damaged and is taken away; run the command again") from error

    def problems(self) -> list[str]:
        """One line for each file of the store that cannot be read; those papers are in no answer."""
        return self.index.problems()

    def unreadable_keys(self) -> frozenset[str]:
        """The keys of the files of the store that cannot be read."""
        return frozenset(key_of(name.removesuffix(".yaml")) for name in self.index.unreadable())

    # --- finding ---

    def select(
        self, node: Node = EVERYTHING, order: str = "date", *, reverse: bool = False, limit: int | None = None
    ) -> Iterator[int]:
        """The ids, good for this library object alone, of the papers that match, in order (orders.ORDERS)."""
        try:
            ids = self.index.select(node, order, reverse=reverse, limit=limit)
            first = list(islice(ids, 1))
        except DAMAGE:
            self._discard_index()
            ids = self.index.select(node, order, reverse=reverse, limit=limit)
            first = list(islice(ids, 1))
        return self._guarded(chain(first, ids))

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
        for record in self._guarded(self.index.records(ids)):
            yield record if '"related": []' in record else self._linked_json(record)

    def _linked_json(self, record: str) -> str:
        from paperlog.codec import from_json, to_json

        paper = self.linked(from_json(json.loads(record)))
        return json.dumps(to_json(paper), ensure_ascii=False)

    def papers(self, ids: Iterable[int]) -> "Iterator[Paper]":
        """Papers whole, the keys of their related papers filled in."""
        from paperlog.codec import from_json

        for record in self._guarded(self.index.records(ids)):
            yield self.linked(from_json(json.loads(record)))

    def export(self, export: "Export", ids: Iterable[int], options: "Options") -> "Iterator[str]":
        """Papers as an export writes them, piece by piece."""
        if options != type(options)():
            return export.render(self.papers(ids), options)
        if export.name in ("json", "jsonl"):
            from paperlog.exports.json_ import array

            records = self.json(ids)
            return array(records) if export.name == "json" else (f"{record}\n" for record in records)
        if export.entry is None or not self.index.has_plain_keys():
            return export.render(self.papers(ids), options)
        return export.frame(self._entries(export.name, export.entry, ids))

    def _entries(self, name: str, entry: "Callable[[Paper], str]", ids: Iterable[int]) -> Iterator[str]:
        from paperlog import __version__
        from paperlog.codec import from_json

        return self.index.rendered(
            ids, f"{name} {__version__}", lambda record: entry(from_json(json.loads(record)))
        )

    def linked(self, paper: "Paper") -> "Paper":
        """The same paper with the key of each related paper that is in the store."""
        if not paper.related:
            return paper
        from dataclasses import replace

        related = (replace(item, key=next(iter(self._titled(item.title)), None)) for item in paper.related)
        return paper.with_(related=tuple(related))

    def _titled(self, title: str) -> list[str]:
        return self.index.by_title(title_key(title))

    def counts(self, kind: str) -> list[tuple[str, int]]:
        """How many papers have each value of a kind (orders.COUNTED), the most frequent first."""
        return self.index.counts(kind)

    def size(self) -> int:
        """How many papers there are."""
        return self.index.size()

    def words(self, beginning: str) -> list[str]:
        """The words of all texts that begin so."""
        return self.index.words(beginning)

    def all_keys(self) -> list[str]:
        """Every key, sorted."""
        return self.index.all_keys()

    def key_of(self, ref: str) -> str:
        """The key that a reference names: a key, an arXiv id in any spelling, an alias, or a unique beginning.

        Raises NotFoundError, which names the nearest keys.
        """
        from paperlog.arxiv import parse_id
        from paperlog.citekey import is_key

        ref = ref.strip()
        if not ref.isprintable():
            raise NotFoundError(f"no paper {ref!r}; a key has no such characters")
        parsed = parse_id(ref)
        for key in (ref, fold(ref), parsed[0] if parsed else ""):
            if is_key(key) and self.store.exists(key):
                return key
        found = self.index.by_arxiv_id(parsed[0]) if parsed else None
        named = [found] if found else self.index.by_name(parsed[0] if parsed else ref)
        return named[0] if len(named) == 1 else self._by_beginning(fold(ref) or ref)

    def _by_beginning(self, ref: str) -> str:
        keys = self.index.by_beginning(ref) if ref else []
        if len(keys) == 1:
            return keys[0]
        if keys:
            more = ", …" if len(keys) > 2 else ""
            several = ", ".join(keys[:2])
            raise NotFoundError(
                f"'{ref}' is the beginning of several keys: {several}{more}; write more of it"
            )
        raise NotFoundError(f"no paper '{ref}'{self._near_keys(ref)}")

    def _near_keys(self, ref: str) -> str:
        from rapidfuzz import fuzz, process

        near = process.extract(ref, self.all_keys(), scorer=fuzz.ratio, score_cutoff=60, limit=3)
        names = ", ".join(name for name, _, _ in near)
        return f"; nearest: {names}" if names else "; `paperlog list --keys` prints every key"

    def get(self, ref: str) -> "Paper":
        """The paper that a reference names, read from its file; raises NotFoundError or UnreadableError."""
        paper = self.store.read(self.store.path(self.key_of(ref)))
        return self.linked(paper)

    def ids_of(self, keys: Iterable[str]) -> Iterator[int]:
        """The ids of the papers of these keys, in their order."""
        return self.index.ids_of(keys)

    # --- importing ---

    def plan(self, entries: "list[Located]") -> "Plan":
        """What an import of these entries would do."""
        return self._plan(entries, KnownPapers(self.index, self.store))

    def import_entries(self, entries: "list[Located]", command: str = "import") -> "Plan":
        """Imports entries as one change of the store, which a command line asks for."""
        with self.writing():
            known = KnownPapers(self.index, self.store)
            plan = self._plan(entries, known)
            self.change(command, [Change(paper, known.read.get(paper.key)) for paper in plan.changed])
        return plan

    def _plan(self, entries: "list[Located]", known: "KnownPapers") -> "Plan":
        from paperlog.dates import now
        from paperlog.reconcile import reconcile

        self.index.enter_blocks()
        return reconcile(entries, known, now())

    # --- changing ---

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Other writers wait while this lasts, and the index is up to date at its beginning."""
        with self.store.writing():
            self.index.refresh()
            yield

    def change(self, command: str, edits: Iterable[Edit]) -> None:
        """Carries edits out as one change of the store, which `undo` takes back as a whole; inside `writing`.

        `command` is the command line that asks for it. Raises UnreadableError where something cannot be read
        or written; what is then done already can be taken back as well.
        """
        from paperlog.dates import now

        edits = list(edits)
        self.store.save(edits, self.journal.record(command, now()))
        self.index.refresh({edit.paper.key: edit.paper for edit in edits if isinstance(edit, Change)})

    def way_back(self) -> "WayBack":
        """What would take the last change back; raises NotFoundError where there is none."""
        from paperlog.changes import way_back

        newest = self._newest_change()
        return way_back(self.journal.change(newest), self.journal.files(newest), self.store.data)

    def _newest_change(self) -> int:
        numbers = self.journal.numbers()
        if not numbers:
            raise NotFoundError("there is no change to take back; `paperlog log` lists those that are kept")
        return numbers[0]

    def undo(self) -> "WayBack":
        """Takes the last change back, but for files that were edited since, and forgets it; what was done.

        Raises NotFoundError where there is no change. One that was not or only partly carried out is taken back
        as far as it was.
        """
        self._newest_change()
        with self.writing():
            back = self.way_back()
            self.store.write(back.contents.items())
            self.journal.forget(back.change.number)
            self.index.refresh()
        return back
