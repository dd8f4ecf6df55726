import time
from collections.abc import Iterator
from typing import cast

import pytest
from stores import new_store, put

from paperlog import index
from paperlog.indexscan import RACY_NS, digests
from paperlog.journal import Journal
from paperlog.library import Library
from paperlog.lookahead import LookAhead, Seen
from paperlog.model import Paper
from paperlog.paths import index_path
from paperlog.querynodes import EVERYTHING, Label, Node, Words
from paperlog.sight import Sight
from paperlog.store import Store

ABOUT = Words(("engines",))


class Beside:
    """A look that began with the program (lookahead.LookAhead) and is at its end after so many questions."""

    def __init__(self, store: Store, waits: int = 3) -> None:
        self._store, self._waits = store, waits
        self.is_asked = False

    @property
    def is_done(self) -> bool:
        self._waits -= 1
        return self._waits < 0

    def seen(self, _: str) -> Seen:
        self.is_asked = True
        return Seen(digests(self._store.papers), Sight.now(Journal(self._store.root)))


@pytest.fixture
def store() -> Iterator[Store]:
    with new_store() as opened:
        put(opened, *(Paper(f"p{at}", title="Engines Think", status="read") for at in range(3)))
        time.sleep(RACY_NS / 1e9)
        yield opened


def found(store: Store, node: Node, look: Beside | None = None) -> list[str]:
    with Library(store, cast(LookAhead, look)) as library:
        return sorted(library.keys(library.select(node)))


@pytest.mark.parametrize("node", [EVERYTHING, Label("status", "read"), ABOUT])
@pytest.mark.parametrize("waits", [0, 1, 1000])
def test_what_was_found_ahead_counts_where_nothing_has_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch, node: Node, waits: int
) -> None:
    known = found(store, node)
    look = Beside(store, waits)
    selected: list[bool] = []
    select = index.Index.select

    def noting(self: index.Index, *args: object, **more: object) -> Iterator[int]:
        selected.append(look.is_asked)
        return select(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(index.Index, "select", noting)
    monkeypatch.setattr(index, "compare", None)
    assert found(store, node, look) == known == ["p0", "p1", "p2"]
    assert selected == [False]


@pytest.mark.parametrize("node", [EVERYTHING, Label("status", "read"), ABOUT])
def test_what_has_changed_is_found_anew(store: Store, node: Node) -> None:
    found(store, node)
    put(store, Paper("new", title="Engines Dream", status="read"))
    store.path("p0").unlink()
    assert found(store, node, Beside(store)) == ["new", "p1", "p2"]


@pytest.mark.parametrize("waits", [0, 1, 1000])
def test_without_an_index_or_the_texts_in_it_nothing_is_found_ahead(store: Store, waits: int) -> None:
    assert found(store, EVERYTHING, Beside(store, waits)) == ["p0", "p1", "p2"]
    assert found(store, ABOUT, Beside(store, waits)) == ["p0", "p1", "p2"]
    index_path(store.root).write_bytes(b"damaged" * 1000)
    assert found(store, ABOUT, Beside(store, waits)) == ["p0", "p1", "p2"]
