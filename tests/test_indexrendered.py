import os

import pytest
from stores import new_store, put

from paperlog import forked
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.querynodes import EVERYTHING


@pytest.mark.parametrize("count", [3, 130])
def test_what_is_rendered_comes_in_order_and_is_kept(monkeypatch, count):
    monkeypatch.setattr(forked, "_cores", lambda: 2)
    here = os.getpid()

    def render(record: str) -> str:
        return f"{len(record)} {os.getpid() == here}"

    with new_store() as store, Library(store) as library:
        put(store, *(Paper(f"a{number:03}", title="x" * number) for number in range(count)))
        library.index.refresh()
        ids = list(library.index.select(EVERYTHING, "key"))
        records = list(library.index.records(ids))
        first = list(library.index.rendered(ids, "f", render))
        assert first == [f"{len(record)} {count < 50}" for record in records]
        assert list(library.index.rendered(reversed(ids), "f", lambda _: "anew")) == first[::-1]
        assert set(library.index.rendered(ids, "g", lambda _: "anew")) == {"anew"}
