import pytest
from looked import found

PAPER = "title: Making Engines Think by Weaving Numbers\nauthors: [Ada Lovelace]\nyear: 1843\n"
TYPO = PAPER.replace("Weaving", "Weavng")


def test_two_files_of_one_arxiv_id_or_doi_are_told():
    texts = {
        "a": "title: One\narxiv_id: 2401.00001v2\n",
        "2401.00001": "title: Two\narxiv_id: '2401.00001'\n",
        "b": "title: Three\ndoi: 10.1145/ABC\n",
        "c": "title: Four\ndoi: 10.1145/abc\n",
    }
    assert found(texts, "same-id") == [
        ("same-id", "a/a.yaml:2", "is arXiv:2401.00001, as 2401.00001 is"),
        ("same-id", "c/c.yaml:2", "is DOI:10.1145/abc, as b is"),
    ]


def test_who_shares_a_doi_and_is_another_paper_is_not_told():
    one, two = "title: A Book\ndoi: 10.1145/abc\n", "title: A Chapter of It\ndoi: 10.1145/ABC\n"
    assert len(found({"a": f"{one}arxiv_id: 2401.00001\n", "b": two}, "same-id")) == 1
    assert found({"a": one, "b": f"{two}not_same_as: [a]\n"}, "same-id", "not-same-as") == []
    ids = {"a": f"{one}arxiv_id: 2401.00001\n", "b": f"{two}arxiv_id: 2401.00002\n"}
    assert found(ids, "same-id") == []


def test_a_possible_duplicate_is_told_with_score_and_reason():
    ((check, where, message),) = found({"a": PAPER, "b": TYPO}, "duplicate")
    assert (check, where) == ("duplicate", "b/b.yaml:1")
    assert message.startswith("may be the same paper as a (9")
    assert message.endswith(": differ in a typing slip or a small word in the title, the same authors)")


def test_papers_that_somebody_knows_to_be_two_are_not_told():
    for name in ("a", "A", "old"):
        texts = {"a": f"{PAPER}aliases: [old]\n", "b": f"{TYPO}not_same_as: {name}\n"}
        assert found(texts, "duplicate", "not-same-as", "unknown-field") == []
    assert found({"a": f"{PAPER}not_same_as:\n- c\n- b\n", "b": TYPO}, "duplicate") == []
    assert len(found({"a": PAPER, "b": f"{TYPO}not_same_as: [c]\n"}, "duplicate")) == 1


def test_papers_of_different_or_the_same_id_are_no_possible_duplicates():
    for ids in (("2401.00001", "2401.00002"), ("2401.00001", "2401.00001")):
        texts = {key: f"{PAPER}arxiv_id: '{arxiv_id}'\n" for key, arxiv_id in zip("ab", ids, strict=True)}
        assert found(texts, "duplicate") == []


def test_a_name_that_keeps_nothing_apart_is_told():
    assert found({"a": f"{PAPER}not_same_as: [nobody]\n"}, "not-same-as") == [
        ("not-same-as", "a/a.yaml:4", "not_same_as: there is no paper 'nobody'")
    ]
    assert found({"a": f"{PAPER}aliases: [old]\nnot_same_as: [Old]\n"}, "not-same-as") == [
        ("not-same-as", "a/a.yaml:5", "not_same_as: 'Old' is this paper itself")
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (" {b: c}", "a/a.yaml:2 a mapping"),
        ("\n  b: c", "a/a.yaml:2 a mapping"),
        ("\n- b\n- c: d\n- [b]", "a/a.yaml:4 a mapping, a/a.yaml:5 a list"),
        (" [b, {c: d}]", "a/a.yaml:2 a mapping"),
        (" b", ""),
        (" []", ""),
        ("", ""),
    ],
)
def test_what_is_no_name_is_told(value, said):
    texts = {"a": f"title: x\nnot_same_as:{value}\n", "b": "title: y\n"}
    told = found(texts, "not-same-as", "unknown-field")
    assert ", ".join(f"{where} {' '.join(what.split()[1:3])}" for _, where, what in told) == said


def test_an_earlier_title_tells_as_well():
    source = "sources:\n- format: fugumt\n  title: Making Engines Think by Weaving Numbers\n"
    renamed = PAPER.replace("Making Engines Think by Weaving Numbers", "Notes on a Machine") + source
    ((_, where, message),) = found({"a": renamed, "b": PAPER}, "duplicate")
    assert where == "b/b.yaml:1"
    assert message == "may be the same paper as a (100: the same record)"


def test_a_name_that_keeps_nothing_apart_is_told_with_its_own_line():
    texts = {"a": "title: x\nnot_same_as:\n- b\n- nobody\n", "b": "title: y\nnot_same_as: none\n"}
    assert [where for _, where, _ in found(texts, "not-same-as")] == ["a/a.yaml:4", "b/b.yaml:2"]
