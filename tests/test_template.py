from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import small_papers

from paperlog.errors import UsageError
from paperlog.fields import NAMES
from paperlog.model import Paper
from paperlog.rows import cell
from paperlog.template import FIELDS, MAX_LENGTH, template

PAPER = Paper("k", title="On {words}", authors=("Fan Zhou", "A B"), published="2025-02-17T17:25:11+00:00")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{key}", "k\n"),
        ("{key}\\t{title}", "k\tOn {words}\n"),
        ("{authors} ({date})", "Fan Zhou; A B (2025-02-17)\n"),
        ("{{{key}}}", "{k}\n"),
        ("{key}\\0", "k\0"),
        ("{key}\\n", "k\n"),
        ("{key}\n", "k\n"),
        ("推論 {doi}|", "推論 |\n"),
        ("", "\n"),
    ],
)
def test_a_template(text, filled):
    assert template(text)(PAPER) == filled


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{kye}", "unknown field '{kye}'; known are key, "),
        ("{a\nb}", "unknown field '{a b}'"),
        ("{}", "unknown field"),
        ("{0}", "unknown field"),
        ("{key.__class__}", "unknown field"),
        ("{key[0]}", "unknown field"),
        ("{key!r}", "a field is given as it is: write {key}"),
        ("{key:>10000000}", "a field is given as it is: write {key}"),
        ("{key:{title}}", "a field is given as it is: write {key}"),
        ("{key", "a brace stands alone; fields are like {title}, and {{ and }} print"),
        ("key}", "a brace stands alone"),
        ("x" * (MAX_LENGTH + 1), "longer than"),
    ],
)
def test_a_wrong_template_is_told(text, message):
    with pytest.raises(UsageError) as error:
        template(text)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@given(st.text("{}!:[].\\tn0key", max_size=12) | st.text(max_size=12))
@settings(max_examples=60)
def test_any_text_is_a_template_or_told(text):
    with suppress(UsageError):
        assert template(text)(PAPER).endswith(("\n", "\0"))


@given(small_papers)
@settings(max_examples=20)
def test_every_field_is_filled_as_a_cell(paper):
    assert {"date", *NAMES} == set(FIELDS)
    for name in FIELDS:
        assert template(f"<{{{name}}}>")(paper) == f"<{cell(paper, name)}>\n"
