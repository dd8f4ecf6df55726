from hypothesis import given
from stores import located
from strategies import entries

from paperlog.entries import Entry
from paperlog.model import Related
from paperlog.relatedentries import entry_of, with_related
from paperlog.relatednames import title_name

ITEM = Related("Tree of Thoughts", 58.2, "木の上を探索する。", "2023-05-17T23:16:17+00:00")


def test_each_entry_is_followed_by_the_papers_that_it_names() -> None:
    page = located(Entry("ReAct", related=(ITEM, Related("Toolformer"))), "page.txt", 7)
    first, second, third = with_related([page])
    assert first is page
    assert second.entry == Entry(ITEM.title, year=2023, published=ITEM.published, summary_ja=ITEM.summary_ja)
    assert third.entry == Entry("Toolformer")
    assert {(one.format, one.file, one.line, one.is_named) for one in (second, third)} == {
        (page.format, "page.txt", 7, True)
    }


def test_two_pages_that_say_the_same_of_a_paper_give_the_same_entry() -> None:
    pages = [
        located(Entry(title, related=(Related(ITEM.title, score, ITEM.summary_ja, ITEM.published),)))
        for title, score in (("A", 1.0), ("B", 99.0))
    ]
    _, one, _, other = with_related(pages)
    assert (one.entry, one.digest) == (other.entry, other.digest)


@given(entries)
def test_what_a_page_names_never_says_more_than_its_list(entry: Entry) -> None:
    page, *named = with_related([located(entry)])
    assert page.entry == entry
    own = title_name(entry.title)
    others = [item for item in entry.related if not own or title_name(item.title) != own]
    assert len(named) == sum(bool(item.title.strip()) for item in others)
    assert all(one.entry.score is None and not one.entry.related for one in named)


def test_a_date_that_cannot_be_read_gives_no_year() -> None:
    assert entry_of(Related("T", published="soon")).year is None
