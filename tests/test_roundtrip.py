"""What is exported and imported again: nothing is lost; and two stores become one."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stores import new_store, put, saved
from strategies import lines, papers, small_papers

from paperlog.entries import Problem
from paperlog.exporting import exported
from paperlog.exports import get
from paperlog.exports.base import Options
from paperlog.ingest import read_file
from paperlog.library import Library
from paperlog.model import Paper, Source
from paperlog.querynodes import EVERYTHING
from paperlog.store import Store
from paperlog.text import label_form

FORMATS = ["json", "jsonl", "yaml"]
SETTINGS = settings(max_examples=50)
aliased = st.builds(
    lambda paper, names: paper.with_(aliases=tuple(names)), papers, st.lists(lines, max_size=2)
)


def distinct(some: list[Paper]) -> list[Paper]:
    """The papers without the names that another one has: an import gives each to one of them."""
    forms = {label_form(paper.key) for paper in some}
    found = []
    for paper in some:
        names = {label_form(name): name for name in paper.aliases if label_form(name) not in forms}
        forms |= names.keys()
        found.append(paper.with_(aliases=tuple(names.values())))
    return found


# Of few words, so that titles, ids and hashes of entries come more than once in a store.
stores = st.lists(aliased | small_papers, max_size=5, unique_by=lambda paper: paper.key).map(distinct)


def written(store: Store, name: str, folder: Path) -> Path:
    """Every paper of a store as an export's file."""
    file = folder / f"export{get(name).suffix}"
    with Library(store) as library:
        pieces = exported(library, get(name), library.select(EVERYTHING), Options())
        file.write_bytes("".join(map(str, pieces)).encode())
    return file


def listed(store: Store) -> list[Paper]:
    """What `list` has of a store."""
    with Library(store) as library:
        return list(library.papers(library.select(EVERYTHING, "key")))


def dated(found: list[Paper], some: list[Paper]) -> list[Paper]:
    """The papers that were found; of those that came without a time of their own, without that of the import."""
    undated = {paper.key for paper in some if paper.added is None}
    assert all(paper.added for paper in found)
    return [paper.with_(added=None) if paper.key in undated else paper for paper in found]


def imported(store: Store, *files: Path) -> tuple[list[str], list[Problem]]:
    """The actions of an import, and its problems."""
    readings = [read_file(file) for file in files]
    entries = [entry for reading in readings for entry in reading.entries]
    with Library(store) as library:
        plan = library.import_entries(entries)
    return [row.action for row in plan.rows], [each for reading in readings for each in reading.problems]


@pytest.mark.parametrize("name", FORMATS)
@SETTINGS
@given(some=stores)
@example(some=[Paper("a2020x", title="Same"), Paper("b2020x", title="Same", arxiv_id="2401.00001")])
@example(some=[Paper("a2020x"), Paper("b2020x"), Paper("hep-th/9901001", arxiv_id="hep-th/9901001")])
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, name: str, some: list[Paper]) -> None:
    with new_store() as one, new_store() as other:
        put(one, *some)
        file = written(one, name, one.root.parent)
        empty = {"json": "[]", "jsonl": "", "yaml": ""}
        if not some:
            assert file.read_text("utf-8").strip() == empty[name]
            return
        actions, problems = imported(other, file)
        assert problems == []
        assert set(actions) == {"created"}
        assert listed(other) == listed(one)
        before = saved(other)
        assert set(imported(other, file)[0]) == {"unchanged"}
        assert saved(other) == before


@SETTINGS
@given(some=stores.filter(bool))
def test_the_files_of_a_store_are_read_as_well(some: list[Paper]) -> None:
    with new_store() as one, new_store() as other:
        put(one, *some)
        readings = [read_file(path, "paperlog") for _, path in one.files()]
        with Library(other) as library:
            library.import_entries([entry for reading in readings for entry in reading.entries])
        assert dated(saved(other), some) == saved(one)


def with_hashes(some: list[Paper], store: str) -> list[Paper]:
    """The papers of a store, no two of which took in the same entry."""
    return [
        paper.with_(
            sources=tuple(
                source._replace(digest=f"{store}{place}{number}")
                for number, source in enumerate(paper.sources)
            )
        )
        for place, paper in enumerate(some)
    ]


@SETTINGS
@given(
    mine=stores.map(lambda some: with_hashes(some, "a")),
    theirs=stores.filter(bool).map(lambda some: with_hashes(some, "b")),
    name=st.sampled_from(FORMATS),
)
@example(
    mine=[Paper("a2020x", title="Same", sources=(Source("fugumt", "a.txt", 1, "a0", title="Same"),))],
    theirs=[Paper("a2020x", title="Same")],
    name="json",
)
def test_two_stores_become_one(mine: list[Paper], theirs: list[Paper], name: str) -> None:
    with new_store() as one, new_store() as other:
        put(one, *mine)
        put(other, *theirs)
        file = written(other, name, other.root.parent)
        before = saved(one)
        imported(one, file)
        joined = saved(one)
        for paper in [*before, *saved(other)]:
            assert any(holds(each, paper) for each in joined), paper
        assert {paper.key for paper in before} <= {paper.key for paper in joined}
        assert set(imported(one, file)[0]) == {"unchanged"}
        assert saved(one) == joined
        if joined != before:
            with Library(one) as library:
                library.undo()
            assert saved(one) == before


def holds(joined: Paper, part: Paper) -> bool:
    """Whether a paper has all that is its user's own in another one, and all of its lists."""
    notes = f"\n\n{joined.note or ''}\n\n"
    return (
        (part.note is None or f"\n\n{part.note}\n\n" in notes)
        and {*part.tags, *part.categories, *part.links} <= {*joined.tags, *joined.categories, *joined.links}
        and {source.digest for source in part.sources} <= {source.digest for source in joined.sources}
        and (part.rating is None or joined.rating is not None)
        and (part.status == "unread" or joined.status != "unread")
        and part.arxiv_id in (None, joined.arxiv_id)
    )


_ENTRIES = st.builds(
    "@article{{{},\n title={{{}}},\n author={{{}}},\n year={},\n note={{{}}}\n}}\n".format,
    st.sampled_from(("smith2020", "jones2021")),
    st.sampled_from(
        ("Deep Learning", "A Deep Learning", "Deep Learning 2", "Kites: Part I", "Kites: Part II", "Kites")
    ),
    st.sampled_from(("", "Smith, Anna", "Smith, A.", "Smith, Bob", "Jones, Bob and others")),
    st.sampled_from(("2019", "2020", "{}")),
    st.sampled_from(("", "n1", "n2")),
)


@SETTINGS
@given(entries=st.lists(_ENTRIES, min_size=2, max_size=5))
@example(
    entries=[
        "@article{k, title={Deep learning}, author={Smith, Bob}, year=2019}\n",
        "@article{k, title={A Deep Learning}, note={n3}}\n",
        "@article{k, title={Training a model to follow instructions}, author={Jones, Bob}}\n",
    ]
)
def test_papers_that_share_a_citekey_keep_their_names(entries: list[str]) -> None:
    with new_store() as store:
        file = store.root.parent / "a.bib"
        file.write_text("\n".join(entries))
        imported(store, file)
        before = listed(store)
        actions, _ = imported(store, file)
        assert set(actions) == {"unchanged"}
        assert listed(store) == before


def test_of_two_entries_with_one_citekey_the_first_keeps_it() -> None:
    with new_store() as store:
        file = store.root.parent / "a.bib"
        file.write_text("@misc{k, title={On Zebras}}\n@misc{k, title={About Clouds}}\n")
        imported(store, file)
        assert [(paper.key, paper.title) for paper in listed(store)] == [
            ("k", "On Zebras"),
            ("k-2", "About Clouds"),
        ]
