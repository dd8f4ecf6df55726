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
    ("data", "what"),
    [
        (b"\x7fELF\0\0", "NUL"),
        (b"%PDF-1.7\n\0", "NUL"),
        (b"\xff\xfea", "utf-16"),
        (b"\xef\xbb\xbfa\nbbbb\xff", "line 2"),
        (b"\x81 \xff\xff", "encoding is not known"),
    ],
)
def test_what_is_no_text_is_told(data, what):
    with pytest.raises(UnreadableError, match=what):
        decode(data)


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
