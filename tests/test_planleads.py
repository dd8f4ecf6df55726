"""What leads to the papers of a plan."""

from paperlog.foresight import Keys
from paperlog.model import Paper
from paperlog.plandrafts import Draft
from paperlog.planleads import Leads, dois_of

ONE = Paper("one", title="On Words", doi="10.1000/A")


def test_a_paper_is_found_by_its_title_and_doi_and_goes_on_being_found_by_earlier_ones():
    leads, draft = Leads(Keys()), Draft("one", ONE)
    leads.enter(draft)
    draft.paper = ONE.with_(title="On Numbers")
    leads.enter(draft)
    for names in (["onwords"], ["onnumbers"], dois_of(ONE.with_(doi="10.1000/a"))):
        assert list(leads.under(names, None)) == [draft]


def test_of_two_arxiv_ids_the_one_does_not_lead_to_the_other():
    leads = Leads(Keys())
    leads.enter(Draft("one", ONE.with_(arxiv_id="2401.00001")))
    assert list(leads.under(["onwords"], "2401.00002")) == []
    assert len(list(leads.under(["onwords"], None))) == 1
