from stores import located

from paperlog.entries import Entry, Located, Record, entry_of
from paperlog.joinrecords import NOTHING_NEW, Carry, brought, held_by, made, own_of, started, taken_in
from paperlog.model import Paper, Related, Source

NOW = "2025-07-10T00:00:00+00:00"
THEIRS = Paper(
    "zhou2025culture",
    title="Culture",
    tags=("a",),
    note="Theirs.",
    status="read",
    related=(Related("Other", key="other2020x"),),
    sources=(Source("fugumt", "a.txt", 1, "0123"),),
    added="2024-01-01T00:00:00+00:00",
)


def whole(paper: Paper, text: str = "") -> Located:
    record = Record(paper, is_whole=True, text=text, origin="other")
    return Located(entry_of(paper), "paperlog", "a.jsonl", 1, "", record=record)


def item(paper: Paper) -> Located:
    return Located(entry_of(paper), "bibtex", "a.bib", 1, "4567", record=Record(paper))


def test_a_record_of_a_store_is_its_paper_as_it_is() -> None:
    assert made(whole(THEIRS), NOW) == THEIRS.with_(key="", related=(Related("Other"),))


def test_what_is_not_known_to_an_export_stays_so_and_what_a_person_wrote_is_new_now() -> None:
    written = whole(Paper("k", title="T"))
    assert written.record is not None
    exported = written._replace(record=written.record._replace(is_exported=True))
    assert [made(each, NOW).added for each in (written, exported)] == [NOW, None]


def test_an_item_of_a_reference_manager_has_a_source_and_what_is_its_users() -> None:
    paper = made(item(THEIRS), NOW)
    assert (paper.status, paper.note, paper.added) == ("read", "Theirs.", NOW)
    assert [(source.format, source.digest) for source in paper.sources] == [("bibtex", "4567")]


def test_what_is_a_users_own_stays_and_is_added() -> None:
    mine = Paper("culture", title="Culture", note="Mine.", status="skipped", tags=("b",))
    for one in (whole(THEIRS), item(THEIRS)):
        merged, reason = taken_in(mine, one, NOW)
        assert (merged.paper.note, merged.paper.status, set(merged.paper.tags)) == (
            *("Mine.\n\nTheirs.", "skipped"),
            {"a", "b"},
        )
        assert reason == "keeps its own status"
        assert taken_in(merged.paper, one, NOW)[0].is_no_news


def test_nothing_new_is_told_as_such() -> None:
    assert taken_in(THEIRS.with_(related=(Related("Other"),)), whole(THEIRS), NOW)[1] == NOTHING_NEW


def test_a_tag_that_a_digest_gave_and_the_user_took_off_stays_off() -> None:
    given = made(located(Entry("Culture", tags=("a", "b"))), NOW)
    mine = given.with_(key="culture", tags=("b",))
    assert taken_in(mine, whole(given.with_(key="theirs", tags=("a", "b", "c"))), NOW)[0].paper.tags == (
        "b",
        "c",
    )


def test_a_file_starts_from_the_text_that_its_user_wrote() -> None:
    text = "# mine\nkey: 'a'\ntitle: Culture # yes\nmood: good\n"
    assert started(whole(THEIRS, text)) == Carry("# mine\ntitle: Culture # yes\nmood: good\n", THEIRS)
    assert started(whole(THEIRS, "{key: a, title: T, mood: {x: [1]}}\n")) == Carry(
        tail="mood:\n  x:\n  - '1'\n"
    )
    assert started(whole(THEIRS)) == Carry()


def test_unknown_fields_come_behind_those_of_the_paper_once() -> None:
    text = "title: Culture\nmood: good\n# why\nshelf: 3\n"
    held = held_by(Carry(), "title: Culture\nshelf: 2\n")
    assert held is not None
    found = brought(held, text)
    assert (found.lines, found.fields) == ("mood: good\n# why\nshelf-2: 3\n", ("mood", "shelf-2"))
    held.take(found.lines)
    assert brought(held, text).lines == ""


def test_a_record_without_fields_and_comments_of_its_own_has_nothing_to_bring() -> None:
    assert own_of(Record(THEIRS, text="title: Culture\n")) == own_of(Record(THEIRS)) == own_of(None) == ""
    assert own_of(Record(THEIRS, text="{title: Culture, mood: good}\n")) == "mood: good\n"


def test_what_the_user_made_of_a_managers_marks_does_not_come_back() -> None:
    theirs = Paper("k", title="Culture", status="read", rating=2, note="Theirs.")
    mine = made(item(theirs), NOW).with_(key="k", rating=None, note="Mine.", status="unread")
    again = theirs.with_(tags=("new",), rating=3)
    merged, _ = taken_in(mine, item(again)._replace(digest="89ab"), NOW)
    assert merged.changed == ("tags",)
    assert merged.paper.with_(tags=(), sources=(), modified=None) == mine.with_(sources=())


def test_marks_that_a_manager_has_come_to_have_come_once() -> None:
    bare = Paper("k", title="Culture")
    paper = made(item(bare), NOW).with_(key="k")
    merged, _ = taken_in(paper, item(bare.with_(status="read", note="Theirs.")), NOW)
    assert (merged.paper.status, merged.paper.note, merged.paper.rating) == ("read", "Theirs.", None)
    cleared = merged.paper.with_(note=None, status="unread")
    assert taken_in(cleared, item(bare.with_(status="read", note="Theirs.")), NOW)[0].is_no_news


def test_of_a_source_that_does_not_say_which_note_it_gave_none_comes_back() -> None:
    source = Source("bibtex", "a.bib", 1, "89ab", gave="own note U01234567")
    paper = Paper("k", title="Culture", sources=(source,))
    theirs = Paper("k", title="Culture", rating=3, note="Theirs.")
    for one in (item(theirs), item(theirs)._replace(digest="89ab")):
        merged, reason = taken_in(paper, one, NOW)
        assert (merged.paper.note, merged.paper.rating) == (None, 3)
        assert taken_in(merged.paper, item(theirs.with_(note="Other.")), NOW)[0].paper.note is None
    assert reason is None


def test_of_a_source_that_does_not_say_what_it_gave_nothing_comes_back() -> None:
    paper = Paper("k", title="Culture", sources=(Source("bibtex", "a.bib", 1, "4567", gave="v1"),))
    assert taken_in(paper, item(Paper("k", title="Culture", rating=3)), NOW)[0].is_no_news
