import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.digests.decode import decode
from paperlog.errors import UnreadableError

TEXT = "論文の概要: モデルは、推論を高速化する。\n著者 A,B\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_the_encodings_that_people_have(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_of_both_orders(mark, encoding):
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_the_signs_of_windows_are_read():
    assert decode("①髙﨑〜".replace("〜", "～").encode("cp932")) == "①髙﨑～"


def test_half_width_katakana_is_no_reason_to_take_euc():
    assert decode("ｶﾀｶﾅの論文です。".encode("cp932")) == "ｶﾀｶﾅの論文です。"


@pytest.mark.parametrize(
    ("data", "what", "line"),
    [
        (b"\x7fELF\0\0", "NUL", 1),
        (b"%PDF-1.7\n\0", "NUL", 2),
        (b"\xff\xfea", "not UTF-16 from here on", 1),
        (codecs.BOM_UTF16_BE + "《《\n".encode("utf-16-be") + b"a", "not UTF-16", 2),
        (b"\xef\xbb\xbfa\nbbbb\xff", "not UTF-8 from here on, as its byte-order mark", 2),
        (b"\x81 \xff\xff", "not text from here on", 1),
        ("論\r\n文\r".encode() + b"\xff\n\xff", "not text from here on", 3),
        ("論\n文\nと\n".encode("euc_jp") + b"\x8f\xff", "not text from here on", 4),
    ],
)
def test_what_is_no_text_is_told_with_the_line_of_its_first_bad_byte(data, what, line):
    with pytest.raises(UnreadableError, match=what) as told:
        decode(data)
    assert told.value.line == line


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_told(data):
    try:
        decode(data).encode()
    except UnreadableError as error:
        what = str(error)
        assert "save it as UTF-8" in what


@given(st.text())
def test_utf_8_is_read_as_it_is(text):
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


def test_lines_end_where_an_editor_ends_them():
    with pytest.raises(UnreadableError) as told:
        decode("一\n二\x0b三\u2028四\x85\r\n五\r".encode() + b"\xff")
    assert told.value.line == 4
