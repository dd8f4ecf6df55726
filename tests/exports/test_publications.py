from exports.papers import rendered

from paperlog.exports.publications import Form, Publication, publication
from paperlog.model import Paper


def test_what_a_venue_says() -> None:
    found = publication(Paper(key="k", venue="Ph.D. Thesis, Stanford University"))
    assert found == Publication(Form.PHD_THESIS, "Ph.D. Thesis", "Stanford University")
    assert publication(Paper(key="k", venue="Book, Springer")) == Publication(Form.BOOK, None, "Springer")
    assert publication(Paper(key="k", venue="Book, Springer", arxiv_id="2401.00001")) is None
    assert publication(Paper(key="k", venue="ACL")) is None
    assert publication(Paper(key="k", venue="Thesis, X")) is None


def test_each_format_has_its_own_word_for_it() -> None:
    paper = Paper(key="k", title="T", venue="PhD thesis, NAIST")
    assert rendered("bibtex", paper).startswith("@phdthesis{k,")
    assert "  type = {phdthesis},\n  institution = {NAIST},\n" in rendered("biblatex", paper)
    assert '"type": "thesis", "genre": "PhD thesis", "publisher": "NAIST"' in rendered("csl-json", paper)
