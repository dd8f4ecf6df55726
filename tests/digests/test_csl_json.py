import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperlog.digests import identify, read
from paperlog.digests.csl_json import CSL_JSON
from paperlog.errors import UnreadableError
from paperlog.model import Paper

ZOTERO: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/ABCD1234",
    "citation-key": "rafailov2023direct",
    "type": "article",
    "title": "Direct <i>Preference</i> Optimization",
    "author": [
        {"family": "Rafailov", "given": "Rafael"},
        {"family": "Berg", "given": "Guido", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"family": "岡崎", "given": "直観"},
        {"literal": "The Example Team"},
        {"literal": "others"},
    ],
    "number": "arXiv:2305.18290",
    "publisher": "arXiv",
    "DOI": "10.48550/arXiv.2305.18290",
    "URL": "http://arxiv.org/abs/2305.18290",
    "issued": {"date-parts": [["2023", 5, 29]]},
    "abstract": "<jats:p>In English.</jats:p>",
    "keyword": "RLHF, 推論",
    "annote": "Read again.",
}


def paper(**changes: Any) -> Paper:
    name, reading = read(json.dumps([ZOTERO | changes]))
    assert (name, reading.problems) == ("csl-json", ())
    ((line, record),) = reading.records
    assert (line, record.is_whole) == (1, False)
    return record.paper


def test_an_item_of_zotero() -> None:
    assert paper() == Paper(
        key="rafailov2023direct",
        arxiv_id="2305.18290",
        title="Direct Preference Optimization",
        authors=("Rafael Rafailov", "Guido van der Berg Jr.", "岡崎 直観", "The Example Team"),
        authors_truncated=True,
        year=2023,
        published="2023-05-29T00:00:00+00:00",
        abstract_en="In English.",
        tags=("RLHF", "推論"),
        note="Read again.",
    )


def test_what_stands_elsewhere() -> None:
    other = {"DOI": "https://doi.org/10.1/x", "URL": "https://doi.org/10.1/x", "number": "12"}
    found = paper(**other, note="arXiv:2305.18290 [cs]", publisher="ACL Press")
    assert (found.arxiv_id, found.doi, found.links, found.venue) == ("2305.18290", "10.1/x", (), "ACL Press")
    assert paper(**{"container-title": "NeurIPS"}).venue == "NeurIPS"
    assert paper(number=None, DOI=None).venue == "arXiv"
    assert paper(**{"citation-key": None}).key == ""
    assert paper(**{"citation-key": None, "id": "smith2020"}).key == "smith2020"
    assert paper(abstract="要旨。").abstract_ja == "要旨。"


def test_a_school_is_no_conference() -> None:
    thesis = {"type": "thesis", "genre": "PhD thesis", "publisher": "NAIST", "number": None, "DOI": None}
    assert paper(**thesis).venue == "PhD thesis, NAIST"
    assert paper(**thesis | {"type": "book", "genre": None}).venue == "Book, NAIST"


def test_zoteros_field_extra() -> None:
    lines = "arXiv:2305.18290 [cs]\nCitation Key: rafailovDirect\ntldr: No reward model."
    other = {"citation-key": None, "number": None, "DOI": None, "URL": None}
    found = paper(**other, note=lines)
    assert (found.key, found.arxiv_id, found.comment) == (
        "rafailovDirect",
        "2305.18290",
        "tldr: No reward model.",
    )


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2023]]}, 2023),
        ({"raw": "2023-05"}, 2023),
        ({"literal": "forthcoming"}, None),
        ({"date-parts": [["soon"]]}, None),
        ({"date-parts": "x"}, None),
        ({"date-parts": [[2020, None, None]]}, 2020),
        ({"date-parts": [[2023, 99, 99]]}, 2023),
        ("2023", 2023),
        (2023, 2023),
        ("-0044", None),
        ([2023], None),
    ],
)
def test_dates(issued: Any, year: int | None) -> None:
    found = paper(issued=issued)
    assert (found.year, found.published) == (year, None)


def test_what_is_wrong_is_told_with_its_line() -> None:
    text = f'[\n{json.dumps(ZOTERO)},\n{{"id": "x", "type": "book"}},\n3,\n{{"id": \n'
    _, reading = read(text)
    assert [line for line, _ in reading.records] == [2]
    assert [line for line, _ in reading.problems] == [3, 4, 5]
    assert reading.problems[0][1] == "the item 'x' has no title; give it one"


def test_one_item_as_doi_org_gives_it() -> None:
    item = {"type": "journal-article", "title": ["A <i>T</i>"], "container-title": [], "DOI": "10.1/x"}
    name, reading = read(json.dumps(item | {"issued": {"date-parts": [[2023, 5, 1]]}}, indent=1))
    ((_, record),) = reading.records
    assert (name, record.paper.title, record.paper.doi) == ("csl-json", "A T", "10.1/x")


def test_a_group_as_crossref_names_it() -> None:
    people = [
        {"family": "Lee", "given": "Ann", "name": "x"},
        {"name": "The R&amp;D Team", "sequence": "additional"},
    ]
    assert paper(author=people).authors == ("Ann Lee", "The R&D Team")


def test_pandoc_leaves_types_empty() -> None:
    assert paper(type="").title == "Direct Preference Optimization"


@pytest.mark.parametrize(
    "text", ["[]", '[{"type": "Feature", "id": 1}]', '{"type": "article", "id": "x"}', '["x"]']
)
def test_no_csl_json(text: str) -> None:
    with pytest.raises(UnreadableError, match="no digest format knows it"):
        identify(text)


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ZOTERO, "date-parts"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(st.lists(_values, max_size=3), st.text('[]{}",: 0e\\ud', max_size=30))
def test_no_text_makes_the_reader_raise(items: list[Any], text: str) -> None:
    for one in (json.dumps(items), text, "[" + text, json.dumps(items)[:-1] + text):
        reading = CSL_JSON.read(one)
        assert all(record.paper.title for _, record in reading.records)
