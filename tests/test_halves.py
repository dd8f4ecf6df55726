from pathlib import Path

from paperlog.halves import Held, halves, with_copies

OLD, NEW = b"title: x\n", b"title: x\naliases:\n- old\n"


def nobody(_: str) -> tuple[str, ...]:
    return ()


def held(contents: dict[str, bytes | None], edited: str, now: dict[str, bytes]) -> list[tuple[str, str]]:
    found = halves(contents, edited.split(), {"old": OLD, "gone": b"title: y\n"}, now.get, nobody)
    return [(each.key, each.whole) for each in found]


def test_what_an_edited_file_has_become_is_not_put_back():
    assert held({"old": OLD}, "new", {"new": NEW}) == [("old", "new")]
    assert held({"old": OLD}, "new", {"new": b"title: x\nnote: of old\n"}) == []
    assert held({"old": OLD, "new": b"title: z\n"}, "", {"new": NEW}) == []
    assert held({"old": OLD}, "other", {"new": NEW, "other": b"title: x\n"}) == []


def test_a_file_that_was_moved_to_its_own_place_is_not_put_back_where_it_stood():
    place = "./x/new.yaml"
    found = halves({place: OLD}, ["new"], {place: OLD}, {"new": b"title: mine\n"}.get, nobody)
    assert found == [Held(place, "new", OLD)]


def test_a_file_that_cannot_be_read_may_hold_it():
    assert held({"old": OLD}, "new", {"new": b"aliases: [old\n"}) == [("old", "new")]
    assert held({"old": OLD}, "new", {"new": b"\xff\xfe old"}) == [("old", "new")]


def test_what_holds_a_paper_whose_place_is_taken_stays():
    assert held({"new": None}, "old", {"old": b"title: mine\n", "new": NEW}) == [("old", "new")]


def test_of_two_that_one_file_has_become_both_stay_away():
    both = b"aliases: [old, gone]\n"
    assert held({"new": None, "gone": b""}, "old", {"old": b"title: mine\n", "new": both}) == [
        ("old", "new"),
        ("gone", "new"),
    ]


def test_a_paper_may_be_part_of_one_that_the_change_knew_nothing_of():
    found = halves({"old": OLD}, (), {"old": OLD}, {}.get, lambda name: ["later"] if name == "old" else [])
    assert found == [Held("old", "later", OLD)]


def test_copies_are_kept_in_the_store(tmp_path: Path):
    (one,) = with_copies(tmp_path, [Held("hep-th/9901001", "new", OLD)])
    assert Path(one.copy).read_bytes() == OLD
    assert Path(one.copy).is_relative_to(tmp_path / ".paperlog" / "drafts")
