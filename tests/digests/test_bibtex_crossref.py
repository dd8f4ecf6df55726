from paperlog.digests import read

VOLUME = """
@inproceedings{child, title = {A Child}, author = {Roe, Jane}, crossref = {parent}, xdata={house}}
@inproceedings{other, title = {Another}, year = {2004}, crossref = {parent}}
@proceedings{parent, title = {Proceedings of Things}, year = {2003}, editor = {Doe, John}}
@proceedings{alone, title = {A Volume of Its Own}, year = {2001}}
@xdata{house, publisher = {The House}}
@set{both, entryset = {child,other}}
"""


def test_a_paper_takes_over_what_its_volume_says_and_the_volume_is_none():
    _, reading = read(VOLUME, "bibtex")
    papers = {record.paper.key: record.paper for _, record in reading.records}
    assert (set(papers), reading.problems) == ({"child", "other", "alone"}, ())
    child = papers["child"]
    assert (child.title, child.authors, child.year) == ("A Child", ("Jane Roe",), 2003)
    assert child.venue == "Proceedings of Things"
    assert papers["other"].year == 2004
