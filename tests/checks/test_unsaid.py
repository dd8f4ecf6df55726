"""Checks of arXiv ids that a file does not say."""

import pytest
from looked import looked_at

from paperlog.model import Paper
from paperlog.provenance import value_hash

KEY, DOI = "2401.12340", "doi: 10.48550/arXiv.2401.12340\ntitle: x\n"


def unsaid(texts: dict[str, str]) -> list[tuple[str, int, str, list[str | None]]]:
    """Of each finding its key, line and advice, and the arXiv ids that it writes."""
    return [
        (
            each.keys[0],
            each.line,
            each.advice,
            [mend.change(Paper("")).arxiv_id for mend in each.mends],  # type: ignore[union-attr]
        )
        for each in looked_at(texts, "key", "arxiv-id")
    ]


def test_an_id_that_only_the_key_or_the_doi_tells_is_written_down():
    assert unsaid({KEY: "title: x\n"}) == [(KEY, 1, "write it there", [KEY])]
    assert unsaid({"me": DOI}) == [("me", 1, f"write {KEY} there", [KEY])]
    assert unsaid({"me": "doi: 10.1145/3292500\n", "2402.00001": "arxiv_id: '2402.00001'\n"}) == []


@pytest.mark.parametrize("other", [f"title: y\narxiv_id: arXiv:{KEY}v2\n", DOI])
def test_an_id_that_another_paper_may_have_is_told_alone(other):
    told = unsaid({KEY: "title: x\n", f"{KEY}-2": other})
    advice = f"`paperlog merge {KEY}-2 {KEY}`; else `paperlog rename` gives it another key"
    ((said, mends),) = [each[2:] for each in told if each[0] == KEY]
    assert (said.endswith(advice), mends) == (True, [])
    assert other is not DOI or not any(mends for *_, mends in told)


def test_where_key_and_doi_tell_different_ids_none_is_written():
    assert [mends for *_, mends in unsaid({"2402.00001": DOI})] == [[], []]


def test_an_id_that_a_person_took_off_is_not_written_back():
    gave = value_hash("arxiv_id", KEY)
    source = f"sources:\n- {{format: fugumt, file: a.txt, line: 1, digest: '{'0' * 16}', gave: {gave}}}\n"
    correct = {KEY: "`paperlog rename` gives it another key", "me": "correct the DOI"}
    for key, text in ((KEY, "title: x\n"), ("me", DOI)):
        (finding,) = looked_at({key: text + source}, "key", "arxiv-id")
        assert (finding.advice, finding.level) == (f"you took it off: {correct[key]}", "hint")
        assert finding.mends == ()
