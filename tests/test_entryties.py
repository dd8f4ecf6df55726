"""An undo that leaves a file leaves those, too, with which that one has exchanged entries."""

from paperlog.entryties import tied


def file(*digests: str) -> bytes:
    sources = "".join(f"- format: fugumt\n  digest: '{digest * 16}'\n" for digest in digests)
    return f"title: On Words\nsources:\n{sources}".encode()


def test_where_an_entry_was_taken_out_of_an_edited_file_its_own_file_stays() -> None:
    now = {"old": file("a"), "new": file("b"), "other": file("c")}
    found = tied({"new": None, "other": None}, {"old": file("a", "b")}, now.get)
    assert found == {"new": "old"}


def test_where_the_own_file_was_edited_the_one_that_lost_the_entry_stays() -> None:
    now = {"old": file("a"), "new": file("b"), "other": file("c", "d")}
    found = tied({"old": file("a", "b"), "other": file("c")}, {"new": None}, now.get)
    assert found == {"old": "new"}


def test_ties_go_from_file_to_file() -> None:
    now = {"a": file("a"), "b": file("b"), "c": file("c")}
    found = tied({"b": file("c"), "c": None}, {"a": file("a", "b")}, now.get)
    assert found == {"b": "a", "c": "b"}


def test_nothing_is_tied_where_nothing_was_edited_or_moved() -> None:
    assert tied({"new": None}, {}, {}.get) == {}
    assert tied({"new": None}, {"old": file("a")}, {"old": file("a", "b"), "new": file("c")}.get) == {}
