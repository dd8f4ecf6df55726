import json

from hypothesis import given
from hypothesis import strategies as st

from paperlog.jsontext import json_text
from paperlog.text import clean


@given(st.text())
def test_every_reader_gets_the_same_text_and_no_terminal_anything_to_act_on(text: str) -> None:
    written = json_text({"a": [text]})
    assert json.loads(written) == {"a": [text]}
    assert clean(written) == written
    assert "\n" not in written


def test_other_text_stays_as_it_is() -> None:
    assert json_text(["推論 é 𠮷"]) == '["推論 é 𠮷"]'
    assert json_text(["\x9b\u202e\U000e0041"]) == '["\\u009b\\u202e\\udb40\\udc41"]'
