from hypothesis import given
from hypothesis import strategies as st

from paperlog.linenumbers import OF_CLEAN, ends, parted, seen
from paperlog.text import clean


def test_lines_end_with_lf_crlf_or_cr_alone():
    text = "a\nb\r\nc\rd\x85e\u2028f\x0bg\n"
    assert (ends(text), ends(text, 2), ends(text, 0, 2)) == (4, 3, 1)


@given(st.text(alphabet="a\n\r\x0b\x0c\x85\u2028\u2029"))
def test_what_a_reader_of_cleaned_text_counts_is_what_an_editor_shows(text: str):
    place = text.rfind("a")
    before = text[: max(place, 0)]
    assert seen(clean(before).count("\n") + 1, parted(text, OF_CLEAN)) == ends(before) + 1
