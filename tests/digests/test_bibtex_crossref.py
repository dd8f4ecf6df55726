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
    assert reading.notices == ((4, "'parent' is the venue of its papers, no paper of its own"),)
    child = papers["child"]
    assert (child.title, child.authors, child.year) == ("A Child", ("Jane Roe",), 2003)
    assert child.venue == "Proceedings of Things"
    assert papers["other"].year == 2004


def test_a_volume_that_its_user_wrote_about_is_a_paper_and_keeps_what_was_written():
    private = "comment={Mine}, keywords={procs}, ranking={rank5}, doi={10.1/x}, url={http://x.y/z}"
    text = VOLUME.replace("editor =", f"{private}, editor =")
    _, reading = read(text, "bibtex")
    papers = {record.paper.key: record.paper for _, record in reading.records}
    assert (papers["parent"].note, papers["parent"].rating, reading.notices) == ("Mine", 5, ())
    child = papers["child"]
    assert (child.note, child.rating, child.tags, child.doi, child.links) == (None, None, (), None, ())
    assert (child.venue, child.year) == ("Proceedings of Things", 2003)
