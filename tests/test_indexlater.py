import pytest
from stores import new_store, put

from paperlog import indexfile
from paperlog.indexfile import FAILURES, connect, transaction
from paperlog.indexlater import enter_blocks, enter_texts
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.paths import index_path
from paperlog.watching import Audience, unwatched


@pytest.mark.parametrize("enter", [enter_texts, enter_blocks])
def test_another_process_that_is_waited_for_is_told(monkeypatch: pytest.MonkeyPatch, enter) -> None:
    monkeypatch.setattr(indexfile, "_TOLD_AFTER", 0.05)
    monkeypatch.setattr(indexfile, "BUSY_SECONDS", 1.4)
    told: list[str] = []
    with new_store() as store, Library(store) as library:
        put(store, Paper("a", title="Engines Think"))
        library.index.refresh()
        library.close()
        one, other = (connect(index_path(store.root), store) for _ in range(2))
        with transaction(one), pytest.raises(FAILURES):
            enter(other, Audience(told.append, unwatched))
        one.close()
        other.close()
    assert len(told) == 1
    assert "another paperlog is taking papers into the index" in told[0]
