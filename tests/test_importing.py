import pytest
from stores import located, new_store

from paperlog import importing
from paperlog.entries import Entry, Located
from paperlog.library import Library


def entries(count: int) -> list[Located]:
    return [
        located(Entry(f"Paper Number {number} of Some", authors=("Ada Author",)), f"{number}.txt", number)
        for number in range(count)
    ]


def test_what_other_cores_make_ahead_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    with new_store() as store, Library(store) as library:
        plain = library.plan(entries(12))
        monkeypatch.setattr(importing, "_MANY", 5)
        ahead = library.plan(entries(12))
        assert (ahead.rows, ahead.papers.keys()) == (plain.rows, plain.papers.keys())
        assert [paper.sources[0].gave for paper in ahead.papers.values()] == [
            paper.sources[0].gave for paper in plain.papers.values()
        ]


def test_what_was_imported_before_is_not_made_ahead(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importing, "_MANY", 5)
    with new_store() as store, Library(store) as library:
        library.import_entries(entries(6))
        asked: list[str] = []
        real = importing.ahead_of
        monkeypatch.setattr(importing, "ahead_of", lambda each: asked.append(each.entry.title) or real(each))
        monkeypatch.setattr(importing, "in_order", lambda work, items, **_: map(work, items))
        assert len(library.plan(entries(10)).created) == 4
        assert asked == [], "four are too few"
        assert len(library.plan(entries(12)).created) == 6
        assert sorted(asked) == sorted(each.entry.title for each in entries(12)[6:])
