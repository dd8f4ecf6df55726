import time

import pytest
from stores import new_store, put

from paperlog.indexcheck import has_rest, is_as_now
from paperlog.indexfile import transaction
from paperlog.indexscan import RACY_NS
from paperlog.library import Library
from paperlog.model import Paper, Related

PAPER = Paper("a", title="Engines Think", authors=("Ada Lovelace",), tags=("x",), related=(Related("Looms"),))
ELSE = {
    "paper": "UPDATE paper SET line = 'xx', year = 1900",
    "label": "UPDATE label SET value = 'ZZZ' || value",
    "no label": "DELETE FROM label WHERE value = 'tag:x'",
    "named": "UPDATE named SET value = 'y' WHERE kind = 'tag'",
    "record": "UPDATE record SET json = 'garbage'",
    "no record": "DELETE FROM record",
    "relation": "UPDATE relation SET title_key = 'wheels'",
    "body": "UPDATE body SET text = replace(text, 'engines', 'wheels')",
    "no body": "DELETE FROM body",
    "block": "UPDATE block SET value = value || 'x' WHERE value <> ''",
    "problem": "UPDATE file SET problem = 'cannot be read'",
}
REST = {
    "of no file": "INSERT INTO named VALUES ('tag', 'ghost', 99)",
    "no words": "INSERT INTO words (words) VALUES ('delete-all')",
}


@pytest.fixture
def library():
    with new_store() as store:
        put(store, PAPER)
        time.sleep(2 * RACY_NS / 1e9)  # what is younger than that is read again in any case
        with Library.open(store.root) as library:
            library.surely(lambda index: index.enter_blocks())
            library.with_texts()
            yield library


def change(library: Library, sql: str) -> None:
    """Does something to the index that paperlog would not do."""
    library.index._end()
    with transaction(library.index._db):
        library.index._db.execute(sql)
    library.index.begin()


def test_what_was_entered_is_what_would_be_entered_now(library):
    assert is_as_now(library.index, PAPER)
    assert not has_rest(library.index)
    retagged = PAPER.with_(tags=("y",))
    assert not is_as_now(library.index, retagged)
    with library.writing():
        put_again = library.store.path("a").read_text().replace("- x", "- y")
        library.store.path("a").write_text(put_again)
        library.index.refresh()
    assert is_as_now(library.index, retagged)
    assert not has_rest(library.index)


def test_labels_may_stand_in_any_order(library):
    change(
        library, "UPDATE body SET labels = replace(replace(labels, 'tag:x\n', ''), '\nkey:', '\ntag:x\nkey:')"
    )
    assert is_as_now(library.index, PAPER)


@pytest.mark.parametrize("sql", ELSE.values(), ids=ELSE)
def test_whatever_else_the_index_says_of_a_paper_is_seen(library, sql):
    change(library, sql)
    assert not is_as_now(library.index, PAPER)


@pytest.mark.parametrize("sql", REST.values(), ids=REST)
def test_what_the_index_says_of_no_paper_is_seen(library, sql):
    change(library, sql)
    assert is_as_now(library.index, PAPER)
    assert has_rest(library.index)


@pytest.mark.parametrize("title", ["Zeta\u200bfish Two", "Zeta\x01fish Two", "Zeta\u202efish\tTwo"])
def test_a_title_with_letters_that_no_list_shows_is_entered_as_it_is(title: str) -> None:
    with new_store() as store, Library(store) as library:
        put(store, Paper("z", title=title))
        library.index.enter_blocks()
        assert is_as_now(library.index, library.get("z"))
