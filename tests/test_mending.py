import os

import pytest
from looked import SETTINGS
from running import contents
from stores import new_store

from paperlog.checks import chosen
from paperlog.checks.base import Finding, Sweep
from paperlog.checkup import checkup
from paperlog.library import Library
from paperlog.mending import mend


@pytest.fixture
def store():
    with new_store() as store:
        yield store


def write(store, place: str, text: str) -> None:
    path = store.papers / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def mended(store) -> list[str]:
    with Library.open(store.root) as library, library.writing():
        return mend(library, "paperlog check --fix", checkup(library, chosen((), ()), SETTINGS).findings)


def papers(store) -> dict[str, bytes]:
    return contents(store.papers)


def test_only_what_is_wrong_is_written_anew(store):
    text = "# mine\ntitle:  'x' # t\nnoted: 2025/7/1 # n\nx-shelf: 3\ntags:\n- RL\n"
    write(store, "a/a.yaml", text)
    write(store, "b/b.yaml", "title: y\ntags: [rl]\n")
    write(store, "c/c.yaml", "title: z\ntags: [RL]\n")
    assert mended(store) == []
    found = papers(store)
    assert found["a/a.yaml"].decode() == text.replace("2025/7/1", "'2025-07-01'")
    assert b"RL" in found["b/b.yaml"]
    assert found["c/c.yaml"] == b"title: z\ntags: [RL]\n"


def test_items_that_are_nothing_to_the_paper_go_as_well(store):
    write(store, "a/a.yaml", "title: x\nauthors: ['']  # who?\ntags:\n- RL\n-\n# mine\n- NLP\n")
    assert mended(store) == []
    assert papers(store)["a/a.yaml"] == b"title: x\n# who?\ntags:\n- RL\n# mine\n- NLP\n"


@pytest.mark.parametrize("folder", ["e\u3000", "e\n", "\u202ee", os.fsdecode(b"e\xff")])
def test_a_file_comes_back_into_a_folder_of_any_name(store, folder):
    write(store, f"{folder}/me.yaml", "title: x\n")
    before = papers(store)
    assert mended(store) == []
    assert [*papers(store)] == ["m/me.yaml"]
    with Library.open(store.root) as library:
        assert library.undo().edited == ()
    assert papers(store) == before


def test_a_misplaced_file_is_moved_and_mended_and_undo_puts_it_back(store):
    write(store, "x/me.yaml", "title: x\nnoted: 2025/7/1\n")
    write(store, "me2.yaml", "title: y\n")
    before = papers(store)
    assert mended(store) == []
    assert papers(store) == {"m/me.yaml": b"title: x\nnoted: '2025-07-01'\n", "m/me2.yaml": b"title: y\n"}
    with Library.open(store.root) as library:
        assert library.undo().edited == ()
    assert papers(store) == before


def test_a_file_that_cannot_be_moved_is_not_promised_and_keeps_nothing_else_from_being_mended(
    store, tmp_path
):
    write(store, "me.yaml", "title: x\n")
    write(store, "a.yaml", "title: y\n")
    write(store, "b/b.yaml", "title: z\nnoted: 2025/7/1\n")
    (store.papers / "m").symlink_to(tmp_path)
    (store.papers / "a").write_text("no folder")
    with Library.open(store.root) as library:
        found = checkup(library, chosen(("key",), ()), SETTINGS).findings
    assert [each.mends for each in found] == [(), ()]
    assert mended(store) == []
    assert papers(store)["b/b.yaml"] == b"title: z\nnoted: '2025-07-01'\n"
    assert "me.yaml" in papers(store)


def test_a_folder_that_leads_out_by_now_is_told_and_the_rest_is_moved(store, tmp_path):
    write(store, "me.yaml", "title: x\n")
    write(store, "you.yaml", "title: y\n")
    with Library.open(store.root) as library, library.writing():
        found = checkup(library, chosen(("key",), ()), SETTINGS).findings
        (store.papers / "m").symlink_to(tmp_path)
        (problem,) = mend(library, "paperlog check --fix", found)
    assert problem.startswith(f"{store.papers}/m: is a link that leads out of the store")
    assert sorted(papers(store)) == ["me.yaml", "y/you.yaml"]


@pytest.mark.parametrize("data", [b"title: [\n", b"title: caf\xe9\n"])
def test_a_file_that_cannot_be_read_is_moved_as_it_is(store, data):
    write(store, "x/me.yaml", "")
    (store.papers / "x/me.yaml").write_bytes(data)
    assert mended(store) == []
    assert papers(store) == {"m/me.yaml": data}


def test_what_cannot_be_moved_is_not_told_as_mendable(store):
    write(store, "x/large.yaml", "title: x\n" + "#" * 10_000_000)
    write(store, "x/twice.yaml", "title: x\n")
    write(store, "t/twice.yaml", "title: x\n")
    (store.papers / "x/away.yaml").symlink_to("/dev/zero")
    before = papers(store)
    with Library.open(store.root) as library:
        found = checkup(library, chosen(("key",), ()), SETTINGS).findings
    assert [(each.keys[0], each.mends) for each in found] == [
        ("away", ()),
        ("large", ()),
        ("twice", ()),
    ]
    assert mended(store) == []
    assert papers(store) == before


def test_a_link_stays_one(store):
    write(store, "h/hl.yaml", "title: x\nnoted: 2025/7/1\n")
    (store.papers / "l").mkdir()
    (store.papers / "l/link.yaml").symlink_to("../h/hl.yaml")
    assert mended(store) == []
    assert (store.papers / "l/link.yaml").is_symlink()
    assert papers(store)["h/hl.yaml"] == b"title: x\nnoted: '2025-07-01'\n"


def test_what_stands_in_the_way_is_told_and_the_rest_is_done(store):
    write(store, "x/me.yaml", "title: x\n")
    write(store, "m/me.yaml", "title: y\n")
    write(store, "f/flow.yaml", "{title: z, noted: 2025/7/1}\n")
    write(store, "a/a.yaml", "title: u\nnoted: 2025/7/1\n")
    told = mended(store)
    assert len(told) == 1
    assert f"{store.papers}/f/flow.yaml:1: " in told[0]
    assert papers(store)["a/a.yaml"] == b"title: u\nnoted: '2025-07-01'\n"
    assert papers(store)["x/me.yaml"] == b"title: x\n"


def test_leftovers_go_and_the_index_is_made_anew(store):
    write(store, "a/a.yaml", "title: x\n")
    write(store, f"a/.a.yaml.{10**30}.tmp", "half")
    with Library.open(store.root) as library:
        assert library.size() == 1
        library.index._end()
        library.index._db.execute("DELETE FROM paper")
    assert mended(store) == []
    assert list(papers(store)) == ["a/a.yaml"]
    with Library.open(store.root) as library:
        assert library.all_keys() == ["a"]


def test_a_leftover_that_stays_is_told_and_the_rest_is_mended(store):
    write(store, "a/a.yaml", "title: x\nnoted: 2025/7/1\n")
    write(store, "a/.b.yaml.1.tmp/no-file", "")
    write(store, "a/.merge_file_a1B2c3", "")
    left = [str(store.papers / "a" / name) for name in (".b.yaml.1.tmp", ".merge_file_a1B2c3")]
    with Library.open(store.root) as library, library.writing():
        found = checkup(library, chosen(("date",), ()), SETTINGS).findings
        found += [Finding((), path, 0, "", "", mends=(Sweep(path),)) for path in left]
        (problem,) = mend(library, "paperlog check --fix", found)
    assert problem.startswith(f"{left[0]}: cannot be removed (")
    assert papers(store) == {"a/a.yaml": b"title: x\nnoted: '2025-07-01'\n", "a/.b.yaml.1.tmp/no-file": b""}


def test_mending_twice_changes_nothing(store):
    write(store, "2401/2401.12340.yaml", "title: x\ncategories: [CS.cl]\ndoi: doi:10.1145/3\n")
    mended(store)
    before = papers(store)
    assert mended(store) == []
    assert papers(store) == before
