import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from subprocess import TimeoutExpired

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import SAMPLES
from running import Home, contents
from stores import keys, located, new_store, put, saved
from strategies import small_entries

from paperlog.codec import to_json
from paperlog.entries import Located
from paperlog.errors import NotFoundError, UnreadableError
from paperlog.ingest import read_file
from paperlog.library import Library
from paperlog.model import Paper, Related
from paperlog.paths import index_path
from paperlog.querynodes import EVERYTHING, Label
from paperlog.relations import linked
from paperlog.store import Change, Store


@pytest.fixture
def library() -> Iterator[Library]:
    with new_store() as store, Library(store) as opened:
        yield opened


def again(library: Library) -> Library:
    """The library as the next command sees it."""
    return Library(library.store)


def samples(*names: str) -> list[Located]:
    return [one for name in names or SAMPLES for one in read_file(SAMPLES[name]).entries]


# --- finding ---


def test_a_store_that_is_not_there_is_empty(library):
    assert (library.size(), library.all_keys(), library.problems()) == (0, [], [])
    assert keys(library) == []
    assert not library.store.root.exists()


@pytest.mark.parametrize(
    ("ref", "key"),
    [
        *(
            (ref, "2411.16579")
            for ref in (
                "2411.16579",
                "2411.16579v2",
                "arXiv:2411.16579",
                "2411.1",
                "２４１１.16579",
                "arXiv：２４１１．１６５７９",
            )
        ),
        *(
            (ref, "2411.16579")
            for ref in ("https://arxiv.org/pdf/2411.16579v1", "10.48550/arXiv.2411.16579", " 2411.16579\n")
        ),
        *(
            (ref, "hep-th/9901001")
            for ref in ("hep-th/9901001", "Hep-Th/9901001v3", "arxiv.org/abs/hep-th/9901001")
        ),
        *(
            (ref, "zhou2025culture")
            for ref in ("zhou2025culture", "Zhou2025Culture", "zhou2025c", "2502.12084", "2502.12084v1")
        ),
    ],
)
def test_a_reference_in_every_spelling(library, ref, key):
    put(library.store, *(Paper(key, title="x", arxiv_id=key) for key in ("2411.16579", "hep-th/9901001")))
    put(library.store, Paper("zhou2025culture", arxiv_id="2502.12084"), Paper("zhou2024words", title="x"))
    assert library.key_of(ref) == key
    assert library.get(ref).key == key


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("zhou2025cultre", "nearest: zhou2025culture"),
        ("zhou", "several keys: zhou2024words, zhou2025culture; write more"),
        ("2411.16579", "no paper '2411.16579'"),
        ("", "no paper"),
        ("../zhou2024words", "no paper"),
        ("\x1b[31m", "no paper"),
        ("x" * 5000, "no paper"),
    ],
)
def test_a_reference_to_nothing_names_what_is_near(library, ref, said):
    put(library.store, Paper("zhou2025culture", title="x"), Paper("zhou2024words", title="x"))
    with pytest.raises(NotFoundError, match=said):
        library.key_of(ref)


def test_a_paper_that_names_no_other_is_shown_without_a_look_at_all_files(library):
    put(library.store, Paper("2411.16579", title="One", arxiv_id="2411.16579"))
    assert library.get("arXiv:2411.16579v2").title == "One"
    assert not index_path(library.store.root).exists()


def test_related_papers_are_linked_as_they_come_and_go(library):
    put(library.store, Paper("a", title="One", related=(Related("VLM$^2$-Bench"), Related("Other"))))
    assert [item.key for item in library.get("a").related] == [None, None]
    put(library.store, Paper("b", title="vlm2  bench"))
    with again(library) as now:
        assert [item.key for item in now.get("a").related] == ["b", None]
        (record, _) = map(json.loads, now.json(now.select(EVERYTHING, "key")))
        assert record == to_json(now.get("a"))
        assert next(now.papers(now.index.ids_of(["a"]))) == now.get("a")
    library.store.path("b").unlink()
    with again(library) as now:
        assert [item.key for item in now.get("a").related] == [None, None]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_answered(library):
    put(library.store, *(Paper(key, title="x", tags=("t",)) for key in "abc"))
    library.store.path("b").write_text("title: x\ntags: {a: b}\n")
    assert keys(library, Label("tag", "t"), "key") == ["a", "c"]
    (problem,) = library.problems()
    assert problem.startswith(f"{library.store.path('b')}:2: 'tags' must be a list")
    with pytest.raises(UnreadableError, match=":2: 'tags'"):
        library.get("b")
    library.store.path("b").write_text("title: x\ntags: [t]\n")
    with again(library) as now:
        assert (keys(now, order="key"), now.problems()) == (["a", "b", "c"], [])


# --- importing ---


def test_the_samples(library):
    plan = library.import_entries(samples())
    assert [row.action for row in plan.rows].count("created") == library.size() == len(saved(library.store))
    assert keys(library, Label("tag", "rlvr")) == ["lambert2025tulu"]
    assert library.get("2305.18290").tags[:2] == ("ReinforcementLearning", "NLP")


def test_a_plan_writes_nothing_and_is_what_an_import_does(library):
    planned = library.plan(samples())
    assert not library.store.root.exists()
    done = library.import_entries(samples())
    assert (planned.rows, planned.created) == (done.rows, done.created)


def test_importing_again_changes_no_byte(library):
    library.import_entries(samples())
    before = contents(library.store.root)
    for opened in (library, again(library)):
        plan = opened.import_entries(samples())
        assert {row.action for row in plan.rows} == {"unchanged"}
        assert contents(library.store.root) == before


@given(st.lists(small_entries, min_size=1, max_size=5))
@settings(max_examples=20)
def test_importing_anything_again_changes_no_byte_and_no_answer(entries):
    some = [located(entry, f"{place}.txt", place) for place, entry in enumerate(entries)]
    with new_store() as store, Library(store) as library:
        library.import_entries(some)
        before, answers = contents(store.root), list(library.json(library.select(EVERYTHING, "key")))
        with Library(store) as later:
            later.import_entries(some[::-1])
            assert contents(store.root) == before
            assert list(later.json(later.select(EVERYTHING, "key"))) == answers
        assert [to_json(linked(library.index, paper)) for paper in saved(store)] == list(
            map(json.loads, answers)
        )


def told(store: Store, *without: str) -> dict[str, dict[str, object]]:
    """What the store says, by title; of keys, times and the order of sources, nothing."""
    found = {}
    for paper in saved(store):
        sources = sorted((one.file, one.line, one.digest) for one in paper.sources)
        kept = paper._asdict() | dict.fromkeys(("key", "added", "modified", *without)) | {"sources": sources}
        found[paper.title] = kept
    return found


def test_the_order_of_files_changes_nothing():
    with new_store() as store, Library(store) as library:
        library.import_entries(samples())
        whole, listed = told(store), contents(store.papers).keys()
    for order in list(permutations(SAMPLES))[::2]:
        with new_store() as store, Library(store) as library:
            library.import_entries(samples(*order))
            assert told(store) == whole
            assert contents(store.papers).keys() == listed


def test_the_order_of_imports_changes_nothing_but_keys_and_which_of_two_texts_was_first():
    texts = "abstract_en", "abstract_ja", "summary_ja", "comment", "title_ja"
    first = None
    for order in list(permutations(SAMPLES))[::2]:
        with new_store() as store:
            for name in order:
                with Library(store) as library:
                    library.import_entries(samples(name))
            first = first or told(store, *texts)
            assert told(store, *texts) == first


def test_what_a_user_wrote_stays(library):
    library.import_entries(samples("fugumt"))
    path = library.store.path("2305.18290")
    text = path.read_text("utf-8")
    edited = (
        "# read twice\n" + text.replace("title_ja: ", "title_ja: 私の訳 # ") + "mine: {a: 1}\nnote: 良い\n"
    )
    path.write_text(edited, "utf-8")
    with again(library) as now:
        now.import_entries(samples("fugumt"))
        assert path.read_text("utf-8") == edited
        now.import_entries(samples("paper-notes"))
        after = path.read_text("utf-8").splitlines()
    assert [line for line in edited.splitlines() if line not in after] == []
    assert library.get("2305.18290").title_ja == "私の訳"


def test_an_entry_is_no_news_also_when_the_user_gave_its_paper_another_title(library):
    library.import_entries(samples())
    path = library.store.path("gu2023mamba")
    title, rest = path.read_text("utf-8").split("\n", 1)
    assert title.startswith("title: ")
    path.write_text(f"title: My own name for it\n{rest}", "utf-8")
    before = contents(library.store.papers)
    with again(library) as now:
        now.import_entries(samples())
        assert contents(library.store.papers) == before


def test_an_import_into_a_store_with_a_broken_file_goes_on(library):
    library.import_entries(samples("arxiv-jp"))
    broken = library.store.path("gu2023mamba")
    broken.write_text("title: [\n")
    with again(library) as now:
        now.import_entries(samples("fugumt"))
        assert len(now.problems()) == 1
        assert broken.read_text() == "title: [\n"
        assert "2210.03629" in keys(now)


# --- several at once ---


def page(number: int, translation: str = "") -> str:
    return (
        f"論文の概要: On the number {number}\n- arxiv url: http://arxiv.org/abs/2401.{number:05}v1\n"
        f"- Title: On the number {number}\n- 参考スコア: {number}\n- Abstract: It is {number}.\n{translation}"
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text("".join(page(number) for number in range(1, 101)), "utf-8")
    more = "- Abstract(参考訳): 数である。\n"
    (tmp_path / "b.txt").write_text("".join(page(number, more) for number in range(51, 151)), "utf-8")
    return Home(tmp_path)


def test_two_imports_at_once_both_finish_and_lose_nothing(home):
    processes = [home.start("import", name) for name in ("a.txt", "b.txt")]
    assert [process.wait(60) for process in processes] == [0, 0]
    papers = {paper.key: paper for paper in saved(Store(home.store))}
    assert sorted(papers) == [f"2401.{number:05}" for number in range(1, 151)]
    for number in range(1, 151):
        files = {source.file for source in papers[f"2401.{number:05}"].sources}
        assert files == {"a.txt"} if number < 51 else "b.txt" in files
        assert len(files) == (2 if 51 <= number <= 100 else 1)
    with Library.open(home.store) as library:
        assert keys(library, order="key") == sorted(papers)
        assert keys(library, Label("has", "abstract_ja"), "key") == sorted(papers)[50:]


def test_searching_works_while_another_process_imports(home):
    process = home.start("import", "a.txt", "b.txt")
    sizes = [0]
    while process.poll() is None:
        with Library.open(home.store) as library:
            found = keys(library, Label("key", "2401.*"), "key")
            assert [
                json.loads(record)["key"] for record in library.json(library.index.ids_of(found))
            ] == found
            sizes.append(len(found))
    assert process.returncode == 0
    assert sizes == sorted(sizes)
    with Library.open(home.store) as library:
        assert library.size() == len(keys(library)) == 150


def test_an_import_waits_for_a_writer_and_sees_what_it_wrote(home):
    store = Store(home.store)
    with store.writing():
        process = home.start("import", "a.txt")
        with pytest.raises(TimeoutExpired):
            process.wait(0.7)
        store.save([Change(Paper("mine", title="On the number 1", rating=5))])
    assert process.wait(60) == 0
    mine = store.read(store.path("mine"))
    assert (mine.rating, mine.arxiv_id) == (5, "2401.00001")
    assert not store.exists("2401.00001")


def test_long_work_is_watched():
    seen = {}

    def watch(items, count, verb):
        if count:
            seen[verb] = count
        yield from items

    with new_store() as store, Library(store, watch=watch) as library:
        library.import_entries(samples())
        size = library.size()
        assert seen == {"planning": len(samples()), "writing": size, "indexing": size}
        library.close()
        index_path(store.root).unlink()
        seen.clear()
        library.with_texts().enter_blocks()
        assert seen == {"indexing": size, f"indexing words of {size} papers": size, "indexing titles": size}
