import pytest
from hypothesis import given, settings
from strategies import papers

from paperlog.codec import to_yaml_values
from paperlog.errors import UnreadableError
from paperlog.papertext import read, with_fields
from paperlog.yamldumper import dump


@given(papers, papers)
@settings(max_examples=60)
def test_a_text_says_of_a_paper_what_it_is_told_to(paper, other):
    text = "mine: kept  # by me\n" + dump(to_yaml_values(paper) or {"year": 1})
    before, node = read(paper.key, text)
    after = with_fields(text, other.with_(key=paper.key), before, node)
    assert read(paper.key, after)[0] == other.with_(key=paper.key)
    assert "mine: kept  # by me\n" in after
    assert with_fields(text, before, before, node) == text


def test_what_cannot_be_read_is_told_with_its_line():
    with pytest.raises(UnreadableError, match=r"^2: 'year' must be"):
        read("x", "title: x\nyear: soon\n")
