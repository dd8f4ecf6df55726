"""What an import finds in a store whose files have been read by the index alone."""

import pytest
from stores import located, new_store, put, saved

from paperlog.entries import Entry
from paperlog.joining import join
from paperlog.known import KnownPapers, known_papers
from paperlog.library import Library
from paperlog.looks import facts_of
from paperlog.model import Paper
from paperlog.sameness import keys_of_authors
from paperlog.store import Change

GROUP = ("Ilya Loshchilov", "Frank Hutter")
OLD = Paper("old", title="Fixing Weight Decay Regularization in Adam", authors=GROUP, year=2017)
NEW = Entry("Decoupled Weight Decay Regularization", authors=GROUP, year=2018, arxiv_id="1711.05101")


def test_papers_of_the_same_authors_are_found_by_their_words_and_no_others():
    restarts = OLD.with_(key="two", title="Gradient Descent with Warm Restarts")
    identified = OLD.with_(key="three", arxiv_id="1711.00001")
    later = OLD.with_(key="four", authors=GROUP[:1], year=2021)
    with new_store() as store, Library(store) as library:
        put(store, OLD, restarts, identified, later)
        library.index.enter_blocks()
        assert KnownPapers(library.index, store).by_authors(
            facts_of(NEW), keys_of_authors(facts_of(NEW))
        ) == ["old"]


def test_a_key_and_an_alias_are_taken_in_every_case():
    with new_store() as store, Library(store) as library:
        put(store, OLD.with_(aliases=("Decay",)))
        known = KnownPapers(library.index, store)
        assert [known.is_taken(key) for key in ("old", "OLD", "decay", "new")] == [True, True, True, False]


def test_the_authors_of_a_file_that_was_edited_count_as_they_are_now():
    with new_store() as store, Library(store) as library:
        library.import_entries([located(Entry(OLD.title, authors=GROUP, year=2017))])
        (path,) = (path for _, path in store.files())
        text = path.read_text("utf-8")
        path.write_text(text.replace("Ilya Loshchilov", "Somebody Else"), "utf-8")
        library.index.refresh()
        assert [row.reason for row in library.plan([located(NEW)]).rows] == [None]
        path.write_text(text, "utf-8")
        library.index.refresh()
        (row,) = library.plan([located(NEW)]).rows
        assert "possible duplicate of loshchilov2017fixing" in (row.reason or "")


def test_of_very_many_papers_of_the_same_authors_the_last_ones_are_looked_at():
    papers = [OLD.with_(key=f"k{number:03}", title=f"{OLD.title} {'x' * number}") for number in range(120)]
    with new_store() as store, Library(store) as library:
        put(store, *papers)
        library.index.enter_blocks()
        found = KnownPapers(library.index, store).by_authors(facts_of(NEW), keys_of_authors(facts_of(NEW)))
        assert 0 < len(found) < len(papers)
        assert "k119" in found


def test_a_paper_whose_title_a_person_changed_is_found_by_the_one_that_it_came_with():
    page = Entry(OLD.title, authors=GROUP, year=2017)
    with new_store() as store, Library(store) as library:
        library.import_entries([located(page)])
        (path,) = (path for _, path in store.files())
        path.write_text(path.read_text("utf-8").replace(OLD.title, "★ AdamW、減衰の話"), "utf-8")
        library.index.refresh()
        (row,) = library.plan(
            [located(page._replace(title=OLD.title.upper().replace(" ", "-"), comment="c"))]
        ).rows
        assert (row.action, row.reason) == ("updated", "keeps your title")
        (row,) = library.import_entries([located(page._replace(tags=("RLVR",)), "b.txt")]).rows
        assert (row.action, row.matched_by, row.reason) == ("updated", "title", "keeps your title")
        (paper,) = saved(store)
        assert (paper.title, paper.tags) == ("★ AdamW、減衰の話", ("RLVR",))
        before = path.read_bytes()
        library.import_entries([located(page), located(page._replace(tags=("RLVR",)))])
        assert path.read_bytes() == before
        (row,) = library.import_entries([located(page._replace(title=OLD.title.upper(), comment="c"))]).rows
        assert row.action == "updated"


def test_by_a_title_that_a_person_changed_no_other_paper_is_found():
    with new_store() as store, Library(store) as library:
        library.import_entries([located(Entry(OLD.title, authors=GROUP, year=2017))])
        (path,) = (path for _, path in store.files())
        path.write_text(path.read_text("utf-8").replace(OLD.title, "AdamW"), "utf-8")
        library.index.refresh()
        other = Entry(OLD.title, authors=("Somebody Else", "Bo Li"), year=2017)
        assert [row.action for row in library.plan([located(other)]).rows] == ["created"]


def test_a_paper_that_another_process_took_into_the_index_is_found_by_its_words():
    with new_store() as store, Library(store) as library, Library(store) as other:
        library.index.enter_blocks()
        put(store, OLD)
        other.index.refresh()
        library.index.refresh()
        library.index.enter_blocks()
        assert KnownPapers(library.index, store).by_authors(
            facts_of(NEW), keys_of_authors(facts_of(NEW))
        ) == ["old"]


def test_papers_of_a_doi_are_found_in_whatever_case():
    with new_store() as store, Library(store) as library:
        put(store, OLD.with_(doi="10.1000/AbC"), OLD.with_(key="other", doi="10.1000/abcd"))
        known = KnownPapers(library.index, store)
        assert known.by_doi("10.1000/aBc") == ["old"]


@pytest.mark.parametrize(
    ("own_id", "title", "authors", "action"),
    [
        ("2402.12354", OLD.title, ("Bob Jones",), "created"),
        ("2402.12354", NEW.title, GROUP, "created"),
        (None, OLD.title, ("Bob Jones",), "created"),
        (None, OLD.title, GROUP, "updated"),
        (None, NEW.title, (), "updated"),
    ],
)
def test_an_alias_is_an_arxiv_id_only_of_a_paper_that_may_have_it(own_id, title, authors, action):
    aliased = Paper("own", title=title, authors=authors, arxiv_id=own_id, aliases=("1711.05101",))
    with new_store() as store, Library(store) as library:
        put(store, aliased)
        (row,) = library.import_entries([located(NEW)]).rows
        assert (row.action, len(saved(store))) == (action, 1 if action == "updated" else 2)
        assert library.import_entries([located(NEW)]).changed == []


def test_the_id_of_a_paper_that_a_person_has_merged_by_force_goes_on_finding_it():
    page = Entry("Warm Restarts", authors=("Bob Jones",), year=2016, arxiv_id="1608.03983", arxiv_version=1)
    with new_store() as store, Library(store) as library:
        library.import_entries([located(page), located(NEW)])
        keep, gone = (store.read(store.path(key)) for key in ("1711.05101", "1608.03983"))
        with store.writing():
            store.save([Change(join(keep, gone, "2025-07-10T00:00:00+00:00").paper, keep)])
        store.path(gone.key).unlink()
        library.index.refresh()
        (row,) = library.plan([located(page._replace(arxiv_version=2))]).rows
        assert (row.key, row.matched_by) == ("1711.05101", "arxiv_id")


def test_papers_may_be_looked_at_without_some_entries_or_left_out():
    some = [located(NEW), located(Entry("On Words"), "b.txt")]
    with new_store() as store, Library(store) as library:
        library.import_entries(some)
        known = KnownPapers(library.index, store)
        assert known.entries({each.digest for each in some}) == {
            each.digest: each._replace(format="", file="", line=0) for each in some
        }
        other = known.paper("1711.05101").with_(title="Without")
        view = known.without({"1711.05101": other, "anonndwords": None}, {some[0].digest})
        assert (view.paper("1711.05101"), view.by_digest(some[0].digest)) == (other, None)
        assert [view.is_hidden(key) for key in ("1711.05101", "anonndwords")] == [False, True]
        assert known.paper("1711.05101").title == NEW.title
        assert known.by_digest(some[0].digest) == "1711.05101"


def test_a_store_without_papers_is_asked_for_none_but_its_files_count():
    with new_store() as store, Library(store) as library:
        assert len(library.plan([located(NEW)]).created) == 1
        put(store, OLD)
        store.path("old").with_name("out.yaml").write_text("title: [", "utf-8")
        store.path("old").unlink()
        library.index.refresh()
        known = known_papers(library.index, store)
        asked = (
            known.by_arxiv_id("1711.05101"),
            known.by_title("x", "X"),
            known.by_blocks(["a"]),
            known.by_doi("10.1/x"),
        )
        assert asked == ([], [], [], [])
        assert known.by_digest("0" * 16) is None
        assert known.by_authors(facts_of(NEW), keys_of_authors(facts_of(NEW))) == []
        assert [known.is_taken(key) for key in ("out", "old")] == [True, False]
