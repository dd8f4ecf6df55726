"""A store as it was before a change, of which some is in place."""

import os
import time

import pytest
from stores import new_store, put

from paperlog.changes import Touched, file_hash
from paperlog.errors import UnreadableError
from paperlog.indexscan import compare, is_racy
from paperlog.model import Paper
from paperlog.past import PastStore
from paperlog.store import Removal

OLD, NEW = b"title: old\n", b"title: new\n"


@pytest.fixture
def past():
    """`came` is new, `changed` was OLD, `went` is gone, `waits` is to be changed, `mine` was edited since."""
    with new_store() as store:
        put(store, *(Paper(key, title="x") for key in ("came", "changed", "mine", "other", "waits", "went")))
        for key in ("came", "changed"):
            store.path(key).write_bytes(NEW)
        for key in ("went", "waits"):
            store.path(key).write_bytes(OLD)
        with store.writing():
            store.save([Removal("went")])
        touched = [Touched("came", None, file_hash(NEW)), Touched("went", OLD, None)]
        touched += [Touched(key, OLD, file_hash(NEW)) for key in ("changed", "waits", "mine")]
        yield PastStore(store.root, touched)


def test_files_are_as_they_were(past):
    assert [key for key, _ in past.files()] == ["changed", "mine", "other", "waits", "went"]
    assert [past.exists(key) for key in ("came", "changed", "went", "other", "none")] == [0, 1, 1, 1, 0]
    assert past.data("came") is past.data("none") is None
    assert past.data("changed") == past.data("waits") == past.data("went") == OLD
    assert past.read(past.path("went")).title == "old"
    assert past.read(past.path("other")).title == "x"
    with pytest.raises(UnreadableError, match=r"came\.yaml: cannot be read \(No such file"):
        past.read(past.path("came"))


def test_what_was_edited_since_is_as_it_is(past):
    assert past.read(past.path("mine")).title == "x"


def test_what_cannot_be_read_is_there(past):
    past.path("waits").unlink()
    past.path("waits").mkdir()
    assert past.exists("waits")
    assert "waits" in dict(past.files())
    with pytest.raises(UnreadableError, match="no regular file"):
        past.data("waits")


def test_a_file_that_has_changed_is_one_that_is_as_the_change_leaves_it(past):
    assert past.changed() == past.path("came")
    for key in ("came", "changed"):
        past.path(key).unlink()
    past.path("came").mkdir()  # cannot be read
    assert past.changed() == past.path("went")
    past.path("went").write_bytes(OLD)
    assert past.changed() is None


def test_a_look_shows_what_was_there_as_if_it_had_just_changed(past):
    at = time.time_ns() + 10**10
    looked = past.looked(compare(past.papers, {}, at))
    files = {stat[0]: stat for shard in looked.shards for stat in shard.files}
    assert sorted(files) == [f"{key}.yaml" for key in ("changed", "mine", "other", "waits", "went")]
    assert [name for name, stat in sorted(files.items()) if not is_racy(stat, at)] == ["other.yaml"]
    assert {shard.name: bool(shard.digest) for shard in looked.shards} == {
        **dict.fromkeys("cmw", False),
        "o": True,
    }


def test_a_look_has_bytes_of_a_name_written_out(past):
    at = time.time_ns()
    odd = PastStore(past.root, [Touched(os.fsdecode(b"./e\xff/\xfe.yaml"), OLD, None)])
    (shard,) = (shard for shard in odd.looked(compare(past.papers, {}, at)).shards if not shard.digest)
    assert shard[:2] == ("e\\xff", [("\\xfe.yaml", 0, at, at, 0)])
