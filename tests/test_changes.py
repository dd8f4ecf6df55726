import gzip
import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.changes import Record, Recorded, Touched, read_change, read_files, way_back
from paperlog.paths import file_of

data = st.none() | st.binary(max_size=300)
touched = st.dictionaries(st.from_regex(r"[a-z]{1,4}(19|20)[0-9]{2}", fullmatch=True), st.tuples(data, data))

Files = dict[str, tuple[bytes | None, bytes | None]]


def packed(files: Files, command: str = "paperlog import x") -> bytes:
    written: list[bytes] = []
    record = Record(command, "2025-07-10T12:30:45+00:00", written.append)
    for key, (before, after) in files.items():
        record.add(key, before, after)
    record.write()
    return b"".join(written)


def unpacked(packed: bytes) -> tuple[Recorded, list[Touched]]:
    plain = gzip.decompress(packed)
    return read_change(7, BytesIO(plain)), list(read_files(BytesIO(plain)))


@given(touched, st.text())
def test_a_change_is_read_as_it_was_recorded(files, command):
    if not files:
        assert packed(files, command) == b""
        return
    change, read = unpacked(packed(files, command))
    assert (change.number, change.command, change.when) == (7, command, "2025-07-10T12:30:45+00:00")
    assert {key: before for key, before, _ in read} == {key: before for key, (before, _) in files.items()}
    assert change.created == tuple(key for key, (before, _) in files.items() if before is None)
    assert change.removed == tuple(
        key for key, (before, after) in files.items() if before is not None and after is None
    )
    assert len(change.created + change.updated + change.removed) == len(files)


@given(touched, st.data())
def test_the_way_back_leads_from_after_to_before_and_leaves_what_is_neither(files, draw):
    now = {key: draw.draw(st.sampled_from([*pair, b"edited by hand"])) for key, pair in files.items()}
    if not files:
        return
    back = way_back(*unpacked(packed(files)), now.get)
    for key, (before, after) in files.items():
        if now[key] == before:
            assert key not in back.contents
        elif now[key] == after:
            assert back.contents[key] == before
        else:
            assert key in back.edited
    assert len(back.contents) + len(back.edited) == sum(now[key] != files[key][0] for key in files)


@pytest.mark.parametrize(
    "key",
    [
        "../../x",
        "/etc/x",
        "a/../../../x",
        "x/y",
        "hep-th/9901001/..",
        "a\0b",
        "",
        ".",
        "/x",
        "./../x.yaml",
        "./\ud800/x.yaml",
        5,
        None,
    ],
)
def test_a_key_that_leads_out_of_the_store_is_refused(key: Any):
    plain = (
        b"{}\n[[%s, null, null]]\n" % json.dumps(key).encode()
        if isinstance(key, str)
        else b"{}\n[[5, null, null]]\n"
    )
    with pytest.raises((ValueError, TypeError, LookupError)):
        list(read_files(BytesIO(plain)))


ODD = ("./e\u3000/b.yaml", "./e\n/\t.yaml", "./\x1b.yaml", "./\u202e/\u200b.yaml", "./\udcff/b\udcfe.yaml")


@pytest.mark.parametrize("place", ODD)
def test_every_place_that_a_file_can_have_is_taken_back(place: str):
    change, files = unpacked(packed({place: (b"title: x\n", None), "c": (None, b"title: x\n")}))
    assert (change.removed, [each.key for each in files]) == ((place,), [place, "c"])
    now = {"c": b"title: edited\n"}
    assert way_back(change, files, now.get).contents == {place: b"title: x\n"}


@pytest.mark.parametrize("key", ["2411.16579", "hep-th/9901001", "zhou2025culture-2", "mine"])
def test_every_key_of_a_store_is_taken(key: str):
    assert file_of(key).count("/") == 1
    ((read, _, _),) = read_files(BytesIO(b'{}\n[["%s", null, null]]\n' % key.encode()))
    assert read == key


@pytest.mark.parametrize("plain", [b"", b"{}\n", b"[]\n[]\n", b"not JSON\n", b'{"when": 1}\n', b"\xff\n"])
def test_bytes_that_are_no_change_are_told(plain: bytes):
    with pytest.raises((ValueError, TypeError, LookupError)):
        read_change(1, BytesIO(plain))


def test_a_change_that_was_cut_short_is_told():
    plain = gzip.decompress(packed({"a": (b"before", b"after")}))
    with pytest.raises(ValueError, match="cut short"):
        list(read_files(BytesIO(plain[:-1])))


@pytest.mark.parametrize("length", [-1, 10_000_001])
def test_a_change_that_unpacks_to_more_than_a_paper_is_refused(length: int) -> None:
    plain = f'{{}}\n[["x2020y", {length}, null]]\n'.encode() + b" " * 100
    with pytest.raises(ValueError, match="longer than any paper"):
        list(read_files(BytesIO(plain)))


def test_a_line_without_an_end_is_not_unpacked_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperlog.changes._MOST_OF_A_LINE", 1000)
    file = BytesIO(b"[" * 5000)
    with pytest.raises(ValueError, match="a line too long"):
        read_change(1, file)
    assert file.tell() == 1001
